"""Random small cases of every kind, from a seed, and strategies for what is smaller."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from paraph.packages.finding import Matter
from paraph.terms.agenda import Issue, Option
from paraph.terms.conditions import (
    All,
    AnyOf,
    Chosen,
    Condition,
    Not,
    RedLine,
    Rule,
    RuleKind,
)
from paraph.terms.ids import (
    ActorId,
    IssueId,
    OptionId,
    PositionId,
    RedLineId,
    ReportId,
    RuleId,
    StepId,
    TrackId,
)
from paraph.terms.numbers import Range
from paraph.terms.parties import Party, Role
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Salience,
    Strength,
    Weight,
)
from paraph.terms.sources import Assumption, Citation, Source, Span

SUPPOSED = Assumption("made up for a test")
CITED = Citation(ReportId("report"), Span(0, 4), "made", "0" * 64, 1)
DAYS = [dt.date(2023, 5, 10), dt.date(2023, 5, 22), dt.date(2023, 5, 31)]
COARSE = [Fraction(0), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(1)]


def party(name: str, *, must_accept: bool = True) -> Party:
    """A party by one word."""
    return Party(ActorId(name), name.title(), Role.PARTY, must_accept)


def issue(
    name: str, options: Iterable[str], *, is_ordered: bool = False, status_quo: str | None = None
) -> Issue:
    """An issue by one word, with its options by one word each."""
    listed = tuple(Option(OptionId(option), option.title()) for option in options)
    held = None if status_quo is None else OptionId(status_quo)
    question = f"What about {name}?"
    return Issue(IssueId(name), TrackId("track"), name.title(), question, listed, is_ordered, held)


def position(
    who: str,
    about: str,
    options: Iterable[str],
    *,
    strength: Strength = Strength.DEMAND,
    day: dt.date = DAYS[0],
    said_by: str | None = None,
    name: str = "",
    source: Source = SUPPOSED,
) -> Position:
    """A position by words."""
    return Position(
        PositionId(name or f"{who}/{about}"),
        ActorId(who),
        IssueId(about),
        tuple(OptionId(option) for option in options),
        strength,
        day,
        ActorId(said_by or who),
        source,
    )


def chosen(about: str, *options: str) -> Chosen:
    """The condition that an issue is settled by one of some options."""
    return Chosen(IssueId(about), tuple(OptionId(option) for option in options))


def red_line(name: str, who: str, never: Condition) -> RedLine:
    """A red line by words."""
    return RedLine(RedLineId(name), ActorId(who), never, SUPPOSED)


def random_matter(random: Random) -> Matter:
    """A small case of any kind: silent, contested, opposed, tied, contradictory, empty."""
    names = ["ada", "ben", "cyd", "dee"][: random.choice([2, 2, 3, 4])]
    seats = [name for name in names if random.random() < 0.85] or names[:1]
    parties = [party(name, must_accept=name in seats) for name in names]
    random.shuffle(parties)
    has_status_quo = random.random() < 0.6
    issues = tuple(
        _issue(random, at, is_held=has_status_quo)
        for at in range(random.choice([1, 2, 2, 3, 3, 4, 5]))
    )
    values = [each for who in names for each in _values(random, who, issues)]
    if random.random() < 0.3:
        values += _opposed(values, names[0], names[1])
    return Matter(
        parties=tuple(parties),
        issues=issues,
        rules=tuple(_rule(random, at, issues) for at in range(random.choice([0, 0, 0, 1, 2, 3]))),
        positions=tuple(_positions(random, names, issues)),
        red_lines=tuple(
            red_line(f"line-{at}", random.choice(names), _part(random, issues))
            for at in range(random.choice([0, 0, 1, 2, 3, 5]))
        ),
        weights=tuple(each for who in names for each in _weights(random, who, issues)),
        values=tuple(values),
        reservations=tuple(_reservations(random, names)),
    )


def _issue(random: Random, at: int, *, is_held: bool) -> Issue:
    options = [f"o{place}" for place in range(random.choice([1, 2, 2, 2, 3, 3, 4]))]
    held = random.choice(options) if is_held or random.random() < 0.5 else None
    return issue(f"i{at}", options, is_ordered=random.random() < 0.5, status_quo=held)


def _some(random: Random, about: Issue) -> list[str]:
    ids = [option.id for option in about.options]
    return random.sample(ids, random.randint(1, len(ids)))


def _condition(random: Random, issues: tuple[Issue, ...], depth: int) -> Condition:
    kind = random.choice(["chosen", "chosen", "not", "all", "any"]) if depth else "chosen"
    if kind == "chosen":
        about = random.choice(issues)
        return chosen(about.id, *_some(random, about))
    if kind == "not":
        return Not(_condition(random, issues, depth - 1))
    parts = tuple(_condition(random, issues, depth - 1) for _ in range(random.randint(0, 3)))
    return All(parts) if kind == "all" else AnyOf(parts)


def _part(random: Random, issues: tuple[Issue, ...]) -> Condition:
    """Return a condition that mostly holds of few packages."""
    if random.random() < 0.3:
        return _condition(random, issues, 2)
    about = random.sample(issues, min(len(issues), random.randint(1, 3)))
    return All(tuple(chosen(each.id, random.choice(each.options).id) for each in about))


def _rule(random: Random, at: int, issues: tuple[Issue, ...]) -> Rule:
    kind = random.choice(list(RuleKind))
    has_premise = kind in {RuleKind.REQUIRES, RuleKind.EXCLUDES}
    when = _condition(random, issues, 2) if has_premise else None
    is_never = kind in {RuleKind.NEVER, RuleKind.EXCLUDES}
    then = _part(random, issues) if is_never else _condition(random, issues, 2)
    return Rule(RuleId(f"rule-{at}"), kind, when, then, SUPPOSED)


def _positions(random: Random, names: list[str], issues: tuple[Issue, ...]) -> list[Position]:
    found: list[Position] = []
    wishes = random.choice([0, 1, 4, 10])
    for who in names:
        for about in issues:
            for at in range(random.choice([0, 0, 1, 1, 2, 3])):
                strength = random.choice([*Strength, *list(Strength)[:3] * wishes])
                said_by = random.choice(names) if random.random() < 0.2 else who
                day = random.choice(DAYS)
                name = f"{who}/{about.id}/{at}"
                options = _some(random, about)
                source = random.choice([SUPPOSED, SUPPOSED, CITED])
                if strength is Strength.RED_LINE and random.random() < 0.7:
                    options = options[:1]
                found.append(
                    position(
                        who,
                        about.id,
                        options,
                        strength=strength,
                        day=day,
                        said_by=said_by,
                        name=name,
                        source=source,
                    )
                )
    return found


def _range(random: Random) -> Range:
    one, other = random.choice(COARSE), random.choice(COARSE)
    return Range(min(one, other), max(one, other)) if random.random() < 0.4 else Range(one, one)


def _tiers(random: Random, ids: list[str]) -> tuple[tuple[str, ...], ...]:
    """Some or all of several ids in an order, some level, in at least two places."""
    some = random.sample(ids, random.randint(2, len(ids)))
    cuts = [at for at in range(1, len(some)) if random.random() < 0.7] or [1]
    ends = zip([0, *cuts], [*cuts, len(some)], strict=True)
    return tuple(tuple(some[begin:end]) for begin, end in ends)


def _values(
    random: Random, who: str, issues: tuple[Issue, ...]
) -> list[OptionValue | OptionRanking]:
    orders: list[OptionValue | OptionRanking] = []
    share_ranked = random.choice([0, 0, 0.3, 0.9])
    for about in issues:
        if len(about.options) > 1 and random.random() < share_ranked:
            tiers = _tiers(random, [option.id for option in about.options])
            orders.append(OptionRanking(ActorId(who), about.id, tiers, SUPPOSED))
    share = random.choice([0, 0.2, 0.7])
    return orders + [
        OptionValue(ActorId(who), about.id, option.id, _range(random), SUPPOSED)
        for about in issues
        for option in about.options
        if random.random() < share
    ]


def _opposed(
    values: list[OptionValue | OptionRanking], one: str, other: str
) -> list[OptionValue | OptionRanking]:
    """Give the second party the reverse of everything stated of the first."""
    return [
        OptionRanking(ActorId(other), each.issue, each.tiers[::-1], SUPPOSED)
        for each in values
        if isinstance(each, OptionRanking) and each.party == one
    ] + [
        OptionValue(
            ActorId(other),
            each.issue,
            each.option,
            Range(1 - each.value.high, 1 - each.value.low),
            SUPPOSED,
        )
        for each in values
        if isinstance(each, OptionValue) and each.party == one
    ]


def _weights(random: Random, who: str, issues: tuple[Issue, ...]) -> list[Weight | IssueRanking]:
    orders: list[Weight | IssueRanking] = []
    if len(issues) > 1 and random.random() < 0.4:
        tiers = _tiers(random, [about.id for about in issues])
        orders.append(IssueRanking(ActorId(who), tiers, SUPPOSED))
    kind = random.choice(["none", "words", "numbers", "mixed"])
    if kind == "none":
        return orders
    parts = [random.randint(0, 4) for _ in issues]
    whole = sum(parts) or 1
    found = orders
    for about, part in zip(issues, parts, strict=True):
        if kind == "words" or (kind == "mixed" and random.random() < 0.5):
            if random.random() < 0.7:
                word = random.choice(list(Salience))
                found.append(Weight(ActorId(who), about.id, word, SUPPOSED))
            continue
        share = Fraction(part, whole) if sum(parts) else Fraction(1, len(issues))
        slack = random.choice([Fraction(0), Fraction(0), Fraction(1, 10), Fraction(1, 3)])
        low = max(share - slack * random.choice([0, 1]), Fraction(0))
        high = min(share + slack, Fraction(1))
        found.append(Weight(ActorId(who), about.id, Range(low, high), SUPPOSED))
    return found


def _reservations(random: Random, names: list[str]) -> list[Reservation]:
    return [
        Reservation(ActorId(who), _range(random), "walk away", SUPPOSED)
        for who in names
        if random.random() < 0.4
    ]


def step_ids() -> st.SearchStrategy[StepId]:
    """A few ids, so that they meet often."""
    return st.integers(0, 6).map(lambda at: StepId(f"s{at}"))


def waits() -> st.SearchStrategy[dict[StepId, tuple[StepId, ...]]]:
    """Who waits for whom, among at most seven steps."""
    return st.dictionaries(step_ids(), st.lists(step_ids(), max_size=3)).map(
        lambda found: {
            step: tuple(each for each in needed if each in found) for step, needed in found.items()
        }
    )
