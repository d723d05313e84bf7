"""Kitchen visits: the sides look at each other’s work."""
