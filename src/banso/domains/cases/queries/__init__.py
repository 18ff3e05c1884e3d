"""Reads of cases 案件: frozen summaries for other domains, querysets for this domain's own pages."""
