"""What does each question answer, from the query to the store and back?"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from graph.slice import Slice
from graph.store import Select
from graph.viewer import Viewer
from tests.fakes import FakeStore
from tests.places import places
from tests.schema.asking import Json, client, data, errors
from tests.schema.world import EARLIER, HIDDEN, facts, record, stored


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client()


def test_governing_law_names_the_place_with_its_clause(api: TestClient) -> None:
    found = data(
        api,
        """{ governingLaw(agreement: "quillon-terms", topic: "ip") {
            __typename status basis law { id code name nameFr kind parent { code } } lawOf { name }
            citations { file lineStart lineEnd quote verification version { label } clause { path heading } }
            effectiveAt revision summary truncated
        } }""",
    )["governingLaw"]

    revision = found.pop("revision")
    assert revision.startswith("1-")
    assert found == {
        "__typename": "GoverningLawAnswer",
        "status": "STATED",
        "basis": "EXPLICIT",
        "law": {
            "id": "Jurisdiction:FR",
            "code": "FR",
            "name": "France",
            "nameFr": "France",
            "kind": "COUNTRY",
            "parent": None,
        },
        "lawOf": None,
        "citations": [
            {
                "file": "quillon.txt",
                "lineStart": 6,
                "lineEnd": 6,
                "quote": None,
                "verification": "MISMATCH",
                "version": {"label": "2024"},
                "clause": {"path": "lines 6 to 6", "heading": None},
            }
        ],
        "effectiveAt": "2026-03-01",
        "summary": "The law of France governs.",
        "truncated": False,
    }


def test_an_answer_that_depends_has_whole_answers_in_its_branches(api: TestClient) -> None:
    found = data(
        api,
        """{ versionInForce(agreement: "quillon-terms") {
            status version { label } requiredInputs { name kind accepts }
            branches { when { text json inputs { name } }
                answer { __typename status ... on VersionAnswer { version { label } inForceFrom event } } }
        } }""",
    )["versionInForce"]

    assert found["status"] == "DEPENDS"
    assert found["version"] is None
    assert found["requiredInputs"] == [
        {
            "name": "customer.kind",
            "kind": "WORD",
            "accepts": "a word of the documents, such as new or existing",
        }
    ]
    new, other = found["branches"]
    assert new == {
        "when": {
            "text": "the customer is new",
            "json": {"kind": "choice", "input": "customer.kind", "oneOf": ["new"]},
            "inputs": [{"name": "customer.kind"}],
        },
        "answer": {
            "__typename": "VersionAnswer",
            "status": "STATED",
            "version": {"label": "2024"},
            "inForceFrom": "2024-01-01",
            "event": None,
        },
    }
    assert other["when"]["json"]["kind"] == "not"
    assert other["answer"]["event"] == "renewal"


def test_a_conflict_has_whole_answers_as_its_candidates(api: TestClient) -> None:
    found = data(
        api,
        """{ governingLaw(agreement: "quillon-order") { status conflictKind
            candidates { reason rules answer { status ... on GoverningLawAnswer { law { code } } } } } }""",
    )["governingLaw"]

    assert found["status"] == "CONFLICT"
    assert found["conflictKind"] == "UNRANKED"
    assert found["candidates"][0] == {
        "reason": "UNRANKED",
        "rules": ["quillon/law-order"],
        "answer": {"status": "STATED", "law": {"code": "DE"}},
    }


def test_a_missing_document_is_a_hole(api: TestClient) -> None:
    found = data(
        api,
        """{ governingLaw(agreement: "marlow-terms") { status
            holes { agreement { slug known url provider { slug } } neededBy { lineStart } } } }""",
    )["governingLaw"]

    assert found["status"] == "DOCUMENT_MISSING"
    assert found["holes"][0]["agreement"] == {
        "slug": "marlow-terms",
        "known": False,
        "url": "https://marlow.example/terms",
        "provider": {"slug": "marlow"},
    }
    assert {"lineStart": 13} in found["holes"][0]["neededBy"]


def test_forums_are_decided_each_for_itself(api: TestClient) -> None:
    found = data(
        api,
        '{ forum(agreement: "quillon-terms") { status forums { kind name seat { code } exclusive rules unless } } }',
    )["forum"]

    assert found["forums"] == [
        {
            "kind": "COURT",
            "name": "The courts of Dublin",
            "seat": {"code": "IE"},
            "exclusive": True,
            "rules": None,
            "unless": "agreed otherwise",
        },
        {
            "kind": "MEDIATION",
            "name": None,
            "seat": {"code": "FR"},
            "exclusive": None,
            "rules": "CMAP",
            "unless": None,
        },
    ]


def test_the_contracting_party_follows_the_place_of_the_customer(api: TestClient) -> None:
    query = """query($at: JurisdictionCode) {
        contractingParty(agreement: "quillon-terms", context: {customer: {location: $at}}) {
            status party { slug affiliateOf { slug } } address noticeAddress
            roles { role party { slug } denied topics { slug } } } }"""

    in_ireland, in_australia = (
        data(api, query, at=place)["contractingParty"] for place in ("ireland", "AU")
    )

    assert in_ireland["party"] == {"slug": "quillon-ie", "affiliateOf": {"slug": "quillon"}}
    assert in_ireland["address"] == "1 Quay, Dublin"
    assert in_ireland["noticeAddress"] == "legal@quillon.example"
    assert in_ireland["roles"] == [
        {
            "role": "controller",
            "party": {"slug": "quillon-ie"},
            "denied": False,
            "topics": [{"slug": "data"}],
        }
    ]
    assert in_australia["party"]["slug"] == "quillon-au"


PREVAILS = """query($between: [ID!]!, $topic: ID) { prevails(between: $between, topic: $topic) { status
    winner { agreement { slug } path rule } defeated { agreement { slug } path rule }
    pairs { rule over { agreement { slug } } under { agreement { slug } } citations { lineStart } } } }"""


def winner(found: Json) -> str | None:
    slug: str | None = found["prevails"]["winner"]["agreement"]["slug"]
    return slug


def test_the_order_of_precedence_says_which_document_prevails(api: TestClient) -> None:
    found = data(api, PREVAILS, between=["quillon-terms", "Agreement:quillon-dpa"])

    assert winner(found) == "quillon-dpa"
    assert found["prevails"]["pairs"] == [
        {
            "rule": "quillon/order",
            "over": {"agreement": {"slug": "quillon-dpa"}},
            "under": {"agreement": {"slug": "quillon-terms"}},
            "citations": [{"lineStart": 10}],
        }
    ]


def test_a_topic_may_have_another_order(api: TestClient) -> None:
    between = ["quillon-order", "quillon-dpa"]

    assert winner(data(api, PREVAILS, between=between)) == "quillon-order"
    assert winner(data(api, PREVAILS, between=between, topic="data")) == "quillon-dpa"


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("quillon-terms#1.1", {"path": "1.1", "rule": None}),
        ("quillon/law-eu", {"path": "1.1", "rule": "quillon/law-eu"}),
        ("GoverningLawRule:quillon/law-eu", {"path": "1.1", "rule": "quillon/law-eu"}),
    ],
)
def test_clauses_and_rules_can_be_ranked(api: TestClient, named: str, shown: Json) -> None:
    found = data(api, PREVAILS, between=[named, "quillon-order"])

    assert found["prevails"]["defeated"] == [{"agreement": {"slug": "quillon-terms"}} | shown]


def test_third_party_terms_are_found_through_the_vendor(api: TestClient) -> None:
    found = data(
        api,
        """{ thirdPartyTerms(channel: "WA", via: "Quillon group") { status exhaustive
            terms { agreement { slug } provider { name } description url duty excludes because { lineStart }
                path { slug } rule when { text } }
            catchAll { description rule } } }""",
    )["thirdPartyTerms"]

    assert found == {
        "status": "STATED",
        "exhaustive": False,
        "terms": [
            {
                "agreement": {"slug": "marlow-terms"},
                "provider": {"name": "Marlow Inc."},
                "description": "The terms of WhatsApp",
                "url": "https://marlow.example/terms",
                "duty": "SUBJECT_TO",
                "excludes": "fees",
                "because": [{"lineStart": 13}],
                "path": [{"slug": "quillon-terms"}, {"slug": "marlow-terms"}],
                "rule": "quillon/whatsapp-terms",
                "when": None,
            }
        ],
        "catchAll": [
            {"description": "Whatever else the operator asks.", "rule": "quillon/other-terms"}
        ],
    }


def test_third_party_terms_of_a_product_can_be_asked_for(api: TestClient) -> None:
    found = data(
        api,
        '{ thirdPartyTerms(product: "quillon-chat", via: "quillon") { status terms { rule } } }',
    )

    assert found["thirdPartyTerms"]["terms"] == []


SUBPROCESSORS = """query($of: ID!) { subprocessors(of: $of) { status exhaustive
    subprocessors { party { slug } engagedBy { slug } locations { code } purpose data contact since products
        rule citations { lineStart } when { text } } } }"""


@pytest.mark.parametrize(
    "of", ["quillon-dpa", "Agreement:quillon-dpa", "quillon-ie", "Party:quillon-ie"]
)
def test_subprocessors_of_an_agreement_or_of_a_party(api: TestClient, of: str) -> None:
    found = data(api, SUBPROCESSORS, of=of)["subprocessors"]

    assert found["subprocessors"] == [
        {
            "party": {"slug": "hostkeep"},
            "engagedBy": {"slug": "quillon-ie"},
            "locations": [{"code": "DE"}],
            "purpose": "Hosting",
            "data": "Messages",
            "contact": "dpo@hostkeep.example",
            "since": "2022-02",
            "products": ["quillon-chat"],
            "rule": "quillon/hostkeep",
            "citations": [{"lineStart": 4}],
            "when": None,
        }
    ]


def test_the_language_of_record(api: TestClient) -> None:
    found = data(
        api, '{ languageOfRecord(agreement: "quillon-terms") { status language official } }'
    )

    assert found["languageOfRecord"] == {"status": "STATED", "language": "en", "official": True}


def test_a_silence_says_what_was_searched(api: TestClient) -> None:
    found = data(
        api,
        """{ languageOfRecord(agreement: "quillon-order") { status language
            searched { agreement { slug } lookedFor read nearest { lineStart } } } }""",
    )["languageOfRecord"]

    assert found == {
        "status": "NOT_EXTRACTED",
        "language": None,
        "searched": [
            {
                "agreement": {"slug": "quillon-order"},
                "lookedFor": "LANGUAGE",
                "read": False,
                "nearest": [],
            }
        ],
    }


def test_each_step_of_the_trace_is_a_sentence(api: TestClient) -> None:
    found = data(
        api,
        """{ governingLaw(agreement: "quillon-terms", topic: "ip") {
            trace { kind agreement { slug } rule other detail text } } }""",
    )["governingLaw"]

    applied = next(step for step in found["trace"] if step["rule"] == "quillon/law-ip")
    assert applied["kind"] == "RULE_APPLIED"
    assert applied["agreement"] == {"slug": "quillon-terms"}
    assert applied["text"] == "quillon/law-ip applies."


# --- what is known of the case ---


def law(api: TestClient, context: str) -> Json:
    found: Json = data(
        api,
        f'{{ governingLaw(agreement: "quillon-terms", topic: "ip", context: {{{context}}}) {{ effectiveAt knownAt status }} }}',
    )["governingLaw"]
    return found


def test_the_day_asked_about_is_in_the_answer(api: TestClient) -> None:
    assert law(api, 'effectiveAt: "2025-05-31"')["effectiveAt"] == "2025-05-31"


def test_what_is_null_is_as_what_is_left_out(api: TestClient) -> None:
    nulls = "effectiveAt: null, customer: null, products: null, attributes: null, plan: null"

    assert law(api, nulls) == law(api, "")


def test_every_input_can_be_given(api: TestClient) -> None:
    found = law(
        api,
        """customer: {location: "Germany", size: "small", nonProfit: true, since: "2020-02-03", role: "brand", kind: "new"},
        products: ["quillon-chat", "Product:quillon-suite"], channels: ["WA"], plan: "basic",
        phoneNumberCountry: "FR", agentCountry: "US-CA", recipientCountry: "EU",
        attributes: [{name: "separate-agreement", value: "true"}], doctrines: [LATER_OVER_EARLIER]""",
    )

    assert found["status"] == "STATED"


def test_knownat_answers_from_what_was_known_then() -> None:
    store = stored()
    asyncio.run(record(store, HIDDEN, EARLIER + timedelta(days=30)))
    api = client(store)
    then = (EARLIER + timedelta(days=1)).isoformat()

    found = data(
        api,
        """query($then: DateTime) { governingLaw(agreement: "quillon-terms", topic: "ip", context: {knownAt: $then}) {
            revision knownAt law { code } citations { agreement { slug } } } }""",
        then=then,
    )["governingLaw"]

    assert found["law"] == {"code": "FR"}
    assert found["revision"].startswith("1-")
    assert found["knownAt"] == "2025-01-02T00:00:00Z"
    assert found["citations"][0]["agreement"]["slug"] == "quillon-terms"
    assert (
        errors(api, '{ governingLaw(agreement: "quillon-terms") { status } }')[0]["extensions"][
            "code"
        ]
        == "NOT_FOUND"
    )


def test_knownat_before_everything_is_refused(api: TestClient) -> None:
    before = datetime(2024, 1, 1, tzinfo=UTC).isoformat()

    found = errors(
        api,
        'query($t: DateTime) { governingLaw(agreement: "quillon-terms", context: {knownAt: $t}) { status } }',
        t=before,
    )

    assert found == [
        {
            "message": "knownAt: nothing was recorded yet at 2024-01-01T00:00:00+00:00",
            "path": ["governingLaw"],
            "extensions": {"code": "BAD_USER_INPUT"},
        }
    ]


class MovingStore(FakeStore):
    """Somebody loads something after each read of the newest revision."""

    async def read(
        self, viewer: Viewer, selects: Sequence[Select], at: int | None = None
    ) -> tuple[Slice, ...]:
        found = await super().read(viewer, selects, at)
        if at is None:
            await record(self, (*facts(), *HIDDEN[: len(self.made) % 2]))
        return found


def test_the_questions_of_one_request_are_answered_from_one_revision() -> None:
    store = MovingStore(places())
    asyncio.run(record(store, facts()))
    query = """{ a: languageOfRecord(agreement: "quillon-terms") { revision }
        b: forum(agreement: "quillon-terms") { revision } }"""

    found = data(client(store), query)

    assert found["a"] == found["b"]
    assert len(store.made) == 2


def test_the_questions_of_two_requests_need_not_be() -> None:
    store = MovingStore(places())
    asyncio.run(record(store, facts()))
    api = client(store)
    query = '{ languageOfRecord(agreement: "quillon-terms") { revision } }'

    assert data(api, query) != data(api, query)
