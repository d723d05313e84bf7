"""Rows of criteria."""
