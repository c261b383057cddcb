"""A case folder made of a Genius domain and the profiles of its parties.

The value of a package is the one that Genius computes: over all issues, the sum of the weight as
written times the evaluation of the option divided by the greatest of its issue. Where the weights
sum to less than 1, so does the best package; a case folder wants weights that sum to 1, so they
are divided by their sum, and every value is multiplied by it, which changes no package's value.
Weights that sum to slightly more are divided by their sum only: Genius cuts values off at 1.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from paraph.files.exchange.decimals import PLACES, decimal, rounded, whole_shares
from paraph.files.exchange.genius_reading import Domain, Profile, read_scenario
from paraph.files.exchange.naming import ids_of
from paraph.files.faults import Fault, Malformed

NOISE = Fraction(1, 10**9)
"""By how much float weights may miss a sum of 1."""

LEAST_TOP = Fraction(1, 10**5)
"""Where no evaluation of an issue reaches this, Genius takes all of them for 0."""

MOST_NUMBERS = 15_000
"""Weights, values and walk-away worths that a case folder can hold in flow lines."""

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ()/.'+-]*[A-Za-z0-9()/.'+])?")
"""Text that means itself in YAML, without quotation marks."""

_RESERVED_WORDS = {"null", "true", "false", "yes", "no", "on", "off"}


@dataclass(frozen=True, slots=True)
class Imported:
    """A case folder to be.

    Attributes:
        remarks: What a person should know of how the numbers were read.
        beyond: How many particulars stand in the README alone.
    """

    files: dict[str, bytes]
    remarks: tuple[str, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class _Party:
    """A profile as a case folder has it.

    Attributes:
        total: What the weights sum to, as written.
        is_rounded: Whether some number had more decimals than a folder holds.
    """

    id: str
    profile: Profile
    weights: tuple[Fraction, ...]
    values: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction
    total: Fraction
    is_rounded: bool


def import_genius(domain: Path, profiles: Sequence[Path], day: dt.date) -> Imported:
    """Return the case folder that a domain and its profiles make.

    Args:
        day: The day up to which the case is to know; Genius' files have no date.

    Raises:
        Malformed: With every fault of the domain, or of all profiles.
    """
    if len(profiles) < 2:  # noqa: PLR2004 - two make talks
        found, expected = f"{len(profiles)} profile", "at least two, one for each party"
        advice = "name the profile of every party after the domain"
        raise Malformed([Fault(str(domain), 0, 0, "", found, expected, advice)])
    read, found = read_scenario(domain, profiles)
    _require_room(str(domain), read, found)
    ids = ids_of([profile.name for profile in found], "party")
    parties = [_party(word, profile) for word, profile in zip(ids, found, strict=True)]
    remarks = tuple(_remarks(parties))
    beyond = (*read.beyond, *(said for profile in found for said in profile.beyond))
    texts = {
        "README.md": _readme(read, parties, remarks, beyond),
        "case.yaml": _case(read, parties, day),
        "numbers.yaml": _numbers(read, parties),
    }
    files = {name: "".join(f"{line}\n" for line in lines).encode() for name, lines in texts.items()}
    return Imported(files, remarks, len(beyond))


def _require_room(name: str, domain: Domain, profiles: Sequence[Profile]) -> None:
    each = 1 + sum(1 + len(issue.options) for issue in domain.issues)
    if each * len(profiles) > MOST_NUMBERS:
        found = f"{each * len(profiles):,} numbers"
        expected, advice = f"at most {MOST_NUMBERS:,}", "take a smaller domain, or fewer profiles"
        raise Malformed([Fault(name, 0, 0, "", found, expected, advice)])


def _party(word: str, profile: Profile) -> _Party:
    """Return a profile in weights that sum to 1 and values from 0 to 1."""
    total = sum(profile.weights, Fraction(0))
    top = total if total < 1 - NOISE else Fraction(1)
    shares = [weight / total for weight in profile.weights]
    weights = whole_shares(shares)
    worths = [[top * value for value in _on_unit_scale(each)] for each in profile.evaluations]
    values = tuple(tuple(rounded(value) for value in each) for each in worths)
    away = profile.reservation or Fraction(0)
    exact = [*shares, *(value for each in worths for value in each), away]
    held = [*weights, *(value for each in values for value in each), rounded(away)]
    return _Party(word, profile, weights, values, rounded(away), total, exact != held)


def _on_unit_scale(evaluations: Sequence[Fraction]) -> list[Fraction]:
    """Return evaluations as shares of the greatest, as Genius does."""
    top = max(evaluations)
    return [each / top if top >= LEAST_TOP else Fraction(0) for each in evaluations]


def _remarks(parties: Sequence[_Party]) -> Iterator[str]:
    """Give what a person should know of how the profiles were read, each thing once."""
    files: dict[str, list[str]] = {}
    for party in parties:
        for remark in _party_remarks(party):
            files.setdefault(remark, []).append(party.profile.file)
    for remark, named in files.items():
        yield f"{', '.join(named)}: {remark}"


def _party_remarks(party: _Party) -> Iterator[str]:
    """Give what a person should know of how a profile was read."""
    total, discount = decimal(party.total), party.profile.discount
    if party.total > 1 + NOISE:
        yield (
            f"the weights sum to {total} and were divided by it; Genius takes them as they are, "
            "and cuts values off at 1"
        )
    elif party.total < 1 - NOISE:
        yield (
            f"the weights sum to {total}, and so much is the best package worth in Genius; they "
            f"were divided by {total} and the values multiplied by it"
        )
    if party.is_rounded:
        yield f"some numbers need more than {PLACES} decimals and were rounded to {PLACES}"
    if party.profile.reservation is None:
        yield "no walk-away worth is given; Genius takes 0, and so does the case"
    if discount is not None:
        yield (
            f"the discount factor {discount} stands in README.md alone; the values are those at "
            "the start, before any discount"
        )


def _case(domain: Domain, parties: Sequence[_Party], day: dt.date) -> Iterator[str]:
    """Give the lines of `case.yaml`."""
    yield from (
        "# Made by `paraph import genius`; README.md says how the numbers were read.",
        "",
        f"title: {yaml_text(domain.name)}",
        f"as_of: {day.isoformat()}",
        "about: Imported from a Genius domain and the profiles of its parties.",
        "include: [numbers.yaml]",
        "",
        "parties:",
    )
    for party in parties:
        yield f"  - {{id: {party.id}, name: {yaml_text(party.profile.name)}, role: party}}"
    yield from ("", "tracks:", "  - {id: all, name: All issues}", "", "issues:")
    for word, issue in zip(_issue_ids(domain), domain.issues, strict=True):
        question = f"How is {issue.name} settled?"
        yield from (
            f"  - id: {word}",
            "    track: all",
            f"    name: {yaml_text(issue.name)}",
            f"    question: {yaml_text(question)}",
            "    options:",
        )
        names = list(issue.options)
        for option, name in zip(ids_of(names, "option"), names, strict=True):
            yield f"      {option}: {yaml_text(name)}"


def _issue_ids(domain: Domain) -> list[str]:
    return ids_of([issue.name for issue in domain.issues], "issue")


def _numbers(domain: Domain, parties: Sequence[_Party]) -> Iterator[str]:
    """Give the lines of `numbers.yaml`."""
    yield "weights:"
    for party in parties:
        for issue, weight in zip(_issue_ids(domain), party.weights, strict=True):
            yield _entry(party, f"issue: {issue}, weight: {decimal(weight)}")
    yield from ("", "values:")
    for party in parties:
        held = zip(_issue_ids(domain), domain.issues, party.values, strict=True)
        for word, issue, values in held:
            options = ids_of(list(issue.options), "option")
            for option, value in zip(options, values, strict=True):
                yield _entry(party, f"issue: {word}, option: {option}, value: {decimal(value)}")
    yield from ("", "reservations:")
    for party in parties:
        yield _entry(party, f"value: {decimal(party.reservation)}")


def _entry(party: _Party, words: str) -> str:
    """Return one entry on one line, with its source."""
    source = yaml_text(f"Genius profile {party.profile.file}")
    return f"  - {{party: {party.id}, {words}, assumed: {source}}}"


def yaml_text(text: str) -> str:
    """Return a text as YAML that reads back as the same text, on one line.

    Example:
        >>> print(yaml_text("Home (take away)"), yaml_text("a: b, c"), yaml_text("No"))
        Home (take away) "a: b, c" "No"
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED_WORDS:
        return text
    return "".join(_escaped(sign) for sign in json.dumps(text, ensure_ascii=False))


