"""Stored files: hashed and on disk before a row says so."""
