"""Which worlds do property tests try? A few agreements that name one another, with odd ids and texts.

Ids differ in case, accents, width and normal form only; some are numbers too large for a float, empty
or like an expression of a query language. Names that lead nowhere are among them.
"""

from collections.abc import Sequence
from typing import Final, cast

from hypothesis import strategies as st

from graph.facts import LABELS, Fact, key_of
from graph.model.citation import Citation, Verification
from graph.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    ChoiceTest,
    Condition,
    DateTest,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    UseTest,
    Variable,
)
from graph.model.dates import PartialDate
from graph.model.entities import (
    Agreement,
    AgreementKind,
    Alias,
    Channel,
    DefinedTerm,
    Party,
    PartyKind,
    PartyLink,
    Period,
    Product,
    Relation,
    RelationKind,
    Topic,
    Version,
)
from graph.model.ids import OPEN_WORKSPACE, AgreementSlug, Workspace
from graph.model.provisions import Provision, ProvisionKind, ProvisionValue, ValueKind
from graph.model.reading import Clause, Document, Finding, QuestionKind, ReadMark, Severity
from graph.model.rules import (
    ApplicabilityRule,
    ContractingPartyRule,
    FactStatus,
    Forum,
    ForumKind,
    ForumRule,
    GoverningLawRule,
    LanguageRule,
    Operand,
    PartyRoleRule,
    PrecedenceRule,
    RankedTier,
    Scope,
    Strength,
    SubprocessorEngagement,
    TermsDuty,
    TermsReference,
    TermsRule,
)
from graph.slice import Selection
from graph.viewer import Viewer

ODD_NAMES: Final = (
    *("a", "A", "\u00e9", "e\u0301", "\uff41", "\u00df", "SS", "\u0131", "I", "\u0130"),
    *("", " ", "a ", "9007199254740993", "9007199254740992", "null", "a#1", "a@1", "a/b", "a:b"),
    *("\u2126", "\u03a9", "\U0001d51e", "\ufffd", "'", "`", "$a", "{a}", "\\", "\u202ea"),
)
WORKSPACES: Final = (OPEN_WORKSPACE, Workspace("Open"), Workspace("\u00f6pen"))
CODES: Final = ("DE", "FR", "US-CA", "EU", "GB", "zz")

names = st.sampled_from(ODD_NAMES)
few_names = names.filter(lambda name: name in ODD_NAMES[:5])  # so that facts meet
texts = st.text(max_size=6)
some_text = st.none() | texts
codes = st.sampled_from(CODES)
flags = st.booleans()
some_flag = st.none() | flags


