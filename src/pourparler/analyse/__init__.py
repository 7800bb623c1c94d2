"""Documents to analyses."""
