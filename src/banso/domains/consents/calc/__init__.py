"""Pure parts of consents: purposes, field classes, evidence, states."""
