"""Pages that nobody has described."""
