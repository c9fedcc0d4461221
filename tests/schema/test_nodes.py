from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from graph.model.ids import OPEN_WORKSPACE, Workspace
from graph.viewer import Viewer
from tests.schema.asking import OPTIONS, Json, client, data, errors


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client()


@pytest.mark.parametrize(
    ("node_id", "kind"),
    [
        ("Agreement:quillon-terms", "Agreement"),
        ("Version:quillon-terms@2024", "Version"),
        ("Party:quillon-ie", "Party"),
        ("Product:quillon-chat", "Product"),
        ("Channel:whatsapp", "Channel"),
        ("Topic:transfers", "Topic"),
        ("Jurisdiction:AU-NSW", "Jurisdiction"),
        ("Relation:quillon/has-dpa", "Relation"),
        ("DefinedTerm:quillon/suite", "DefinedTerm"),
        ("GoverningLawRule:quillon/law-eu", "GoverningLawRule"),
        ("SubprocessorEngagement:quillon/hostkeep", "SubprocessorRule"),
        ("Provision:quillon/notices", "Provision"),
        ("ReadMark:quillon/read-law", "ReadMark"),
        ("Document:quillon.txt", "Document"),
        ("Clause:quillon-terms@2024#1.1", "Clause"),
    ],
)
def test_a_thing_is_found_by_its_global_id(api: TestClient, node_id: str, kind: str) -> None:
    found = data(api, "query($id: ID!) { node(id: $id) { __typename id } }", id=node_id)

    assert found["node"] == {"__typename": kind, "id": node_id}


@pytest.mark.parametrize(
    ("rule", "fields", "value"),
    [
        ("law-eu", "GoverningLawRule { law { code } lawOf { name } row when { text } }",
         {"law": {"code": "IE"}, "lawOf": None, "row": "eu", "when": {"text": "the customer is in European Union"}}),
        ("courts", "ForumRule { forum { kind seat { code } } seatOf { name } }",
         {"forum": {"kind": "COURT", "seat": {"code": "IE"}}, "seatOf": None}),
        ("mediation", "ForumRule { forum { kind name } }", {"forum": {"kind": "MEDIATION", "name": None}}),
        ("forum-floating", "ForumRule { forum { kind } seatOf { name } }",
         {"forum": None, "seatOf": {"name": "customer.location"}}),
        ("party-eu", "ContractingPartyRule { party { slug } address }",
         {"party": {"slug": "quillon-ie"}, "address": "1 Quay, Dublin"}),
        ("role-controller", "PartyRoleRule { role denied }", {"role": "controller", "denied": False}),
        ("order-data", "PrecedenceRule { extent tiers { members { agreement { slug } words } exceptTopics { slug } } }",
         {"extent": "CONFLICT", "tiers": [
             {"members": [{"agreement": {"slug": "quillon-dpa"}, "words": None}], "exceptTopics": []},
             {"members": [{"agreement": {"slug": "quillon-order"}, "words": None},
                          {"agreement": None, "words": "the annexes"}], "exceptTopics": [{"slug": "ip"}]}]}),
        ("english", "LanguageRule { language over }", {"language": "en", "over": ["fr"]}),
        ("whatsapp-terms", "TermsRule { duty terms { agreement { slug } url } scope { channels { slug } } }",
         {"duty": "SUBJECT_TO", "terms": [{"agreement": {"slug": "marlow-terms"}, "url": "https://marlow.example/terms"}],
          "scope": {"channels": [{"slug": "whatsapp"}]}}),
        ("hostkeep", "SubprocessorRule { since locations { name } listExhaustive }",
         {"since": "2022-02", "locations": [{"name": "Germany"}], "listExhaustive": True}),
        ("suite-only", "ApplicabilityRule { applies }", {"applies": True}),
        ("notices", "Provision { kind values { label kind value unit } runsFrom }",
         {"kind": "DEADLINE", "values": [{"label": "time", "kind": "DURATION", "value": "P30D", "unit": None}],
          "runsFrom": "the event"}),
    ],
)  # fmt: skip
def test_a_rule_is_found_by_the_id_that_answers_give(
    api: TestClient, rule: str, fields: str, value: Json
) -> None:
    found = data(api, f'{{ node(id: "quillon/{rule}") {{ ... on {fields} }} }}')

    assert found["node"] == value


