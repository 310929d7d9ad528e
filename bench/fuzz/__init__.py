"""Hostile input, by chance and by the million: every parser's own door must give a value or a known failure."""
