"""The pure part of the directory: packaged tables, names by period, areas, functions."""
