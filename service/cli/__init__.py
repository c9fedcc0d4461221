"""The command line: ``contract-graph``."""

from service.cli.main import app


def main() -> None:
    """Run the command line."""
    app()
