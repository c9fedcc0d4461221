"""What a fact file states, as facts of the graph."""

from dataclasses import replace
from typing import TypeVar

from graph.facts import Fact, key_of
from graph.model.citation import Citation
from graph.model.conditions import ALWAYS, Input, PlaceTest, UseTest, Variable
from graph.model.dates import PartialDate
from graph.model.entities import (
    Agreement,
    AgreementKind,
    Alias,
    Channel,
    DefinedTerm,
    Party,
    PartyKind,
    PartyLink,
    Period,
    Product,
    Relation,
    RelationKind,
    Topic,
    Version,
)
from graph.model.ids import AgreementSlug
from graph.model.reading import QuestionKind, ReadMark
from graph.model.rules import (
    ApplicabilityRule,
    ContractingPartyRule,
    Extent,
    Forum,
    ForumKind,
    ForumRule,
    GoverningLawRule,
    LanguageRule,
    Operand,
    PartyRoleRule,
    PrecedenceRule,
    RankedTier,
    Rule,
    Scope,
    Strength,
    SubprocessorEngagement,
    TermsDuty,
    TermsReference,
    TermsRule,
)
from tests.worlds import family

WHOLE = """
family: acme
title: All of Acme
file: acme.txt
topics:
  - {slug: fees, name: Fees, name_fr: Frais, within: money}
parties:
  - slug: acme
    name: Acme SA
    kind: ENTITY
    aliases: [Acme, {name: we, agreement: acme-terms}]
    registration_number: "123"
    address: 1 High Street
    affiliate_of: acme-group
    note: A note.
products:
  - {slug: chat, name: Chat, group: true, aliases: [C], in_groups: [suite], provided_by: acme, note: N}
channels:
  - {slug: sms, name: SMS, aliases: [text], operated_by: acme, in_groups: [suite], note: N}
referred:
  - {slug: policy, title: Policy, kind: POLICY, url: "https://a.example", provider: acme, language: en, aliases: [P], note: N}
agreements:
  - slug: acme-terms
    title: Acme terms
    kind: MASTER_AGREEMENT
    language: en
    url: https://t.example
    provider: acme
    aliases: [T]
    parties: [{party: acme, role: provider}]
    products: [chat]
    channels: [sms]
    topics: [fees]
    note: N
    versions:
      - id: "2024"
        lines: [1, 90]
        file: old.txt
        language: fr
        published: "2024"
        updated: 2024-02
        archived: true
        official: false
        translation_of: en
        periods:
          - {when: {customer_location: [NO]}, from: 2024-02-01, to: 2024-03, event: signature, note: N, cite: [{lines: [2, 2]}]}
        cite: [{lines: [1, 1], part: [0, 4], path: Title, sha256: SHA}]
        note: N
    relations:
      - {id: r, kind: AMENDS, to: policy, lines: [3, 3], statement: S, as_amended: true, clauses: ["1.1"], since: "2023", until: "2025",
         when: {customer_location: [EU]}, also: [{lines: [4, 5], file: other.txt}], note: N, file: third.txt}
    terms:
      - {id: t, term: Service, means: ["product:chat", "jurisdiction:FR"], text: What it does., lines: [6, 6], note: N}
    rules: RULES
    read:
      - {id: m, questions: [forum, governing_law], topics: [fees], nearest: [{lines: [9, 9]}], note: N}
""".replace("SHA", "5" * 64)  # fmt: skip
AT = "lines: [1, 2], statement: S"
R = TypeVar("R", bound=Rule)


def built(rules: str = "[]") -> dict[str, Fact]:
    return {key_of(fact): fact for fact in family(WHOLE.replace("RULES", rules)).facts}


def rule(fields: str, kind: type[R]) -> R:
    (found,) = [fact for fact in built(f"[{{{fields}, {AT}}}]").values() if isinstance(fact, kind)]
    return found


def cited(lines: tuple[int, int], file: str = "acme.txt") -> Citation:
    return Citation(
        agreement=AgreementSlug("acme-terms"),
        version="2024",
        file=file,
        lines=lines,
        sha256="0" * 64,
    )


