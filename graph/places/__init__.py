"""Which places are there, what are they called, and which lies in which on a day?"""

from graph.places.model import (
    Jurisdiction,
    JurisdictionKind,
    Membership,
    MembershipKind,
    PlacesDataError,
    UnknownJurisdictionError,
)
from graph.places.places import Places
from graph.places.reading import load_places

__all__ = [
    "Jurisdiction",
    "JurisdictionKind",
    "Membership",
    "MembershipKind",
    "Places",
    "PlacesDataError",
    "UnknownJurisdictionError",
    "load_places",
]
