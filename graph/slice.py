"""Which part of one revision does a question need, and what does it get?"""

from dataclasses import dataclass

from graph.catalogue import Catalogue
from graph.facts import Fact
from graph.model.ids import AgreementSlug
from graph.records import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to read: the union of three.

    ``stated_in`` with ``labels``: the facts with one of these labels that one of these agreements states.
    ``about``: the rules, wherever stated, that name one of these agreements in their scope, or that rank one of them
    or a clause of theirs.
    ``keys``: exactly these facts.
    """

    stated_in: tuple[AgreementSlug, ...] = ()
    labels: tuple[str, ...] = ()
    about: tuple[AgreementSlug, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What was read: the facts in the order of their keys, all of ``revision``."""

    revision: Revision
    catalogue: Catalogue
    facts: tuple[Fact, ...]
