"""What the talks are about: tracks, issues, options, and the levels that decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paraph.terms.ids import IssueId, LevelId, OptionId, TrackId


@dataclass(frozen=True, slots=True)
class Track:
    """A basket of issues negotiated together."""

    id: TrackId
    name: str


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue."""

    id: OptionId
    name: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter to settle.

    Attributes:
        options: In the order given; at least one.
        is_ordered: Whether that order is a scale, so that distance along it means something.
        status_quo: The option that holds if nothing is agreed; None where nobody said.
    """

    id: IssueId
    track: TrackId
    name: str
    question: str
    options: tuple[Option, ...]
    is_ordered: bool
    status_quo: OptionId | None = None
    aliases: tuple[str, ...] = ()

    def index(self, option: OptionId) -> int:
        """Return the place of an option in the order given, from 0."""
        return next(at for at, known in enumerate(self.options) if known.id == option)

    def option(self, option: OptionId) -> Option:
        """Return the option with this id."""
        return self.options[self.index(option)]


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder, such as experts, ministers or leaders."""

    id: LevelId
    name: str


@dataclass(frozen=True, slots=True)
class Package:
    """One option for every issue, in the order of the issues."""

    choices: tuple[tuple[IssueId, OptionId], ...]

    @classmethod
    def of(cls, choices: Iterable[tuple[IssueId, OptionId]]) -> "Package":
        """Make a package of (issue, option) pairs."""
        return cls(tuple(choices))

    def __getitem__(self, issue: IssueId) -> OptionId:
        """Return the option that settles this issue."""
        return next(option for known, option in self.choices if known == issue)

    def __iter__(self) -> Iterator[tuple[IssueId, OptionId]]:
        """Give the pairs in the order of the issues."""
        return iter(self.choices)


def status_quo(issues: Iterable[Issue]) -> Package | None:
    """Return the package that holds without agreement; None unless every issue names its own."""
    choices = [(issue.id, issue.status_quo) for issue in issues]
    named = [(issue, option) for issue, option in choices if option is not None]
    return Package.of(named) if len(named) == len(choices) else None
