"""``contract-graph info``: which graph is this, and where is it kept?"""

from service.cli.options import JsonOption, StoreOption


def info_command(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Name the store, its revision and what it holds.

    Example: contract-graph info --store demo
    """
    from service.cli.info_work import show_info  # noqa: PLC0415 - help need not wait for it

    show_info(store, as_json=as_json)
