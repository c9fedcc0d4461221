"""How do tests of sets write a family, a text, and look a finding up?"""

from collections.abc import Iterable

from graph.facts import Fact
from graph.model.reading import Finding
from loaders.facts.build import Family
from loaders.holdings import Holdings, holdings_of
from loaders.ingest import facts_of
from loaders.text.passages import passage_sha256
from loaders.text.source import SourceText, read_text
from tests.places import places
from tests.worlds import family

TEXT = """ACME TERMS

1. Law
The law of France governs.

2. Courts
The courts of Paris decide.
"""


def text(words: str = TEXT, file: str = "acme.txt") -> SourceText:
    """Read a text as if it had been a file."""
    return read_text(file, words.encode())


def sha(words: str) -> str:
    """Hash a passage as fact files do."""
    return passage_sha256(words)


def acme(*rules: str, more: str = "", name: str = "acme") -> Family:
    """Build a family with one agreement, its version and these rules."""
    lines = "".join(f"      - {{{rule}}}\n" for rule in rules)
    return family(
        f"family: {name}\ntitle: Acme\nfile: acme.txt\nagreements:\n"
        "  - slug: acme-terms\n    title: Acme terms\n    kind: MASTER_AGREEMENT\n"
        "    versions: [{id: '1'}]\n" + (f"    rules:\n{lines}" if rules else "") + more,
        f"{name}.yaml",
    )


def holding(families: Iterable[Family] = (), texts: Iterable[SourceText] = ()) -> Holdings:
    """Hold families and texts."""
    return holdings_of(families, texts)


def facts(*given: Family | SourceText) -> tuple[Fact, ...]:
    """Give the facts that families and texts make together."""
    families = [one for one in given if isinstance(one, Family)]
    texts = [one for one in given if isinstance(one, SourceText)]
    return facts_of(holding(families, texts), places())


def findings(check: str, *given: Family | SourceText) -> list[Finding]:
    """Give the findings of one check about the set that families and texts make together."""
    found = [fact for fact in facts(*given) if isinstance(fact, Finding)]
    return [finding for finding in found if finding.check == check]
