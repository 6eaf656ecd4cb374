"""Printed dates, and the zones that blogs keep."""
