"""How does an answer of the engine look in the API?"""

from datetime import date, datetime

import strawberry

from graph.model.dates import PartialDate
from graph.model.reading import QuestionKind
from graph.model.rules import ForumKind, TermsDuty
from resolvers import answers as engine
from resolvers.answers import AnswerStatus, Basis, ConflictKind
from resolvers.render import step_text
from resolvers.trace import StepKind
from resolvers.trace import TraceStep as StepModel
from schema import lookups
from schema.conditions import Condition, ContextVariable
from schema.context import Info, catalogue_of
from schema.fields import Mirrored, about, mirrors
from schema.lookups import one
from schema.scalars import URL
from schema.things import Agreement, Citation, Clause, Jurisdiction, Party, Topic, Version

_RULE = "The rule, by its id `family/id`; `node` takes it."


def _step_text(root: strawberry.Parent[StepModel], info: Info) -> str:
    return step_text(root, catalogue_of(info))


@mirrors(StepModel, "One step of the decision, recorded as it was taken.")
class TraceStep:
    """What was done, with what."""

    kind: StepKind = about("What happened.")
    agreement: Agreement | None = about(
        "In which document.", by=one(lookups.agreements, "agreement")
    )
    rule: strawberry.ID | None = about(_RULE)
    other: strawberry.ID | None = about("The rule that it was held against.")
    detail: str | None = about("The input, the path or the reason, as a word of the model.")
    text: str = about("The step as a sentence.", by=_step_text)


@mirrors(engine.Hole, "A document that is referred to and not loaded.")
class Hole:
    """What is missing."""

    agreement: Agreement = about("The document.")
    needed_by: list[Citation] = about("The passages that need it.")


@mirrors(engine.Searched, "For a silence: a document that was looked through.")
class Searched:
    """What was searched."""

    agreement: Agreement = about("The document.")
    looked_for: QuestionKind = about("What was looked for.")
    read: bool = about("Whether a reader has looked through all of it for this.")
    nearest: list[Citation] = about("The passages that come nearest.")


@mirrors(engine.CarveOut, "Narrower topics or products that have a rule of their own.")
class CarveOut:
    """An exception to the answer."""

    topics: list[Topic] = about("The topics.")
    products: list[strawberry.ID] = about("The products or channels, by slug.")
    rule: strawberry.ID = about(_RULE)
    statement: str = about("What the rule says, in our own words.")
    citations: list[Citation] = about("Where it stands.")


@strawberry.interface(
    description="What every answer has. A value that is not there is explained by the status."
)
class Answer(Mirrored):
    """Never a bare null, never a confidence number."""

    status: AnswerStatus = about("What kind of answer it is.")
    basis: Basis | None = about("What the value rests on.")
    required_inputs: list[ContextVariable] = about(
        "The inputs that would decide, where the answer depends on some."
    )
    branches: list["Branch"] = about("For DEPENDS: what the answer is in each case.")
    candidates: list["Candidate"] = about("For CONFLICT: what each side would give.")
    carve_outs: list[CarveOut] = about("Narrower subjects that have another answer.")
    searched: list[Searched] = about("For a silence: what was looked through.")
    conflict_kind: ConflictKind | None = about("For CONFLICT: why nothing settles it.")
    trace: list[TraceStep] = about("How the answer was found, step by step.")
    citations: list[Citation] = about("The passages that carry the answer.")
    holes: list[Hole] = about("Documents that the answer would need and that are not loaded.")
    truncated: bool = about(
        "Whether there were too many cases to list, so that only inputs are named."
    )
    effective_at: date = about("The day that the answer is about.")
    known_at: datetime | None = about("The moment whose knowledge was asked for.")
    revision: str = about("The revision of the graph that the answer was read from.")
    summary: str = about("The answer in one plain sentence.")
    disclaimer: str = about("What the answer is not.")


@mirrors(engine.Branch, "One case of an answer that depends on inputs.")
class Branch:
    """When, and what then."""

    when: Condition = about("The case.")
    answer: Answer = about("The whole answer in that case, of the same type.")


@mirrors(engine.Candidate, "One side of a conflict.")
class Candidate:
    """What a side would give, and why it does not win."""

    answer: Answer = about("The whole answer if this side won, of the same type.")
    reason: ConflictKind = about("Why it does not.")
    rules: list[strawberry.ID] = about("The rules on this side, by their ids.")


@mirrors(engine.GoverningLawAnswer, "Which law governs.")
class GoverningLawAnswer(Answer):
    """A law."""

    law: Jurisdiction | None = about("The place whose law governs.")
    law_of: ContextVariable | None = about(
        "The input that gives the place, where the law follows it and it was not given."
    )


@mirrors(engine.ResolvedForum, "A court, arbitration or mediation.")
class Forum:
    """Where a dispute goes."""

    kind: ForumKind = about("What sort of forum it is.")
    name: str | None = about("Its name in the text.")
    seat: Jurisdiction | None = about("Where it sits.")
    exclusive: bool | None = about("Whether no other is allowed; null: the text does not say.")
    rules: str | None = about("The rules of procedure.")
    unless: str | None = about("The exception that the text makes.")


@mirrors(engine.ForumAnswer, "Where a dispute is decided.")
class ForumAnswer(Answer):
    """Courts, arbitration and mediation."""

    forums: list[Forum] = about("The forums; each sort is decided for itself.")


