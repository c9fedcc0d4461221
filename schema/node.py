"""What has every thing of the graph that can be asked for by its id?"""

import strawberry

from schema.fields import Mirrored, about
from schema.lookups import node_id


@strawberry.interface(
    description="A thing of the graph. Its id is unique, and stays the same over loads and stores."
)
class Node(Mirrored):
    """The interface that Relay asks for."""

    global_id: strawberry.ID = about(
        "The global id, as `Agreement:reseller-terms`; every argument that takes an id takes it.",
        name="id",
        by=node_id,
    )
