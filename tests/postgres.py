"""A PostgreSQL server of one's own, for tests and benchmarks; nothing of it stays."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HURRIED = ("-c", "fsync=off", "-c", "full_page_writes=off")
"""For tests, which no power cut interrupts; a benchmark leaves it out."""

UNPRIVILEGED = ("postgres", "nobody")
"""PostgreSQL refuses to run as root; one of these accounts is there."""


class NoServer(Exception):  # noqa: N818 - a noun, as the others are
    """Raised where there is no server to start; says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs, reached by its socket in a folder of its own."""

    programs: Path
    folder: Path
    account: str | None

    def database(self) -> str:
        """Return the address of a new, empty database."""
        name = f"t{secrets.token_hex(6)}"
        self.psql("postgres", f"CREATE DATABASE {name}")
        return f"postgresql://paraph@/{name}?host={self.folder}"

    def psql(self, database: str, statement: str) -> None:
        """Run a statement."""
        self.run("psql", "-qX", "-h", str(self.folder), "-U", "paraph", "-c", statement, database)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of its programs as the account that it runs as.

        Raises:
            NoServer: It failed.
        """
        done = subprocess.run(
            as_account(self.account, [str(self.programs / program), *arguments]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            check=False,
        )
        if done.returncode:
            said = done.stdout.decode(errors="replace")[-500:]
            message = f"{program} failed: {said}"
            raise NoServer(message)


@contextmanager
def server(options: Sequence[str] = HURRIED) -> Iterator[Server]:
    """Give a server, and stop it.

    Raises:
        NoServer: PostgreSQL is not installed, or cannot be started.
    """
    # The path of a socket may have 107 signs, which a test's own folder would exceed.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        made = Server(programs(), folder, account())
        if made.account is not None:
            shutil.chown(folder, made.account)
        yield from running(made, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def running(made: Server, options: Sequence[str]) -> Iterator[Server]:
    data = str(made.folder / "data")
    made.run(
        "initdb", "--no-sync", "--auth=trust", "--username=paraph", "--encoding=UTF8",
        "--pgdata", data,
    )  # fmt: skip
    settings = ["-c", "listen_addresses=", "-k", str(made.folder), *options]
    # A log of its own: the server would otherwise keep our pipe open.
    log = str(made.folder / "log")
    made.run("pg_ctl", "-D", data, "-w", "-l", log, "-o", " ".join(settings), "start")
    try:
        yield made
    finally:
        made.run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def programs() -> Path:
    """Return the folder of the newest server's programs.

    Raises:
        NoServer: There is none.
    """
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    known = sorted(debian, key=lambda each: float(each.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path is not None:
        known.append(Path(on_path).resolve().parent)
    for each in known:
        if all((each / name).exists() for name in ("initdb", "pg_ctl", "postgres", "psql")):
            return each
    message = "PostgreSQL is not installed; on Debian: apt-get install postgresql"
    raise NoServer(message)


def account() -> str | None:
    """Return the account to run the server as; None for our own.

    Raises:
        NoServer: We are root, and there is nobody else.
    """
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    for name in UNPRIVILEGED:
        if name in known:
            return name
    message = "we are root, as which PostgreSQL refuses to run, and there is nobody else"
    raise NoServer(message)


def as_account(name: str | None, words: list[str]) -> list[str]:
    """Return a command that is run as another account."""
    if name is None:
        return words
    who = pwd.getpwnam(name)
    return ["setpriv", f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}", "--clear-groups", *words]
