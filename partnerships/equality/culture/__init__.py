"""How a side sees itself and the others, and what to know before a visit."""
