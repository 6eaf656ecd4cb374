"""`blogark import`: mirrors, exports and WARCs that others made."""
