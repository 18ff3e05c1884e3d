"""Pure parts of referrals: states, the reminder ladder, the frozen payload, loops."""
