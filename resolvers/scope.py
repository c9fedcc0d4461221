"""Is a rule about what was asked, about a part of it, or about something else?"""

from collections.abc import Sequence
from enum import Enum

from graph.catalogue import Catalogue
from graph.model.ids import TopicSlug
from graph.model.rules import Rule
from resolvers.context import Context


class Coverage(Enum):
    """COVERS: all that was asked. NARROWER: only a part, so the rule is a carve-out. OUTSIDE: nothing of it."""

    COVERS = "COVERS"
    NARROWER = "NARROWER"
    OUTSIDE = "OUTSIDE"


def topic_coverage(
    topics: Sequence[TopicSlug],
    except_topics: Sequence[TopicSlug],
    asked: TopicSlug | None,
    catalogue: Catalogue,
) -> Coverage:
    """Compare the topics of a rule with the topic asked about; no topic asked is the general question."""
    if asked is not None and any(
        catalogue.is_topic_within(asked, topic) for topic in except_topics
    ):
        return Coverage.OUTSIDE
    if not topics:
        return Coverage.COVERS
    if asked is None:
        return Coverage.NARROWER
    if any(catalogue.is_topic_within(asked, topic) for topic in topics):
        return Coverage.COVERS
    return (
        Coverage.NARROWER
        if any(catalogue.is_topic_within(topic, asked) for topic in topics)
        else Coverage.OUTSIDE
    )


def thing_coverage(
    about: Sequence[str], given: Sequence[str] | None, catalogue: Catalogue
) -> Coverage:
    """Compare the products or channels of a rule with those in the question; a list that is given is complete."""
    if not about:
        return Coverage.COVERS
    if given is None:
        return Coverage.NARROWER
    covered = {group for slug in given for group in catalogue.product_and_groups(slug)}
    return Coverage.COVERS if any(slug in covered for slug in about) else Coverage.OUTSIDE


def coverage_of(
    rule: Rule,
    topics: Sequence[TopicSlug],
    asked: TopicSlug | None,
    context: Context,
    catalogue: Catalogue,
) -> Coverage:
    """Compare the whole scope of a rule, with its effective topics, with the question."""
    parts = (
        topic_coverage(topics, rule.scope.except_topics, asked, catalogue),
        thing_coverage(rule.scope.products, context.products, catalogue),
        thing_coverage(rule.scope.channels, context.channels, catalogue),
    )
    if Coverage.OUTSIDE in parts:
        return Coverage.OUTSIDE
    return Coverage.NARROWER if Coverage.NARROWER in parts else Coverage.COVERS
