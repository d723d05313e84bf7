"""Rows of journey."""
