"""Starting points the sides agree on, under themes."""
