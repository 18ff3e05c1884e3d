"""The board: every indicator by quarter, with its target, and the way down to the rows behind it."""
