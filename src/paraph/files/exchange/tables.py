"""The frontier and the named solutions as rows, and as one table of comma-separated values."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraph.files.packages_answers import PackageAnswer, PackagesAnswer, PointAnswer
from paraph.terms.agenda import Issue
from paraph.terms.ids import IssueId, OptionId

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes text for a formula, or worse."""

SOLUTIONS, TIED = "Solutions", "Packages tied"


@dataclass(frozen=True, slots=True)
class Row:
    """One package.

    Attributes:
        solutions: By name, those that pick it or a package worth the same to everyone.
        tied: How many packages are worth the same to everyone; None where that was not counted.
        options: Ids, in the order of the issues.
        values: In the order of the parties.
    """

    solutions: tuple[str, ...]
    tied: int | None
    options: tuple[str, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What issues and options are called; their ids where the agenda is not given.

    Attributes:
        issues: Ids, in order.
    """

    issues: tuple[str, ...]
    known: dict[IssueId, Issue]

    @classmethod
    def of(cls, answer: PackagesAnswer, agenda: Sequence[Issue]) -> "Words":
        """Return the words for an answer's ids."""
        first = next(iter(answer.values.values()), None)
        return cls(tuple(first.issues) if first else (), {issue.id: issue for issue in agenda})

    def issue(self, word: str) -> str:
        """Return the name of an issue."""
        known = self.known.get(IssueId(word))
        return known.name if known else word

    def option(self, issue: str, option: str) -> str:
        """Return the name of an option."""
        known = self.known.get(IssueId(issue))
        return known.option(OptionId(option)).name if known else option

    def options(self, row: Row) -> list[str]:
        """Return the names of a package's options."""
        return [
            self.option(issue, option)
            for issue, option in zip(self.issues, row.options, strict=True)
        ]


def solution_name(word: str) -> str:
    """Return a solution's name as printed.

    Example:
        >>> solution_name("kalai-smorodinsky")
        'Kalai-Smorodinsky'
    """
    return word.title()


def frontier_rows(answer: PackagesAnswer) -> list[Row]:
    """Return the points of the frontier, each by its first package."""
    points = answer.frontier.points if answer.frontier else []
    return [_row(answer, point) for point in points]


def solution_rows(answer: PackagesAnswer) -> dict[str, list[Row]]:
    """Return the packages that each named solution picks, as far as they are listed."""
    return {
        name: [_row(answer, package) for package in picked.packages]
        for name, picked in answer.solutions.items()
    }


def _row(answer: PackagesAnswer, package: PackageAnswer) -> Row:
    """Return a package as a row, with the solutions that pick what it is worth."""
    points = answer.frontier.points if answer.frontier else []
    alike = (point.tied for point in points if point.values == package.values)
    tied = package.tied if isinstance(package, PointAnswer) else next(alike, None)
    picking = tuple(
        name
        for name, picked in answer.solutions.items()
        if any(each.values == package.values for each in picked.packages)
    )
    parties = [party.id for party in answer.parties]
    values = tuple(package.values[party] for party in parties)
    return Row(picking, tied, tuple(package.options.values()), values)


def packages_table_csv(answer: PackagesAnswer, agenda: Sequence[Issue] = ()) -> bytes:
    """Return the packages that solutions pick, and then the frontier, one row a package.

    Where a case is for some eyes only, a first column says so on every row.

    Args:
        agenda: The issues of the case, for their names; without it ids stand for them.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(_lines(answer, Words.of(answer, agenda)))
    return text.getvalue().encode("utf-8-sig")


def _lines(answer: PackagesAnswer, words: Words) -> Iterator[list[str]]:
    """Give the header and the rows; ids stand at the end, where names stand in their place."""
    ids = words.issues if words.known else ()
    marking = [guarded(answer.case.marking)] if answer.case.marking else []
    yield [
        *(["for whom"] if marking else []),
        *(SOLUTIONS.lower(), TIED.lower()),
        *(guarded(party.name) for party in answer.parties),
        *(guarded(words.issue(issue)) for issue in words.issues),
        *(guarded(f"id: {issue}") for issue in ids),
    ]
    picked = [row for rows in solution_rows(answer).values() for row in rows]
    for row in {row.options: row for row in (*picked, *frontier_rows(answer))}.values():
        yield [
            *marking,
            "; ".join(solution_name(name) for name in row.solutions),
            "" if row.tied is None else str(row.tied),
            *(repr(value) for value in row.values),
            *(guarded(name) for name in words.options(row)),
            *(guarded(option) for option in row.options[: len(ids)]),
        ]


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Example:
        >>> guarded("=2+3"), guarded("half")
        ("'=2+3", 'half')
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text
