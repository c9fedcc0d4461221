"""Which statements does the graph need in Neo4j?

Values are parameters, all in one map, ``$asked``: Neo4j would plan a statement anew for each size that
a list of parameters has, and for each parameter that is null. Labels and types come from the constants of the model, here and nowhere else.
One statement of Neo4j is not a snapshot: what other transactions do while it runs may show in part.
So a statement reads the number of the head first, and takes of every node and relationship only what
that revision has: facts are only ever added, each with ``since`` and, once retired, ``until``.
Written in what Cypher 5 and Cypher 25 have in common.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from graph.edges import EDGE_KINDS, RELATION_KINDS
from graph.stores.neo4j_schema import (
    CLASSES,
    ENTITY_CLASSES,
    OTHER_CLASSES,
    RECORD_CLASSES,
    RETIRED,
    RULE,
    SOURCE_CLASSES,
)

_SOME_EDGE: Final = "|".join(EDGE_KINDS)
_SOME_NODE: Final = "|".join(CLASSES)
_SOME_RELATION: Final = "|".join(RELATION_KINDS)


def _live(name: str, at: str) -> str:
    return f"{name}.since <= {at} AND ({name}.until IS NULL OR {name}.until > {at})"


def _union(statements: Iterable[str]) -> str:
    return "\nUNION ALL\n".join(statements)


# --- reading -----------------------------------------------------------------------------------

# The maximum over no head is null. The aggregation also ends the reading of the head before anything
# else is read. The head has no other property that ever changes: a node is not read at one moment.
_NEWEST: Final = """
OPTIONAL MATCH (head:Head {name: 'graph'})
WITH count(head) AS heads, max(head.number) AS newest, max(head.schema) AS layout
"""
_REVISION: Final = f"""
{_NEWEST}
WITH heads, newest, layout, coalesce($asked.at, newest) AS at
OPTIONAL MATCH (revision:Revision {{number: at}}) WHERE at <= newest
"""
_ANSWER: Final = (
    "heads: heads, newest: newest, layout: layout, "
    "revision: revision {.number, .digest, .recordedAt}"
)
REVISION: Final = f"{_REVISION} RETURN {{{_ANSWER}}} AS answer"

# What a selection names, retired facts and those of hidden agreements among them. The hints: in a small
# graph the planner would rather walk along relationships, or through an index from its first entry, and
# keep to that while the graph grows. Without the index a hint is passed over.
_STATED_RULES: Final = f"""
UNWIND wanted.agreements AS slug UNWIND wanted.labels AS label
MATCH (n:{RULE} {{agreement: slug, label: label}})
USING INDEX SEEK n:{RULE}(agreement, label)
RETURN n
"""


def _stated(label: str) -> str:
    return f"""
UNWIND wanted.agreements AS slug WITH slug WHERE '{label}' IN wanted.labels
MATCH (n:{label} {{agreement: slug}})
USING INDEX SEEK n:{label}(agreement)
RETURN n
"""


def _about(kind: str) -> str:
    return f"""
UNWIND wanted.about AS slug
MATCH (n)-[r:{kind} {{agreement: slug}}]->()
USING INDEX SEEK r:{kind}(agreement)
WHERE {_live("r", "at")}
RETURN n
"""


_BY_KEY: Final = f"""
UNWIND wanted.keys AS key
MATCH (n:{"|".join((RULE, *OTHER_CLASSES))} {{key: key}})
RETURN n
"""
_CANDIDATES: Final = _union(
    [
        _STATED_RULES,
        *map(_stated, ("Clause", "ReadMark")),
        *map(_about, ("ABOUT", "RANKS")),
        _BY_KEY,
    ]
)
# A fact is seen unless the agreement that states it is one that the viewer may not see.
QUESTION: Final = f"""
{_REVISION}
CALL (at) {{
    UNWIND range(0, size($asked.selections) - 1) AS number
    WITH at, number, $asked.selections[number] AS wanted
    CALL (at, wanted) {{
        CALL (at, wanted) {{
            {_CANDIDATES}
        }}
        WITH at, n WHERE {_live("n", "at")}
        WITH at, n.agreement AS stating, collect(DISTINCT n) AS stated
        WHERE stating IS NULL OR NOT EXISTS {{
            MATCH (agreement:Agreement {{key: 'Agreement:' + stating}})
            WHERE {_live("agreement", "at")} AND NOT agreement.workspace IN $asked.workspaces
        }}
        UNWIND stated AS n
        RETURN collect([n.key, n.body]) AS facts
    }}
    WITH number, facts ORDER BY number
    RETURN collect(facts) AS slices
}}
RETURN {{{_ANSWER}, slices: slices}} AS answer
"""
"""All selections of a question at once; one record back."""

REVISIONS: Final = f"""
{_NEWEST}
MATCH (revision:Revision) WHERE revision.number <= newest
RETURN revision.number AS number, revision.digest AS digest, revision.recordedAt AS recordedAt,
       revision.idempotencyKey AS idempotencyKey, layout
