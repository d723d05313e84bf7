"""Rows of equality."""
