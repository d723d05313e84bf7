"""Signals and warnings, ready for their templates."""