def _escaped(sign: str) -> str:
    """Return a sign of a quoted text, by its number where it would not be printed."""
    is_shown = sign == " " or unicodedata.category(sign)[0] not in "CZ"
    return sign if is_shown else f"\\U{ord(sign):08x}"


def _readme(
    domain: Domain, parties: Sequence[_Party], remarks: Sequence[str], beyond: Sequence[str]
) -> Iterator[str]:
    """Give the lines of the page for people."""
    profiles = ", ".join(f"`{party.profile.file}`" for party in parties)
    yield from (
        f"# {domain.name}",
        "",
        f"Made by `paraph import genius` from the domain `{domain.file}` and the profiles",
        f"{profiles}. `case.yaml` holds the parties, issues and options, `numbers.yaml` the",
        "weights, values and walk-away worths. Every number is marked as assumed: a profile says",
        "what a party wants, not who reported it.",
        "",
        "The value of a package is the one that Genius computes: over all issues, the sum of the",
        "weight times the evaluation of the option divided by the greatest of its issue.",
        "",
        "    paraph check FOLDER",
        "    paraph packages FOLDER",
    )
    if remarks:
        yield from ("", "## How the numbers were read", "", *(f"- {each}" for each in remarks))
    if beyond:
        yield from (
            "",
            "## What the files say beyond that",
            "",
            "A case folder has no place for these; they count for nothing in any computation.",
            "",
            *(f"- {each}" for each in beyond),
        )
