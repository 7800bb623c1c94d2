"""The program's version, in one place."""

__version__ = "0.1.0"
RULES = "2026.11"
"""Version of the extraction rules; goes into every reading."""
