"""What can be wrong with a request whose form is right?"""


class InputError(ValueError):
    """A value that cannot be used; the message says what was given and what is accepted."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(argument, message)
        self.argument = argument
        self.message = message

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.argument}: {self.message}"
