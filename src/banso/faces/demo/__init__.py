"""Made-up data for trying the product: a deterministic, synthetic Japan. No firm, agency or person in it exists."""