@mirrors(engine.PartyRole, "A role that a party has, or is said not to have.")
class PartyRole:
    """Who is what."""

    role: str = about("The role: controller, biller, distributor …")
    party: Party = about("The party.")
    denied: bool = about("Whether the text says that it has not this role.")
    topics: list[Topic] = about("For which topics; none: for all.")
    products: list[strawberry.ID] = about("For which products and groups; none: for all.")
    when: Condition = about("In which case.")
    citations: list[Citation] = about("Where it stands.")


@mirrors(engine.ContractingPartyAnswer, "With whom the customer contracts.")
class ContractingPartyAnswer(Answer):
    """A party with its addresses and roles; each is decided for itself."""

    party: Party | None = about("The party.")
    address: str | None = about("Its address.")
    notice_address: str | None = about("Where notices go.")
    roles: list[PartyRole] = about("Who has which role.")


@mirrors(engine.Ranked, "What an order of precedence ranks: a document, a clause or a rule.")
class Ranked:
    """A member of an order."""

    agreement: Agreement = about("The document.")
    clause: Clause | None = about("The clause, where one is meant and it is known.")
    path: str | None = about("The label of the clause, where one is meant.")
    rule: strawberry.ID | None = about(_RULE)


@mirrors(engine.Tier, "A level of an order of precedence.")
class Tier:
    """Those that rank the same."""

    members: list[Ranked] = about("The members; of several the order is not stated.")
    topics: list[Topic] = about("For which topics the level holds; none: for all.")


@mirrors(engine.StatedPair, "Two that a clause ranks expressly.")
class StatedPair:
    """One goes before the other."""

    over: Ranked = about("What goes before.")
    under: Ranked = about("What comes after.")
    rule: strawberry.ID = about(_RULE)
    citations: list[Citation] = about("Where it stands.")


@mirrors(engine.PrecedenceAnswer, "Which document, clause or rule prevails.")
class PrecedenceAnswer(Answer):
    """An order, as far as it is stated."""

    winner: Ranked | None = about("What prevails.")
    ranking: list[Tier] = about("The order, the highest first.")
    defeated: list[Ranked] = about("What yields.")
    pairs: list[StatedPair] = about(
        "The express rankings that count; a pair not named is not ranked."
    )


@mirrors(engine.ApplicableTerms, "Terms of somebody else that apply.")
class ApplicableTerms:
    """A document, or what the clause says in place of its name."""

    agreement: Agreement | None = about("The document; null where the clause names none.")
    provider: Party | None = about("Whose terms they are.")
    description: str = about("What they are, in our own words.")
    url: URL | None = about("Where they are published, as the clause prints it.")
    duty: TermsDuty = about("What the customer must do with them.")
    excludes: str | None = about("What of them does not apply.")
    because: list[Citation] = about("The clauses that make them apply.")
    path: list[Agreement] = about(
        "The documents from the one asked about to the one that names them."
    )
    rule: strawberry.ID = about(_RULE)
    when: Condition | None = about("What is still open; null where nothing is.")


@mirrors(engine.ThirdPartyTermsAnswer, "Whose terms apply beside the agreement.")
class ThirdPartyTermsAnswer(Answer):
    """A list of terms."""

    terms: list[ApplicableTerms] = about("The terms.")
    catch_all: list[ApplicableTerms] = about("Clauses that cover terms which they do not name.")
    exhaustive: bool | None = about("Whether the list is complete; null: the text does not say.")


@mirrors(engine.ResolvedEngagement, "A subprocessor: who engages it, where, for what.")
class SubprocessorEngagement:
    """One row of a list of subprocessors."""

    party: Party = about("The subprocessor.")
    engaged_by: Party | None = about("Who engages it.")
    locations: list[Jurisdiction] = about("Where it processes.")
    purpose: str | None = about("For what.")
    data: str | None = about("Which data.")
    contact: str | None = about("Where it can be reached.")
    since: PartialDate | None = about("Since when.")
    products: list[strawberry.ID] = about("For which products, by slug; none: for all.")
    rule: strawberry.ID = about(_RULE)
    citations: list[Citation] = about("Where it stands.")
    when: Condition | None = about("What is still open; null where nothing is.")


@mirrors(engine.SubprocessorsAnswer, "Who the subprocessors are.")
class SubprocessorsAnswer(Answer):
    """A list of subprocessors."""

    subprocessors: list[SubprocessorEngagement] = about("The subprocessors.")
    exhaustive: bool | None = about("Whether the list is complete; null: it does not say.")


@mirrors(engine.LanguageAnswer, "Which language version counts.")
class LanguageAnswer(Answer):
    """A language."""

    language: str | None = about("The language, as a BCP 47 tag.")
    official: bool | None = about("Whether the text calls it official.")


@mirrors(engine.VersionAnswer, "Which version is in force.")
class VersionAnswer(Answer):
    """A version; OUT_OF_SCOPE names one that is not in force."""

    version: Version | None = about("The version.")
    archived: bool | None = about("Whether the text is kept as a past version.")
    in_force_from: PartialDate | None = about("The first day in force.")
    in_force_to: PartialDate | None = about("The last day in force.")
    event: str | None = about("The event with which it begins, where no day is printed.")
