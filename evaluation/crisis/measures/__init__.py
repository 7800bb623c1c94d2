"""Measures of the sample crisis, one module each: `measure(crisis)` returns named figures from 0 to 1, or counts."""
