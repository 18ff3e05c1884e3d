"""Writes of surveys: invite, answer, remind."""
