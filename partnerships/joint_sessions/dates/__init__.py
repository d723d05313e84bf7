"""Finding a date together: several moments, everybody’s answer, one button."""
