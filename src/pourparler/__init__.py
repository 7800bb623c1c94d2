"""pourparler reads reports of a negotiation and keeps its record: every claim with its exact words."""

from pourparler.version import __version__

__all__ = ["__version__"]
