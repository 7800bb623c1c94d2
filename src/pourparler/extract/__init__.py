"""Analyses to claims."""
