"""Reads of the indicators: definitions, numbers, breakdowns and the rows behind them."""
