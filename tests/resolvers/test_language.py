"""Which language version counts."""

from typing import cast

from graph.snapshot import Snapshot
from resolvers.answers import AnswerStatus, LanguageAnswer
from tests.resolvers.writing import ask, document, read, relation, rule, world


def spoken(told: Snapshot, **context: object) -> LanguageAnswer:
    return cast("LanguageAnswer", ask(told, "languageOfRecord", {"agreement": "a"}, **context))


def test_the_official_language_counts() -> None:
    told = world(
        document("a", rule("language", "english", language="EN"), topics=["data"]),
    )

    found = spoken(told)

    assert (found.status, found.language, found.official) == (AnswerStatus.STATED, "EN", True)


def test_tags_are_compared_without_case() -> None:
    told = world(
        document(
            "a", rule("language", "one", language="en"), rule("language", "two", language="EN")
        )
    )

    assert spoken(told).status is AnswerStatus.STATED


def test_a_translation_for_convenience_names_no_language_that_counts() -> None:
    told = world(
        document(
            "a",
            rule("language", "french", language="fr", official=False),
            read=[read("seen", "language")],
        )
    )

    found = spoken(told)

    assert (found.status, found.language) == (AnswerStatus.NOT_STATED, None)


def test_two_languages_for_two_places_are_a_table() -> None:
    told = world(
        document(
            "a",
            rule("language", "english", language="en", when={"customer_location": ["US"]}),
            rule("language", "french", language="fr", when={"not": {"customer_location": ["US"]}}),
            relations=[relation("see", "REFERS_TO", "b")],
        ),
        document("b"),
    )

    found = spoken(told)

    assert found.status is AnswerStatus.DEPENDS
    assert [cast("LanguageAnswer", b.answer).language for b in found.branches] == ["en", "fr"]
