"""What is set against what, when somebody asks which prevails?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model.citation import Citation
from graph.model.conditions import ALWAYS, Condition
from graph.model.ids import AgreementSlug, RuleId
from graph.model.rules import Operand, Rule
from resolvers.answers import Ranked
from resolvers.assemble import assemble
from resolvers.conditions import both, either
from resolvers.naming import UnknownNameError
from resolvers.preferences import lies_in
from resolvers.world import World, document_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One of those asked about, as a rule that can be ranked, and as the answer shows and cites it.

    ``counts``: when it is a document of the set at all, and in force.
    """

    rule: Rule
    shown: Ranked
    cited: tuple[Citation, ...]
    counts: Condition

    @property
    def agreement(self) -> AgreementSlug:
        """The document that it is, or stands in."""
        return self.shown.agreement.slug

    @property
    def is_whole(self) -> bool:
        """Whether it is a document, not a clause or a rule."""
        return self.shown.path is None and self.shown.rule is None


def contenders_of(between: Sequence[Operand], world: World) -> tuple[Contender, ...]:
    """Give what was asked about, in that order.

    Raises:
        UnknownNameError: a rule that nothing states, named without its document.
    """
    asked = [_asked(number, operand, world) for number, operand in enumerate(between)]
    slugs = tuple(dict.fromkeys(one.shown.agreement.slug for one in asked))
    return tuple(
        replace(one, counts=_counts(one.shown.agreement.slug, slugs, world)) for one in asked
    )


def _counts(slug: AgreementSlug, asked: Sequence[AgreementSlug], world: World) -> Condition:
    """A document that some of the others bring in counts when one of them does."""
    ways = tuple(
        member.when
        for other in asked
        if other != slug
        for member in assemble(other, world.catalogue, world.context.effective_at)
        if member.agreement.slug == slug
    )
    return both(either(*ways) if ways else ALWAYS, document_in_force(slug, world))


def _asked(number: int, operand: Operand, world: World) -> Contender:
    """Make a contender of what was asked about; its clause path stands as a citation of its rule, for orders to meet."""
    agreements = world.catalogue.agreements.by_slug
    stated = next((rule for rule in world.rules if rule.id == operand.rule), None)
    if stated is not None:
        path = stated.citations[0].path if stated.citations else None
        shown = Ranked(agreement=agreements[stated.agreement], path=path, rule=stated.id)
        return Contender(rule=stated, shown=shown, cited=stated.citations, counts=ALWAYS)
    if operand.agreement is None:
        kind = "rule"
        raise UnknownNameError(kind, str(operand.rule), ())
    slug, clause = operand.agreement, operand.clause or None
    place = Citation(agreement=slug, version="", file="", lines=(1, 1), path=clause, sha256="")
    name = operand.rule or RuleId(f"asked/{number}")
    return Contender(
        rule=Rule(id=name, agreement=slug, statement="", citations=(place,)),
        shown=Ranked(agreement=agreements[slug], path=clause, rule=operand.rule),
        cited=() if clause is None else _of_clause(slug, clause, world),
        counts=ALWAYS,
    )


def _of_clause(slug: AgreementSlug, clause: str, world: World) -> tuple[Citation, ...]:
    stated = (
        citation for rule in world.rules if rule.agreement == slug for citation in rule.citations
    )
    return tuple(dict.fromkeys(citation for citation in stated if lies_in(citation.path, clause)))
