"""Messages やり取り: what an owner and the agency write to each other about a case."""