def few(of: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    """Give a tuple of a few different ones."""
    return st.lists(of, max_size=most, unique=True).map(tuple)


def maybe(of: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Give one or None."""
    return st.none() | of


dates = st.builds(
    PartialDate, year=st.integers(1990, 2030), month=maybe(st.integers(1, 12)), day=st.none()
) | st.dates().map(lambda d: PartialDate(year=d.year, month=d.month, day=d.day))
variables = st.builds(Variable, input=st.sampled_from(Input), attribute=some_text)
_tests = st.one_of(
    st.builds(PlaceTest, variable=variables, within=few(codes)),
    st.builds(ChoiceTest, variable=variables, one_of=few(texts)),
    st.builds(FlagTest, variable=variables, value=flags),
    st.builds(DateTest, variable=variables, first=maybe(dates), last=maybe(dates)),
    st.builds(UseTest, products=few(few_names), channels=few(few_names)),
)
conditions: st.SearchStrategy[Condition] = st.just(ALWAYS) | st.recursive(
    cast("st.SearchStrategy[Condition]", _tests),
    lambda inner: st.one_of(
        st.builds(AllOf, parts=few(inner)),
        st.builds(AnyOf, parts=few(inner)),
        st.builds(Not, part=inner),
    ),
    max_leaves=4,
)
lines = st.tuples(st.integers(1, 9), st.integers(10, 2**53 + 1))
citations = st.builds(
    Citation,
    agreement=few_names,
    version=few_names,
    file=texts,
    lines=lines,
    part=maybe(st.just((0, 1))),
    path=some_text,
    sha256=texts,
    clause=maybe(few_names),
    quote=some_text,
    verification=st.sampled_from(Verification),
)
aliases = few(st.builds(Alias, name=texts, agreement=maybe(few_names)))
dated = {"first": maybe(dates), "last": maybe(dates)}
cited = {"citations": few(citations), "note": some_text}

entities = st.one_of(
    st.builds(Topic, slug=few_names, name=texts, name_fr=texts, within=maybe(few_names)),
    st.builds(
        Party,
        slug=few_names,
        name=texts,
        kind=st.sampled_from(PartyKind),
        aliases=aliases,
        registration_number=some_text,
        affiliate_of=maybe(few_names),
    ),
    st.builds(
        Product,
        slug=few_names,
        name=texts,
        group=flags,
        aliases=aliases,
        in_groups=few(few_names),
        provided_by=maybe(few_names),
    ),
    st.builds(
        Channel,
        slug=few_names,
        name=texts,
        aliases=aliases,
        operated_by=maybe(few_names),
        in_groups=few(few_names),
    ),
    st.builds(
        Version,
        agreement=few_names,
        id=few_names,
        language=some_text,
        file=some_text,
        lines=maybe(lines),
        periods=few(
            st.builds(Period, when=conditions, event=some_text, citations=few(citations), **dated)
        ),
        published=maybe(dates),
        official=some_flag,
        citations=few(citations),
    ),
    st.builds(
        DefinedTerm,
        id=few_names,
        term=texts,
        agreement=few_names,
        means=few(
            st.builds(
                "{}:{}".format,
                st.sampled_from(["agreement", "party", "product", "jurisdiction", "rule", "odd"]),
                few_names,
            )
        ),
        text=some_text,
        **cited,
    ),
)
agreements = st.builds(
    Agreement,
    slug=few_names,
    title=texts,
    kind=st.sampled_from(AgreementKind),
    language=some_text,
    known=flags,
    workspace=st.sampled_from(WORKSPACES),
    aliases=aliases,
    parties=few(st.builds(PartyLink, party=few_names, role=texts)),
    products=few(few_names),
    channels=few(few_names),
    topics=few(few_names),
    provider=maybe(few_names),
)
relations = st.builds(
    Relation,
    id=few_names,
    kind=st.sampled_from(RelationKind),
    source=few_names,
    target=few_names,
    when=conditions,
    as_amended=some_flag,
    clauses=few(texts),
    statement=texts,
    **dated,
    **cited,
)
common = {
    "id": few_names,
    "agreement": few_names,
    "scope": st.builds(
        Scope,
        topics=few(few_names),
        except_topics=few(few_names),
        products=few(few_names),
        channels=few(few_names),
        agreements=few(few_names),
    ),
    "when": conditions,
    "strength": st.sampled_from(Strength),
    "row": some_text,
    "statement": texts,
    "redacted": flags,
    "status": st.sampled_from(FactStatus),
    "found_by": some_text,
    **dated,
    **cited,
}
operands = st.builds(
    Operand,
    agreement=maybe(few_names),
    clause=maybe(few_names),
    rule=maybe(few_names),
    words=some_text,
)
tiers = st.builds(
    RankedTier,
    members=few(operands, 3),
    topics=few(few_names),
    except_topics=few(few_names),
    when=conditions,
)
orders = st.builds(PrecedenceRule, tiers=few(tiers, 3), higher_standard=flags, **common)
rules = st.one_of(
    st.builds(
        GoverningLawRule,
        law=maybe(codes),
        law_of=maybe(variables),
        as_in=maybe(few_names),
        excludes_cisg=some_flag,
        **common,
    ),
    st.builds(
        ForumRule,
        forum=maybe(
            st.builds(
                Forum,
                kind=st.sampled_from(ForumKind),
                name=some_text,
                seat=maybe(codes),
                exclusive=some_flag,
                rules=some_text,
            )
        ),
        seat_of=maybe(variables),
        as_in=maybe(few_names),
        **common,
    ),
    st.builds(
        ContractingPartyRule,
        party=maybe(few_names),
        address=some_text,
        as_in=maybe(few_names),
        **common,
    ),
    st.builds(PartyRoleRule, party=few_names, role=texts, denied=flags, **common),
    st.builds(LanguageRule, language=texts, official=flags, over=few(texts), **common),
    st.builds(
        TermsRule,
        terms=few(
            st.builds(
                TermsReference,
                agreement=maybe(few_names),
                provider=maybe(few_names),
                description=some_text,
                url=some_text,
            )
        ),
        duty=st.sampled_from(TermsDuty),
        catch_all=flags,
        exhaustive=some_flag,
        **common,
    ),
    st.builds(
        SubprocessorEngagement,
        party=few_names,
        engaged_by=maybe(few_names),
        locations=few(codes),
        purpose=some_text,
        since=maybe(dates),
        **common,
    ),
    st.builds(ApplicabilityRule, applies=flags, **common),
    st.builds(
        Provision,
        type=st.sampled_from(ProvisionKind),
        bearer=some_text,
        values=few(
            st.builds(
                ProvisionValue,
                label=texts,
                kind=st.sampled_from(ValueKind),
                value=texts,
                unit=some_text,
            )
        ),
        exhaustive=some_flag,
        **common,
    ),
)
readings = st.one_of(
    st.builds(
        ReadMark,
        id=few_names,
        agreement=few_names,
        questions=few(st.sampled_from(QuestionKind)),
        topics=few(few_names),
        nearest=few(citations),
        note=some_text,
    ),
    st.builds(
        Document,
        file=few_names,
        sha256=texts,
        encoding=texts,
        length=st.integers(0, 2**70),
        lines=st.integers(0, 2**53 + 1),
    ),
    st.builds(
        Clause,
        key=few_names,
        agreement=few_names,
        version=few_names,
        file=texts,
        path=few_names,
        heading=some_text,
        lines=lines,
        start=maybe(st.integers(0, 2**53 + 1)),
        sha256=some_text,
        parent=maybe(few_names),
    ),
    st.builds(
        Finding,
        id=few_names,
        check=texts,
        severity=st.sampled_from(Severity),
        message=texts,
        settle=some_text,
        agreements=few(few_names),
        citations=few(citations),
    ),
)
facts = cast(
    "st.SearchStrategy[Fact]",
    st.one_of(agreements, relations, entities, orders, rules, rules, readings),
)

World = dict[str, Fact]
"""The facts of one revision, by key."""


def _world(chosen: Sequence[Fact]) -> World:
    return {key_of(fact): fact for fact in chosen}


_POOL: Final = (agreements, agreements, relations, relations, orders, readings)


@st.composite
def series(draw: st.DrawFn, revisions: int = 3) -> list[World]:
    """Give the worlds of a few revisions: facts come, change, go and come back.

    Names are few, so that facts meet: most lead somewhere, some nowhere, and keys come again with
    another content.
    """
    pool = [cast("Fact", draw(kind)) for kind in _POOL]
    pool += draw(st.lists(facts, min_size=4, max_size=10))
    return [_world(draw(_most_of(pool))) for _ in range(revisions)]


def _most_of(pool: Sequence[Fact]) -> st.SearchStrategy[list[Fact]]:
    """Give some of the facts, in another order each time: of two with one key, the later one counts."""
    kept = st.lists(st.sampled_from([True, True, False]), min_size=len(pool), max_size=len(pool))
    return st.tuples(kept, st.permutations(pool)).map(
        lambda drawn: [fact for keep, fact in zip(*drawn, strict=True) if keep]
    )


def selections(worlds: Sequence[World]) -> st.SearchStrategy[Selection]:
    """Give what a question may ask of these worlds."""
    keys = sorted(set().union(*worlds))
    slugs = few(few_names, 3).map(lambda found: tuple(map(AgreementSlug, map(str, found))))
    return st.builds(
        Selection,
        stated_in=slugs,
        labels=st.just(tuple(LABELS.values())) | few(st.sampled_from([*LABELS.values(), "Odd"]), 4),
        about=slugs,
        keys=few(st.sampled_from([*keys, "Odd:a", "Topic:\u0130", "FamilySource:a", "no key"]), 4),
    )


viewers = st.builds(
    Viewer,
    subject=st.just("somebody"),
    workspaces=st.frozensets(st.sampled_from(WORKSPACES), min_size=1),
)
