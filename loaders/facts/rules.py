"""Which rule of the model does a rule of a fact file state?"""

from typing import Any, TypedDict, assert_never

from graph.facts import AnyRule
from graph.model.citation import Citation
from graph.model.conditions import Condition, Variable
from graph.model.dates import PartialDate
from graph.model.ids import (
    AgreementSlug,
    ChannelSlug,
    JurisdictionCode,
    PartySlug,
    ProductSlug,
    RuleId,
    TopicSlug,
)
from graph.model.rules import (
    ApplicabilityRule,
    ContractingPartyRule,
    Forum,
    ForumRule,
    GoverningLawRule,
    LanguageRule,
    PartyRoleRule,
    PrecedenceRule,
    Scope,
    Strength,
    SubprocessorEngagement,
    TermsReference,
    TermsRule,
)
from loaders.facts.cite import CitationSource, Path
from loaders.facts.conditions import (
    VARIABLES,
    BadValueError,
    CheckPlace,
    build_condition,
    build_date,
    variable_named,
)
from loaders.facts.orders import build_tiers
from loaders.facts.problems import nearest_word
from loaders.facts.shape_rules import (
    AnyRuleShape,
    ApplicabilityShape,
    ContractingPartyShape,
    ForumShape,
    ForumValueShape,
    GoverningLawShape,
    LanguageShape,
    PartyRoleShape,
    PrecedenceShape,
    SubprocessorShape,
    TermsReferenceShape,
    TermsShape,
)


class _Common(TypedDict):
    """The fields that every rule has, ready to be given to its class."""

    id: RuleId
    agreement: AgreementSlug
    scope: Scope
    when: Condition
    strength: Strength
    first: PartialDate | None
    last: PartialDate | None
    row: str | None
    statement: str
    note: str | None
    redacted: bool
    citations: tuple[Citation, ...]


def build_rule(  # noqa: C901, PLR0911 - one line a kind
    shape: AnyRuleShape, family: str, source: CitationSource, path: Path, check_place: CheckPlace
) -> AnyRule:
    """Build the rule.

    Raises:
        BadValueError: a value that the calendar, the table of places or the kind of rule does not allow.
    """
    common = _common(shape, family, source, path, check_place)
    match shape:
        case GoverningLawShape():
            return _governing_law(shape, common, path, check_place)
        case ForumShape():
            return _forum(shape, common, path, check_place)
        case ContractingPartyShape():
            return _contracting_party(shape, common, path)
        case PartyRoleShape():
            return PartyRoleRule(
                **common, party=PartySlug(shape.party), role=shape.role, denied=shape.denied
            )
        case PrecedenceShape():
            return _precedence(shape, common, family, path, check_place)
        case LanguageShape():
            return LanguageRule(
                **common, language=shape.language, official=shape.official, over=shape.over
            )
        case TermsShape():
            return _terms(shape, common, path)
        case SubprocessorShape():
            return _subprocessor(shape, common, path, check_place)
        case ApplicabilityShape():
            return ApplicabilityRule(**common, applies=shape.applies)
        case _:
            assert_never(shape)


def _common(
    shape: AnyRuleShape, family: str, source: CitationSource, path: Path, check_place: CheckPlace
) -> _Common:
    return _Common(
        id=RuleId(f"{family}/{shape.id}"),
        agreement=source.agreement,
        scope=Scope(
            topics=tuple(map(TopicSlug, shape.topics)),
            except_topics=tuple(map(TopicSlug, shape.except_topics)),
            products=tuple(map(ProductSlug, shape.products)),
            channels=tuple(map(ChannelSlug, shape.channels)),
            agreements=tuple(map(AgreementSlug, shape.agreements)),
        ),
        when=build_condition(shape.when, (*path, "when"), check_place),
        strength=shape.strength,
        first=build_date(shape.first, (*path, "from")),
        last=build_date(shape.last, (*path, "to")),
        row=shape.row,
        statement=shape.statement,
        note=shape.note,
        redacted=shape.redacted,
        citations=source.cite(shape, path),
    )


def _exactly_one(path: Path, redacted: bool, fields: dict[str, object]) -> None:  # noqa: FBT001 - a fact of the rule
    given = [name for name, value in fields.items() if value is not None]
    if len(given) == 1 or (redacted and not given):
        return
    words = " and ".join(given) if given else "none of them"
    raise BadValueError(
        path, f"a rule with {words}", f"exactly one of {', '.join(fields)} (or redacted: true)"
    )