def test_subjects_parties_products_and_channels() -> None:
    facts = built()

    assert facts["Topic:fees"] == Topic(slug="fees", name="Fees", name_fr="Frais", within="money")  # type: ignore[arg-type]  # slugs
    assert facts["Party:acme"] == Party(
        slug="acme",  # type: ignore[arg-type]  # a slug
        name="Acme SA",
        kind=PartyKind.ENTITY,
        aliases=(Alias(name="Acme"), Alias(name="we", agreement="acme-terms")),  # type: ignore[arg-type]  # a slug
        registration_number="123",
        address="1 High Street",
        affiliate_of="acme-group",  # type: ignore[arg-type]  # a slug
        note="A note.",
    )
    assert facts["Product:chat"] == Product(
        slug="chat",  # type: ignore[arg-type]  # a slug
        name="Chat",
        group=True,
        aliases=(Alias(name="C"),),
        in_groups=("suite",),  # type: ignore[arg-type]  # a slug
        provided_by="acme",  # type: ignore[arg-type]  # a slug
        note="N",
    )
    assert facts["Channel:sms"] == Channel(
        slug="sms",  # type: ignore[arg-type]  # a slug
        name="SMS",
        aliases=(Alias(name="text"),),
        operated_by="acme",  # type: ignore[arg-type]  # a slug
        in_groups=("suite",),  # type: ignore[arg-type]  # a slug
        note="N",
    )


def test_documents_with_facts_and_documents_that_are_only_referred_to() -> None:
    facts = built()

    assert facts["Agreement:acme-terms"] == Agreement(
        slug="acme-terms",  # type: ignore[arg-type]  # a slug
        title="Acme terms",
        kind=AgreementKind.MASTER_AGREEMENT,
        language="en",
        url="https://t.example",
        known=True,
        aliases=(Alias(name="T"),),
        parties=(PartyLink(party="acme", role="provider"),),  # type: ignore[arg-type]  # a slug
        products=("chat",),  # type: ignore[arg-type]  # a slug
        channels=("sms",),  # type: ignore[arg-type]  # a slug
        topics=("fees",),  # type: ignore[arg-type]  # a slug
        provider="acme",  # type: ignore[arg-type]  # a slug
        note="N",
    )
    assert facts["Agreement:policy"] == Agreement(
        slug="policy",  # type: ignore[arg-type]  # a slug
        title="Policy",
        kind=AgreementKind.POLICY,
        language="en",
        url="https://a.example",
        known=False,
        aliases=(Alias(name="P"),),
        provider="acme",  # type: ignore[arg-type]  # a slug
        note="N",
    )


def test_a_version_with_its_periods_cites_its_own_text() -> None:
    assert built()["Version:acme-terms@2024"] == Version(
        agreement="acme-terms",  # type: ignore[arg-type]  # a slug
        id="2024",
        language="fr",
        file="old.txt",
        lines=(1, 90),
        periods=(
            Period(
                when=PlaceTest(variable=Variable(input=Input.CUSTOMER_LOCATION), within=("NO",)),  # type: ignore[arg-type]  # a code
                first=PartialDate(year=2024, month=2, day=1),
                last=PartialDate(year=2024, month=3),
                event="signature",
                citations=(cited((2, 2), "old.txt"),),
                note="N",
            ),
        ),
        published=PartialDate(year=2024),
        updated=PartialDate(year=2024, month=2),
        archived=True,
        translation_of="en",
        official=False,
        citations=(replace(cited((1, 1), "old.txt"), part=(0, 4), path="Title", sha256="5" * 64),),
        note="N",
    )


