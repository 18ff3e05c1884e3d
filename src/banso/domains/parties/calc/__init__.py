"""Pure rules of parties: kinds, attributes, rows of the registry file, notices."""
