"""Measurements, each a command that prints a ratio: never a timed test, never a time by itself."""
