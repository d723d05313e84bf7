"""Who sits at the table: opening a partnership, keeping, giving and ending seats."""
