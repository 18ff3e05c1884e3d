"""Pages of the directory 支援機関の名簿の画面."""
