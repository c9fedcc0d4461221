"""How does a citation of a fact become one of an answer, with the agreement itself in place of its name?"""

from collections.abc import Iterable

from graph.catalogue import Catalogue
from graph.model.citation import Citation
from graph.model.entities import Topic
from graph.model.ids import TopicSlug
from graph.model.rules import Rule
from resolvers.answers import AnswerCitation


def cite(citations: Iterable[Citation], catalogue: Catalogue) -> tuple[AnswerCitation, ...]:
    """Give the citations as an answer shows them, each passage once, in the order given.

    A passage of an agreement that the viewer may not see is left out, as the agreement is.
    """
    found: dict[AnswerCitation, None] = {}
    for citation in citations:
        agreement = catalogue.agreements.by_slug.get(citation.agreement)
        if agreement is None:
            continue  # not visible to the viewer: nothing of it may show
        versions = catalogue.versions.get(citation.agreement, ())
        shown = AnswerCitation(
            agreement=agreement,
            version=next((version for version in versions if version.id == citation.version), None),
            clause=citation.clause,
            path=citation.path,
            file=citation.file,
            start=citation.start,
            end=citation.end,
            line_start=citation.lines[0],
            line_end=citation.lines[1],
            sha256=citation.sha256,
            quote=citation.quote,
            prefix=citation.prefix,
            suffix=citation.suffix,
            verification=citation.verification,
        )
        found[shown] = None
    return tuple(found)


def cite_rules(rules: Iterable[Rule], catalogue: Catalogue) -> tuple[AnswerCitation, ...]:
    """Give the citations of several rules."""
    return cite((citation for rule in rules for citation in rule.citations), catalogue)


def topics_named(slugs: Iterable[TopicSlug], catalogue: Catalogue) -> tuple[Topic, ...]:
    """Give the topics; one that the taxonomy does not have is a finding of the load, not of the answer."""
    return tuple(
        topic for slug in slugs if (topic := catalogue.topics.by_slug.get(slug)) is not None
    )
