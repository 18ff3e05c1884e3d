"""The ground floor: pure functions and small immutable values.

No Django, no clock, no network. The only reading is of the packaged tables in ``data/``.
"""
