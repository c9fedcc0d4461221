"""What is the answer in one plain sentence?"""

from dataclasses import replace
from typing import TypeVar, assert_never

from graph.catalogue import Catalogue
from resolvers.answers import (
    Answer,
    AnswerStatus,
    Branch,
    Candidate,
    ConflictKind,
    ContractingPartyAnswer,
    ForumAnswer,
    GoverningLawAnswer,
    LanguageAnswer,
    PrecedenceAnswer,
    Ranked,
    ResolvedForum,
    SubprocessorsAnswer,
    ThirdPartyTermsAnswer,
    VersionAnswer,
)
from resolvers.render import condition_text, place_name

A = TypeVar("A", bound=Answer)

_CONFLICTS = {
    ConflictKind.STRICT: "two rules that yield to nothing contradict each other",
    ConflictKind.CYCLE: "the clauses rank the documents in a circle",
    ConflictKind.COMPETING_PRECEDENCE: "each of two clauses says that it goes first",
    ConflictKind.DANGLING: "a clause ranks a document that cannot be found",
    ConflictKind.UNRANKED: "no clause ranks them",
}
_SUBJECTS: dict[type[Answer], str] = {
    GoverningLawAnswer: "the governing law",
    ForumAnswer: "where disputes are decided",
    ContractingPartyAnswer: "the contracting party",
    PrecedenceAnswer: "which prevails",
    ThirdPartyTermsAnswer: "which third-party terms apply",
    SubprocessorsAnswer: "who the subprocessors are",
    LanguageAnswer: "the language that counts",
    VersionAnswer: "the version in force",
}
_FORUMS = {
    "COURT": ("the courts", "of"),
    "ARBITRATION": ("arbitration", "in"),
    "MEDIATION": ("mediation", "in"),
}


def summarised(answer: A, catalogue: Catalogue) -> A:
    """Give the answer with its sentence, and so its branches and candidates."""
    branches = tuple(
        Branch(when=b.when, answer=summarised(b.answer, catalogue)) for b in answer.branches
    )
    candidates = tuple(
        Candidate(answer=summarised(c.answer, catalogue), reason=c.reason, rules=c.rules)
        for c in answer.candidates
    )
    whole = replace(answer, branches=branches, candidates=candidates)
    return replace(whole, summary=_sentence(whole, catalogue))


def _sentence(answer: Answer, catalogue: Catalogue) -> str:
    text = _text(answer, catalogue)
    return text[:1].upper() + text[1:] + "."


def _text(answer: Answer, catalogue: Catalogue) -> str:  # noqa: C901, PLR0911 - one line a status
    subject = _SUBJECTS[type(answer)]
    match answer.status:
        case AnswerStatus.STATED | AnswerStatus.DERIVED:
            return value_text(answer, catalogue)
        case AnswerStatus.DEPENDS:
            return _depends_text(answer, subject, catalogue)
        case AnswerStatus.CONFLICT:
            return _conflict_text(answer, subject, catalogue)
        case AnswerStatus.DOCUMENT_MISSING:
            titles = _listed([hole.agreement.title for hole in answer.holes])
            return f"the loaded documents do not say {_what(subject)}; missing: {titles}"
        case AnswerStatus.OUT_OF_SCOPE:
            return f"out of scope on {answer.effective_at} for this customer: {_scope_text(answer)}"
        case AnswerStatus.REDACTED:
            return f"{subject} is blacked out in the text"
        case AnswerStatus.NOT_EXTRACTED:
            unread = _listed(
                [record.agreement.title for record in answer.searched if not record.read]
            )
            return f"nobody has read {unread or 'the documents'} for {subject} yet"
        case AnswerStatus.NOT_STATED:
            read = list(dict.fromkeys(record.agreement.title for record in answer.searched))
            say = "does not say" if len(read) == 1 else "do not say"
            return f"not stated: {_listed(read) or 'the documents'} {say} {_what(subject)}"
        case _:
            assert_never(answer.status)


def _what(subject: str) -> str:
    return subject if subject.startswith(("where", "which", "who")) else f"what {subject} is"


def _scope_text(answer: Answer) -> str:
    if isinstance(answer, VersionAnswer) and answer.version is not None:
        period = f"{answer.in_force_from or '…'} to {answer.in_force_to or '…'}"
        return (
            f"version {answer.version.id} of {answer.version.agreement} is in force from {period}"
        )
    return "the document does not apply"


