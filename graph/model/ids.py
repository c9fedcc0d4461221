"""How are things of the graph named, so that two kinds of name cannot be mixed up?

Slugs are part of the public API: scripts write them. A rule is named ``family/id``: the id is
unique and stable inside the fact file of its family.
"""

from typing import NewType

AgreementSlug = NewType("AgreementSlug", str)
PartySlug = NewType("PartySlug", str)
ProductSlug = NewType("ProductSlug", str)  # a product or a product group: one namespace
ChannelSlug = NewType("ChannelSlug", str)
TopicSlug = NewType("TopicSlug", str)
JurisdictionCode = NewType("JurisdictionCode", str)
RuleId = NewType("RuleId", str)
Workspace = NewType("Workspace", str)

OPEN_WORKSPACE = Workspace("open")
