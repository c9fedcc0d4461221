from collections.abc import Mapping
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from graph.records import Revision
from tests.fakes import FakeStore
from tests.places import places
from tests.schema.asking import OPTIONS, Json, client, data, errors
from tests.schema.test_nodes import INSIDER


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client()


def slugs(found: Json) -> list[str]:
    return [edge["node"]["slug"] for edge in found["edges"]]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("agreements", ["marlow-terms", "quillon-dpa", "quillon-order", "quillon-terms"]),
        ("agreements(sort: SLUG_DESC, first: 1)", ["quillon-terms"]),
        ("agreements(sort: TITLE)", ["marlow-terms", "quillon-dpa", "quillon-order", "quillon-terms"]),
        ("agreements(sort: null, first: null, after: null, filter: null)",
         ["marlow-terms", "quillon-dpa", "quillon-order", "quillon-terms"]),
        ('agreements(filter: {text: "addendum"})', ["quillon-dpa"]),
        ("agreements(filter: {kinds: [DPA, ORDER_FORM]})", ["quillon-dpa", "quillon-order"]),
        ("agreements(filter: {known: false})", ["marlow-terms"]),
        ('agreements(filter: {language: "en", party: "quillon-ie", product: "chat", channel: "WA"})',
         ["quillon-terms"]),
        ('agreements(filter: {topic: "Topic:data"})', ["quillon-dpa"]),
        ('parties(filter: {text: "quillon", kinds: [ENTITY], affiliateOf: "quillon"})',
         ["quillon-au", "quillon-ie"]),
        ("parties(first: 2)", ["hostkeep", "marlow"]),
        ('products(filter: {group: false, inGroup: "quillon-suite", providedBy: "quillon"})', ["quillon-chat"]),
        ("products", ["quillon-chat", "quillon-suite"]),
        ('channels(filter: {operatedBy: "marlow", inGroup: "quillon-suite"})', ["whatsapp"]),
        ("channels", ["sms", "whatsapp"]),
        ('topics(filter: {within: "data"})', ["data", "transfers"]),
        ("topics(first: 1)", ["data"]),
    ],
)  # fmt: skip
def test_a_list_keeps_what_the_filter_says(
    api: TestClient, field: str, expected: list[str]
) -> None:
    found = data(api, f"{{ found: {field} {{ edges {{ node {{ slug }} }} }} }}")["found"]

    assert slugs(found) == expected


def test_pages_follow_one_another_by_cursor(api: TestClient) -> None:
    query = """query($after: String) { parties(first: 2, after: $after) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { slug } } } }"""

    first = data(api, query)["parties"]
    second = data(api, query, after=first["pageInfo"]["endCursor"])["parties"]
    third = data(api, query, after=second["pageInfo"]["endCursor"])["parties"]

    assert [slugs(page) for page in (first, second, third)] == [
        ["hostkeep", "marlow"],
        ["quillon", "quillon-au"],
        ["quillon-ie"],
    ]
    assert {page["totalCount"] for page in (first, second, third)} == {5}
    assert third["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": True,
        "startCursor": third["edges"][0]["cursor"],
        "endCursor": third["edges"][0]["cursor"],
    }


def test_clauses_come_in_the_order_of_the_text(api: TestClient) -> None:
    query = """query($path: String, $text: String, $version: String) { clauses(
        filter: {agreement: "The Terms", path: $path, text: $text, version: $version}, first: 5) {
        totalCount edges { node { path lineStart } } } }"""

    below = data(api, query, path="3")["clauses"]

    assert [edge["node"]["path"] for edge in below["edges"]] == ["3", "3.1", "3.2"]
    assert data(api, query, version="1")["clauses"]["totalCount"] == 0
    assert data(api, query, text="no such heading")["clauses"]["totalCount"] == 0


def test_clauses_of_an_unknown_agreement_are_an_error(api: TestClient) -> None:
    found = errors(api, '{ clauses(filter: {agreement: "none"}) { totalCount } }')

    assert found[0]["extensions"]["code"] == "NOT_FOUND"


FINDINGS = """query($filter: FindingFilter) { findings(filter: $filter, first: 100) { totalCount edges { node {
    findingId check severity message settle agreements { slug } citations { lineStart } } } } }"""