def _depends_text(answer: Answer, subject: str, catalogue: Catalogue) -> str:
    if isinstance(answer, GoverningLawAnswer) and answer.law_of is not None:
        return f"the governing law is {_law_text(answer, catalogue)}"
    inputs = _listed([str(variable) for variable in answer.required_inputs])
    cases = "; ".join(
        f"if {condition_text(b.when, catalogue)}: {_short(b.answer, catalogue)}"
        for b in answer.branches
    )
    return f"{subject} depends on {inputs}" + (f": {cases}" if cases else "")


def _short(answer: Answer, catalogue: Catalogue) -> str:
    text = _text(answer, catalogue)
    return text if len(text) < 160 else text[:157] + "…"  # noqa: PLR2004 - a table cell


def _conflict_text(answer: Answer, subject: str, catalogue: Catalogue) -> str:
    if isinstance(answer, PrecedenceAnswer):
        return _no_winner_text(answer)
    sides = _listed([value_text(candidate.answer, catalogue) for candidate in answer.candidates])
    reason = "" if answer.conflict_kind is None else _CONFLICTS[answer.conflict_kind]
    return f"the documents conflict on {subject} ({reason}): {sides}"


def value_text(answer: Answer, catalogue: Catalogue) -> str:  # noqa: C901, PLR0911 - one line a kind of answer
    """Say the value of an answer that has one."""
    match answer:
        case GoverningLawAnswer():
            return f"{_law_text(answer, catalogue)} governs"
        case ForumAnswer():
            return "disputes are decided by " + _listed(
                [_forum_text(forum, catalogue) for forum in answer.forums]
            )
        case ContractingPartyAnswer():
            name = "a party that is not named" if answer.party is None else answer.party.name
            return f"the contracting party is {name}" + (
                f", {answer.address}" if answer.address else ""
            )
        case PrecedenceAnswer():
            return _ranking_text(answer)
        case ThirdPartyTermsAnswer():
            names = _listed([term.url or term.description for term in answer.terms])
            return f"these terms apply: {names}" if names else "no terms are named"
        case SubprocessorsAnswer():
            return "the subprocessors are " + _listed(
                [engaged.party.name for engaged in answer.subprocessors]
            )
        case LanguageAnswer():
            return f"the version in {answer.language} counts"
        case VersionAnswer():
            return _version_text(answer)
        case _:
            return "stated"


def _law_text(answer: GoverningLawAnswer, catalogue: Catalogue) -> str:
    if answer.law is not None:
        return f"the law of {place_name(answer.law.code, catalogue)}"
    if answer.law_of is not None:
        return f"the law of the place that {answer.law_of} gives"
    return "a law that is not named"


def _ranking_text(answer: PrecedenceAnswer) -> str:
    if answer.winner is None:
        return "no order is stated"
    others = _listed([_ranked_text(ranked) for ranked in answer.defeated])
    return f"{_ranked_text(answer.winner)} prevails" + (f" over {others}" if others else "")


def _no_winner_text(answer: PrecedenceAnswer) -> str:
    reason = "" if answer.conflict_kind is None else f" ({_CONFLICTS[answer.conflict_kind]})"
    pairs = _listed(
        [f"{_ranked_text(pair.over)} over {_ranked_text(pair.under)}" for pair in answer.pairs]
    )
    return f"none of them prevails over all the others{reason}" + (
        f"; ranked are {pairs}" if pairs else ""
    )


def _ranked_text(ranked: Ranked) -> str:
    return (
        ranked.agreement.title
        if ranked.path is None
        else f"{ranked.agreement.title}, {ranked.path}"
    )


def _version_text(answer: VersionAnswer) -> str:
    version = (
        "a version"
        if answer.version is None
        else f"version {answer.version.id} of {answer.version.agreement}"
    )
    since = f" since {answer.in_force_from}" if answer.in_force_from else ""
    until = f" until {answer.in_force_to}" if answer.in_force_to else ""
    return f"{version} is in force{since}{until}" + (
        f", from {answer.event}" if answer.event else ""
    )


def _forum_text(forum: ResolvedForum, catalogue: Catalogue) -> str:
    bodies, joined = _FORUMS[forum.kind]
    seat = "" if forum.seat is None else f" {joined} {place_name(forum.seat.code, catalogue)}"
    name = forum.name or f"{bodies}{seat}"
    exclusive = {True: ", exclusively", False: ", not exclusively", None: ""}[forum.exclusive]
    return name + exclusive + (f" (unless {forum.unless})" if forum.unless else "")


def _listed(words: list[str]) -> str:
    unique = list(dict.fromkeys(words))
    if len(unique) < 2:  # noqa: PLR2004 - one word has no "and"
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"
