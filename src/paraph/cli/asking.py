"""What a person asks to be otherwise, from the words of the command line."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

import typer
from pydantic_core import PydanticCustomError

from paraph.cli.exits import USAGE
from paraph.cli.telling import say
from paraph.desk.consult import matter_of
from paraph.files.case.scalars import read_date, read_range
from paraph.files.faults import did_you_mean, quoted
from paraph.packages.solutions import SolutionName
from paraph.packages.whatif import Changes, changed
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import ActorId, IssueId, OptionId
from paraph.terms.positions import Strength

Key = TypeVar("Key")
Told = TypeVar("Told")


class UnusableError(Exception):
    """Words of the command line that cannot be used, with what to do."""


@dataclass(frozen=True)
class Words:
    """The options of `paraph packages` as they were typed."""

    fix: Sequence[str] = ()
    without: Sequence[str] = ()
    only: Sequence[str] = ()
    drop: Sequence[str] = ()
    walk_away: Sequence[str] = ()
    weight: Sequence[str] = ()
    party_weight: Sequence[str] = ()
    solution: Sequence[str] = ()


@dataclass(frozen=True)
class _Known:
    """The ids of a case."""

    talks: Negotiation
    parties: list[str] = field(default_factory=list)

    def party(self, option: str, word: str) -> ActorId:
        return ActorId(_named(option, "party", word, [each.id for each in self.talks.parties]))

    def issue(self, option: str, word: str) -> IssueId:
        return IssueId(_named(option, "issue", word, [each.id for each in self.talks.issues]))

    def choice(self, word: str) -> tuple[IssueId, OptionId]:
        left, right = _pair("--fix", word, "ISSUE=OPTION")
        issue = self.issue("--fix", left)
        options = [each.id for each in self.talks.issue[issue].options]
        return issue, OptionId(_named("--fix", f"option of '{issue}'", right, options))

    def demand(self, word: str) -> str:
        rules = [rule.id for rule in self.talks.rules]
        lines = [line.id for line in self.talks.red_lines]
        refusals = (each for each in self.talks.positions if each.strength is Strength.RED_LINE)
        positions = [each.id for each in refusals]
        return _named("--drop", "rule or red line", word, [*rules, *lines, *positions])


def changes_of(words: Words, talks: Negotiation) -> Changes:
    """Return what is asked to be otherwise.

    Raises:
        UnusableError: A word names nothing in the case, or is no number that can be.
    """
    known = _Known(talks)
    if words.only and words.without:
        _refuse("--without", words.without[0], "either --only or --without", "leave one out")
    changes = Changes(
        fixed=_each_once("--fix", map(known.choice, words.fix)),
        without=tuple(known.party("--without", word) for word in _split(words.without)),
        only=tuple(known.party("--only", word) for word in _split(words.only)),
        dropped=tuple(map(known.demand, _split(words.drop))),
        reservations=_each_once(
            "--walk-away", (_reservation(known, word) for word in words.walk_away)
        ),
        weights=_each_once("--weight", (_weight(known, word) for word in words.weight)),
        party_weights=_each_once(
            "--party-weight", (_party_weight(known, word) for word in words.party_weight)
        ),
    )
    try:
        changed(matter_of(talks), changes)
    except ValueError as error:
        msg = f"--weight: found {error}, expected 1 in all for a party; change one"
        raise UnusableError(msg) from error
    return changes


def names_of(words: Words) -> tuple[SolutionName, ...]:
    """Return the solutions that are asked for.

    Raises:
        UnusableError: There is none of that name.
    """
    every = [name.value for name in SolutionName]
    named = (_named("--solution", "solution", word, every) for word in _split(words.solution))
    return tuple(dict.fromkeys(map(SolutionName, named)))


def _split(words: Iterable[str]) -> list[str]:
    """Return ids, of which several may have been given at once with commas between."""
    return [each.strip() for word in words for each in word.split(",") if each.strip()]


def _each_once(option: str, pairs: Iterable[tuple[Key, Told]]) -> dict[Key, Told]:
    """Return what is told of each thing; leave where one is told of twice."""
    told: dict[Key, Told] = {}
    for key, each in pairs:
        if key in told:
            _refuse(option, f"{key} twice", "each thing once", "leave one out")
        told[key] = each
    return told


def _reservation(known: _Known, word: str) -> tuple[ActorId, Fraction]:
    left, right = _pair("--walk-away", word, "PARTY=VALUE")
    return known.party("--walk-away", left), _share("--walk-away", right)


def _weight(known: _Known, word: str) -> tuple[tuple[ActorId, IssueId], Fraction]:
    left, right = _pair("--weight", word, "PARTY:ISSUE=WEIGHT")
    party, colon, issue = left.partition(":")
    if not colon:
        _refuse("--weight", word, "PARTY:ISSUE=WEIGHT", "name the issue after a colon")
    key = known.party("--weight", party), known.issue("--weight", issue)
    return key, _share("--weight", right)


def _party_weight(known: _Known, word: str) -> tuple[ActorId, int]:
    left, right = _pair("--party-weight", word, "PARTY=NUMBER")
    party = known.party("--party-weight", left)
    if not right.isdecimal() or not 1 <= int(right) <= MOST_PARTY_WEIGHT:
        _refuse(
            "--party-weight", right, f"a whole number from 1 to {MOST_PARTY_WEIGHT}", "change it"
        )
    return party, int(right)


MOST_PARTY_WEIGHT = 100


def _share(option: str, word: str) -> Fraction:
    try:
        number = Fraction(word)
    except (ValueError, ZeroDivisionError):
        number = Fraction(-1)
    if not 0 <= number <= 1:
        _refuse(option, word, "a number from 0 to 1", "change it")
    return number


def _pair(option: str, word: str, form: str) -> tuple[str, str]:
    left, equals, right = word.partition("=")
    if not equals or not left.strip() or not right.strip():
        _refuse(option, word, form, "write it without spaces, with one '='")
    return left.strip(), right.strip()


def _named(option: str, kind: str, word: str, known: Iterable[str]) -> str:
    every = list(known)
    if word not in every:
        advice = did_you_mean(word, every, f"it is one of: {', '.join(every)}")
        _refuse(option, word, f"the name of a known {kind}", advice)
    return word


def _refuse(option: str, found: str, expected: str, advice: str) -> None:
    msg = f"{option}: found {quoted(found)}, expected {expected}; {advice}"
    raise UnusableError(msg)


def day(text: str | None, option: str) -> dt.date | None:
    """Return the day that an option asks for; leave where it is no date."""
    return None if text is None else _read(text, option, read_date)


def share(text: str, option: str) -> Fraction:
    """Return the number from 0 to 1 that an option asks for; leave where it is none."""
    return _read(text, option, read_range).high


def _read(text: str, option: str, read: Callable[[str], Told]) -> Told:
    try:
        return read(text)
    except PydanticCustomError as error:
        context = error.context or {}
        expected, advice = context["expected"], context["advice"]
        say(f"{option}: found {quoted(text)}, expected {expected}; {advice}")
        raise typer.Exit(USAGE) from error
