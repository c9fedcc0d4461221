"""The table of places, read once for all tests."""

from functools import cache

from graph.places import Places
from service.bootstrap import read_places


@cache
def places() -> Places:
    """Give the table of places."""
    return read_places()
