"""What every page and endpoint passes through: who is asking, may they, and how a refusal is shown."""