def _variable(name: str | None, path: Path) -> Variable | None:
    if name is None:
        return None
    found = variable_named(name)
    if found is None:
        accepted = [*VARIABLES, "attributes.NAME"]
        raise BadValueError(
            path, f'the input "{name}"', ", ".join(accepted), nearest_word(name, accepted)
        )
    return found


def _agreement(slug: str | None) -> AgreementSlug | None:
    return None if slug is None else AgreementSlug(slug)


def _party(slug: str | None) -> PartySlug | None:
    return None if slug is None else PartySlug(slug)


def _place(code: str | None, path: Path, check_place: CheckPlace) -> JurisdictionCode | None:
    return None if code is None else check_place(code, path)


def _governing_law(
    shape: GoverningLawShape, common: _Common, path: Path, check_place: CheckPlace
) -> GoverningLawRule:
    _exactly_one(
        path, shape.redacted, {"law": shape.law, "law_of": shape.law_of, "as_in": shape.as_in}
    )
    return GoverningLawRule(
        **common,
        law=_place(shape.law, (*path, "law"), check_place),
        law_of=_variable(shape.law_of, (*path, "law_of")),
        as_in=_agreement(shape.as_in),
        excludes_conflict_rules=shape.excludes_conflict_rules,
        excludes_cisg=shape.excludes_cisg,
    )


def _forum(shape: ForumShape, common: _Common, path: Path, check_place: CheckPlace) -> ForumRule:
    _exactly_one(
        path, shape.redacted, {"forum": shape.forum, "seat_of": shape.seat_of, "as_in": shape.as_in}
    )
    return ForumRule(
        **common,
        forum=None
        if shape.forum is None
        else _forum_value(shape.forum, (*path, "forum"), check_place),
        seat_of=_variable(shape.seat_of, (*path, "seat_of")),
        as_in=_agreement(shape.as_in),
    )


def _forum_value(shape: ForumValueShape, path: Path, check_place: CheckPlace) -> Forum:
    return Forum(
        kind=shape.kind,
        name=shape.name,
        seat=_place(shape.seat, (*path, "seat"), check_place),
        exclusive=shape.exclusive,
        rules=shape.rules,
        unless=shape.unless,
    )


def _contracting_party(
    shape: ContractingPartyShape, common: _Common, path: Path
) -> ContractingPartyRule:
    values: tuple[Any, ...] = (shape.party, shape.address, shape.notice_address, shape.as_in)
    if not shape.redacted and not any(values):
        raise BadValueError(
            path,
            "a rule that names nobody and no address",
            "party, address, notice_address or as_in",
        )
    return ContractingPartyRule(
        **common,
        party=_party(shape.party),
        address=shape.address,
        notice_address=shape.notice_address,
        as_in=_agreement(shape.as_in),
    )


def _precedence(
    shape: PrecedenceShape, common: _Common, family: str, path: Path, check_place: CheckPlace
) -> PrecedenceRule:
    return PrecedenceRule(
        **common,
        tiers=build_tiers(shape.tiers, family, (*path, "tiers"), check_place),
        extent=shape.extent,
        higher_standard=shape.higher_standard,
    )


def _terms(shape: TermsShape, common: _Common, path: Path) -> TermsRule:
    if not shape.terms and not shape.catch_all:
        raise BadValueError(
            path,
            "a terms rule that names no terms",
            "terms: with at least one document, or catch_all: true",
        )
    references = (
        _reference(item, (*path, "terms", number)) for number, item in enumerate(shape.terms)
    )
    return TermsRule(
        **common,
        terms=tuple(references),
        duty=shape.duty,
        catch_all=shape.catch_all,
        exhaustive=shape.exhaustive,
        excludes=shape.excludes,
    )


def _reference(shape: TermsReferenceShape, path: Path) -> TermsReference:
    if shape.agreement is None and shape.description is None:
        raise BadValueError(
            path, "terms without a name", "agreement: a slug, or description: what they are"
        )
    return TermsReference(
        agreement=_agreement(shape.agreement),
        provider=_party(shape.provider),
        description=shape.description,
        url=shape.url,
    )


def _subprocessor(
    shape: SubprocessorShape, common: _Common, path: Path, check_place: CheckPlace
) -> SubprocessorEngagement:
    return SubprocessorEngagement(
        **common,
        party=PartySlug(shape.party),
        engaged_by=_party(shape.engaged_by),
        locations=tuple(
            check_place(code, (*path, "locations", n)) for n, code in enumerate(shape.locations)
        ),
        purpose=shape.purpose,
        data=shape.data,
        contact=shape.contact,
        since=build_date(shape.since, (*path, "since")),
        list_exhaustive=shape.list_exhaustive,
    )
