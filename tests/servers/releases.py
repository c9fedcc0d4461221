"""Which releases of Neo4j are tested, and what does each of them want?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What differs from one Neo4j to the next when it is started without its own script."""

    version: str
    java: int
    main_class: str
    options: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


OLDEST = Release(
    version="5.26.30",
    java=17,
    main_class="org.neo4j.server.CommunityEntryPoint",
    # By default a server without clients still waits ten seconds before it stops.
    settings=(("internal.dbms.bolt.netty_server_shutdown_quiet_period", "0"),),
)
NEWEST = Release(
    version="2026.08.1",
    java=21,
    main_class="org.neo4j.server.Neo4jCommunity",
    options=("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"),
    settings=(
        ("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s"),
        # This release announces itself to its network by broadcast unless told not to.
        ("server.fleet_discovery.enabled", "false"),
        ("dbms.fleet_manager.enabled", "false"),
        ("server.http.x_forward.enabled", "false"),
    ),
)
RELEASES = (OLDEST, NEWEST)


def find_release(version: str) -> Release:
    """Returns the release of that version; a LookupError names the ones there are."""
    for release in RELEASES:
        if release.version == version:
            return release
    known = ", ".join(release.version for release in RELEASES)
    message = f"no Neo4j {version!r} is set up for the tests; there are: {known}"
    raise LookupError(message)
