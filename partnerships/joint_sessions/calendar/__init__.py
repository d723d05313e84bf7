"""Sessions in people’s own calendars: a file for one, a private feed for all."""
