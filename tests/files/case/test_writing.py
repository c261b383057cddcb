"""A case written as a folder loads as the same case, and looks as a person would write it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from tests.files.case.small_case import (
    RAWS,
    SUPPOSED,
    Events,
    Write,
    assumed,
    cited,
    filed,
    loaded,
    small,
)
from tests.strategies import DAYS, chosen, position, random_matter

from paraph.files.case.loading import load_case
from paraph.files.case.raw_files import folder_files, report_bytes
from paraph.files.case.writing import case_files
from paraph.packages.finding import Matter
from paraph.record.digests import digest
from paraph.record.events import founding as happened
from paraph.terms.agenda import Track
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.ids import ActorId, IssueId, PositionId, StepId, TrackId
from paraph.terms.numbers import Range
from paraph.terms.parties import Constituency, Interest, Outsider, Relation, RelationKind
from paraph.terms.positions import IssueRanking, OptionRanking, OptionValue, Weight
from paraph.terms.sources import Assumption, Source
from paraph.terms.steps import Deadline, Period, PeriodUnit, Step


@pytest.mark.parametrize("name", ["syria-turkey-2023", "lake-fisheries"])
def test_an_example_written_again_loads_as_the_same_case(
    root: Path, tmp_path: Path, name: str
) -> None:
    folder = root / "examples" / name
    events = load_case(folder).events
    again = loaded(tmp_path / "again", case_files(events, report_bytes(folder_files(folder))))
    assert again == events
    assert digest(again) == digest(events)


def test_a_case_that_uses_every_feature_loads_again(
    folder: Write, tmp_path: Path, full_case: dict[str, str]
) -> None:
    root = folder(full_case["case.yaml"], full_case)
    events = load_case(root).events
    files = case_files(events, report_bytes(folder_files(root)))
    assert loaded(tmp_path / "again", files) == events
    assert files["reports/wire/afp.txt"] == b"On Tuesday\r\nSyria  asked\r\nfor guards."


def test_a_case_is_written_as_a_person_would(tmp_path: Path) -> None:
    opened = happened.TalksOpened("Talks: a start", "", DAYS[-1], DAYS[-1])
    step = Step(
        StepId("open"),
        "Open it",
        "",
        (ActorId("ada"),),
        Not(chosen("border", "joint")),
        (),
        Period(1, PeriodUnit.MONTHS),
        Deadline(period=Period(2, PeriodUnit.WEEKS)),
        (ActorId("ada"), ActorId("ben")),
        SUPPOSED,
    )
    said = position("ada", "border", ["joint"], name="ada/border/1", source=cited(22, 35, 2))
    wish = Weight(ActorId("ada"), IssueId("border"), Range(Fraction(1, 4), Fraction(1)), SUPPOSED)
    events = small(
        happened.PositionStated(said),
        happened.WeightGiven(wish),
        happened.WeightGiven(replace(wish, party=ActorId("ben"))),
        happened.StepProposed(step),
        opened=opened,
    )
    files = case_files(events, RAWS)
    assert list(files) == ["case.yaml", "positions.yaml", "steps.yaml", "reports/wire.txt"]
    assert files["case.yaml"].decode() == CASE
    assert files["positions.yaml"].decode() == POSITIONS
    assert files["steps.yaml"].decode() == STEPS
    assert loaded(tmp_path, files) == events


CASE = """\
# The head of the case: who talks, about what, and what cannot go together.

title: "Talks: a start"
as_of: 2023-05-31
include: [positions.yaml, steps.yaml]

reports:
  - id: wire
    outlet: Wire
    date: 2023-05-10
    title: Two times

parties:
  - id: ada
    name: Ada
    role: party

  - id: ben
    name: Ben
    role: party

tracks:
  - id: track
    name: Track

issues:
  - id: border
    track: track
    name: Border
    question: What about border?
    options:
      joint: Joint
      national: National
"""
POSITIONS = """\
# Who asked what, what each party refuses, and how much things matter to it.

positions:
  - party: ada
    issue: border
    option: joint
    strength: demand
    report: wire
    quote: first in May

weights:
  - party: ada
    issue: border
    weight: 0.25 to 1
    assumed: Heard.

  - party: ben
    issue: border
    weight: 0.25 to 1
    assumed: Heard.
"""
STEPS = """\
# What the options entail: the steps of the roadmap.

steps:
  - id: open
    name: Open it
    actor: ada
    carries_out: border != joint
    duration: 1 month
    deadline: 2 weeks after start
    verifiers: [ada, ben]
    assumed: Heard.
