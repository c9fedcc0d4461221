"""The same in every case, or a table: which inputs are asked for, and how are the cases said?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from graph.catalogue import Catalogue
from graph.model.conditions import (
    ALWAYS,
    AnyOf,
    ChoiceTest,
    Condition,
    FlagTest,
    Input,
    Not,
    PlaceTest,
    UseTest,
    Variable,
)
from graph.model.ids import JurisdictionCode, ProductSlug
from graph.truth import Truth
from resolvers.answers import AnswerStatus, LanguageAnswer
from resolvers.conditions import Situation, evaluate
from resolvers.context import Context
from resolvers.render import condition_text
from resolvers.residuals import MOST_COMBINATIONS, decide_in_each_case
from tests.worlds import snapshot

DAY = date(2026, 1, 1)
LOCATION = Variable(input=Input.CUSTOMER_LOCATION)
PLAN = Variable(input=Input.PLAN)
SIZE = Variable(input=Input.CUSTOMER_SIZE)
SILENT = LanguageAnswer(status=AnswerStatus.NOT_EXTRACTED, effective_at=DAY)


@cache
def catalogue() -> Catalogue:
    return snapshot("family: w\ntitle: Nothing\nfile: w.txt\n").catalogue


def place(*codes: str) -> PlaceTest:
    return PlaceTest(variable=LOCATION, within=tuple(map(JurisdictionCode, codes)))


def plan(*words: str) -> ChoiceTest:
    return ChoiceTest(variable=PLAN, one_of=words)


def flag(name: str) -> FlagTest:
    return FlagTest(variable=Variable(input=Input.ATTRIBUTE, attribute=name), value=True)


def language(text: str) -> LanguageAnswer:
    return replace(SILENT, status=AnswerStatus.STATED, language=text)


def first_that_holds(*pairs: tuple[Condition, str]) -> Callable[[Situation], LanguageAnswer]:
    """Decide by the first condition that holds."""

    def decide(situation: Situation) -> LanguageAnswer:
        held = (text for when, text in pairs if evaluate(when, situation.test) is Truth.TRUE)
        return language(next(held, "else"))

    return decide


def ask(
    *pairs: tuple[Condition, str], beside: tuple[Condition, ...] = (), **given: str
) -> LanguageAnswer:
    context = Context(effective_at=DAY, plan=given.get("plan"), customer_size=given.get("size"))
    situation = Situation(context=context, catalogue=catalogue())
    conditions = (*(when for when, _ in pairs), *beside)
    return decide_in_each_case(situation, conditions, first_that_holds(*pairs), SILENT)


def table(answer: LanguageAnswer) -> dict[str, str | None]:
    return {
        condition_text(branch.when, catalogue()): branch.answer.language
        for branch in answer.branches
        if isinstance(branch.answer, LanguageAnswer)
    }


def inputs(answer: LanguageAnswer) -> list[str]:
    return [str(variable) for variable in answer.required_inputs]


def test_what_is_known_is_decided_at_once() -> None:
    found = ask((plan("pro"), "fr"), plan="pro")

    assert (found.status, found.language, found.branches) == (AnswerStatus.STATED, "fr", ())


def test_an_input_that_decides_makes_a_table_with_elsewhere_last() -> None:
    found = ask((place("FR"), "fr"), (place("DE"), "de"))

    assert found.status is AnswerStatus.DEPENDS
    assert inputs(found) == ["customer.location"]
    assert table(found) == {
        "the customer is in France": "fr",
        "the customer is in Germany": "de",
        "the customer is not in France and the customer is not in Germany": "else",
    }


def test_cases_with_one_answer_are_one_line() -> None:
    found = ask((place("FR"), "fr"), (place("BE"), "fr"), (place("DE"), "else"))

    assert table(found) == {
        "the customer is in France or Belgium": "fr",
        "the customer is not in France or Belgium": "else",
    }


def test_words_with_one_answer_are_one_test() -> None:
    found = ask((plan("pro"), "fr"), (plan("team"), "fr"), (plan("free"), "de"))

    assert table(found) == {
        "the plan is pro or team": "fr",
        "the plan is free": "de",
        "the plan is not pro and the plan is not team and the plan is not free": "else",
    }


def test_cases_that_are_not_one_kind_of_test_stand_side_by_side() -> None:
    suite, talk = (UseTest(products=(ProductSlug(slug),)) for slug in ("suite", "talk"))

    found = ask((Not(part=AnyOf(parts=(suite, talk))), "none"), (suite, "suite"))

    assert table(found) == {
        "(the customer uses suite and the customer uses talk) or "
        "(the customer uses suite and the customer does not use talk)": "suite",
        "the customer uses talk and the customer does not use suite": "else",
        "the customer does not use suite and the customer does not use talk": "none",
    }


def test_an_input_that_changes_nothing_is_not_asked_for() -> None:
    found = ask((place("FR"), "fr"), beside=(plan("pro"),))

    assert inputs(found) == ["customer.location"]
    assert list(table(found).values()) == ["fr", "else"]


def test_where_no_input_changes_anything_the_answer_is_stated() -> None:
    found = ask(beside=(plan("pro"), place("FR")))

    assert (found.status, found.language) == (AnswerStatus.STATED, "else")


def test_two_inputs_that_matter_together_are_both_asked_for() -> None:
    found = ask((flag("signed"), "signed"), (place("FR"), "fr"))

    assert inputs(found) == ["attributes.signed", "customer.location"]
    assert table(found) == {
        '"signed" is true': "signed",
        '"signed" is not true and the customer is in France': "fr",
        '"signed" is not true and the customer is not in France': "else",
    }


def test_a_line_may_need_alternatives() -> None:
    signed, sealed = flag("signed"), flag("sealed")

    def decide(situation: Situation) -> LanguageAnswer:
        alike = situation.test(signed) is situation.test(sealed)
        return language("alike" if alike else "apart")

    situation = Situation(context=Context(effective_at=DAY), catalogue=catalogue())
    found = decide_in_each_case(situation, (signed, sealed), decide, SILENT)

    assert table(found) == {
        '("signed" is true and "sealed" is not true) or '
        '("signed" is not true and "sealed" is true)': "apart",
        '("signed" is true and "sealed" is true) or '
        '("signed" is not true and "sealed" is not true)': "alike",
    }


def test_the_one_place_of_a_case_is_the_place_in_it() -> None:
    def decide(situation: Situation) -> LanguageAnswer:
        return language(str(situation.place(LOCATION)))

    situation = Situation(context=Context(effective_at=DAY), catalogue=catalogue())
    found = decide_in_each_case(situation, (place("BR"),), decide, SILENT)

    assert table(found) == {
        "the customer is in Brazil": "BR",
        "the customer is not in Brazil": "None",
    }


def test_what_a_branch_asks_for_is_asked_for() -> None:
    def decide(situation: Situation) -> LanguageAnswer:
        if situation.test(place("FR")) is Truth.TRUE:
            return language("fr")
        return replace(SILENT, status=AnswerStatus.DEPENDS, required_inputs=(PLAN, LOCATION))

    situation = Situation(context=Context(effective_at=DAY), catalogue=catalogue())
    found = decide_in_each_case(situation, (place("FR"),), decide, SILENT)

    assert inputs(found) == ["customer.location", "plan"]


def test_too_many_combinations_give_no_table_but_every_input() -> None:
    names = [f"flag-{number}" for number in range(MOST_COMBINATIONS.bit_length())]

    found = ask(*((flag(name), name) for name in names))

    assert (found.status, found.truncated, found.branches) == (AnswerStatus.DEPENDS, True, ())
    assert inputs(found) == [f"attributes.{name}" for name in names]


def test_an_input_with_too_many_cases_gives_no_table() -> None:
    countries = [one.code for one in catalogue().places.countries()]
    many = tuple((plan(code), code) for code in countries)
    more = tuple((plan(f"{code}-2"), code) for code in countries)

    found = ask(*many, *more)

    assert (found.truncated, inputs(found)) == (True, ["plan"])


def test_as_many_combinations_as_can_be_read_are_a_table() -> None:
    names = [f"flag-{number}" for number in range(MOST_COMBINATIONS.bit_length() - 1)]

    found = ask(*((flag(name), name) for name in names))

    assert not found.truncated
    assert len(found.branches) == len(names) + 1


def test_a_condition_that_always_holds_asks_for_nothing() -> None:
    assert ask((ALWAYS, "fr"), beside=(AnyOf(),)).language == "fr"
