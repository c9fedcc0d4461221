"""What is a fact of the graph, and what is its key, its kind and the agreement that it belongs to?

A key is unique over the graph and stable over loads; it names the fact in both stores, in an export
and, as a global id, in the API.
"""

from typing import Final

from graph.model.entities import (
    Agreement,
    Channel,
    DefinedTerm,
    Party,
    Product,
    Relation,
    Topic,
    Version,
)
from graph.model.ids import AgreementSlug
from graph.model.provisions import Provision
from graph.model.reading import Clause, Document, Finding, ReadMark
from graph.model.rules import (
    ApplicabilityRule,
    ContractingPartyRule,
    DecisionRule,
    ForumRule,
    GoverningLawRule,
    LanguageRule,
    PartyRoleRule,
    PrecedenceRule,
    SubprocessorEngagement,
    TermsRule,
)

AnyRule = DecisionRule | Provision
Entity = Topic | Party | Product | Channel | Agreement | Version | Relation | DefinedTerm
Fact = Entity | AnyRule | ReadMark | Document | Clause | Finding

LABELS: Final[dict[type[Fact], str]] = {
    Topic: "Topic",
    Party: "Party",
    Product: "Product",
    Channel: "Channel",
    Agreement: "Agreement",
    Version: "Version",
    Relation: "Relation",
    DefinedTerm: "DefinedTerm",
    GoverningLawRule: "GoverningLawRule",
    ForumRule: "ForumRule",
    ContractingPartyRule: "ContractingPartyRule",
    PartyRoleRule: "PartyRoleRule",
    PrecedenceRule: "PrecedenceRule",
    LanguageRule: "LanguageRule",
    TermsRule: "TermsRule",
    SubprocessorEngagement: "SubprocessorEngagement",
    ApplicabilityRule: "ApplicabilityRule",
    Provision: "Provision",
    ReadMark: "ReadMark",
    Document: "Document",
    Clause: "Clause",
    Finding: "Finding",
}
RULE_LABELS: Final[frozenset[str]] = frozenset(
    label for kind, label in LABELS.items() if kind in AnyRule.__args__
)
ENTITY_LABELS: Final[frozenset[str]] = frozenset(
    label for kind, label in LABELS.items() if kind in Entity.__args__
)


def label_of(fact: Fact) -> str:
    """Give the label of the fact's node, as the graph and the API name it."""
    return LABELS[type(fact)]


def key_of(fact: Fact) -> str:
    """Give the key of a fact: its label and its name, as ``Agreement:aircall-dpa``."""
    return f"{label_of(fact)}:{_name_of(fact)}"


def _name_of(fact: Fact) -> str:
    match fact:
        case Topic() | Party() | Product() | Channel() | Agreement():
            return fact.slug
        case Version():
            return f"{fact.agreement}@{fact.id}"
        case Document():
            return fact.file
        case Clause():
            return fact.key
        case _:
            return fact.id


def agreement_of(fact: Fact) -> AgreementSlug | None:
    """Give the agreement that states the fact, which decides who may see it; None: everybody may."""
    match fact:
        case Topic() | Party() | Product() | Channel() | Document() | Finding():
            return None
        case Agreement():
            return fact.slug
        case Relation():
            return fact.source
        case _:
            return fact.agreement


def is_rule(fact: Fact) -> bool:
    """Tell whether the fact is a rule or a provision."""
    return label_of(fact) in RULE_LABELS
