"""Trains the reader's weights; never imported by the program."""
