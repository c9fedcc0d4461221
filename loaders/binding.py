"""Do the facts fit the texts: is each cited passage where it is said to be, word for word?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from graph.facts import Fact
from graph.model.citation import Citation, Verification
from graph.model.entities import DefinedTerm, Relation, Version
from graph.model.reading import Clause, Finding, ReadMark, Severity
from graph.model.rules import Rule
from loaders.clauses import ClauseIndex, stub_key, stub_of, version_key
from loaders.finding_ids import finding_id
from loaders.text.passages import Anchored, Mismatch, MismatchReason, Moved, Passage, anchor
from loaders.text.source import SourceText

Rewrite = Callable[[Citation], Citation]


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
        match anchor(text, citation.lines, citation.part, citation.sha256):
            case Anchored() as here:
                return self._verified(citation, here.passage)
            case Moved() as moved:
                self._tell_moved(citation, moved)
                return self._verified(replace(citation, lines=moved.lines), moved.passage)
            case Mismatch() as mismatch:
                self._tell_mismatch(citation, mismatch)
                self.stubs.setdefault(stub_key(citation), stub_of(citation))
                return replace(
                    citation, verification=Verification.MISMATCH, clause=stub_key(citation)
                )

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

    def _tell_moved(self, citation: Citation, moved: Moved) -> None:
        a, b = citation.lines
        c, d = moved.lines
        self._tell(
            citation,
            "passage-moved",
            Severity.NOTE,
            f"{citation.file}: the passage cited at lines {a} to {b} now stands at lines {c} to {d}, and nowhere else",
            "write the new lines into the fact file",
        )

    def _tell_mismatch(self, citation: Citation, mismatch: Mismatch) -> None:
        a, b = citation.lines
        found = {
            MismatchReason.OUTSIDE_TEXT: "the text has no such lines",
            MismatchReason.NOT_FOUND: f"another passage stands there (sha256 {(mismatch.found_sha256 or '')[:12]}…)",
            MismatchReason.FOUND_MORE_THAN_ONCE: f"it stands at lines {', '.join(map(str, mismatch.candidates))}, more than once",
            MismatchReason.TOO_LARGE_TO_SEARCH: f"another passage stands there (sha256 {(mismatch.found_sha256 or '')[:12]}…)",
        }[mismatch.reason]
        self._tell(
            citation,
            "quote-mismatch",
            Severity.ERROR,
            f"{citation.file}: the passage cited at lines {a} to {b} (sha256 {citation.sha256[:12]}…) is not there: {found}",
            "read the passage again; then correct lines, part and sha256 in the fact file",
        )

    def _tell(
        self, citation: Citation, check: str, severity: Severity, message: str, settle: str
    ) -> None:
        cause = (citation.file, str(citation.lines), str(citation.part), citation.sha256)
        told = finding_id(check, *cause)
        self.findings[told] = Finding(
            id=told,
            check=check,
            severity=severity,
            message=message,
            settle=settle,
            agreements=(citation.agreement,),
        )
