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
    if is_excepted(except_topics, asked, catalogue):
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


def is_excepted(
    except_topics: Sequence[TopicSlug], asked: TopicSlug | None, catalogue: Catalogue
) -> bool:
    """Tell whether a topic is one of those left out, or lies under one."""
    within = catalogue.is_topic_within
    return asked is not None and any(within(asked, topic) for topic in except_topics)


def thing_coverage(
    about: Sequence[str], given: Sequence[str] | None, catalogue: Catalogue
) -> Coverage:
    """Compare the products or channels of a rule with those in the question; a list that is given is complete.

    A rule about some of the things given, or about some members of a group given, is narrower than the question.
    """
    if not about:
        return Coverage.COVERS
    if given is None:
        return Coverage.NARROWER
    covered = [any(group in about for group in catalogue.product_and_groups(s)) for s in given]
    if covered and all(covered):
        return Coverage.COVERS
    inside = (group for slug in about for group in catalogue.product_and_groups(slug))
    return (
        Coverage.NARROWER
        if any(covered) or any(group in given for group in inside)
        else Coverage.OUTSIDE
    )


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
