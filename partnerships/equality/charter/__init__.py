"""The information charter: what is shared, with whom, until when."""
