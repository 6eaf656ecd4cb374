"""Printed dates, and the zones that blogs keep."""

#: When the pages were captured that print them.
CAPTURED = "2013-06-15T10:30:00Z"
