"""How does an answer look in a case file: names, codes and slugs in place of things?"""

from collections.abc import Iterable, Mapping
from enum import Enum

from graph.catalogue import Catalogue
from loaders.facts.yaml_tree import Json
from resolvers.answers import (
    Answer,
    ApplicableTerms,
    Branch,
    Candidate,
    ContractingPartyAnswer,
    ForumAnswer,
    GoverningLawAnswer,
    LanguageAnswer,
    PartyRole,
    PrecedenceAnswer,
    Ranked,
    ResolvedEngagement,
    ResolvedForum,
    SubprocessorsAnswer,
    ThirdPartyTermsAnswer,
    VersionAnswer,
)
from resolvers.render import condition_text

Plain = Mapping[str, Json]


def plain(answer: Answer, catalogue: Catalogue) -> dict[str, Json]:
    """Give an answer as a case file writes it; a field that is None or empty is None or an empty list."""
    return {
        "status": answer.status.name,
        "basis": _name(answer.basis),
        "conflict_kind": _name(answer.conflict_kind),
        "required_inputs": [str(variable) for variable in answer.required_inputs],
        "truncated": answer.truncated,
        "branches": [_branch(branch, catalogue) for branch in answer.branches],
        "candidates": [_candidate(candidate, catalogue) for candidate in answer.candidates],
        "holes": [hole.agreement.slug for hole in answer.holes],
        "searched": [record.agreement.slug for record in answer.searched if record.read],
        "unread": [record.agreement.slug for record in answer.searched if not record.read],
        "carve_outs": [carve.rule for carve in answer.carve_outs],
        **_value(answer, catalogue),
    }


def _name(choice: Enum | None) -> str | None:
    return None if choice is None else choice.name


def _branch(branch: Branch, catalogue: Catalogue) -> Json:
    return {"when": condition_text(branch.when, catalogue), **plain(branch.answer, catalogue)}


def _candidate(candidate: Candidate, catalogue: Catalogue) -> Json:
    return {"reason": candidate.reason.name, **plain(candidate.answer, catalogue)}


def _value(  # noqa: C901, PLR0911 - one line a kind of answer
    answer: Answer, catalogue: Catalogue
) -> dict[str, Json]:
    match answer:
        case GoverningLawAnswer():
            return {"law": _code(answer.law), "law_of": _text(answer.law_of)}
        case ForumAnswer():
            return {"forums": [_forum(forum) for forum in answer.forums]}
        case ContractingPartyAnswer():
            return _contracting(answer, catalogue)
        case PrecedenceAnswer():
            return _precedence(answer)
        case ThirdPartyTermsAnswer():
            return _terms(answer, catalogue)
        case SubprocessorsAnswer():
            shown = [_engagement(one, catalogue) for one in answer.subprocessors]
            return {"subprocessors": [*shown], "exhaustive": answer.exhaustive}
        case LanguageAnswer():
            return {"language": answer.language, "official": answer.official}
        case VersionAnswer():
            return _version(answer)
        case _:
            message = f"a case cannot show {type(answer).__name__}"
            raise TypeError(message)


def _contracting(answer: ContractingPartyAnswer, catalogue: Catalogue) -> dict[str, Json]:
    return {
        "party": _slug(answer.party),
        "address": answer.address,
        "notice_address": answer.notice_address,
        "roles": [_role(role, catalogue) for role in answer.roles],
    }


def _precedence(answer: PrecedenceAnswer) -> dict[str, Json]:
    return {
        "winner": None if answer.winner is None else _ranked(answer.winner),
        "defeated": [_ranked(ranked) for ranked in answer.defeated],
        "ranking": [[_ranked(ranked) for ranked in tier.members] for tier in answer.ranking],
        "pairs": [f"{_ranked(p.over)} over {_ranked(p.under)} by {p.rule}" for p in answer.pairs],
    }


def _terms(answer: ThirdPartyTermsAnswer, catalogue: Catalogue) -> dict[str, Json]:
    return {
        "terms": [_applicable(terms, catalogue) for terms in answer.terms],
        "catch_all": [terms.rule for terms in answer.catch_all],
        "exhaustive": answer.exhaustive,
    }


def _version(answer: VersionAnswer) -> dict[str, Json]:
    return {
        "version": None if answer.version is None else answer.version.id,
        "archived": answer.archived,
        "in_force_from": _text(answer.in_force_from),
        "in_force_to": _text(answer.in_force_to),
        "event": answer.event,
    }


def _forum(forum: ResolvedForum) -> Json:
    return {
        "kind": forum.kind,
        "name": forum.name,
        "seat": _code(forum.seat),
        "exclusive": forum.exclusive,
        "rules": forum.rules,
        "unless": forum.unless,
    }


def _role(role: PartyRole, catalogue: Catalogue) -> Json:
    return {
        "role": role.role,
        "party": role.party.slug,
        "denied": role.denied,
        "topics": [topic.slug for topic in role.topics],
        "when": condition_text(role.when, catalogue),
    }


def _ranked(ranked: Ranked) -> str:
    if ranked.rule is not None:
        return f"rule:{ranked.rule}"
    path = "" if ranked.path is None else f"#{ranked.path}"
    return f"{ranked.agreement.slug}{path}"


def _applicable(terms: ApplicableTerms, catalogue: Catalogue) -> Json:
    return {
        "agreement": _slug(terms.agreement),
        "provider": _slug(terms.provider),
        "description": terms.description,
        "url": terms.url,
        "duty": terms.duty.name,
        "rule": terms.rule,
        "path": [agreement.slug for agreement in terms.path],
        "when": None if terms.when is None else condition_text(terms.when, catalogue),
    }


def _engagement(one: ResolvedEngagement, catalogue: Catalogue) -> Json:
    return {
        "party": one.party.slug,
        "engaged_by": _slug(one.engaged_by),
        "locations": [place.code for place in one.locations],
        "products": [*one.products],
        "when": None if one.when is None else condition_text(one.when, catalogue),
    }


def _slug(thing: object) -> str | None:
    return None if thing is None else str(getattr(thing, "slug"))  # noqa: B009 - of several types


def _code(place: object) -> str | None:
    return None if place is None else str(getattr(place, "code"))  # noqa: B009 - as above


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def faults(expected: Json, found: Json, where: str = "answer") -> Iterable[str]:
    """Say where what was found is not what a case expects; a mapping may leave fields out, a list may not."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            yield from faults(value, found.get(name, "no such field"), f"{where}.{name}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from faults(one, other, f"{where}[{number}]")
    elif expected != found:
        yield f"{where} is {found!r}, expected {expected!r}"