def test_the_fields_of_every_rule_can_be_asked_for_once(api: TestClient) -> None:
    found = data(
        api,
        """{ node(id: "quillon/law-eu") { ... on Rule { ruleId agreement { title } strength status statement
            effectiveFrom effectiveTo redacted foundBy note citations { lineStart path } } } }""",
    )

    assert found["node"] == {
        "ruleId": "quillon/law-eu",
        "agreement": {"title": "Quillon Terms"},
        "strength": "DEFAULT",
        "status": "ASSERTED",
        "statement": "Irish law in the Union.",
        "effectiveFrom": "2020-01-01",
        "effectiveTo": None,
        "redacted": False,
        "foundBy": None,
        "note": None,
        "citations": [{"lineStart": 4, "path": "1.1"}],
    }


def test_things_come_in_the_order_of_their_ids_and_null_where_there_is_none(
    api: TestClient,
) -> None:
    ids = ["Party:marlow", "Party:gone", "Jurisdiction:XX", "quillon/gone", "Party:marlow"]

    found = data(api, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)

    marlow = {"id": "Party:marlow"}
    assert found["nodes"] == [marlow, None, None, None, marlow]


@pytest.mark.parametrize("node_id", ["nonsense", "Nonsense:x", "", "x" * 80])
def test_what_is_no_id_is_refused(api: TestClient, node_id: str) -> None:
    found = errors(api, "query($id: ID!) { node(id: $id) { id } }", id=node_id)

    shown = node_id if len(node_id) < 60 else f"{'x' * 57}…"
    assert found == [
        {
            "message": f'id: "{shown}" was given; accepted is a global id as Agreement:reseller-terms, '
            "or the id of a rule as family/id",
            "path": ["node"],
            "extensions": {"code": "BAD_USER_INPUT", "argument": "id"},
        }
    ]


def test_no_more_than_a_hundred_ids_are_taken(api: TestClient) -> None:
    found = errors(api, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["Party:x"] * 101)

    assert found[0]["message"] == "ids: 101 items were given; accepted are at most 100"


@pytest.mark.parametrize(
    ("field", "slug"),
    [
        ('agreement(id: "quillon-terms")', "quillon-terms"),
        ('agreement(id: "Agreement:quillon-terms")', "quillon-terms"),
        ('agreement(slug: "the terms")', "quillon-terms"),
        ('party(slug: "Quillon group")', "quillon"),
        ('product(id: "chat")', "quillon-chat"),
        ('channel(slug: "sms")', "sms"),
        ('topic(id: "Transferts")', "transfers"),
    ],
)
def test_a_thing_is_found_by_its_id_slug_or_name(api: TestClient, field: str, slug: str) -> None:
    assert data(api, f"{{ found: {field} {{ slug }} }}")["found"] == {"slug": slug}


@pytest.mark.parametrize(
    "arguments", ['code: "US-CA"', 'id: "Jurisdiction:US-CA"', 'code: "Californie"']
)
def test_a_place_is_found_by_its_code_or_name(api: TestClient, arguments: str) -> None:
    found = data(api, f"{{ jurisdiction({arguments}) {{ code name kind parent {{ code }} }} }}")

    assert found["jurisdiction"] == {
        "code": "US-CA",
        "name": "California",
        "kind": "SUBDIVISION",
        "parent": {"code": "US"},
    }


def test_an_unknown_name_is_an_error_with_the_nearest(api: TestClient) -> None:
    found = errors(api, '{ agreement(slug: "quilon-terms") { slug } }')

    assert found == [
        {
            "message": 'no agreement is named "quilon-terms"; nearest: quillon-terms, quillon-order, marlow-terms',
            "path": ["agreement"],
            "extensions": {
                "code": "NOT_FOUND",
                "kind": "agreement",
                "given": "quilon-terms",
                "nearest": ["quillon-terms", "quillon-order", "marlow-terms"],
            },
        }
    ]


@pytest.mark.parametrize(("arguments", "number"), [("", 0), ('(id: "a", slug: "b")', 2)])
def test_exactly_one_name_is_wanted(api: TestClient, arguments: str, number: int) -> None:
    found = errors(api, f"{{ agreement{arguments} {{ slug }} }}")

    assert found[0]["message"] == f"id: {number} names were given; accepted is the id or the slug"


