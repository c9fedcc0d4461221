"""How is the graph kept in a Neo4j server, of the user's own or in a container?"""

from graph.stores.neo4j.connection import Limits, connect
from graph.stores.neo4j.store import Neo4jStore, open_neo4j

__all__ = ["Limits", "Neo4jStore", "connect", "open_neo4j"]
