"""The stores that the contract is tested over, and a server for one of them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import postgres

from paraph.desk.journal import Journal
from paraph.store.opening import create

STORES = ("memory", "sqlite", "postgres")
NOBODY = 65534


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A server to each worker, started when the first test wants it."""
    try:
        with postgres.server() as started:
            yield started
    except postgres.NoServer as reason:
        pytest.skip(str(reason))


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database in which there is nothing yet."""
    if request.param == "sqlite":
        return str(tmp_path / "talks.db")
    started: postgres.Server = request.getfixturevalue("server")
    return started.database()


@pytest.fixture
def in_database(url: str) -> Iterator[Journal]:
    journal = create(url, "lake")
    yield journal
    journal.close()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that any account may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """A time in which rights bind us, who may be root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def sqlite_journal(tmp_path: Path) -> Journal:
    return create(str(tmp_path / "talks.db"), "lake")


@pytest.fixture
def postgres_journal(server: postgres.Server) -> Journal:
    return create(server.database(), "lake")