ORDER BY number
"""


def _rows(nodes: Iterable[str], node: str, edge: str, where: str) -> str:
    """Join these classes and the relations in one result. Only relations that are facts have a ``key``."""
    return _union(
        [
            f"MATCH (n:{'|'.join(nodes)}) WHERE {where} RETURN {node}",
            f"MATCH ()-[n:{_SOME_RELATION}]->() WHERE n.key IS NOT NULL AND {where} RETURN {edge}",
        ]
    )


_AT: Final = _live("n", "$asked.at")
_BODY: Final = "n.key AS key, n.body AS body"
_HASH: Final = "n.key AS key, n.recordHash AS hash"
_LABEL: Final = (
    f"[label IN labels(n) WHERE NOT label IN ['{RULE}', '{RETIRED}', 'ProductGroup']][0] AS label"
)
_DATED: Final = "n.key AS key, n.body AS body, {0} AS since, n.until AS until, {1}"

ENTITIES: Final = _rows(ENTITY_CLASSES, _BODY, _BODY, _AT)
LIVE: Final = _rows(RECORD_CLASSES, _HASH, _HASH, _AT)
SOURCES: Final = f"MATCH (n:{'|'.join(SOURCE_CLASSES)}) WHERE {_AT} RETURN {_BODY}, {_LABEL}"
HISTORY: Final = _rows(
    RECORD_CLASSES,
    _DATED.format("n.since", _LABEL),
    # A relation is drawn anew when one of its ends is replaced; the fact has its own beginning.
    _DATED.format("n.factSince", "'Relation' AS label"),
    "n.since <= $asked.at",
)


def of_classes(statement: str, classes: Sequence[str]) -> str:
    """Give one of the statements that look nodes up by key, for these classes."""
    hint = f"USING INDEX SEEK n:{classes[0]}(key)" if len(classes) == 1 else ""
    return statement.format("|".join(classes), hint)


# --- writing -----------------------------------------------------------------------------------

# Setting a property takes the lock of the node until the transaction ends: writers stand in line here.
# What was locked is read by the next statement: within one, a property may be read ahead of the lock.
# The lease is a node of its own, so that readers of the head meet nothing but its number.
LOCK: Final = """
MERGE (head:Head {name: 'graph'}) ON CREATE SET head.number = 0, head.schema = $asked.layout
MERGE (lease:Lease {name: 'graph'})
SET lease.asked = $asked.writer
"""
LEASE: Final = """
MATCH (head:Head {name: 'graph'}), (lease:Lease {name: 'graph'})
OPTIONAL MATCH (done:Revision {idempotencyKey: $asked.key}) WHERE done.number <= head.number
RETURN head.number AS number, lease.writer AS writer, lease.pending AS pending,
       coalesce(lease.expires > datetime.realtime(), false) AS held, done.number AS done
