"""Writes of consents 同意."""
