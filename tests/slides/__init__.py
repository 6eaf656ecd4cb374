"""Slide decks: their addresses, names, players and providers' answers."""
