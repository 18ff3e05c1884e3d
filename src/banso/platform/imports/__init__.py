"""Files in: validated whole into staging, resumable, published in one switch."""
