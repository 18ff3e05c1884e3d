"""Pure parts of messages: sides and notices."""
