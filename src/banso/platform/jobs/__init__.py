"""Work done later: leased, fenced, effect and done in one transaction."""
