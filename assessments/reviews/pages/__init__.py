"""What the pages of a review show: released data in, ready words and pictures out."""
