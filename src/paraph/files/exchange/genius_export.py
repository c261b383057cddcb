"""A Genius domain, and one profile for each party, made of a case.

Genius divides evaluations by the greatest of their issue; NegMAS takes them as they are. Both read
the same values where the greatest is 1, so each issue is written on that scale, and its weight is
multiplied by what its best option is worth. Such weights may sum to less than 1: as much as the
best package is worth.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from paraph.files.exchange.decimals import WRITTEN_PLACES, decimal
from paraph.packages.appraisal import Appraisal, Appraised, Stated, appraisal
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue
from paraph.terms.stances import red_lines_in_force

DOMAIN_FILE = "domain.xml"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML file may hold."""

_FILE_NAME = re.compile(r"\w[\w .()'-]{0,79}")
_TAKEN = ("domain", "pareto")
"""Ends of file names that other tools, or this one, keep for other files."""

MOST_NAMED = 10
"""Rules or red lines that are named in the message; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Files to be.

    Attributes:
        remarks: What Genius' files cannot hold and therefore do not.
    """

    files: dict[str, bytes]
    remarks: tuple[str, ...]


def export_genius(talks: Negotiation) -> Exported:
    """Return the domain and profiles of a case; the point of every number stands for its range."""
    stated = Stated.of(talks.weights, talks.values, talks.reservations)
    appraisals = [
        appraisal(party, talks.issues, talks.positions, stated) for party in talks.parties
    ]
    names = _names(talks.issues)
    pages = {DOMAIN_FILE: _domain(talks, names)}
    for file, each in zip(_file_names(talks), appraisals, strict=True):
        pages[file] = _profile(talks, each, names)
    files = {
        file: "".join(f"{line}\n" for line in ('<?xml version="1.0" encoding="UTF-8"?>', *lines))
        for file, lines in pages.items()
    }
    remarks = tuple(_remarks(talks, appraisals))
    return Exported({file: text.encode() for file, text in files.items()}, remarks)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of an issue and its options, each once among its kind."""

    issue: str
    options: tuple[str, ...]


def _names(issues: Sequence[Issue]) -> list[_Names]:
    """Return the names under which issues and options are written."""
    listed = _apart([(issue.name, issue.id) for issue in issues])
    return [
        _Names(name, tuple(_apart([(option.name, option.id) for option in issue.options])))
        for name, issue in zip(listed, issues, strict=True)
    ]


def _apart(named: Sequence[tuple[str, str]]) -> list[str]:
    """Return names, with the id where two are alike: other tools know a thing by its name."""
    plain = [" ".join(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", name).split()) for name, _ in named]
    return [
        f"{name} ({word})" if plain.count(name) > 1 else name
        for name, (_, word) in zip(plain, named, strict=True)
    ]


def _file_names(talks: Negotiation) -> list[str]:
    """Return a file name for each party: its name, or its id where the name would not do."""
    lowered = [party.name.lower() for party in talks.parties]
    return [
        f"{party.name if _is_file_name(party.name, lowered) else f'{party.id}-profile'}.xml"
        for party in talks.parties
    ]


def _is_file_name(name: str, lowered: Sequence[str]) -> bool:
    """Tell whether a party's name can be that of its file."""
    word = name.lower()
    is_free = lowered.count(word) == 1 and not word.endswith((*_TAKEN, "-profile", ".", " "))
    return is_free and _FILE_NAME.fullmatch(name) is not None


def _attributes(**words: str) -> str:
    """Return attributes; `>` is escaped too, because Genius' own parser ends a tag there."""
    return "".join(
        f' {key}="{escape(text, {chr(34): "&quot;", chr(9): " "})}"' for key, text in words.items()
    )


