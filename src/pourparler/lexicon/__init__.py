"""Embedded tables: parties, places, issues; loaded, never guessed from."""
