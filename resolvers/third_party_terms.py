"""Whose terms apply to a channel or product, reached through a vendor?

The answer is a set: every clause that makes terms applicable counts, each under its own condition.
A clause that covers "all applicable terms, listed or not" names none: it is shown beside the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model.conditions import Condition
from graph.model.entities import Agreement, Party
from graph.model.reading import QuestionKind
from graph.model.rules import TermsReference, TermsRule
from graph.truth import Truth
from resolvers.answers import AnswerStatus, ApplicableTerms, Basis, ThirdPartyTermsAnswer
from resolvers.applicable import never, record_truth
from resolvers.citing import cite
from resolvers.conditions import Situation, both, residual
from resolvers.out_of_scope import OutOfScope, closed_by_date, texts_in_its_place
from resolvers.questions import ThirdPartyTerms
from resolvers.residuals import decide_in_each_case
from resolvers.silence import Sought, search_record, status_of
from resolvers.trace import StepKind, Trace
from resolvers.vendor import agreements_of_vendor
from resolvers.world import World, rule_in_time, with_context


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A terms rule about what was asked, and the condition under which it applies."""

    rule: TermsRule
    when: Condition


def resolve_third_party_terms(question: ThirdPartyTerms, world: World) -> ThirdPartyTermsAnswer:
    """Answer the question from the facts of the world."""
    inquiry = _Inquiry(question, _asked_world(question, world))
    situation = inquiry.world.situation
    answer = decide_in_each_case(situation, inquiry.conditions, inquiry.decide, inquiry.empty)
    return inquiry.listing(answer, situation) if answer.status is AnswerStatus.DEPENDS else answer


def _asked_world(question: ThirdPartyTerms, world: World) -> World:
    """Put the product and channel of the question among those in use."""
    products, channels = world.context.products, world.context.channels
    if question.product is not None:
        products = (question.product, *(products or ()))
    if question.channel is not None:
        channels = (question.channel, *(channels or ()))
    context = replace(world.context, products=products, channels=channels)
    return with_context(world, context)


