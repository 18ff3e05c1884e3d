"""Events: written with the change, delivered once to each subscriber afterwards."""
