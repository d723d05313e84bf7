"""What hurt before, what repaired it, and the word of the side that was hurt."""
