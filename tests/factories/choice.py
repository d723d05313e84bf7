"""Rows of choice."""
