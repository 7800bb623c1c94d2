"""Formats in which a record leaves: nouns in, lines or bytes out; each module is one format."""
