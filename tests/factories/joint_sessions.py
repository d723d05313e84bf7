"""Rows of joint sessions."""
