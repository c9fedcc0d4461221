"""Do the facts fit the texts: is each cited passage where it is said to be, word for word?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from graph.facts import Fact
from graph.model.citation import Citation, Verification
from graph.model.entities import DefinedTerm, Relation, Version
from graph.model.reading import Clause, Finding, ReadMark, Severity
from graph.model.rules import Rule
from loaders.clauses import ClauseIndex, stub_key, stub_of, version_key
from loaders.facts.cite import UNSTAMPED
from loaders.finding_ids import finding_id
from loaders.text.passages import Anchored, Mismatch, MismatchReason, Moved, Passage, anchor
from loaders.text.source import SourceText

Rewrite = Callable[[Citation], Citation]


def citations_of(fact: Fact) -> tuple[Citation, ...]:
    """Give every passage that a fact cites."""
    match fact:
        case Version():
            return (*fact.citations, *(c for period in fact.periods for c in period.citations))
        case ReadMark():
            return fact.nearest
        case Relation() | DefinedTerm() | Rule():
            return fact.citations
        case _:
            return ()


def with_citations(fact: Fact, rewrite: Rewrite) -> Fact:
    """Give the fact with each of its citations rewritten."""

    def each(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(rewrite(citation) for citation in citations)

    match fact:
        case Version():
            periods = tuple(
                replace(period, citations=each(period.citations)) for period in fact.periods
            )
            return replace(fact, citations=each(fact.citations), periods=periods)
        case ReadMark():
            return replace(fact, nearest=each(fact.nearest))
        case Relation() | DefinedTerm() | Rule():
            return replace(fact, citations=each(fact.citations))
        case _:
            return fact


@dataclass(slots=True)
class Binder:
    """Binds citations to texts, and keeps what it finds on the way: stubs of clauses, and passages that do not fit."""

    texts: Mapping[str, SourceText]
    clauses: ClauseIndex
    stubs: dict[str, Clause] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)

    def bind(self, fact: Fact) -> Fact:
        """Give the fact with bound citations."""
        return with_citations(fact, self._bound)

    def _bound(self, citation: Citation) -> Citation:
        text = self.texts.get(citation.file)
        if text is None:
            self.stubs.setdefault(stub_key(citation), stub_of(citation))
            return replace(citation, clause=stub_key(citation))
        if citation.sha256 == UNSTAMPED:
            return self._unstamped(citation)
        match anchor(text, citation.lines, citation.part, citation.sha256):
            case Anchored() as here:
                return self._verified(citation, here.passage)
            case Moved() as moved:
                bound = self._verified(replace(citation, lines=moved.lines), moved.passage)
                return self._told(citation, bound, "passage-moved", Severity.NOTE, _moved(moved))
            case mismatch:
                told = _mismatch(text, citation, mismatch)
                bound = self._unverified(citation)
                return self._told(citation, bound, "quote-mismatch", Severity.ERROR, told)

    def _unstamped(self, citation: Citation) -> Citation:
        told = (
            "has no sha256 yet, so whether it is the right one cannot be told",
            "read it there; then contract-graph anchor FACTS TEXTS writes the hash",
        )
        bound = self._unverified(citation)
        return self._told(citation, bound, "passage-not-hashed", Severity.ERROR, told)

    def _unverified(self, citation: Citation) -> Citation:
        self.stubs.setdefault(stub_key(citation), stub_of(citation))
        return replace(citation, verification=Verification.MISMATCH, clause=stub_key(citation))

    def _verified(self, citation: Citation, passage: Passage) -> Citation:
        version = version_key(citation.agreement, citation.version)
        before = len(passage.quote) - len(passage.quote.lstrip())
        after = len(passage.quote) - len(passage.quote.rstrip())
        clause = self.clauses.smallest(version, passage.start + before, passage.end - after)
        if clause is None:
            self.stubs.setdefault(stub_key(citation), stub_of(citation))
        return replace(
            citation,
            clause=stub_key(citation) if clause is None else clause.key,
            start=passage.start,
            end=passage.end,
            quote=passage.quote,
            prefix=passage.prefix,
            suffix=passage.suffix,
            verification=Verification.VERIFIED,
        )

    def _told(
        self,
        citation: Citation,
        bound: Citation,
        check: str,
        severity: Severity,
        told: tuple[str, str],
    ) -> Citation:
        """Keep a finding about the citation, as it was given, and give the bound one."""
        part = "" if citation.part is None else f", part {list(citation.part)},"
        first, last = citation.lines
        passage = f"{citation.file}: the passage cited at lines {first} to {last}{part}"
        cause = (citation.agreement, citation.file, str(citation.lines), str(citation.part))
        name = finding_id(check, *cause, citation.sha256)
        self.findings[name] = Finding(
            id=name,
            check=check,
            severity=severity,
            message=f"{passage} {told[0]}",
            settle=told[1],
            agreements=(citation.agreement,),
            citations=(bound,),
        )
        return bound


def _moved(moved: Moved) -> tuple[str, str]:
    first, last = moved.lines
    message = f"now stands at lines {first} to {last}, and nowhere else"
    return message, f"write lines: [{first}, {last}] into the fact file"


def _mismatch(text: SourceText, citation: Citation, mismatch: Mismatch) -> tuple[str, str]:
    wanted = f"is not there (sha256 {citation.sha256[:12]}…)"
    settle = "read the passage again; then correct lines, part and sha256 in the fact file"
    match mismatch.reason:
        case MismatchReason.OUTSIDE_TEXT:
            return f"{wanted}: {_outside(text, citation)}", settle
        case MismatchReason.FOUND_MORE_THAN_ONCE:
            lines = ", ".join(map(str, mismatch.candidates))
            return f"{wanted}: it begins at each of the lines {lines}", settle
        case MismatchReason.NOT_FOUND:
            return f"{wanted}: what stands there has sha256 {_short(mismatch)}", settle
        case MismatchReason.TOO_LARGE_TO_SEARCH:
            rest = "the text is too large to look for the passage elsewhere"
            return f"{wanted}: what stands there has sha256 {_short(mismatch)}, and {rest}", settle
        case _:
            assert_never(mismatch.reason)


def _short(mismatch: Mismatch) -> str:
    return f"{(mismatch.found_sha256 or '')[:12]}…"


def _outside(text: SourceText, citation: Citation) -> str:
    first, last = citation.lines
    if last > text.line_count:
        return f"the text has {text.line_count} lines"
    start, end = text.line_span(first, last)
    return f"those lines have {end - start} code points"
