"""Search by part of a text: one bigram tokeniser, two stores (FTS5 on SQLite, text[] with GIN on PostgreSQL)."""
