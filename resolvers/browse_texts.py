"""Which clauses and findings does a list show, and how many facts of each kind are there?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.catalogue import Catalogue
from graph.facts import LABELS, Fact
from graph.model.ids import AgreementSlug
from graph.model.reading import Clause, Finding, Severity
from graph.names import fold
from graph.slice import Selection
from resolvers.paging import Key, Order, Page, Window, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFilter:
    """Which clauses of one agreement; ``path`` is the clause with all that lies under it."""

    agreement: AgreementSlug
    version: str | None = None
    path: str | None = None
    text: str | None = None


def clauses_wanted(wanted: ClauseFilter) -> Selection:
    """Say what a list of clauses reads."""
    return Selection(stated_in=(wanted.agreement,), labels=("Clause",))


def list_clauses(facts: Iterable[Fact], wanted: ClauseFilter, window: Window) -> Page[Clause]:
    """Give a page of clauses, in the order of the text."""
    clauses = {fact.key: fact for fact in facts if isinstance(fact, Clause)}
    rows = (
        clause
        for clause in clauses.values()
        if wanted.version in {None, clause.version}
        and (wanted.path is None or _lies_under(clause, wanted.path, clauses))
        and (wanted.text is None or fold(wanted.text) in fold(clause.heading or ""))
    )
    return page_of(rows, _CLAUSE_ORDER, window)


def _lies_under(clause: Clause, path: str, clauses: Mapping[str, Clause]) -> bool:
    """Tell whether the clause, or one that contains it, has the path; a loop of parents ends the walk."""
    seen: dict[str, None] = {}
    above: Clause | None = clause
    while above is not None and above.key not in seen:
        if above.path == path:
            return True
        seen[above.key] = None
        above = None if above.parent is None else clauses.get(above.parent)
    return False


def _place_in_text(clause: Clause) -> Key:
    """What contains another stands before it: it begins no later and ends no earlier."""
    first, last = clause.lines
    return (clause.version, clause.file, first, -last, clause.key)


_CLAUSE_ORDER = Order(name="text", key=_place_in_text, shape=(str, str, int, int, str))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFilter:
    """Which findings."""

    severities: Collection[Severity] | None = None
    checks: Collection[str] | None = None
    agreement: AgreementSlug | None = None


def list_findings(
    facts: Iterable[Fact], catalogue: Catalogue, wanted: FindingFilter, window: Window
) -> Page[Finding]:
    """Give a page of findings, the gravest first; one that names an agreement out of sight is left out whole."""
    rows = (
        finding
        for finding in facts
        if isinstance(finding, Finding)
        and is_finding_visible(finding, catalogue)
        and (wanted.severities is None or finding.severity in wanted.severities)
        and (wanted.checks is None or finding.check in wanted.checks)
        and (wanted.agreement is None or wanted.agreement in finding.agreements)
    )
    return page_of(rows, _FINDING_ORDER, window)


def is_finding_visible(finding: Finding, catalogue: Catalogue) -> bool:
    """Tell whether all that the finding is about may be seen: its sentence may quote any of it."""
    return all(slug in catalogue.agreements.by_slug for slug in finding.agreements)


_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _gravity(finding: Finding) -> Key:
    return (_GRAVITY[finding.severity], finding.check, finding.id)


_FINDING_ORDER = Order(name="gravity", key=_gravity, shape=(int, str, str))


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCount:
    """How many facts there are with one label."""

    label: str
    count: int


def everything_stated(catalogue: Catalogue) -> Selection:
    """Select all facts that an agreement states: what a count of them reads."""
    return Selection(
        stated_in=tuple(map(AgreementSlug, catalogue.agreements.by_slug)),
        labels=tuple(LABELS.values()),
    )


def count_labels(facts: Iterable[Fact], catalogue: Catalogue) -> tuple[LabelCount, ...]:
    """Count what the viewer may see, in the order of :data:`graph.facts.LABELS`; a label without facts counts 0."""
    counts = dict.fromkeys(LABELS.values(), 0)
    for fact in facts:
        if not isinstance(fact, Finding) or is_finding_visible(fact, catalogue):
            counts[LABELS[type(fact)]] += 1
    for directory in (catalogue.topics, catalogue.parties, catalogue.products, catalogue.channels):
        for thing in directory.by_slug.values():
            counts[LABELS[type(thing)]] += 1
    return tuple(LabelCount(label=label, count=count) for label, count in counts.items())
