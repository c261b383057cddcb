"""Turns: a time in which one thread alone writes to a journal."""

import threading
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, TypeVar

from paraph.desk.journal import JournalTrouble

PATIENCE_SECONDS = 60
"""How long a writer waits for another; a turn takes milliseconds, so a minute means trouble."""

Work = TypeVar("Work")


class Own(Generic[Work]):
    """Something that each thread has for a time, for itself."""

    def __init__(self) -> None:
        """Begin with none."""
        self._local = threading.local()

    def get(self) -> Work | None:
        """Return what this thread has; None where it has nothing."""
        return getattr(self._local, "held", None)

    @contextmanager
    def having(self, work: Work) -> Generator[Work]:
        """Have something for a time."""
        self._local.held = work
        try:
            yield work
        finally:
            self._local.held = None


class Turn(Generic[Work]):
    """A turn that a thread has, and what it works on.

    It is spoilt once anything in it fails: a database may have undone all of it by then, so it
    must not go on as though the rest were still there.
    """

    def __init__(self, work: Work) -> None:
        """Begin unspoilt."""
        self._work = work
        self._spoilt = False

    def work(self) -> Work:
        """Return what the turn works on.

        Raises:
            RuntimeError: Somebody went on after a failure, which is a mistake of the program.
        """
        if self._spoilt:
            message = "the turn went on after something in it had failed; let it end, then try anew"
            raise RuntimeError(message)
        return self._work

    @contextmanager
    def again(self) -> Generator[Work]:
        """Enter the turn once more, and spoil it if anything fails in there."""
        try:
            yield self.work()
        except GeneratorExit:
            # A reader who stops half-way has not failed.
            raise
        except BaseException:
            self._spoilt = True
            raise


class Turns(Generic[Work]):
    """The turns of one journal, which the threads of this process have one after another."""

    def __init__(self, where: str, begin: Callable[[], AbstractContextManager[Work]]) -> None:
        """Keep how a turn begins and ends; the lock spares a database the waiting queue."""
        self._where, self._begin = where, begin
        self._lock = threading.Lock()
        self._own = Own[Turn[Work]]()

    def own(self) -> Turn[Work] | None:
        """Return the turn that this thread has, if it has one."""
        return self._own.get()

    @contextmanager
    def turn(self) -> Generator[Work]:
        """Have a turn; within one, go on with it."""
        own = self.own()
        with own.again() if own is not None else self._fresh() as work:
            yield work

    @contextmanager
    def _fresh(self) -> Generator[Work]:
        with self._alone(), self._begin() as work, self._own.having(Turn(work)) as turn:
            yield work
            turn.work()

    @contextmanager
    def _alone(self) -> Generator[None]:
        if not self._lock.acquire(timeout=PATIENCE_SECONDS):
            raise waited_too_long(self._where)
        try:
            yield
        finally:
            self._lock.release()


def waited_too_long(where: str) -> JournalTrouble:
    """Return the trouble of a writer whose turn never came."""
    return JournalTrouble(
        where,
        f"another writer at work for more than {PATIENCE_SECONDS} seconds",
        "a free journal",
        "try again; if it lasts, look for a program that hangs",
    )
