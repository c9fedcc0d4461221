"""Why is there no server to test against?"""


class MissingToolError(Exception):
    """Something that the machine should bring is not there: Java, Maven or a network."""


class ServerError(Exception):
    """A server was started and did not come up."""


class ServerEndedError(ServerError):
    """The server ended by itself; its last words are part of the message."""

    def __init__(self, version: str, log: str) -> None:
        super().__init__(version, log)
        self.version = version
        self.log = log

    def __str__(self) -> str:
        return (
            f"Neo4j {self.version} ended while it started. The last lines of its log:\n{self.log}"
        )

    @property
    def found_its_port_taken(self) -> bool:
        return "BindException" in self.log


class ServerNotReadyError(ServerError):
    """The server runs and gave no answer in the time that it had."""

    def __init__(self, version: str, patience: float, log: str) -> None:
        super().__init__(version, patience, log)
        self.version = version
        self.patience = patience
        self.log = log

    def __str__(self) -> str:
        return (
            f"Neo4j {self.version} gave no answer to RETURN 1 within {self.patience:g} seconds."
            f" The last lines of its log:\n{self.log}"
        )