class _Inquiry:
    """The terms rules about the channel or product, in the documents of the vendor."""

    def __init__(self, question: ThirdPartyTerms, world: World) -> None:
        self.question = question
        self.world = world
        self.trace = Trace()
        self.vendor = agreements_of_vendor(question.via, world.catalogue)
        self.listed = tuple(self._listed())
        self.empty = ThirdPartyTermsAnswer(
            status=AnswerStatus.NOT_EXTRACTED, effective_at=world.context.effective_at
        )

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(listed.when for listed in self.listed if listed.rule.terms)

    def _listed(self) -> Sequence[Listed]:
        found = []
        for rule in self.world.of_kind(TermsRule):
            if rule.agreement not in self.vendor:
                continue  # another vendor's document: it was read with the others and is not about this way
            when = both(rule_in_time(rule, self.world), rule.when)
            if not is_about(rule, self.world):
                self.trace.record(
                    StepKind.RULE_OUT_OF_SCOPE, agreement=rule.agreement, rule=rule.id
                )
            elif never(when):
                self.trace.record(StepKind.RULE_OUT_OF_TIME, agreement=rule.agreement, rule=rule.id)
            else:
                found.append(Listed(rule=rule, when=when))
        return found

    def decide(self, situation: Situation) -> ThirdPartyTermsAnswer:
        answer = self.listing(self.empty, situation)
        if answer.terms:
            return replace(answer, status=AnswerStatus.STATED, basis=Basis.EXPLICIT)
        return self._silent(answer)

    def listing(self, answer: ThirdPartyTermsAnswer, situation: Situation) -> ThirdPartyTermsAnswer:
        """Put into an answer what applies, and what may apply with what is open of its condition."""
        trace = self.trace.copy()
        applying = [
            listed
            for listed in self.listed
            if record_truth(listed.rule, listed.when, situation, trace) is not Truth.FALSE
        ]
        named = [(listed, term) for listed in applying for term in listed.rule.terms]
        general = [listed for listed in applying if listed.rule.catch_all]
        return replace(
            answer,
            terms=tuple(self._shown(listed, term, situation) for listed, term in named),
            catch_all=tuple(self._general(listed, situation) for listed in general),
            exhaustive=_exhaustive([listed.rule for listed in applying]),
            citations=cite(
                (c for listed in applying for c in listed.rule.citations), self.world.catalogue
            ),
            trace=trace.steps,
        )

    def _shown(self, listed: Listed, term: TermsReference, situation: Situation) -> ApplicableTerms:
        agreements = self.world.catalogue.agreements.by_slug
        document = None if term.agreement is None else agreements.get(term.agreement)
        return ApplicableTerms(
            agreement=document,
            provider=self._provider(term, document),
            description=term.description or (document.title if document else listed.rule.statement),
            url=term.url or (document.url if document else None),
            duty=listed.rule.duty,
            excludes=listed.rule.excludes,
            because=cite(listed.rule.citations, self.world.catalogue),
            path=tuple(
                step for step in (agreements[listed.rule.agreement], document) if step is not None
            ),
            rule=listed.rule.id,
            when=residual(listed.when, situation.test),
        )

    def _provider(self, term: TermsReference, document: Agreement | None) -> Party | None:
        slug = term.provider or (document.provider if document else None)
        return None if slug is None else self.world.catalogue.parties.by_slug.get(slug)

    def _general(self, listed: Listed, situation: Situation) -> ApplicableTerms:
        reference = TermsReference(description=listed.rule.statement)
        return self._shown(listed, reference, situation)

    def _silent(self, answer: ThirdPartyTermsAnswer) -> ThirdPartyTermsAnswer:
        """No terms are named in the vendor's documents: they were read for it, or not, or an earlier text is missing."""
        closed = closed_by_date(self.vendor, self.world)
        if closed is not None:
            return _out_of_scope(answer, closed)
        trace = Trace(answer.trace)
        shut = [slug for slug in self.vendor if closed_by_date((slug,), self.world) is not None]
        holes = tuple(hole for slug in shut for hole in texts_in_its_place(slug, self.world))
        sought = Sought(kind=QuestionKind.THIRD_PARTY_TERMS)
        searched = tuple(
            search_record(slug, sought, self.world, trace)
            for slug in self.vendor
            if slug not in shut
        )
        needed = [citation for hole in holes for citation in hole.needed_by]
        nearest = [citation for record in searched for citation in record.nearest]
        return replace(
            answer,
            status=status_of(holes, searched),
            searched=searched,
            holes=holes,
            citations=tuple(dict.fromkeys((*answer.citations, *needed, *nearest))),
            trace=trace.steps,
        )


def _out_of_scope(answer: ThirdPartyTermsAnswer, closed: OutOfScope) -> ThirdPartyTermsAnswer:
    return replace(
        answer,
        status=AnswerStatus.OUT_OF_SCOPE,
        citations=closed.citations,
        holes=closed.holes,
        catch_all=(),
        exhaustive=None,
    )


def is_about(rule: TermsRule, world: World) -> bool:
    """Tell whether a rule is about the products and channels in use; a list that is given is complete.

    A rule about a channel of some product is met by a question about that channel alone, and a rule about a product
    by a question about that product alone; a rule without scope is met by every question.
    """
    scope, products, channels = rule.scope, world.context.products, world.context.channels
    by_product = _meets(scope.products, products, world)
    by_channel = _meets(scope.channels, channels, world)
    if products is None and _meets(scope.products, channels, world):
        by_product = True  # the channel is in a group of products that the rule is about
    if by_product is False or by_channel is False:
        return False
    if scope.products or scope.channels:
        return bool(by_product or by_channel) or (products is None and channels is None)
    return True


def _meets(about: Sequence[str], given: Sequence[str] | None, world: World) -> bool | None:
    """True or False where both sides say something, None where one of them does not."""
    if not about or given is None:
        return None
    covered = {group for slug in given for group in world.catalogue.product_and_groups(slug)}
    return any(slug in covered for slug in about)


def _exhaustive(rules: Sequence[TermsRule]) -> bool | None:
    said = [False if rule.catch_all else rule.exhaustive for rule in rules]
    if False in said:
        return False
    return True if said and all(value is True for value in said) else None
