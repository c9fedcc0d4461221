"""How does a database get empty again between two tests?"""

from typing import LiteralString

from neo4j import Driver

DELETE_NODES: LiteralString = """
MATCH (node)
CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 10000 ROWS
"""
# The two look-up indexes are there in each new database, and an index of a constraint goes with it.
OWN_INDEXES: LiteralString = """
SHOW INDEXES YIELD name, type, owningConstraint
WHERE type <> 'LOOKUP' AND owningConstraint IS NULL
RETURN name
"""


def wipe(driver: Driver) -> None:
    """Deletes all nodes, constraints and indexes."""
    delete_nodes(driver)
    drop_schema(driver)


def delete_nodes(driver: Driver) -> None:
    """Deletes all nodes with their relationships; constraints and indexes stay."""
    with driver.session() as session:
        session.run(DELETE_NODES).consume()


def drop_schema(driver: Driver) -> None:
    """Drops all constraints and all indexes but those of a new database."""
    with driver.session() as session:
        for name in session.run("SHOW CONSTRAINTS YIELD name RETURN name").value():
            session.run("DROP CONSTRAINT $name", name=name).consume()
        for name in session.run(OWN_INDEXES).value():
            session.run("DROP INDEX $name", name=name).consume()
