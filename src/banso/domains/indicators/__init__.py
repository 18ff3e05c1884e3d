"""Indicators 指標: saved, versioned definitions over the datasets of lower domains, computed live and opened into rows."""
