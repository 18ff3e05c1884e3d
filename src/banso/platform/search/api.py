"""The door of the search: put, put_many, remove, find."""

from .entries import Entry, Found
from .find import CAP, find
from .store import put, put_many, remove, remove_many

__all__ = ["CAP", "Entry", "Found", "find", "put", "put_many", "remove", "remove_many"]
