"""Who asks, and what may they see?"""

from dataclasses import dataclass

from graph.model.ids import OPEN_WORKSPACE, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Somebody who asks. An agreement, and all that it states, is seen by viewers of its workspace."""

    subject: str
    workspaces: frozenset[Workspace] = frozenset({OPEN_WORKSPACE})

    def may_see(self, workspace: Workspace) -> bool:
        """Tell whether what belongs to this workspace is visible."""
        return workspace in self.workspaces


ANYBODY = Viewer(subject="anybody")
