"""What can be asked of the API?"""

import strawberry

from schema.lists import Lists
from schema.nodes import Nodes
from schema.questions import Questions


@strawberry.type(
    description="Questions to a stack of contracts, each answered with its proof; and the graph of "
    "agreements, parties, products, channels, topics and rules that the answers are read from."
)
class Query(Questions, Nodes, Lists):
    """The query type."""
