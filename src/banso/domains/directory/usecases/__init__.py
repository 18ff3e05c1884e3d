"""Writes of the directory: one verb a module."""
