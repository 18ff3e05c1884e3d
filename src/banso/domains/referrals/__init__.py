"""Referrals 取次ぎ: one firm's need handed by one agency to another, with consent, a frozen payload and a clock."""
