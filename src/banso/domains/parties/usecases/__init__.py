"""Writes of parties, one verb a module."""
