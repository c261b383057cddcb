"""A case written as a folder loads as the same case, and looks as a person would write it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from tests.files.case.happenings_made import (
    EVENTS,
    ODD_STEPS,
    random_deadline,
    random_duration,
    random_period,
    random_precondition,
)
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
from paraph.terms.agenda import Level, Track
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.deadlines import Counted, Fixed
from paraph.terms.ids import MEDIATOR, ActorId, IssueId, LevelId, PositionId, StepId, TrackId
from paraph.terms.numbers import Range, exactly
from paraph.terms.parties import Constituency, Interest, Outsider, Relation, RelationKind
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.positions import IssueRanking, OptionRanking, OptionValue, Weight
from paraph.terms.preconditions import Launched, Outside, Point, Reached, Several
from paraph.terms.sources import Assumption, Source
from paraph.terms.steps import (
    Approval,
    ApprovalKind,
    Consequence,
    Escrow,
    LeftOpen,
    OutsideEvent,
    Quantity,
    Renewal,
    RenewalKind,
    Step,
    StepPart,
    StepValue,
    Tranches,
)
from paraph.terms.wording import Wording


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
    calendar = Calendar(MEDIATOR, "Asia/Seoul", (5, 6), (DAYS[0],))
    wording = Wording(("barrel",))
    opened = happened.TalksOpened("Talks: a start", "", DAYS[-1], DAYS[-1], calendar, wording)
    step = Step(
        StepId("open"),
        "Open it",
        "",
        (ActorId("ada"),),
        Not(chosen("border", "joint")),
        None,
        Duration(Period(1, PeriodUnit.MONTHS), Period(1, PeriodUnit.MONTHS)),
        Counted(Period(2, PeriodUnit.WEEKS), Launched()),
        (ActorId("ada"), ActorId("ben")),
        SUPPOSED,
        quantity=Quantity(Fraction(50_000), "t of heavy fuel oil"),
        gate=Reached(StepId("close"), Point.VERIFICATION, 1),
        left_open=(LeftOpen(StepPart.VERIFIER, "the two", Fixed(DAYS[1])),),
    )
    close = replace(
        step,
        id=StepId("close"),
        carries_out=None,
        after=Several(2, (Several(1, (Launched(), Outside("they meet"))), Outside("it rains"))),
        gate=None,
        tranches=Tranches(2),
        quantity=None,
        left_open=(),
    )
    worth = StepValue(StepId("open"), ActorId("ada"), exactly(0), exactly(1), SUPPOSED)
    done = ComplianceReport(
        StepId("close"), Score.FULL, DAYS[1], ActorId("ben"), SUPPOSED, 1, (ActorId("ada"),)
    )
    said = position("ada", "border", ["joint"], name="ada/border/1", source=cited(22, 35, 2))
    wish = Weight(ActorId("ada"), IssueId("border"), Range(Fraction(1, 4), Fraction(1)), SUPPOSED)
    events = small(
        happened.PositionStated(said),
        happened.WeightGiven(wish),
        happened.WeightGiven(replace(wish, party=ActorId("ben"))),
        happened.StepProposed(step),
        happened.StepProposed(close),
        happened.OutsideEventExpected(OutsideEvent("it rains", DAYS[0], DAYS[1], SUPPOSED)),
        happened.StepValueGiven(worth),
        happened.ComplianceReported(done),
        opened=opened,
    )
    files = case_files(events, RAWS)
    names = ["case.yaml", "positions.yaml", "steps.yaml", "compliance.yaml", "reports/wire.txt"]
    assert list(files) == names
    assert files["case.yaml"].decode() == CASE
    assert files["positions.yaml"].decode() == POSITIONS
    assert files["steps.yaml"].decode() == STEPS
    assert files["compliance.yaml"].decode() == COMPLIANCE
    assert loaded(tmp_path, files) == events


CASE = """\
# The head of the case: who talks, about what, and what cannot go together.

title: "Talks: a start"
as_of: 2023-05-31
zone: Asia/Seoul
rest_days: [friday, saturday]
holidays: [2023-05-10]
concrete_words: [barrel]
include: [positions.yaml, steps.yaml, compliance.yaml]

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
    quantity: 50,000 t of heavy fuel oil
    actor: ada
    carries_out: border != joint
    duration: 1 month
    deadline: 2 weeks after start
    verifiers: [ada, ben]
    gate: verification of tranche 1 of close
    assumed: Heard.
    left_open: ["verifier, settled by the two by 2023-05-22"]

  - id: close
    name: Open it
    actor: ada
    after: [start or "they meet", '"it rains"']
    duration: 1 month
    deadline: 2 weeks after start
    verifiers: [ada, ben]
    tranches: 2
    assumed: Heard.

outside_events:
  - event: it rains
    expected: 2023-05-10 to 2023-05-22
    assumed: Heard.

step_values:
  - step: open
    party: ada
    benefit: 1
    assumed: Heard.
"""
COMPLIANCE = """\
# What was done of the steps, and who says so.

compliance:
  - step: close
    tranche: 1
    score: full
    date: 2023-05-22
    by: ben
    verified_by: ada
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
        random_opening(random),
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
        *(happened.LevelSet(Level(each, "~")) for each in LEVELS),
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
    steps = list(random_steps(random, matter))
    events += [happened.StepProposed(each) for each in steps]
    events += random_roadmap(random, steps, parties)
    return tuple(events)


