from functools import cache

import pytest

from graph.catalogue import Catalogue
from graph.model.entities import AgreementKind, PartyKind
from graph.model.ids import ChannelSlug, PartySlug, ProductSlug, TopicSlug
from resolvers import browse
from resolvers.browse import AgreementFilter, AgreementSort
from resolvers.paging import Window
from tests.worlds import snapshot

ALL = Window(first=100)

WORLD = """
family: lists
title: Things to list
file: lists.txt
topics:
  - {slug: data, name: Data, name_fr: Données}
  - {slug: transfers, name: Transfers, name_fr: Transferts, within: data}
  - {slug: fees, name: Fees, name_fr: Frais}
parties:
  - {slug: alder, name: Alder, kind: GROUP}
  - {slug: alder-gmbh, name: Alder GmbH, kind: ENTITY, affiliate_of: alder, aliases: [Erle]}
  - {slug: birch, name: Birch Ltd, kind: ENTITY}
products:
  - {slug: all, name: Everything, group: true, provided_by: alder}
  - {slug: voice-suite, name: Voice Suite, group: true, in_groups: [all]}
  - {slug: dialler, name: Dialler, in_groups: [voice-suite], provided_by: birch}
channels:
  - {slug: voice, name: Voice, in_groups: [voice-suite], operated_by: birch}
  - {slug: sms, name: SMS, aliases: [Text message]}
referred:
  - {slug: policy, title: "Élite policy", kind: POLICY}
agreements:
  - {slug: terms, title: Terms, kind: MASTER_AGREEMENT, language: en, products: [all], parties: [{party: alder, role: provider}]}
  - {slug: dpa, title: Addendum, kind: DPA, language: fr, topics: [transfers], channels: [sms], aliases: [Data Terms]}
"""


@cache
def catalogue() -> Catalogue:
    return snapshot(WORLD).catalogue


EVERY = AgreementFilter()


def agreements(wanted: AgreementFilter, sort: AgreementSort = AgreementSort.SLUG) -> list[str]:
    page = browse.list_agreements(catalogue(), wanted, sort, ALL)
    return [edge.node.slug for edge in page.edges]


@pytest.mark.parametrize(
    ("sort", "slugs"),
    [
        (AgreementSort.SLUG, ["dpa", "policy", "terms"]),
        (AgreementSort.SLUG_DESC, ["terms", "policy", "dpa"]),
        (AgreementSort.TITLE, ["dpa", "policy", "terms"]),
        (AgreementSort.TITLE_DESC, ["terms", "policy", "dpa"]),
    ],
)
def test_agreements_are_sorted_without_regard_to_accents(
    sort: AgreementSort, slugs: list[str]
) -> None:
    assert agreements(EVERY, sort) == slugs


@pytest.mark.parametrize(
    ("wanted", "slugs"),
    [
        (AgreementFilter(text="elite"), ["policy"]),
        (AgreementFilter(text="data t"), ["dpa"]),
        (AgreementFilter(text="erm"), ["dpa", "terms"]),
        (AgreementFilter(text="nothing"), []),
        (AgreementFilter(kinds=(AgreementKind.DPA, AgreementKind.POLICY)), ["dpa", "policy"]),
        (AgreementFilter(known=True), ["dpa", "terms"]),
        (AgreementFilter(known=False), ["policy"]),
        (AgreementFilter(language="fr"), ["dpa"]),
        (AgreementFilter(party=PartySlug("alder")), ["terms"]),
        (AgreementFilter(party=PartySlug("birch")), []),
        (AgreementFilter(product=ProductSlug("all")), ["terms"]),
        (AgreementFilter(product=ProductSlug("dialler")), ["terms"]),
        (AgreementFilter(channel=ChannelSlug("sms")), ["dpa"]),
        (AgreementFilter(channel=ChannelSlug("voice")), ["terms"]),
        (AgreementFilter(topic=TopicSlug("data")), ["dpa"]),
        (AgreementFilter(topic=TopicSlug("fees")), []),
    ],
)
def test_agreements_are_kept_by_each_limit(wanted: AgreementFilter, slugs: list[str]) -> None:
    assert agreements(wanted) == slugs


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (browse.PartyFilter(), ["alder", "alder-gmbh", "birch"]),
        (browse.PartyFilter(text="erle"), ["alder-gmbh"]),
        (browse.PartyFilter(kinds=(PartyKind.GROUP,)), ["alder"]),
        (browse.PartyFilter(affiliate_of=PartySlug("alder")), ["alder-gmbh"]),
    ],
)
def test_parties_are_kept_by_each_limit(wanted: browse.PartyFilter, expected: list[str]) -> None:
    page = browse.list_parties(catalogue(), wanted, ALL)

    assert [edge.node.slug for edge in page.edges] == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (browse.ProductFilter(), ["all", "dialler", "voice-suite"]),
        (browse.ProductFilter(text="suite"), ["voice-suite"]),
        (browse.ProductFilter(group=True), ["all", "voice-suite"]),
        (browse.ProductFilter(group=False), ["dialler"]),
        (browse.ProductFilter(in_group=ProductSlug("all")), ["dialler", "voice-suite"]),
        (browse.ProductFilter(provided_by=PartySlug("birch")), ["dialler"]),
    ],
)
def test_products_are_kept_by_each_limit(wanted: browse.ProductFilter, expected: list[str]) -> None:
    page = browse.list_products(catalogue(), wanted, ALL)

    assert [edge.node.slug for edge in page.edges] == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (browse.ChannelFilter(), ["sms", "voice"]),
        (browse.ChannelFilter(text="text"), ["sms"]),
        (browse.ChannelFilter(operated_by=PartySlug("birch")), ["voice"]),
        (browse.ChannelFilter(in_group=ProductSlug("all")), ["voice"]),
    ],
)
def test_channels_are_kept_by_each_limit(wanted: browse.ChannelFilter, expected: list[str]) -> None:
    page = browse.list_channels(catalogue(), wanted, ALL)

    assert [edge.node.slug for edge in page.edges] == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (browse.TopicFilter(), ["data", "fees", "transfers"]),
        (browse.TopicFilter(text="données"), ["data"]),
        (browse.TopicFilter(within=TopicSlug("data")), ["data", "transfers"]),
    ],
)
def test_topics_are_kept_by_each_limit(wanted: browse.TopicFilter, expected: list[str]) -> None:
    page = browse.list_topics(catalogue(), wanted, ALL)

    assert [edge.node.slug for edge in page.edges] == expected
