"""Whose words became joint."""
