"""From addresses to readings."""
