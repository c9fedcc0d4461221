"""Who and what a revision knows, by name and by place in the hierarchies."""

from graph.catalogue import Catalogue, build_catalogue
from graph.facts import Fact
from graph.model.entities import (
    Agreement,
    AgreementKind,
    Alias,
    Channel,
    DefinedTerm,
    Product,
    Relation,
    RelationKind,
    Topic,
    Version,
)
from graph.model.ids import AgreementSlug, ChannelSlug, ProductSlug, TopicSlug, Workspace
from graph.viewer import ANYBODY, Viewer
from tests.places import places

BOARD = Workspace("board")


def topic(slug: str, within: str | None = None, name_fr: str = "sujet") -> Topic:
    above = None if within is None else TopicSlug(within)
    return Topic(slug=TopicSlug(slug), name=f"The {slug}", name_fr=name_fr, within=above)


def product(slug: str, *groups: str, aliases: tuple[str, ...] = ()) -> Product:
    return Product(
        slug=ProductSlug(slug),
        name=slug.title(),
        in_groups=tuple(map(ProductSlug, groups)),
        aliases=tuple(Alias(name=name) for name in aliases),
    )


def agreement(slug: str, workspace: Workspace | None = None) -> Agreement:
    made = Agreement(
        slug=AgreementSlug(slug), title=slug.upper(), kind=AgreementKind.POLICY, known=True
    )
    return made if workspace is None else Agreement(
        slug=made.slug, title=made.title, kind=made.kind, known=True, workspace=workspace
    )  # fmt: skip


def relation(name: str, source: str, target: str) -> Relation:
    return Relation(
        id=name,
        kind=RelationKind.REFERS_TO,
        source=AgreementSlug(source),
        target=AgreementSlug(target),
        statement="Said.",
        citations=(),
    )


def version(name: str, of: str) -> Version:
    return Version(agreement=AgreementSlug(of), id=name)


def term(name: str, of: str) -> DefinedTerm:
    return DefinedTerm(id=name, term="Service", agreement=AgreementSlug(of), citations=())


def built(*facts: Fact, viewer: Viewer = ANYBODY) -> Catalogue:
    return build_catalogue(facts, viewer, places())


def test_a_slug_goes_before_a_name() -> None:
    a, b = product("alpha"), product("beta", aliases=("alpha",))

    assert built(a, b).products.find("alpha") == (a,)


def test_a_name_is_found_without_regard_to_case_and_accents_and_may_be_of_several() -> None:
    a, b = product("alpha", aliases=("Café",)), product("beta", aliases=("CAFE", "Café"))

    assert built(b, a).products.find("cafe") == (a, b)
    assert built(a).products.find("tea") == ()


def test_a_subject_is_found_by_its_name_in_both_languages() -> None:
    fees = topic("fees", name_fr="Frais")

    found = built(fees).topics

    assert found.find("the FEES") == found.find("frais") == (fees,)


def test_a_subject_lies_in_all_that_are_above_it() -> None:
    found = built(topic("root"), topic("middle", "root"), topic("leaf", "middle"))

    assert found.topic_and_broader(TopicSlug("leaf")) == ("leaf", "middle", "root")
    assert found.topic_and_broader(TopicSlug("unknown")) == ("unknown",)
    assert found.is_topic_within(TopicSlug("leaf"), TopicSlug("root"))
    assert found.is_topic_within(TopicSlug("leaf"), TopicSlug("leaf"))
    assert not found.is_topic_within(TopicSlug("root"), TopicSlug("leaf"))


def test_a_loop_of_subjects_ends() -> None:
    found = built(topic("a", "b"), topic("b", "c"), topic("c", "a"))

    assert found.topic_and_broader(TopicSlug("a")) == ("a", "b", "c")


def test_a_product_is_in_its_groups_and_in_theirs_each_once() -> None:
    channel = Channel(slug=ChannelSlug("sms"), name="SMS", in_groups=(ProductSlug("suite"),))
    found = built(product("chat", "suite", "all"), product("suite", "all"), channel)

    assert found.product_and_groups("chat") == ("chat", "suite", "all")
    assert found.product_and_groups("sms") == ("sms", "suite", "all")
    assert found.product_and_groups("unknown") == ("unknown",)


def test_what_belongs_to_an_agreement_is_found_by_it_in_the_order_of_the_ids() -> None:
    found = built(
        agreement("a"),
        agreement("b"),
        version("2", "a"),
        version("1", "a"),
        relation("r2", "a", "b"),
        relation("r1", "a", "b"),
        term("t", "b"),
    )

    assert [v.id for v in found.versions[AgreementSlug("a")]] == ["1", "2"]
    assert [r.id for r in found.relations_from[AgreementSlug("a")]] == ["r1", "r2"]
    assert [r.id for r in found.relations_to[AgreementSlug("b")]] == ["r1", "r2"]
    assert [t.id for t in found.terms[AgreementSlug("b")]] == ["t"]


def test_what_a_viewer_may_not_see_is_not_there_nor_what_it_states_or_what_leads_to_it() -> None:
    facts = (
        agreement("open"),
        agreement("secret", BOARD),
        version("1", "secret"),
        term("t", "secret"),
        relation("out", "open", "secret"),
        relation("in", "secret", "open"),
    )

    hidden = built(*facts)
    seen = built(*facts, viewer=Viewer(subject="b", workspaces=ANYBODY.workspaces | {BOARD}))

    assert list(hidden.agreements.by_slug) == ["open"]
    assert not hidden.versions
    assert not hidden.terms
    assert not hidden.relations_from
    assert not hidden.relations_to
    assert list(seen.agreements.by_slug) == ["open", "secret"]
    assert list(seen.relations_to) == ["secret", "open"]


def test_the_order_of_the_facts_does_not_show() -> None:
    facts = (
        product("b", aliases=("x",)),
        product("a", aliases=("x",)),
        agreement("z"),
        agreement("y"),
    )

    one, other = built(*facts), built(*reversed(facts))

    assert list(one.agreements.by_slug) == list(other.agreements.by_slug) == ["y", "z"]
    assert one.products.find("x") == other.products.find("x")
