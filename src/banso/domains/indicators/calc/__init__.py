"""Pure parts of indicators: what a definition says, which days a period has, how a value reads."""
