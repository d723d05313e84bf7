"""Rows of room parts."""
