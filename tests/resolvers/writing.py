"""How is a small contract set written in a few words? A fact file is YAML, and JSON is YAML."""

import json
from collections.abc import Mapping
from dataclasses import replace

from graph.model.entities import Agreement
from graph.model.ids import Workspace
from graph.snapshot import Snapshot, build_snapshot
from graph.viewer import ANYBODY
from resolvers.answers import Answer
from resolvers.render import condition_text
from tests.asking import answer
from tests.places import places
from tests.worlds import snapshot

Written = Mapping[str, object]
TOPICS = (
    {"slug": "contract", "name": "Contract", "name_fr": "Contrat"},
    {"slug": "language", "name": "Language", "name_fr": "Langue", "within": "contract"},
    {"slug": "disputes", "name": "Disputes", "name_fr": "Différends"},
    {"slug": "governing-law", "name": "Law", "name_fr": "Droit", "within": "disputes"},
    {"slug": "jurisdiction", "name": "Courts", "name_fr": "Tribunaux", "within": "disputes"},
    {"slug": "data", "name": "Data", "name_fr": "Données"},
    {"slug": "transfers", "name": "Transfers", "name_fr": "Transferts", "within": "data"},
    {"slug": "breaches", "name": "Breaches", "name_fr": "Violations", "within": "data"},
    {"slug": "fees", "name": "Fees", "name_fr": "Frais"},
)
PRODUCTS = (
    {"slug": "suite", "name": "Suite", "group": True},
    {"slug": "talk", "name": "Talk", "in_groups": ["suite"]},
    {"slug": "chat", "name": "Chat", "in_groups": ["suite"]},
    {"slug": "other", "name": "Other"},
)
CHANNELS = ({"slug": "sms", "name": "SMS"}, {"slug": "voice", "name": "Voice"})
PARTIES = (
    {"slug": "acme", "name": "Acme", "kind": "GROUP"},
    {"slug": "acme-inc", "name": "Acme Inc.", "kind": "ENTITY", "affiliate_of": "acme"},
    {"slug": "acme-sas", "name": "Acme SAS", "kind": "ENTITY", "affiliate_of": "acme"},
    {"slug": "bolt", "name": "Bolt", "kind": "ENTITY"},
    {"slug": "cloud", "name": "Cloud", "kind": "ENTITY"},
)


def world(*agreements: Written, referred: tuple[Written, ...] = ()) -> Snapshot:
    """Give the snapshot of these agreements; topics, products, channels and parties are those above."""
    told = {
        "family": "w",
        "title": "World",
        "file": "w.txt",
        "topics": TOPICS,
        "products": PRODUCTS,
        "channels": CHANNELS,
        "parties": PARTIES,
        "referred": referred,
        "agreements": agreements,
    }
    return snapshot(json.dumps(told))


def seen_without(slug: str, told: Snapshot) -> Snapshot:
    """Give what somebody sees who may not see one of the agreements."""
    facts = (
        replace(fact, workspace=Workspace("closed"))
        if isinstance(fact, Agreement) and fact.slug == slug
        else fact
        for fact in told.by_key.values()
    )
    return build_snapshot(facts, told.revision, ANYBODY, places())


def document(slug: str, *rules: Written, **fields: object) -> Written:
    """Write an agreement whose title is its slug in capitals."""
    own = {"slug": slug, "title": slug.upper(), "kind": "MASTER_AGREEMENT", "rules": rules}
    return own | fields


def referred(slug: str, **fields: object) -> Written:
    """Write a document that is only referred to."""
    return {"slug": slug, "title": slug.upper(), "kind": "MASTER_AGREEMENT"} | fields


def rule(kind: str, name: str, line: int = 1, /, **fields: object) -> Written:
    """Write a rule; ``first`` and ``last`` are its days."""
    days = {"from": fields.pop("first", None), "to": fields.pop("last", None)}
    stated = {"kind": kind, "id": name, "statement": f"{name} says so.", "lines": [line, line]}
    return stated | fields | {key: day for key, day in days.items() if day is not None}


def law(name: str, code: str, line: int = 1, /, **fields: object) -> Written:
    """Write a choice of law."""
    return rule("governing_law", name, line, law=code, **fields)


def order(name: str, *levels: object, line: int = 1, **fields: object) -> Written:
    """Write an order of precedence: each level a member, or the whole level as a mapping."""
    tiers = [
        level if isinstance(level, Mapping) and "members" in level else {"members": [level]}
        for level in levels
    ]
    return rule("precedence", name, line, tiers=tiers, **fields)


def relation(name: str, kind: str, to: str, line: int = 1, /, **fields: object) -> Written:
    """Write a relation to another document."""
    stated = {"id": name, "kind": kind, "to": to, "statement": f"{name} says so."}
    return stated | {"lines": [line, line]} | fields


def read(name: str, *questions: str, **fields: object) -> Written:
    """Write that a text was read in full for these questions."""
    return {"id": name, "questions": questions} | fields


def ask(told: Snapshot, name: str, given: Written, **context: object) -> Answer:
    """Ask a question on 1 January 2026, unless the context says another day."""
    return answer(told, name, {**given, "context": {"effectiveAt": "2026-01-01", **context}})


def steps(found: Answer) -> list[str]:
    """Give the trace as words: the kind of each step, and the rule or document that it is about."""
    named = (
        (step.kind.name, step.rule or step.agreement or "", step.detail or "")
        for step in found.trace
    )
    return [" ".join(part for part in parts if part) for parts in named]


def cited(found: Answer) -> list[str]:
    """Give the passages as document and line."""
    return [f"{shown.agreement.slug}:{shown.line_start}" for shown in found.citations]


def holes(found: Answer) -> list[str]:
    """Give the missing documents."""
    return [hole.agreement.slug for hole in found.holes]


def cases(found: Answer, told: Snapshot) -> list[str]:
    """Give the conditions of the branches in words."""
    return [condition_text(branch.when, told.catalogue) for branch in found.branches]


def inputs(found: Answer) -> list[str]:
    """Give the inputs that are asked for."""
    return [str(variable) for variable in found.required_inputs]
