"""The two lanes: what is delivered today, and the initiatives of tomorrow."""
