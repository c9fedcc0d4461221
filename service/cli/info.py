"""``contract-graph info``: which graph is this, and where is it kept?"""

from collections import Counter
from dataclasses import dataclass

from graph.places import Places
from graph.records import SOURCE_LABELS, Revision
from graph.store import GraphStore
from service.cli.running import JsonOption, StoreOption, data, run, settings_with, write_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The head, the loads before it, and how many facts of each kind are live."""

    head: Revision
    revisions: tuple[Revision, ...]
    counts: dict[str, int]


def info_command(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Name the store, its revision and what it holds.

    Example: contract-graph info --store demo
    """

    async def work(opened: GraphStore, places: Places) -> Info:
        del places
        head, live = await opened.live()
        counts = Counter(key.partition(":")[0] for key in live)
        return Info(
            head=head,
            revisions=await opened.revisions(),
            counts={label: counts[label] for label in sorted(counts) if label not in SOURCE_LABELS},
        )

    info = run(store, work)
    address = settings_with(store).store
    if as_json:
        write_json(
            {
                "store": address,
                "revision": str(info.head),
                "loads": len(info.revisions),
                "counts": info.counts,
            }
        )
        return
    data.print(f"Store     {address}", soft_wrap=True)
    data.print(
        f"Revision  {info.head}, recorded {info.head.recorded_at or 'never'}, {len(info.revisions)} loads"
    )
    for label, number in info.counts.items():
        data.print(f"{number:>8}  {label}")
