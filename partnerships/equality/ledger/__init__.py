"""What each side put in and what it gained."""
