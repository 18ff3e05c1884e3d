"""Cases 案件: what was asked, what was talked about, what became of it."""
