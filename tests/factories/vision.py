"""Rows of vision."""
