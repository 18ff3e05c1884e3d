"""What the organisation does, one package a domain, all of the same shape; tiers are kept by import contracts."""
