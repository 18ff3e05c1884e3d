"""Writes of referrals: send, take up, refuse, close, withdraw; and what the clock does."""