AGREEMENT = """{ agreement(id: "quillon-terms") {
    aliases { name agreement { slug } } parties { party { slug } role } products { slug } channels { slug }
    provider { slug aliases { name } } language url known workspace note
    versions { id label agreement { slug } language file lineStart lineEnd published updated archived official
        translationOf periods { effectiveFrom effectiveTo effectiveOn note when { text } citations { lineStart } } }
    relations { id kind target { slug } asAmended statement clauses }
    relatedFrom { kind }
    terms { term means text }
} }"""


def test_everything_around_an_agreement_is_reached_from_it(api: TestClient) -> None:
    found = data(api, AGREEMENT)["agreement"]

    assert found["aliases"] == [
        {"name": "Agreement", "agreement": {"slug": "quillon-order"}},
        {"name": "The Terms", "agreement": None},
    ]
    assert found["parties"] == [{"party": {"slug": "quillon-ie"}, "role": "provider"}]
    assert found["products"] == [{"slug": "quillon-suite"}]
    assert found["provider"] == {"slug": "quillon", "aliases": [{"name": "Quillon group"}]}
    version = found["versions"][0]
    assert version["id"] == "Version:quillon-terms@2024"
    assert (version["lineStart"], version["lineEnd"]) == (1, 17)
    assert (version["published"], version["updated"]) == ("2023-12", "2024-01-15")
    assert version["periods"][1] == {
        "effectiveFrom": "2024-02-01",
        "effectiveTo": None,
        "effectiveOn": "renewal",
        "note": "Later for others.",
        "when": {"text": "the customer is not new"},
        "citations": [{"lineStart": 1}],
    }
    assert {relation["kind"] for relation in found["relations"]} == {
        "INCORPORATES",
        "COMPLETES",
        "REFERS_TO",
    }
    assert found["relatedFrom"] == []
    assert found["terms"] == [
        {"term": "Suite", "means": ["product:quillon-suite"], "text": "All products."}
    ]


def test_a_name_that_binds_to_nothing_is_null(api: TestClient) -> None:
    found = data(
        api,
        '{ agreement(id: "quillon-dpa") { parties { party { slug } role } versions { lineStart } } }',
    )

    assert {"party": None, "role": "exporter"} in found["agreement"]["parties"]
    assert found["agreement"]["versions"] == [{"lineStart": None}]


def test_a_clause_leads_to_what_it_lies_under(api: TestClient) -> None:
    found = data(
        api,
        '{ node(id: "Clause:quillon-terms@2024#1.1") { ... on Clause { path lineStart version { label } parentId } } }',
    )["node"]

    assert found["path"] == "1.1"
    assert found["version"] == {"label": "2024"}
    assert data(
        api,
        "query($id: ID!) { node(id: $id) { ... on Clause { path parentId } } }",
        id=found["parentId"],
    )


def test_clauses_of_citations_are_there_wherever_these_are_reached(api: TestClient) -> None:
    found = data(
        api,
        """{ node(id: "quillon/law-eu") { ... on Rule { citations { clause { path }
            agreement { versions { citations { clause { path } } } } } } }
            none: node(id: "Party:marlow") { ... on Rule { citations { clause { path } } } } }""",
    )["node"]["citations"][0]

    assert found["clause"]["path"].startswith("1.1")
    assert found["agreement"]["versions"][0]["citations"][0]["clause"]["path"].startswith("lines 1")


# --- what one viewer may not see ---

INSIDER = Viewer(subject="insider", workspaces=frozenset({OPEN_WORKSPACE, Workspace("other")}))
SECRETS = [
    "Agreement:secret-terms",
    "GoverningLawRule:secret/law",
    "secret/law",
    "Finding:secret-finding",
]


def test_what_is_hidden_is_as_what_is_not_there(api: TestClient) -> None:
    found = data(api, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=SECRETS)

    assert found["nodes"] == [None] * 4
    assert (
        errors(api, '{ agreement(id: "secret-terms") { slug } }')[0]["extensions"]["code"]
        == "NOT_FOUND"
    )
    assert "secret" not in str(
        errors(api, '{ agreement(id: "secret-term") { slug } }')[0]["extensions"]["nearest"]
    )


def test_a_viewer_of_the_workspace_sees_it() -> None:
    api = client(options=replace(OPTIONS, viewer=INSIDER))

    found = data(api, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=SECRETS)

    assert None not in found["nodes"]
