"""One key, one effect: the stored answer is given again."""
