"""Which documents are a vendor's, and which parties are one vendor?"""

from graph.catalogue import Catalogue
from graph.model.ids import AgreementSlug, PartySlug


def affiliates_of(party: PartySlug, catalogue: Catalogue) -> tuple[PartySlug, ...]:
    """Give the party, the group that it is in, and all that are in the same group."""
    own = catalogue.parties.by_slug.get(party)
    top = party if own is None or own.affiliate_of is None else own.affiliate_of
    members = (
        other.slug for other in catalogue.parties.by_slug.values() if other.affiliate_of == top
    )
    return tuple(dict.fromkeys((party, top, *members)))


def agreements_of_vendor(via: PartySlug | None, catalogue: Catalogue) -> tuple[AgreementSlug, ...]:
    """Give the agreements with facts whose provider is the vendor or an affiliate; without a vendor, all of them."""
    vendors = None if via is None else affiliates_of(via, catalogue)
    return tuple(
        agreement.slug
        for agreement in catalogue.agreements.by_slug.values()
        if agreement.known and (vendors is None or agreement.provider in vendors)
    )
