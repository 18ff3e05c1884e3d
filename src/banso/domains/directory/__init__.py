"""The directory 支援機関の名簿: which bodies exist, under which name, when, where, and for what."""
