"""Time expressions: words like “four months earlier” in, first and last days out."""
