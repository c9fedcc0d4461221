"""What a version, a variable and a viewer say of themselves."""

import pytest

from graph.model.conditions import Input, Variable
from graph.model.dates import PartialDate
from graph.model.entities import Period, Version
from graph.model.ids import OPEN_WORKSPACE, AgreementSlug, Workspace
from graph.viewer import ANYBODY, Viewer

FIRST, LAST = PartialDate(year=2024), PartialDate(year=2025, month=6)


def version(*periods: Period) -> Version:
    return Version(agreement=AgreementSlug("a"), id="1", periods=periods)


def test_a_version_that_is_in_force_for_everybody_alike_has_one_first_and_last_day() -> None:
    one = version(Period(first=FIRST, last=LAST), Period(first=FIRST, last=LAST))

    assert (one.effective_from, one.effective_to, one.effective_on) == (FIRST, LAST, None)


def test_a_version_with_several_days_has_none_for_everybody() -> None:
    several = version(Period(first=FIRST), Period(first=LAST, last=LAST))

    assert (several.effective_from, several.effective_to) == (None, None)


def test_a_version_without_periods_has_no_day() -> None:
    assert (version().effective_from, version().effective_to, version().effective_on) == (None,) * 3


@pytest.mark.parametrize(
    ("periods", "event"),
    [
        ([Period(event="acceptance")], "acceptance"),
        ([Period(event="acceptance"), Period(event="signature")], None),
        ([Period(event="acceptance", first=FIRST)], None),
    ],
)
def test_an_event_counts_where_no_day_is_named_and_it_is_the_only_one(
    periods: list[Period], event: str | None
) -> None:
    assert version(*periods).effective_on == event


def test_a_variable_is_called_as_in_the_api() -> None:
    assert str(Variable(input=Input.CUSTOMER_LOCATION)) == "customer.location"
    assert str(Variable(input=Input.ATTRIBUTE, attribute="signed")) == "attributes.signed"


def test_a_viewer_sees_what_belongs_to_its_workspaces() -> None:
    insider = Viewer(subject="i", workspaces=frozenset({OPEN_WORKSPACE, Workspace("board")}))

    assert ANYBODY.may_see(OPEN_WORKSPACE)
    assert not ANYBODY.may_see(Workspace("board"))
    assert insider.may_see(Workspace("board"))
    assert not insider.may_see(Workspace("other"))
