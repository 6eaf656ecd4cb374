"""From readings to rows."""
