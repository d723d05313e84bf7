"""Rows of fit."""
