"""Rows of concerns."""
