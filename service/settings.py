"""How is the service configured? One frozen value, read once; a message names the variable and what it takes."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

PREFIX = "CONTRACT_GRAPH_"


class SettingsError(ValueError):
    """Settings are wrong; ``str`` says which, what was given, and what is accepted, a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, with the default that it has where the environment says nothing."""

    store: str = field(default_factory=lambda: f"sqlite:///{default_store_file(os.environ)}")
    neo4j_user: str = "neo4j"
    neo4j_password: str = field(default="", repr=False)
    neo4j_database: str = "neo4j"
    host: str = "127.0.0.1"
    port: int = 8000
    log_level: str = "info"
    request_timeout: float = 10.0

    @property
    def store_shown(self) -> str:
        """The store as it may be shown: without a user and password that somebody put into its address."""
        scheme, mark, rest = self.store.partition("://")
        return f"{scheme}{mark}{rest.rpartition('@')[2]}" if scheme != "sqlite" else self.store


def default_store_file(environment: Mapping[str, str]) -> Path:
    """Give the file in the user's data folder where the graph is kept unless a store is named."""
    home = environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "contract-graph" / "graph.sqlite"


_LEVELS = ("debug", "info", "warning", "error")


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: a value is not accepted, or a variable with our prefix is not known (a misspelt name must not
            pass silently); all that is wrong is told at once.
    """
    given = {name: value for name, value in environment.items() if _is_setting(name)}
    problems = [_unknown(name) for name in sorted(set(given) - set(_known_variables()))]
    values: dict[str, object] = {}
    for name in Settings.__dataclass_fields__:
        try:
            text = _secret(name, given) if name in _SECRETS else given.get(variable(name))
            if text is not None:
                values[name] = _READERS.get(name, _text)(variable(name), text)
        except SettingsError as error:
            problems.append(str(error))
    if problems:
        raise SettingsError("\n".join(problems))
    if "store" not in values:
        values["store"] = f"sqlite:///{default_store_file(environment)}"
    return Settings(**values)  # type: ignore[arg-type]  # each reader gives the type of its field


_SECRETS = frozenset({"neo4j_password"})
"""Settings that may also be given as a file, named by the variable with ``_FILE`` at its end."""


def _secret(name: str, given: Mapping[str, str]) -> str | None:
    file = given.get(variable(name) + "_FILE")
    if file is None:
        return given.get(variable(name))
    if variable(name) in given:
        message = f"{variable(name)} and {variable(name)}_FILE are both set: give one of them"
        raise SettingsError(message)
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f'{variable(name)}_FILE names "{file}", which cannot be read: {why}'
        raise SettingsError(message) from error


def _is_setting(name: str) -> bool:
    """Tell whether a variable is meant for the service, and not for its tests."""
    of_tests = name.startswith(f"{PREFIX}TEST_") or name in _OF_TESTS
    return name.startswith(PREFIX) and not of_tests


_OF_TESTS = frozenset({f"{PREFIX}TEXTS", f"{PREFIX}CONTRACTS", f"{PREFIX}PROVE"})


def variable(name: str) -> str:
    """Give the name of the environment variable of a setting."""
    return PREFIX + name.upper()


def _known_variables() -> list[str]:
    return [
        *map(variable, Settings.__dataclass_fields__),
        *(variable(name) + "_FILE" for name in sorted(_SECRETS)),
    ]


def _unknown(name: str) -> str:
    known = _known_variables()
    # Without the prefix, which all have and which would make them all alike.
    near = get_close_matches(name.removeprefix(PREFIX), [n.removeprefix(PREFIX) for n in known], 1)
    hint = f" (did you mean {PREFIX}{near[0]}?)" if near else ""
    return f"{name} is not a setting{hint}; accepted: {', '.join(known)}"


def _text(name: str, text: str) -> str:
    if not text.strip():
        message = f"{name} is empty: give it a value, or leave it out"
        raise SettingsError(message)
    return text


def _port(name: str, text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:  # noqa: PLR2004 - the ports that there are
        message = f'{name} is "{text}": accepted is a port from 1 to 65535, for example 8000'
        raise SettingsError(message)
    return int(text)


def _seconds(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 600:  # noqa: PLR2004 - ten minutes
        message = f'{name} is "{text}": accepted is a number of seconds up to 600, for example 10'
        raise SettingsError(message)
    return value


def _level(name: str, text: str) -> str:
    if text.lower() not in _LEVELS:
        message = f'{name} is "{text}": accepted are {", ".join(_LEVELS)}'
        raise SettingsError(message)
    return text.lower()


_READERS = {"port": _port, "request_timeout": _seconds, "log_level": _level}
