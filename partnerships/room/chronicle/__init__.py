"""The history as people read it, and the check that nobody rewrote it."""
