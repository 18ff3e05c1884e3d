"""Parties 事業者: firms, sole proprietors and people before founding; who they are, from which source, as of when."""
