"""Writes of cases 案件."""
