"""Shows the answers of the engine and the graph as GraphQL; decides nothing."""


def sdl() -> str:
    """Give the schema in the schema definition language, as ``schema/schema.graphql`` keeps it."""
    from schema.building import print_sdl  # noqa: PLC0415 - a third of a second for who needs it

    return print_sdl()
