import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driving import Driver, Report
from tests.browser.machine import find_machine, require
from tests.browser.server import build_app, serve

_IN_CI = bool(os.environ.get("CI"))


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Driver]:
    """A browser at the pages of a server for which nothing was built."""
    machine = find_machine()
    require(machine, with_graphiql=False, in_ci=_IN_CI)
    with serve(build_app(None)) as base:
        yield Driver(machine=machine, base=base, folder=tmp_path)


@pytest.fixture
def graphiql(tmp_path: Path) -> Iterator[Driver]:
    """A browser at the pages of a server that has the built GraphiQL."""
    machine = find_machine()
    require(machine, with_graphiql=True, in_ci=_IN_CI)
    with serve(build_app(machine.graphiql)) as base:
        yield Driver(machine=machine, base=base, folder=tmp_path)


def _assert_clean(report: Report) -> None:
    assert report.elsewhere == ()
    assert report.complaints == ()


def _json(text: object) -> object:
    assert isinstance(text, str)
    return json.loads(text)


def test_a_request_to_elsewhere_is_stopped_and_noted(plain: Driver) -> None:
    report = plain.run("elsewhere")

    assert report.seen == {"outcome": "refused"}
    assert report.elsewhere == ("http://elsewhere.invalid/font.woff2",)
    assert len(report.complaints) == 1


def test_a_scenario_that_breaks_off_fails_with_what_the_browser_said(plain: Driver) -> None:
    with pytest.raises(pytest.fail.Exception, match="The scenario nothing did not end"):
        plain.run("nothing")


def test_the_plain_page_answers_an_example_and_a_typed_query(plain: Driver) -> None:
    report = plain.run("plain")

    _assert_clean(report)
    assert _json(report.seen["example"]) == {"data": {"greeting": "hello Ada"}}
    assert _json(report.seen["typed"]) == {"data": {"titles": ["Reseller terms", "Order form"]}}
    assert "Cannot query field" in str(report.seen["refused"])


def test_the_plain_page_says_a_fault_beside_its_field(plain: Driver) -> None:
    report = plain.run("plainFaults")

    _assert_clean(report)
    assert report.seen == {
        "variables": "The variables are JSON but no object. Accepted is an object, such as "
        '{"agreement": "reseller-terms"}',
        "focused": "variables",
        "query": "There is no query yet. Type one, such as { __typename }",
    }


def test_the_plain_page_says_that_the_server_gave_no_answer(plain: Driver) -> None:
    report = plain.run("plainServerFaults")

    assert report.elsewhere == ()
    assert report.seen["notJson"] == "Closed for today"
    assert "Is it still running?" in str(report.seen["notReached"])


def test_a_link_to_the_plain_page_holds_query_and_variables(plain: Driver) -> None:
    report = plain.run("plainShared")

    _assert_clean(report)
    assert report.seen == {
        "query": "query Greet($name: String!) {\n  greeting(name: $name)\n}",
        "variables": '{"name": "Ada"}',
    }


def test_the_plain_page_has_no_barrier_in_light_in_dark_and_on_a_phone(plain: Driver) -> None:
    report = plain.run("plainLooks")

    _assert_clean(report)
    assert report.seen["light"] == report.seen["dark"] == report.seen["phone"] == []
    assert report.seen["sideways"] == 0
    assert report.seen["answerInView"] is True


def test_graphiql_opens_the_examples_and_answers_them(graphiql: Driver) -> None:
    report = graphiql.run("graphiql")

    _assert_clean(report)
    assert report.seen["tabs"] == ["Hello", "Greet", "Titles"]
    assert _json(report.seen["first"]) == {"data": {"greeting": "hello reader"}}
    assert _json(report.seen["second"]) == {"data": {"greeting": "hello Ada"}}
    assert _json(report.seen["typed"]) == {"data": {"titles": ["Reseller terms", "Order form"]}}
    assert report.seen["prettified"] == "{\n  titles\n}\n"


def test_graphiql_marks_a_field_that_is_not_in_the_schema(graphiql: Driver) -> None:
    report = graphiql.run("graphiqlChecks")

    _assert_clean(report)
    assert report.seen == {"marked": True}


def test_graphiql_follows_a_subscription(graphiql: Driver) -> None:
    report = graphiql.run("graphiqlSubscription")

    _assert_clean(report)
    assert '"countdown": 0' in str(report.seen["last"])


def test_a_link_to_graphiql_opens_its_query_beside_the_examples(graphiql: Driver) -> None:
    report = graphiql.run("graphiqlShared")

    _assert_clean(report)
    assert _json(report.seen["fresh"]) == {"data": {"greeting": "hello Grace"}}
    assert report.seen["freshTabs"] == ["Shared", "Hello", "Greet", "Titles"]
    assert "Order form" in str(report.seen["again"])
