"""Banso 伴走: the operating platform of a national SME-support system."""

__version__ = "0.1.0"
