"""Rows of reviews all year."""