def test_relations_terms_and_reading_marks() -> None:
    facts = built()

    assert facts["Relation:acme/r"] == Relation(
        id="acme/r",
        kind=RelationKind.AMENDS,
        source="acme-terms",  # type: ignore[arg-type]  # a slug
        target="policy",  # type: ignore[arg-type]  # a slug
        when=PlaceTest(variable=Variable(input=Input.CUSTOMER_LOCATION), within=("EU",)),  # type: ignore[arg-type]  # a code
        as_amended=True,
        clauses=("1.1",),
        first=PartialDate(year=2023),
        last=PartialDate(year=2025),
        statement="S",
        note="N",
        citations=(cited((3, 3), "third.txt"), cited((4, 5), "other.txt")),
    )
    assert facts["DefinedTerm:acme/t"] == DefinedTerm(
        id="acme/t",
        term="Service",
        agreement="acme-terms",  # type: ignore[arg-type]  # a slug
        means=("product:chat", "jurisdiction:FR"),
        text="What it does.",
        note="N",
        citations=(cited((6, 6)),),
    )
    assert facts["ReadMark:acme/m"] == ReadMark(
        id="acme/m",
        agreement="acme-terms",  # type: ignore[arg-type]  # a slug
        questions=(QuestionKind.FORUM, QuestionKind.GOVERNING_LAW),
        topics=("fees",),  # type: ignore[arg-type]  # a slug
        nearest=(cited((9, 9)),),
        note="N",
    )


def test_a_rule_has_its_scope_its_time_and_its_place() -> None:
    found = rule(
        "kind: applicability, id: r, applies: false, topics: [a], except_topics: [b], products: [c], channels: [d], "
        "agreements: [e], when: {uses: {products: [c]}}, strength: STRICT, from: '2024', to: 2025-01, row: '1', note: N, "
        "path: '8.2', part: [0, 3], also: [{lines: [7, 7]}]",
        ApplicabilityRule,
    )

    assert found == ApplicabilityRule(
        id="acme/r",  # type: ignore[arg-type]  # an id
        agreement="acme-terms",  # type: ignore[arg-type]  # a slug
        scope=Scope(
            topics=("a",),  # type: ignore[arg-type]  # slugs
            except_topics=("b",),  # type: ignore[arg-type]  # slugs
            products=("c",),  # type: ignore[arg-type]  # slugs
            channels=("d",),  # type: ignore[arg-type]  # slugs
            agreements=("e",),  # type: ignore[arg-type]  # slugs
        ),
        when=UseTest(products=("c",)),  # type: ignore[arg-type]  # a slug
        strength=Strength.STRICT,
        first=PartialDate(year=2024),
        last=PartialDate(year=2025, month=1),
        row="1",
        statement="S",
        note="N",
        citations=(replace(cited((1, 2)), part=(0, 3), path="8.2"), cited((7, 7))),
        applies=False,
    )


def test_a_rule_that_says_no_more_has_no_limit_and_no_condition() -> None:
    found = rule("kind: applicability, id: r, applies: true", ApplicabilityRule)

    assert (found.scope, found.when, found.strength) == (Scope(), ALWAYS, Strength.DEFAULT)
    assert (found.first, found.last, found.redacted) == (None, None, False)


def test_the_kinds_of_rule_have_their_values() -> None:
    law = rule(
        "kind: governing_law, id: r, law: US-NY, excludes_conflict_rules: true, excludes_cisg: false",
        GoverningLawRule,
    )
    floating = rule("kind: governing_law, id: r, law_of: attributes.home", GoverningLawRule)
    forum = rule(
        "kind: forum, id: r, forum: {kind: ARBITRATION, name: ICC, seat: FR, exclusive: true, rules: R, unless: U}",
        ForumRule,
    )
    seat = rule("kind: forum, id: r, seat_of: customer_location", ForumRule)
    party = rule(
        "kind: contracting_party, id: r, party: acme, address: A, notice_address: B",
        ContractingPartyRule,
    )
    role = rule("kind: party_role, id: r, party: acme, role: biller, denied: true", PartyRoleRule)
    language = rule(
        "kind: language, id: r, language: en, official: false, over: [fr]", LanguageRule
    )

    assert (law.law, law.excludes_conflict_rules, law.excludes_cisg) == ("US-NY", True, False)
    assert floating.law_of == Variable(input=Input.ATTRIBUTE, attribute="home")
    assert forum.forum == Forum(
        kind=ForumKind.ARBITRATION, name="ICC", seat="FR", exclusive=True, rules="R", unless="U"  # type: ignore[arg-type]  # a code
    )  # fmt: skip
    assert seat.seat_of == Variable(input=Input.CUSTOMER_LOCATION)
    assert (party.party, party.address, party.notice_address) == ("acme", "A", "B")
    assert (role.party, role.role, role.denied) == ("acme", "biller", True)
    assert (language.language, language.official, language.over) == ("en", False, ("fr",))


