"""Fact files: what people say about documents, in YAML, turned into facts of the graph."""
