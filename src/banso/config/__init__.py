"""Settings, addresses and start-up: the only place that knows everything."""
