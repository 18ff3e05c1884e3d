"""Running the product: prepare the database, serve pages, work through jobs, the demonstration."""
