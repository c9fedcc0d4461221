"""A small contract set in which every kind of fact stands once, for the tests of the API."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

from graph.facts import Fact
from graph.model.citation import Citation
from graph.model.entities import Agreement, AgreementKind
from graph.model.ids import AgreementSlug, RuleId, Workspace
from graph.model.provisions import Provision, ProvisionKind, ProvisionValue, ValueKind
from graph.model.reading import Finding, Severity
from graph.model.rules import GoverningLawRule
from graph.records import plan_commit, record_of
from graph.store import GraphStore
from loaders.holdings import holdings_of
from loaders.ingest import facts_of
from loaders.text.source import read_text
from tests.fakes import FakeStore
from tests.places import places
from tests.worlds import family

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EARLIER = datetime(2025, 1, 1, tzinfo=UTC)

TEXT = """QUILLON TERMS

1. Parties and law
1.1 Quillon Ireland Ltd contracts with customers in the European Union; Irish law governs.
1.2 Quillon Pty Ltd contracts with customers in Australia; the law of New South Wales governs.
1.3 Intellectual property is under French law.
2. Disputes
2.1 The courts of Dublin decide, and mediation in Paris comes first.
3. Order
3.1 The order form goes before the addendum, and the addendum before these terms.
3.2 The addendum goes before the order form for data protection.
4. Channels
4.1 WhatsApp messages are subject to the Marlow terms.
5. Language
5.1 The English version counts.
6. Notices
6.1 Notices are sent within thirty days.
"""

FACTS = """
family: quillon
title: Quillon's documents
file: quillon.txt
topics:
  - {slug: data, name: Data protection, name_fr: Protection des données}
  - {slug: transfers, name: Transfers, name_fr: Transferts, within: data}
  - {slug: ip, name: Intellectual property, name_fr: Propriété intellectuelle}
parties:
  - {slug: quillon, name: Quillon, kind: GROUP, aliases: [Quillon group]}
  - slug: quillon-ie
    name: Quillon Ireland Ltd
    kind: ENTITY
    affiliate_of: quillon
    registration_number: "12345"
    address: 1 Quay, Dublin
    aliases: [{name: Vendor, agreement: quillon-terms}]
  - {slug: quillon-au, name: Quillon Pty Ltd, kind: ENTITY, affiliate_of: quillon, note: In Sydney.}
  - {slug: marlow, name: Marlow Inc., kind: ENTITY}
  - {slug: hostkeep, name: Hostkeep GmbH, kind: ENTITY}
products:
  - {slug: quillon-suite, name: Quillon Suite, group: true, provided_by: quillon}
  - {slug: quillon-chat, name: Quillon Chat, in_groups: [quillon-suite], provided_by: quillon, aliases: [Chat]}
channels:
  - {slug: whatsapp, name: WhatsApp, operated_by: marlow, in_groups: [quillon-suite], aliases: [WA]}
  - {slug: sms, name: SMS}
referred:
  - {slug: marlow-terms, title: Marlow Terms, kind: THIRD_PARTY_TERMS, url: "https://marlow.example/terms", provider: marlow}
