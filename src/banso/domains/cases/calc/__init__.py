"""Pure parts of cases: states, channels, numbers, issue lists, checks of a consultation."""
