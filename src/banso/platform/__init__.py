"""Django plumbing that every domain stands on: identity, scope, audit, outbox, jobs, files, search, pages."""
