"""Brings what follows from a record up to date: only what a change touches is made again."""
