"""The audit trail: rows in the same transaction as the change, hash-chained per unit."""
