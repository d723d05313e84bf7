"""Rows of start small."""
