"""Giving and gaining: what was put in, how it balances, and how it feels."""
