"""What does a store hold, at which revision?"""

from dataclasses import dataclass

from graph.places import Places
from graph.records import Revision
from graph.store import GraphStore
from service.cli.counts import counts_by_label
from service.cli.output import data, write_json
from service.cli.running import run, settings_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The head, how many loads made it, and how many facts of each kind are live."""

    head: Revision
    loads: int
    counts: dict[str, int]


def show_info(store: str | None, *, as_json: bool) -> None:
    """Write where the graph is kept and what it holds."""
    info = run(store, _read)
    address = settings_with(store).store_shown
    if as_json:
        write_json(
            {
                "store": address,
                "revision": str(info.head),
                "loads": info.loads,
                "counts": info.counts,
            }
        )
        return
    loads = f"{info.loads} load{'s' * (info.loads != 1)}"
    data.print(f"Store     {address}")
    data.print(f"Revision  {info.head}, recorded {info.head.recorded_at or 'never'}, {loads}")
    for label, number in info.counts.items():
        data.print(f"{number:>8}  {label}")


async def _read(opened: GraphStore, _: Places) -> Info:
    head, live = await opened.live()
    return Info(head=head, loads=len(await opened.revisions()), counts=counts_by_label(live))
