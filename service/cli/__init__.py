"""The command line: ``contract-graph``."""

from service.cli.main import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line."""
    app()