def test_findings_come_with_the_gravest_first_and_without_the_hidden(api: TestClient) -> None:
    found = data(api, FINDINGS)["findings"]

    grades = [edge["node"]["severity"] for edge in found["edges"]]
    assert grades == sorted(grades)
    assert {edge["node"]["check"] for edge in found["edges"]} >= {
        "dangling-reference",
        "unbound-operand",
    }
    assert "secret" not in str(found).lower()


@pytest.mark.parametrize(
    ("limits", "checks"),
    [
        ({"checks": ["unbound-operand"]}, {"unbound-operand"}),
        (
            {
                "severities": ["WARNING"],
                "agreement": "quillon-terms",
                "checks": ["unbound-operand"],
            },
            {"unbound-operand"},
        ),
        ({"agreement": "quillon-dpa", "checks": ["unbound-operand"]}, set()),
    ],
)
def test_findings_are_kept_by_each_limit(api: TestClient, limits: Json, checks: set[str]) -> None:
    found = data(api, FINDINGS, filter=limits)["findings"]

    assert {edge["node"]["check"] for edge in found["edges"]} == checks


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("agreements(first: 101)", "first: 101 rows were asked for; accepted is a number from 0 to 100"),
        ("agreements(first: -1)", "first: -1 rows were asked for; accepted is a number from 0 to 100"),
        ('agreements(after: "x")', 'after: "x" is no cursor of this list in this order; accepted is one that it gave'),
        (f'agreements(filter: {{text: "{"x" * 301}"}})',
         "filter.text: a text of 301 characters was given; accepted are 300"),
        (f"agreements(filter: {{kinds: [{'DPA ' * 101}]}})",
         "filter.kinds: 101 items were given; accepted are at most 100"),
        (f"parties(filter: {{kinds: [{'GROUP ' * 101}]}})",
         "filter.kinds: 101 items were given; accepted are at most 100"),
        (f"findings(filter: {{severities: [{'NOTE ' * 101}]}})",
         "filter.severities: 101 items were given; accepted are at most 100"),
        ("graph { loads(limit: 101) { number } } #", "limit: 101 was given; accepted is a number from 0 to 100"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_given_says_what_is_accepted(
    api: TestClient, field: str, message: str
) -> None:
    found = errors(api, f"{{ {field} {{ totalCount }}\n }}")[0]

    assert found["message"] == message
    assert found["extensions"]["code"] == "BAD_USER_INPUT"


GRAPH = "{ graph { revision number digest recordedAt store counts { label count } loads { revision number recordedAt } } }"


def counts(found: Json) -> dict[str, int]:
    return {count["label"]: count["count"] for count in found["graph"]["counts"]}


def test_the_graph_says_what_it_holds(api: TestClient) -> None:
    found = data(api, GRAPH)

    graph = found["graph"]
    assert graph["revision"] == f"1-{graph['digest'][:12]}"
    assert graph["number"] == 1
    assert graph["recordedAt"] == "2025-01-01T00:00:00Z"
    assert graph["store"] == "fake"
    assert graph["loads"] == [
        {"revision": graph["revision"], "number": 1, "recordedAt": "2025-01-01T00:00:00Z"}
    ]
    assert {"Agreement": 4, "Party": 5, "Document": 1, "Provision": 1}.items() <= counts(
        found
    ).items()


def test_what_is_hidden_is_not_counted(api: TestClient) -> None:
    inside = counts(data(client(options=replace(OPTIONS, viewer=INSIDER)), GRAPH))

    outside = counts(data(api, GRAPH))

    assert {label for label in inside if inside[label] != outside[label]} == {
        "Agreement",
        "GoverningLawRule",
        "Finding",
    }


def test_an_empty_graph_is_at_revision_0() -> None:
    api = client(FakeStore(places()))

    found = data(
        api,
        "{ graph { number recordedAt loads(limit: null) { number } } agreements { totalCount } }",
    )

    assert found == {
        "graph": {"number": 0, "recordedAt": None, "loads": []},
        "agreements": {"totalCount": 0},
    }


class CountingStore(FakeStore):
    """Knows how often everything that is live was listed."""

    listed = 0

    async def live(self) -> tuple[Revision, Mapping[str, str]]:
        self.listed += 1
        return await super().live()


@pytest.mark.parametrize(("fields", "times"), [("number", 0), ("counts { label }", 1)])
def test_counting_is_done_only_where_counts_are_asked_for(fields: str, times: int) -> None:
    store = CountingStore(places())

    data(client(store), f"{{ graph {{ {fields} }} }}")

    assert store.listed == times