agreements:
  - slug: quillon-terms
    title: Quillon Terms
    kind: MASTER_AGREEMENT
    language: en
    url: https://quillon.example/terms
    provider: quillon
    aliases: [The Terms, {name: Agreement, agreement: quillon-order}]
    parties: [{party: quillon-ie, role: provider}]
    products: [quillon-suite]
    channels: [whatsapp]
    note: The main text.
    versions:
      - id: "2024"
        lines: [1, 17]
        language: en
        published: 2023-12
        updated: 2024-01-15
        official: true
        translation_of: en
        periods:
          - {from: 2024-01-01, when: {customer_kind: [new]}, cite: [{lines: [1, 1]}]}
          - {from: 2024-02-01, event: renewal, when: {not: {customer_kind: [new]}}, cite: [{lines: [1, 1]}], note: Later for others.}
        cite: [{lines: [1, 1]}]
    relations:
      - {id: has-dpa, kind: INCORPORATES, to: quillon-dpa, as_amended: true, statement: The addendum is part of it., lines: [10, 10]}
      - {id: has-order, kind: COMPLETES, to: quillon-order, statement: It completes the order form., lines: [10, 10]}
      - {id: names-marlow, kind: REFERS_TO, to: marlow-terms, statement: It names the Marlow terms., lines: [13, 13]}
    terms:
      - {id: suite, term: Suite, means: ["product:quillon-suite"], text: All products., lines: [1, 1]}
    rules:
      - {kind: governing_law, id: law-eu, when: {customer_location: [EU]}, law: IE, excludes_cisg: true, excludes_conflict_rules: true, row: eu, statement: Irish law in the Union., lines: [4, 4], path: "1.1", from: 2020-01-01}
      - {kind: governing_law, id: law-au, when: {customer_location: [AU]}, law: AU-NSW, row: au, statement: Law of New South Wales in Australia., lines: [5, 5], path: "1.2"}
      - {kind: governing_law, id: law-ip, topics: [ip], law: FR, statement: French law for intellectual property., lines: [6, 6]}
      - {kind: contracting_party, id: party-eu, when: {customer_location: [EU]}, party: quillon-ie, address: "1 Quay, Dublin", notice_address: legal@quillon.example, row: eu, statement: Quillon Ireland in the Union., lines: [4, 4]}
      - {kind: contracting_party, id: party-au, when: {customer_location: [AU]}, party: quillon-au, row: au, statement: Quillon Pty in Australia., lines: [5, 5]}
      - {kind: party_role, id: role-controller, party: quillon-ie, role: controller, topics: [data], statement: Quillon Ireland is the controller., lines: [4, 4]}
      - {kind: forum, id: courts, forum: {kind: COURT, name: The courts of Dublin, seat: IE, exclusive: true, unless: agreed otherwise}, statement: The courts of Dublin decide., lines: [8, 8]}
      - {kind: forum, id: mediation, forum: {kind: MEDIATION, seat: FR, rules: CMAP}, statement: Mediation in Paris comes first., lines: [8, 8]}
      - {kind: precedence, id: order, except_topics: [data], tiers: [{members: [quillon-order]}, {members: [quillon-dpa]}, {members: [quillon-terms]}], statement: In this order., lines: [10, 10]}
      - {kind: precedence, id: order-data, topics: [data], tiers: [{members: [quillon-dpa], topics: [data]}, {members: [quillon-order, {words: the annexes}], except_topics: [ip]}], statement: Another order for data., lines: [11, 11]}
      - {kind: terms, id: whatsapp-terms, channels: [whatsapp], terms: [{agreement: marlow-terms, provider: marlow, description: The terms of WhatsApp, url: "https://marlow.example/terms"}], duty: SUBJECT_TO, exhaustive: false, excludes: fees, statement: The Marlow terms apply., lines: [13, 13]}
      - {kind: terms, id: other-terms, channels: [whatsapp], duty: COMPLY, catch_all: true, statement: Whatever else the operator asks., lines: [13, 13]}
      - {kind: language, id: english, language: en, over: [fr], statement: The English version counts., lines: [15, 15]}
      - {kind: applicability, id: suite-only, products: [quillon-suite], applies: true, statement: The suite is covered., lines: [1, 1]}
    read:
      - {id: read-terms, questions: [subprocessors], topics: [data], nearest: [{lines: [17, 17]}], note: Looked through.}
      - {id: read-law, questions: [governing_law], nearest: [{lines: [4, 4]}]}
  - slug: quillon-dpa
    title: Quillon Data Addendum
    kind: DPA
    provider: quillon
    topics: [data]
    parties: [{party: quillon-ie, role: processor}, {party: nobody, role: exporter}]
    versions: [{id: "1"}]
    rules:
      - {kind: governing_law, id: law-floating, law_of: customer_location, statement: The law of the customer's place., lines: [4, 4]}
      - {kind: subprocessor, id: hostkeep, party: hostkeep, engaged_by: quillon-ie, locations: [DE], purpose: Hosting, data: Messages, contact: dpo@hostkeep.example, since: 2022-02, products: [quillon-chat], list_exhaustive: true, statement: Hostkeep hosts., lines: [4, 4]}
      - {kind: forum, id: forum-floating, seat_of: customer_location, statement: The courts of the customer's place., lines: [8, 8]}
  - slug: quillon-order
    title: Quillon Order Form
    kind: ORDER_FORM
    provider: quillon
    rules:
      - {kind: governing_law, id: law-order, law: DE, statement: German law., lines: [4, 4]}
      - {kind: governing_law, id: law-order-too, law: FR, statement: French law., lines: [5, 5]}
"""

SECRET = AgreementSlug("secret-terms")
_PLACE = Citation(
    agreement=AgreementSlug("quillon-terms"),
    version="2024",
    file="quillon.txt",
    lines=(17, 17),
    sha256="0" * 64,
)
PROVISION = Provision(
    id=RuleId("quillon/notices"),
    agreement=AgreementSlug("quillon-terms"),
    statement="Notices are sent within thirty days.",
    citations=(_PLACE,),
    type=ProvisionKind.DEADLINE,
    bearer="quillon",
    beneficiary="customer",
    values=(ProvisionValue(label="time", kind=ValueKind.DURATION, value="P30D"),),
    runs_from="the event",
    exhaustive=False,
)
HIDDEN: tuple[Fact, ...] = (
    Agreement(
        slug=SECRET,
        title="Secret Terms",
        kind=AgreementKind.POLICY,
        known=True,
        workspace=Workspace("other"),
    ),
    GoverningLawRule(
        id=RuleId("secret/law"), agreement=SECRET, statement="A secret law.", citations=()
    ),
    Finding(
        id="secret-finding",
        check="secret-check",
        severity=Severity.ERROR,
        message="Secret Terms are wrong.",
        agreements=(SECRET,),
    ),
)


def facts() -> tuple[Fact, ...]:
    """Give the facts that everybody may see."""
    holdings = holdings_of([family(FACTS)], [read_text("quillon.txt", TEXT.encode())])
    return (*facts_of(holdings, places()), PROVISION)


async def record(store: GraphStore, wanted: Iterable[Fact], at: datetime = EARLIER) -> None:
    """Make these facts all that the store holds."""
    head, live = await store.live()
    commit = plan_commit(head, live, map(record_of, wanted), at)
    assert commit is not None
    await store.commit(commit)


def stored() -> FakeStore:
    """Give a store with the whole world, of which some is hidden."""
    store = FakeStore(places())
    asyncio.run(record(store, (*facts(), *HIDDEN)))
    return store