def random_opening(random: Random) -> happened.TalksOpened:
    """The head of a case of chance."""
    zone = random.choice(["UTC", "Asia/Seoul"])
    rest = random.choice([(6, 7), (7, 6), (5,), ()])
    calendar = Calendar(MEDIATOR, zone, rest, tuple(random.sample(DAYS, random.randint(0, 3))))
    wording = random.choice([Wording(), Wording(("no", "null"), ("good: offices",))])
    about = random.choice(["", "a\nb", "- a\n\n  b"])
    return happened.TalksOpened("NO", about, DAYS[2], DAYS[0], calendar, wording)


def random_roadmap(
    random: Random, steps: list[Step], parties: list[ActorId]
) -> Iterator[happened.FoundingEvent]:
    """Events outside the roadmap, what steps are worth, and what was done of them."""
    for words in random.sample(EVENTS, random.randint(0, 3)):
        yield happened.OutsideEventExpected(
            OutsideEvent(words, DAYS[0], random.choice(DAYS), sourced(random))
        )
    for step in steps:
        for who in random.sample(parties, random.randint(0, 2)):
            cost, benefit = (exactly(Fraction(random.randint(0, 3), 3)) for _ in range(2))
            yield happened.StepValueGiven(StepValue(step.id, who, cost, benefit, sourced(random)))
    for step in steps:
        count = step.tranches.count if step.tranches else 0
        yield happened.ComplianceReported(
            ComplianceReport(
                step.id,
                random.choice(list(Score)),
                random.choice(DAYS),
                random.choice([None, *parties]),
                sourced(random),
                random.randint(1, count) if count and random.random() < 0.5 else None,
                *(tuple(random.sample(parties, random.randint(0, 2))) for _ in range(2)),
                random.choice(["", *TEXTS]),
                tuple(random.sample(parties, random.randint(0, 1))),
                random.choice(["", *TEXTS]),
            )
        )


LEVELS = (LevelId("leaders"), LevelId("of"))
AMOUNTS = (Fraction(1), Fraction(1000), Fraction(2501, 2), Fraction(1, 3), Fraction(0))


def random_steps(random: Random, matter: Matter) -> Iterator[Step]:
    """Some steps, each of which may name any of them."""
    names = [StepId(name) for name in random.sample(ODD_STEPS, random.randint(0, 4))]
    counts = {name: random.choice([0, 2, 3]) for name in names}
    actors = [each.id for each in matter.parties]
    for name in names:
        others = [each for each in names if each != name]
        step = _bare_step(random, matter, name, actors)
        step = _timed(random, step, names) if random.random() < 0.8 else step
        is_tied = counts[name] or random.random() < 0.7
        yield _tied(random, step, others, actors, counts) if is_tied else step


def _some(random: Random, actors: list[ActorId]) -> tuple[ActorId, ...]:
    return tuple(random.sample(actors, random.randint(0, 2)))


def _bare_step(random: Random, matter: Matter, name: StepId, actors: list[ActorId]) -> Step:
    about = random.choice(matter.issues)
    amount = Quantity(random.choice(AMOUNTS), random.choice(["t", "% of: it", "‰ #x"]))
    return Step(
        name,
        "NO",
        random.choice(["", "a: b"]),
        _some(random, actors),
        random.choice([None, chosen(about.id, about.options[0].id)]),
        None,
        None,
        None,
        _some(random, actors),
        sourced(random),
        recipients=_some(random, actors),
        quantity=random.choice([None, amount]),
        place=random.choice(["", *TEXTS]),
        track=random.choice([None, TrackId("track")]),
        clause=random.choice(["", *TEXTS]),
        guarantors=_some(random, actors),
    )


def _timed(random: Random, step: Step, names: list[StepId]) -> Step:
    """A step with times of chance; no tranche is named."""
    deadlines = [
        random.choice([None, random_deadline(random, names, 2, LEVELS, 0)]) for _ in range(3)
    ]
    term = random.choice([None, random_period(random)])
    left = [
        LeftOpen(
            part,
            random.choice(["", "the two", "whoever is led by 3 of them"]),
            random.choice([None, random_deadline(random, names, 1, LEVELS, 0)]),
        )
        for part in random.sample(list(StepPart), random.randint(0, 2))
    ]
    return replace(
        step,
        after=random.choice([None, random_precondition(random, names, 2, LEVELS, 0)]),
        duration=random.choice([None, random_duration(random)]),
        deadline=deadlines[0],
        start_by=deadlines[1],
        not_before=deadlines[2],
        renewal=Renewal(random.choice(list(RenewalKind)), term) if deadlines[0] else None,
        verification=random.choice([None, random_duration(random)]),
        left_open=tuple(left),
    )


def _tied(
    random: Random,
    step: Step,
    others: list[StepId],
    actors: list[ActorId],
    counts: dict[StepId, int],
) -> Step:
    """A step tied to others by everything that ties one."""
    tied = tuple(random.sample(others, random.randint(0, len(others))))
    parted = [each for each in others if counts[each]]
    until = random_precondition(random, parted, 1, LEVELS, 2)
    tranches = Tranches(
        max(counts[step.id], 1),
        random.choice([None, random_period(random)]),
        random.choice([None, *parted]),
    )
    kind = random.choice(list(ApprovalKind))
    consequence = Consequence(random.choice(["It lapses.", "~"]), tied, actors[:1] if tied else ())
    return replace(
        step,
        gate=random.choice([None, random_precondition(random, parted, 2, LEVELS, 2)]),
        escrow=random.choice([None, Escrow(until, _some(random, actors))]),
        simultaneous=tied,
        parallel=tied[:1],
        in_return_for=tied[1:],
        tranches=tranches if counts[step.id] else None,
        approval=random.choice([None, Approval(kind, random.choice([None, *LEVELS]))]),
        consequence=random.choice([None, replace(consequence, by=tuple(consequence.by))]),
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
