"""Reading documents and fact files: from bytes to text, clauses and facts with citations."""