"""
CLAIM: Final = """
MATCH (lease:Lease {name: 'graph'})
SET lease.writer = $asked.writer, lease.expires = datetime.realtime() + duration({seconds: $asked.seconds})
"""
BEGIN: Final = "MATCH (lease:Lease {name: 'graph'}) SET lease.pending = $asked.number"
MOVE_HEAD: Final = """
MATCH (head:Head {name: 'graph'}), (lease:Lease {name: 'graph'})
SET head.number = $asked.number
REMOVE lease.writer, lease.expires, lease.pending, lease.asked
"""
CLEAN: Final = "MATCH (lease:Lease {name: 'graph'}) REMOVE lease.pending"
SET_LAYOUT: Final = """
MERGE (head:Head {name: 'graph'}) ON CREATE SET head.number = 0
SET head.schema = $asked.layout
"""
AWAIT_INDEXES: Final = "CALL db.awaitIndexes(120)"

_SOME: Final = "LIMIT $asked.limit"
_MADE: Final = "RETURN count(*) AS made"
SWEEPS: Final = tuple(
    f"MATCH {found} WITH x {_SOME} {undo} {_MADE}"
    for found, undo in (
        (f"(x:{_SOME_NODE}) WHERE x.since > $asked.number", "DETACH DELETE x"),
        (f"()-[x:{_SOME_EDGE}]->() WHERE x.since > $asked.number", "DELETE x"),
        ("(x:Revision) WHERE x.number > $asked.number", "DETACH DELETE x"),
        (f"(x:{RETIRED}) WHERE x.until > $asked.number", f"REMOVE x.until, x:{RETIRED}"),
        (f"()-[x:{_SOME_EDGE}]->() WHERE x.until > $asked.number", "REMOVE x.until"),
    )
)
"""What undoes a load that was killed before it moved the head, some at a time."""

CREATE_REVISION: Final = "UNWIND $asked.rows AS row CREATE (n:Revision) SET n = row"
CREATE_NODES: Final = "UNWIND $asked.rows AS row CREATE (n:$(row.labels)) SET n = row.properties"
RETIRE_NODES: Final = """
UNWIND $asked.rows AS key
MATCH (n:{0} {{key: key}})
{1}
WHERE n.until IS NULL
SET n.until = $asked.number, n:Retired
WITH n
MATCH (n)-[r]-() WHERE r.until IS NULL
SET r.until = $asked.number
"""
RETIRE_RELATIONS: Final = f"""
UNWIND $asked.rows AS key
MATCH ()-[r:{_SOME_RELATION} {{key: key}}]->() WHERE r.until IS NULL
SET r.until = $asked.number
"""
RETIRE_ORDERS: Final = """
UNWIND $asked.rows AS fact
MATCH ()-[r:PREVAILS_OVER {fact: fact}]->()
USING INDEX SEEK r:PREVAILS_OVER(fact)
WHERE r.until IS NULL
SET r.until = $asked.number
"""
RETIRE_RANKS_OF_RULES: Final = """
UNWIND $asked.rows AS row
MATCH ()-[r:RANKS {rule: row.rule}]->()
USING INDEX SEEK r:RANKS(rule)
WHERE r.fact = row.fact AND r.until IS NULL
SET r.until = $asked.number
"""
RETIRE_RANKS_OF_CLAUSES: Final = """
UNWIND $asked.rows AS row
MATCH ()-[r:RANKS {agreement: row.agreement, clause: row.clause}]->()
USING INDEX SEEK r:RANKS(agreement, clause)
WHERE r.rule IS NULL AND r.fact = row.fact AND r.until IS NULL
SET r.until = $asked.number
"""
CREATE_EDGES: Final = """
UNWIND $asked.rows AS row
MATCH (source:{0} {{rid: row.source}})
MATCH (target:{1} {{rid: row.target}})
CREATE (source)-[r:$(row.kind)]->(target)
SET r = row.properties
RETURN count(*) AS made
"""
RETIRE_UNUSED: Final = """
MATCH (n:Missing)
WHERE n.until IS NULL AND NOT EXISTS { MATCH (n)-[r]-() WHERE r.until IS NULL }
SET n.until = $asked.number, n:Retired
"""

# --- looking up what a load needs to know; the lease is held and the head is what it starts from ---

_DRAWN: Final = """
RETURN DISTINCT type(r) AS kind, startNode(r).key AS source, endNode(r).key AS target,
       properties(r) AS properties
"""
TOUCHING: Final = f"""
UNWIND $asked.rows AS key
MATCH (n:{{0}} {{{{key: key}}}})
{{1}}
WHERE n.until IS NULL
MATCH (n)-[r]-() WHERE r.until IS NULL
{_DRAWN}
"""
RANKING_RULES: Final = f"""
UNWIND $asked.rows AS id
MATCH ()-[r:RANKS {{rule: id}}]->()
USING INDEX SEEK r:RANKS(rule)
WHERE r.until IS NULL
{_DRAWN}
"""
RANKING_CLAUSES: Final = f"""
UNWIND $asked.rows AS row
MATCH ()-[r:RANKS {{agreement: row.agreement, clause: row.path}}]->()
USING INDEX SEEK r:RANKS(agreement, clause)
WHERE r.until IS NULL
{_DRAWN}
"""
FIND_BY_KEY: Final = """
UNWIND $asked.rows AS key
MATCH (n:{0} {{key: key}})
{1}
WHERE n.until IS NULL
RETURN n.key AS key, n.rid AS rid, n:Missing AS missing
"""
FIND_RULES: Final = """
UNWIND $asked.rows AS id
MATCH (n:Rule {id: id})
USING INDEX SEEK n:Rule(id)
WHERE n.until IS NULL
RETURN id, n.key AS key, n.rid AS rid
"""
FIND_CLAUSES: Final = """
UNWIND $asked.rows AS row
MATCH (n:Clause {agreement: row.agreement, path: row.path})
USING INDEX SEEK n:Clause(agreement, path)
WHERE n.until IS NULL
RETURN row.agreement AS agreement, row.path AS path, n.key AS key, n.rid AS rid
"""
