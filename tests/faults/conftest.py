"""Where small faults are tried; those of PostgreSQL are left out where it is not installed."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.faults.places import Site
from tests import postgres

FLUSHED = ("-c", "fsync=on")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that any account may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def site(place: Path) -> Site:
    """Files only; the same chance each time."""
    return Site(place, None, random.Random(7))


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A server that flushes to the disk, since it is killed."""
    try:
        with postgres.server(FLUSHED) as started:
            yield started
    except postgres.NoServer as reason:
        pytest.skip(str(reason))


@pytest.fixture
def served(place: Path, server: postgres.Server) -> Site:
    """Files, and a server."""
    return Site(place, server, random.Random(7))
