"""Rows and places of the rooms, a module each: what `matrix.py` and `places.py` gather."""
