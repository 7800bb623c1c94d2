"""The record in a database."""