"""


def test_a_case_without_positions_and_steps_is_one_file_and_its_reports() -> None:
    assert list(case_files(small(), RAWS)) == ["case.yaml", "reports/wire.txt"]


PASSAGES = [(8, 13, 1), (22, 35, 2), (38, 51, 4), (0, 51, 1), (61, 64, 4)]
"""Where a case of chance quotes the report: a quoted word, across gaps, over lines, and `#1`."""

TEXTS = [
    "NO",
    "~",
    "null",
    "1.10",
    "- a",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "[a]",
    "{",
    "%",
    "é",
    "?",
]


def sourced(random: Random) -> Source:
    """A source of chance."""
    if random.random() < 0.5:
        return cited(*random.choice(PASSAGES))
    return Assumption(" ".join(random.choices(TEXTS, k=random.randint(1, 40))))


def writable(condition: Condition) -> Condition:
    """A condition without lists of fewer than two, which no text stands for."""
    match condition:
        case Chosen():
            return condition
        case Not(inner):
            return Not(writable(inner))
        case All(parts) | AnyOf(parts):
            kept = tuple(writable(part) for part in parts) or (chosen("i0", "o0"),)
            return type(condition)(kept) if len(kept) > 1 else kept[0]


def random_events(random: Random, matter: Matter) -> Events:
    """The events of a case of chance, in the order of the loader."""
    some = random.sample
    parties = [each.id for each in matter.parties]
    outsider = ActorId("nobody")
    counts: dict[str, int] = {}
    events: list[happened.FoundingEvent] = [
        happened.TalksOpened("NO", random.choice(["", "a\nb", "- a\n\n  b"]), DAYS[2], DAYS[0]),
        happened.ReportFiled(replace(filed(), note="~")),
        *(
            happened.PartySeated(replace(each, aliases=tuple(some(TEXTS, 2))))
            for each in matter.parties
        ),
        happened.OutsiderNamed(Outsider(outsider, "~", tuple(some(TEXTS, 3)))),
        happened.InterestNoted(Interest(parties[0], some(TEXTS, 1)[0], sourced(random))),
        happened.ConstituencyNoted(Constituency(parties[0], "a, b", "no", sourced(random))),
        happened.RelationNoted(
            Relation(parties[0], random.choice(list(RelationKind)), outsider, "", sourced(random))
        ),
        happened.TrackOpened(Track(TrackId("track"), "Track")),
        *(happened.IssueOpened(each) for each in matter.issues),
    ]
    for rule in matter.rules:
        when = rule.when and writable(rule.when)
        then = writable(rule.then)
        made = replace(rule, when=when, then=then, source=sourced(random))
        events.append(happened.RuleSet(made))
    for said in matter.positions:
        cell = f"{said.party}/{said.issue}"
        counts[cell] = counts.get(cell, 0) + 1
        name = PositionId(f"{cell}/{counts[cell]}")
        events.append(happened.PositionStated(replace(said, id=name, source=sourced(random))))
    for line in matter.red_lines:
        never = writable(line.never)
        events.append(happened.RedLineDrawn(replace(line, never=never, source=sourced(random))))
    events += [
        happened.WeightGiven(replace(each, source=sourced(random)))
        for each in sound_weights(matter)
    ]
    events += [
        happened.ValueGiven(replace(each, source=sourced(random)))
        for each in matter.values
        if isinstance(each, OptionValue) and not is_ranked(matter, each)
    ]
    for order in (*matter.values, *matter.weights):
        if isinstance(order, OptionRanking) and order is first_of(matter, order):
            events.append(happened.OptionsRanked(replace(order, source=sourced(random))))
        elif isinstance(order, IssueRanking):
            events.append(happened.IssuesRanked(replace(order, source=sourced(random))))
    events += [happened.ReservationGiven(each) for each in matter.reservations]
    events += [happened.StepProposed(each) for each in random_steps(random, matter)]
    return tuple(events)


def random_steps(random: Random, matter: Matter) -> Iterator[Step]:
    """Some steps, each of which may wait for those before it."""
    names = [StepId(f"step-{at}") for at in range(random.randint(0, 4))]
    actors = [each.id for each in matter.parties]
    units = list(PeriodUnit)
    for at, name in enumerate(names):
        period = Period(random.randint(0, 3), random.choice(units))
        about = random.choice(matter.issues)
        yield Step(
            name,
            "NO",
            random.choice(["", "a: b"]),
            tuple(random.sample(actors, random.randint(0, 2))),
            random.choice([None, chosen(about.id, about.options[0].id)]),
            tuple(random.sample(names[:at], random.randint(0, at))),
            random.choice([None, period]),
            random.choice(
                [
                    None,
                    Deadline(DAYS[1]),
                    Deadline(period=period),
                    Deadline(period=period, anchor=names[0]),
                ]
            ),
            tuple(random.sample(actors, random.randint(0, 2))),
            sourced(random),
        )


def first_of(matter: Matter, order: OptionRanking) -> OptionRanking:
    """The first ranking of the same options by the same party."""
    return next(
        each
        for each in matter.values
        if isinstance(each, OptionRanking)
        and (each.party, each.issue) == (order.party, order.issue)
    )


def is_ranked(matter: Matter, value: OptionValue) -> bool:
    """Whether a value is given before, or stands beside a ranking: a folder refuses either."""
    cell = value.party, value.issue, value.option
    same = [
        each
        for each in matter.values
        if isinstance(each, OptionValue) and (each.party, each.issue, each.option) == cell
    ]
    ranked = (
        isinstance(each, OptionRanking)
        and (each.party, each.issue) == cell[:2]
        and any(value.option in tier for tier in each.tiers)
        for each in matter.values
    )
    return same[0] is not value or any(ranked)


def sound_weights(matter: Matter) -> list[Weight]:
    """The weights that a folder takes: not beside a ranking, and not above one together."""
    ranked = {
        (each.party, about)
        for each in matter.weights
        if isinstance(each, IssueRanking)
        for tier in each.tiers
        for about in tier
    }
    return [
        replace(each, weight=Range(Fraction(0), each.weight.high))
        if isinstance(each.weight, Range) and each.weight.high < 1
        else each
        for each in matter.weights
        if isinstance(each, Weight) and (each.party, each.issue) not in ranked
    ]


@pytest.mark.parametrize("seed", range(60))
def test_a_case_of_chance_loads_again(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    events = random_events(random, random_matter(random))
    again = loaded(tmp_path, case_files(events, RAWS))
    assert again == events
    assert digest(again) == digest(events)


def test_events_in_the_order_of_a_journal_come_out_by_kind(tmp_path: Path) -> None:
    second = position("ada", "border", ["national"], day=DAYS[-1], name="ada/border/2")
    events = small(assumed("Heard."), happened.PositionStated(second))
    journal = (events[0], events[-2], *events[1:-2], events[-1])
    assert loaded(tmp_path, case_files(journal, RAWS)) == events
