"""Consents 同意: which firm lets whom see what, for which purpose, until when."""
