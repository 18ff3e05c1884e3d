"""Who may see what: units, memberships, grants, and the one manager that reads them."""
