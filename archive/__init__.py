"""The SQLite archive, its WARCs and their publication."""