def test_terms_and_engagements_have_their_values() -> None:
    terms = rule(
        "kind: terms, id: r, duty: ACCEPT, catch_all: true, exhaustive: false, excludes: X, "
        "terms: [{agreement: policy, provider: acme, description: D, url: U}]",
        TermsRule,
    )
    engaged = rule(
        "kind: subprocessor, id: r, party: acme, engaged_by: acme, locations: [FR, US-CA], purpose: P, data: D, "
        "contact: C, since: '2022', list_exhaustive: true",
        SubprocessorEngagement,
    )

    assert terms.terms == (
        TermsReference(agreement="policy", provider="acme", description="D", url="U"),  # type: ignore[arg-type]  # slugs
    )
    assert (terms.duty, terms.catch_all, terms.exhaustive, terms.excludes) == (
        TermsDuty.ACCEPT,
        True,
        False,
        "X",
    )
    assert (engaged.party, engaged.engaged_by, engaged.locations) == (
        "acme",
        "acme",
        ("FR", "US-CA"),
    )
    assert (engaged.purpose, engaged.data, engaged.contact) == ("P", "D", "C")
    assert (engaged.since, engaged.list_exhaustive) == (PartialDate(year=2022), True)


def test_an_order_has_its_levels_and_members() -> None:
    order = rule(
        "kind: precedence, id: r, extent: REPLACES, higher_standard: true, tiers: ["
        "{members: [policy, {agreement: acme-terms, clause: '1'}], topics: [fees], except_topics: [tax], when: {customer_location: [NO]}}, "
        "{members: [{rule: other}, {words: the letter}]}]",
        PrecedenceRule,
    )

    assert order.tiers == (
        RankedTier(
            members=(Operand(agreement="policy"), Operand(agreement="acme-terms", clause="1")),  # type: ignore[arg-type]  # slugs
            topics=("fees",),  # type: ignore[arg-type]  # a slug
            except_topics=("tax",),  # type: ignore[arg-type]  # a slug
            when=PlaceTest(variable=Variable(input=Input.CUSTOMER_LOCATION), within=("NO",)),  # type: ignore[arg-type]  # a code
        ),
        RankedTier(members=(Operand(rule="acme/other"), Operand(words="the letter"))),  # type: ignore[arg-type]  # an id
    )
    assert (order.extent, order.higher_standard) == (Extent.REPLACES, True)


def test_a_rule_may_have_its_value_blacked_out_or_refer_to_another_document() -> None:
    for kind in ("governing_law", "forum", "contracting_party"):
        blacked = rule(f"kind: {kind}, id: r, redacted: true", Rule)
        referring = rule(f"kind: {kind}, id: r, as_in: policy", Rule)

        assert blacked.redacted
        assert getattr(referring, "as_in", None) == "policy"


def test_an_agreement_without_a_version_is_cited_as_its_first() -> None:
    made = family(
        "family: a\ntitle: T\nfile: a.txt\nagreements: [{slug: x, title: X, kind: PAGE, "
        "rules: [{kind: language, id: l, language: en, lines: [1, 1], statement: S}]}]\n"
    )

    assert [f.citations[0].version for f in made.facts if isinstance(f, LanguageRule)] == ["1"]


def test_a_file_keeps_its_name_and_title() -> None:
    made = family(WHOLE.replace("RULES", "[]"))

    assert (made.name, made.title) == ("acme", "All of Acme")
