"""Where faults are tried: a file, or a database on a server that can be killed and started."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import NoServer, Server

PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Told:
    """What a fault left behind.

    Attributes:
        is_held: Whether all that was promised held.
        counts: What was done and found, in words.
    """

    is_held: bool
    counts: str


@dataclass(frozen=True, slots=True)
class Site:
    """Where faults are tried.

    Attributes:
        folder: For files.
        server: A server; None where there is none.
        chance: The same each time, but where processes race.
    """

    folder: Path
    server: Server | None
    chance: random.Random

    def new(self, store: str) -> str:
        """Return the address of a new, empty database."""
        if store == "SQLite":
            return str(self.folder / f"{self.chance.randrange(16**8):08x}.db")
        return self._started().database()

    def database_on(self, disk: Path) -> str:
        """Return the address of a new, empty database whose tables are on a disk of their own."""
        server = self._started()
        place = disk / "tables"
        place.mkdir()
        if server.account is not None:
            shutil.chown(place, server.account)
        server.psql("postgres", f"CREATE TABLESPACE small LOCATION '{place}'")
        server.psql("postgres", "CREATE DATABASE small TABLESPACE small")
        return f"postgresql://paraph@/small?host={server.folder}"

    def drop_database(self) -> None:
        """Remove that database, so that its disk can be let go."""
        server = self._started()
        server.psql("postgres", "DROP DATABASE small WITH (FORCE)")
        server.psql("postgres", "DROP TABLESPACE small")

    def _started(self) -> Server:
        if self.server is None:
            message = "no server"
            raise NoServer(message)
        return self.server


@contextmanager
def forked(works: list[Callable[[], None]]) -> Iterator[list[int]]:
    """Give the ids of processes that each do a work; kill and bury those that still live.

    Nothing of SQLite or PostgreSQL may be open meanwhile: a child must not share it.
    """
    children = [_child(work) for work in works]
    try:
        yield children
    finally:
        for each in children:
            os.kill(each, signal.SIGKILL)
            os.waitpid(each, 0)


def _child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    # Whatever happens, a child never comes back into the program of its parent.
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def wait(children: list[int], seconds: float) -> bool:
    """Wait until processes have ended by themselves, and are still to be buried."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if all(_has_ended(each) for each in children):
            return True
        time.sleep(0.01)
    return False


def _has_ended(child: int) -> bool:
    """Whether a child has ended; it stays to be buried."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def postmaster(server: Server) -> int:
    """Return the id of the server's first process."""
    return int((server.folder / "data" / "postmaster.pid").read_text().split()[0])


def offspring(parent: int) -> list[int]:
    """Return the ids of the processes that a process started."""
    found: list[int] = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(each.parent.name))
    return found


def kill_backend(server: Server, chance: random.Random) -> None:
    """Kill one process of the server, upon which it starts all of them anew."""
    those = [each for each in offspring(postmaster(server)) if "INSERT" in _title(each)
             or "COMMIT" in _title(each) or "idle" in _title(each)]  # fmt: skip
    if those:
        os.kill(chance.choice(those), signal.SIGKILL)


def _title(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def kill_server(server: Server) -> None:
    """Kill the server with all its processes, as a power cut would, and start it again."""
    first = postmaster(server)
    those = [first, *offspring(first)]
    for each in those:
        _kill(each)
    ends = time.monotonic() + PATIENCE_SECONDS
    while any(Path(f"/proc/{each}").exists() for each in those) and time.monotonic() < ends:
        time.sleep(0.01)
    data, log = str(server.folder / "data"), str(server.folder / "log")
    settings = f"-c listen_addresses= -k {server.folder}"
    server.run("pg_ctl", "-D", data, "-w", "-l", log, "-o", settings, "start")


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