def _objective(talks: Negotiation) -> str:
    name = " ".join(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", talks.title).split())
    kinds = {"type": "objective", "etype": "objective"}
    return f"<objective{_attributes(index='0', name=name, description='', **kinds)}>"


def _issue(at: int, name: str) -> str:
    kinds = dict.fromkeys(("type", "etype", "vtype"), "discrete")
    return f"<issue{_attributes(index=str(at), name=name, **kinds)}>"


def _domain(talks: Negotiation, names: Sequence[_Names]) -> Iterator[str]:
    """Give the lines of the domain."""
    yield "<negotiation_template>"
    yield f'<utility_space number_of_issues="{len(talks.issues)}">'
    yield _objective(talks)
    for at, each in enumerate(names, start=1):
        yield _issue(at, each.issue)
        for place, option in enumerate(each.options, start=1):
            yield f"<item{_attributes(index=str(place), value=option)}/>"
        yield "</issue>"
    yield from ("</objective>", "</utility_space>", "</negotiation_template>")


def _profile(talks: Negotiation, party: Appraisal, names: Sequence[_Names]) -> Iterator[str]:
    """Give the lines of one party's profile."""
    yield f'<utility_space number_of_issues="{len(talks.issues)}">'
    yield _objective(talks)
    for at, (cell, each) in enumerate(zip(party.issues, names, strict=True), start=1):
        yield _issue(at, each.issue)
        for place, (option, value) in enumerate(zip(each.options, cell.values, strict=True), 1):
            share = _number(value.point / (_best(cell) or 1))
            yield f"<item{_attributes(index=str(place), value=option, evaluation=share)}/>"
        yield "</issue>"
    for at, weight in enumerate(_weights(party), start=1):
        yield f"<weight{_attributes(index=str(at), value=_number(weight))}/>"
    yield "</objective>"
    yield '<discount_factor value="1.0"/>'
    yield f"<reservation{_attributes(value=_number(party.reservation.point))}/>"
    yield "</utility_space>"


def _best(cell: Appraised) -> Fraction:
    """Return what the best option of an issue is worth."""
    return max(value.point for value in cell.values)


def _weights(party: Appraisal) -> list[Fraction]:
    """Return the weight of each issue on the scale of its best option.

    An issue of which every option is worth nothing keeps its share: it is multiplied as the
    others are on the whole.
    """
    some = [cell for cell in party.issues if _best(cell)]
    share = sum((cell.weight.point for cell in some), Fraction(0))
    worth = sum((cell.weight.point * _best(cell) for cell in some), Fraction(0))
    usual = worth / share if share else Fraction(1)
    return [cell.weight.point * (_best(cell) or usual) for cell in party.issues]


def _number(number: Fraction) -> str:
    return decimal(number, WRITTEN_PLACES)


def _remarks(talks: Negotiation, appraisals: Sequence[Appraisal]) -> Iterator[str]:
    """Give what the files leave out."""
    red_lines = red_lines_in_force(talks.positions, talks.red_lines)
    lost = [
        _listed("rule", [rule.id for rule in talks.rules]),
        _listed("red line", [line.id for line in red_lines]),
    ]
    if any(lost):
        yield (
            f"Genius has no place for {' and '.join(each for each in lost if each)}: the files "
            "allow packages that these rule out"
        )
    numbers = [number for each in appraisals for number in each.estimates]
    ranges = sum(not number.range.is_exact for number in numbers)
    if ranges:
        yield (
            f"{ranges:,} of {len(numbers):,} numbers are known as a range only; "
            "the files hold the point that the case computes with"
        )
    silent = [party.name for party in talks.parties if not party.must_accept]
    if silent:
        yield (
            f"a profile cannot say that a party need not accept, as {', '.join(silent)} need not; "
            "leave such profiles out of a negotiation there"
        )


def _listed(kind: str, words: Sequence[str]) -> str:
    """Return how many there are and what they are called."""
    if not words:
        return ""
    more = len(words) - MOST_NAMED
    named = [*words[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"{len(words)} {kind}{'' if len(words) == 1 else 's'} ({', '.join(named)})"
