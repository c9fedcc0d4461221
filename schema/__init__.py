"""Shows the answers of the engine and the graph as GraphQL; decides nothing."""
