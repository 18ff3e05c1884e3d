"""Writes of messages やり取り."""
