"""Rows of signals."""
