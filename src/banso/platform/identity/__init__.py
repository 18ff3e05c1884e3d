"""Who signs in: one custom user from the first migration, for owners and staff alike."""
