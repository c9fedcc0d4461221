"""``contract-graph check``: what should a person know about the loaded set?"""

from service.cli.options import JsonOption, StoreOption


def check_command(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """List the findings about the loaded set; exit 1 when one is an error.

    Example: contract-graph check --json
    """
    from service.cli.check_work import check_graph  # noqa: PLC0415 - help need not wait for it

    check_graph(store, as_json=as_json)
