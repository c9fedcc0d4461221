"""What does each request work with?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from graph.store import GraphStore
from graph.viewer import Viewer
from schema.context import RequestContext
from schema.pinning import PinnedStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What all requests share; ``clock`` gives the time with its offset from UTC."""

    store: GraphStore
    store_kind: str
    viewer: Viewer
    clock: Callable[[], datetime]

    def for_one_request(self) -> RequestContext:
        """Make what one request works with: one day, and one revision unless it names another."""
        return RequestContext(
            store=PinnedStore(self.store),
            viewer=self.viewer,
            today=self.clock().date(),
            store_kind=self.store_kind,
        )
