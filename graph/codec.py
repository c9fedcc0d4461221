"""How does a fact become bytes, and the bytes the same fact again?

One codec serves both stores, the export and the digest of a revision: equal facts give equal bytes.
"""

from functools import cache

from pydantic import TypeAdapter

from graph.facts import LABELS, Fact, label_of


@cache
def _adapter(label: str) -> TypeAdapter[Fact]:
    kinds = {name: kind for kind, name in LABELS.items()}
    return TypeAdapter(kinds[label])


def encode(fact: Fact) -> bytes:
    """Write the fact as compact JSON; fields stand in the order of the class, without those that are None."""
    return _adapter(label_of(fact)).dump_json(fact, exclude_none=True)


def decode(label: str, body: bytes | str) -> Fact:
    """Read what :func:`encode` wrote.

    Raises:
        KeyError: no kind of fact has this label.
        pydantic.ValidationError: the bytes are not a fact of that kind.
    """
    return _adapter(label).validate_json(body)
