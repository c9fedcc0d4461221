"""What is asked about when a person asks which of several prevails?"""

from dataclasses import dataclass

from graph.model.citation import Citation
from graph.model.ids import AgreementSlug, RuleId
from graph.model.rules import Operand, Rule
from resolvers.answers import Ranked
from resolvers.preferences import lies_in
from resolvers.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One of those asked about, as a rule that can be ranked, and as the answer shows and cites it."""

    rule: Rule
    shown: Ranked
    cited: tuple[Citation, ...]


def contender_of(number: int, operand: Operand, world: World) -> Contender:
    """Make a contender of what was asked about; its clause path stands as a citation of its rule, for operands to meet."""
    stated = next((rule for rule in world.rules if rule.id == operand.rule), None)
    if stated is not None:
        agreement = world.catalogue.agreements.by_slug[stated.agreement]
        shown = Ranked(agreement=agreement, path=_path(stated), rule=stated.id)
        return Contender(rule=stated, shown=shown, cited=stated.citations)
    slug = AgreementSlug(operand.agreement or "")
    agreement = world.catalogue.agreements.by_slug[slug]
    place = Citation(
        agreement=slug, version="", file="", lines=(1, 1), path=operand.clause, sha256=""
    )
    rule = Rule(id=RuleId(f"asked/{number}"), agreement=slug, statement="", citations=(place,))
    shown = Ranked(agreement=agreement, path=operand.clause)
    return Contender(rule=rule, shown=shown, cited=_of_clause(slug, operand.clause, world))


def _path(rule: Rule) -> str | None:
    return rule.citations[0].path if rule.citations else None


def _of_clause(slug: AgreementSlug, clause: str | None, world: World) -> tuple[Citation, ...]:
    if clause is None:
        return ()
    stated = (
        citation for rule in world.rules if rule.agreement == slug for citation in rule.citations
    )
    return tuple(dict.fromkeys(citation for citation in stated if lies_in(citation.path, clause)))
