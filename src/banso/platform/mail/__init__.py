"""Letters sent by mail, queued with the change that caused them."""
