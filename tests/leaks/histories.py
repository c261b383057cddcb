"""Random histories of small talks, in pairs that differ only in what one seat may not see."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.small_talks import DAY, HALF_OPEN, ISSUES, LEVELS, NOON, fresh, person, salt, speaker

from paraph.desk.journal import Stale
from paraph.desk.reading import Reading
from paraph.desk.submitting import Accepted, Submission, submit
from paraph.record.channels import PLENARY, Channel, can_read
from paraph.record.commands import case, drafts, enquiries, ladder, roadmap
from paraph.record.commands.command import Command
from paraph.record.deciding.allowed import destination
from paraph.record.events import founding
from paraph.record.refusals import Refusal
from paraph.store.memory import MemoryJournal
from paraph.terms.agenda import Package
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import Score
from paraph.terms.conditions import Chosen, Condition, Not
from paraph.terms.drafts import ActKind, PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import ActorId, Seat
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes, Outcome
from paraph.terms.numbers import Range
from paraph.terms.parties import Interest
from paraph.terms.people import Author, Member
from paraph.terms.positions import Salience, Strength
from paraph.terms.sources import Assumption
from paraph.terms.steps import OutsideEvent, Step

TALKING = ("ada", "ben", "cyd")
SEATS = (*TALKING, "host", "mediator", "obs", "nobody")
DRAFTS = ("d1", "d2", "d3")
WORDS = ("", "a word", "Ada said so", "no — never", "half")
GUESS = Assumption("the team thinks so")
Made = tuple[str, Command]


# ---- commands by subject ----


def _options(random: Random) -> tuple[str, tuple[str, ...]]:
    issue = random.choice(ISSUES)
    ids = [option.id for option in issue.options]
    return issue.id, tuple(random.sample(ids, random.randint(1, len(ids))))


def _package(random: Random) -> Package:
    if random.random() < 0.2:
        return HALF_OPEN
    choices = [(issue.id, random.choice(issue.options).id) for issue in ISSUES]
    return Package.of(choices[: random.choice([3, 3, 3, 2])])


def _range(random: Random) -> Range:
    one, other = (Fraction(random.randint(0, 6), 6) for _ in range(2))
    return Range(min(one, other), max(one, other))


def _plenary_matters(random: Random, seat: str) -> Command:
    level = random.choice(LEVELS)
    number = random.randint(1, 4)
    name, zone = f"{seat}-{number}", random.choice(["UTC", "Asia/Tokyo", "America/Lima", "Mars"])
    rest = random.choice([(6, 7), (5, 6), (5,), (8,)])
    day = DAY + dt.timedelta(days=random.randint(0, 9))
    meeting = Meeting(f"m{number}", level, "Geneva", day, day, ("water",), (ISSUES[0].id,))
    mandate = Mandate(f"a{number}", "ministers", level, random.choice(WORDS), f"m{number}")
    outcome = random.choice(list(Outcome))
    report = MandateReport(f"a{number}", outcome, day, random.choice(WORDS))
    return random.choice(
        [
            ladder.NameMember(Member(name, name.title(), Seat(seat), LEVELS[:number])),
            ladder.RecallMember(name),
            ladder.SetCalendar(Calendar(Seat(seat), zone, rest)),
            ladder.CallMeeting(meeting),
            ladder.HoldMeeting(Minutes(f"m{number}", person(seat), (name,))),
            ladder.CancelMeeting(f"m{number}", random.choice(WORDS)),
            ladder.GiveMandate(mandate),
            ladder.ReportMandate(report),
        ]
    )


def _draft_matters(random: Random, _: str) -> Command:
    draft, number = random.choice(DRAFTS), random.randint(1, 2)
    level, words = random.choice(LEVELS[:2]), random.choice(WORDS)
    content = random.choice(
        [
            TextContent(random.choice(WORDS)),
            PackageContent(_package(random)),
            RoadmapContent(None, (_step(random),)),
        ]
    )
    closes = NOON + dt.timedelta(days=random.randint(3, 6))
    days = random.choice([None, None, 2])
    return random.choice(
        [
            drafts.SubmitDraft(draft, words, level, content, tuple(random.sample(DRAFTS, 1))),
            drafts.SubmitDraft(draft, "A title", LEVELS[0], content, ("d1",)),
            drafts.SubmitDraft(draft, "A title", LEVELS[0], content),
            drafts.ActOnDraft(draft, number, ActKind.ACCEPT),
            drafts.ActOnDraft(draft, 1, ActKind.ACCEPT),
            drafts.ActOnDraft(draft, 1, ActKind.OBJECT, None, None, "no"),
            drafts.ActOnDraft(draft, 1, random.choice(list(ActKind)), None, days, words),
            drafts.CirculateUnderSilence(draft, number, closes, "Europe/Berlin"),
            drafts.ConfirmSilence(draft),
            drafts.ExplainPosition(draft, number, words),
            drafts.AdoptDraft(draft, number),
            drafts.ReferUp(draft, level),
            drafts.SendBack(draft, level, words),
            drafts.ReopenDraft(draft, words),
            drafts.WithdrawDraft(draft, words),
            drafts.AgreeAsWhole(random.random() < 0.5, tuple(random.sample(DRAFTS, 1))),
        ]
    )


def _step(random: Random) -> Step:
    name = f"s{random.randint(1, 5)}"
    return Step(name, name.upper(), "", ("ada",), None, None, None, None, (), GUESS)


def _condition(random: Random) -> Condition:
    chosen = Chosen(*_options(random))
    return Not(chosen) if random.random() < 0.3 else chosen


def _wishes(random: Random, seat: str, *, in_confidence: bool | None = None) -> Command:
    """A position or a red line, to all or in confidence."""
    kept = random.random() < 0.5 if in_confidence is None else in_confidence
    about, options = _options(random)
    strength = random.choice(list(Strength))
    assumed = random.choice(["", "", "a guess"]) if seat in {"host", "mediator"} else ""
    party = random.choice([*TALKING, "union"]) if assumed or seat == "mediator" else seat
    quote = random.choice([None, None, None, "keeps the road shut", "Ben", "nowhere at all"])
    position = case.StatePosition(
        party,
        about,
        options,
        strength,
        random.choice([None, None, DAY]),
        None,
        "wire" if quote else None,
        quote or "",
        assumed=assumed,
        note=random.choice(WORDS),
        in_confidence=kept,
    )
    name = f"line-{random.randint(1, 4)}"
    line = case.DrawRedLine(name, party, _condition(random), assumed, kept)
    return random.choice([position, position, line])


def _preferences(random: Random, seat: str) -> Command:
    """What matters to a party, told in its caucus or supposed by the team."""
    is_team = seat in {"host", "mediator"}
    party = random.choice(TALKING) if is_team else seat
    assumed = "a guess" if is_team and random.random() < 0.6 else ""
    issue = random.choice(ISSUES)
    ids = [option.id for option in issue.options]
    random.shuffle(ids)
    names = [each.id for each in ISSUES]
    random.shuffle(names)
    weights = {each: random.choice([Salience.HIGH, Salience.LOW]) for each in names}
    shares = {names[0]: Range(Fraction(1, 3), Fraction(1, 2)), names[1]: _range(random)}
    values = {each: _range(random) for each in ids}
    return random.choice(
        [
            case.TellWeights(party, weights, assumed),
            case.TellWeights(party, shares, assumed),
            case.TellValues(party, issue.id, values, assumed),
            case.RankOptions(party, issue.id, (tuple(ids[:1]), tuple(ids[1:])), assumed),
            case.RankIssues(party, ((names[0],), tuple(names[1:])), assumed),
            case.TellReservation(party, _range(random), random.choice(WORDS), assumed),
        ]
    )


def _roadmap(random: Random, seat: str) -> Command:
    """What a step is worth to a party, and whether it was done, told in confidence or to all."""
    is_team = seat in {"host", "mediator"}
    assumed = "a guess" if is_team and random.random() < 0.5 else ""
    party = random.choice(TALKING) if is_team else seat
    step = random.choice(["dig", "pay", "pay", "s1"])
    quote = random.choice([None, None, "keeps the road shut", "nowhere at all"])
    report = roadmap.ReportCompliance(
        step,
        random.choice(list(Score)),
        random.choice([None, None, DAY]),
        random.choice([None, None, 1, 4]),
        verified_by=tuple(random.sample(["union", seat], random.choice([0, 0, 1]))),
        disputed_by=tuple(random.sample(TALKING, random.choice([0, 0, 1]))),
        excused=random.choice(WORDS),
        report="wire" if quote else None,
        quote=quote or "",
        assumed=assumed,
        note=random.choice(WORDS),
        in_confidence=random.random() < 0.6,
    )
    value = roadmap.TellStepValue(party, step, _range(random), _range(random), assumed)
    return random.choice([report, value])


def _additions(random: Random, _: str) -> Command:
    """What the team notes for itself, or adds to the case of all."""
    interest = Interest(ActorId(random.choice(TALKING)), random.choice(WORDS), GUESS)
    event = random.choice(
        [
            founding.InterestNoted(interest),
            founding.StepProposed(_step(random)),
            founding.OutsideEventExpected(OutsideEvent(random.choice(WORDS), DAY, DAY, GUESS)),
        ]
    )
    return case.AddToCase(event, in_confidence=True)


def _answers(random: Random, _: str) -> Command:
    return random.choice(
        [
            enquiries.PutInSecret("quiet", _package(random)),
            enquiries.AnswerInSecret("quiet", random.random() < 0.5),
            enquiries.AnswerInSecret("quiet", random.random() < 0.5),
            enquiries.CloseEnquiry("quiet"),
            enquiries.CountAnswers("quiet"),
        ]
    )


SUBJECTS: tuple[Callable[[Random, str], Command], ...] = (
    _plenary_matters,
    _draft_matters,
    _draft_matters,
    _draft_matters,
    _wishes,
    _preferences,
    _roadmap,
    _additions,
    _answers,
)


def any_command(random: Random) -> Made:
    """Any command by any seat, allowed or not."""
    subject = random.choice(SUBJECTS)
    seat = random.choice(SEATS)
    if subject is _plenary_matters:
        seat = random.choice(["mediator", "mediator", seat])
    if subject is _draft_matters:
        seat = random.choice(["mediator", *TALKING, seat])
    return seat, subject(random, seat)


# ---- histories ----


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it is given in a history.

    Attributes:
        hour: Where it stands in the part of the history that is shared.
        is_hidden: Whether its entries would be in no channel that the seat can read.
    """

    seat: str
    command: Command
    hour: int
    is_hidden: bool
    seen: int | None = None
    back: int = 0


Pair = tuple[list[Given], list[Given]]


def pair(random: Random, reader: str) -> Pair:
    """Two histories that differ only in entries that a reader may not see."""
    plenary = Reading(fresh()).of(PLENARY).talks

    def hidden_from(made: Made) -> bool:
        channel = destination(plenary, made[1], speaker(made[0]))
        return not can_read(Seat(reader), channel)

    shared = _beginning(random)
    for hour in range(len(shared), len(shared) + random.randint(3, 18)):
        made = any_command(random)
        while hidden_from(made):
            made = any_command(random)
        late = random.choice([None, None, None, None, 0, 30])
        shared.append([Given(*made, hour, is_hidden=False, seen=late, back=random.randint(0, 3))])
    told = random.random() < 0.4
    if told:
        shared += _enquiry_told(random, reader, len(shared))
    histories: Pair = ([], [])
    kept = [_hidden(random, hidden_from) for _ in range(3)]
    for hour, block in enumerate([[], *shared]):
        for history in histories:
            for made in _varied(random, kept, hidden_from):
                history.append(Given(*made, hour, is_hidden=True))
            history.extend(block)
    return histories


def _beginning(random: Random) -> list[list[Given]]:
    """Mostly a draft that some parties have acted on, since much hangs on one."""
    kind = random.choice([0, 1, 2, 3])
    draft = drafts.SubmitDraft("d1", "On water", LEVELS[0], PackageContent(HALF_OPEN))
    silence = drafts.CirculateUnderSilence("d1", 1, NOON + dt.timedelta(hours=90), "Asia/Tokyo")
    acts = [(party, drafts.ActOnDraft("d1", 1, ActKind.ACCEPT)) for party in TALKING]
    mandate = Mandate("a1", "ministers", "experts", "Draft it", None, DAY)
    meeting = Meeting("m1", "experts", "Geneva", DAY, DAY)
    made: list[Made] = [
        ("ada", draft),
        ("mediator", ladder.GiveMandate(mandate)),
        ("mediator", ladder.CallMeeting(meeting)),
        *([("mediator", silence)] if kind == 1 else []),
        *(acts if kind >= 2 else []),
        *([("mediator", drafts.AdoptDraft("d1", 1))] if kind == 3 else []),
    ]
    made = made if random.random() < 0.8 else []
    return [[Given(*each, hour, is_hidden=False)] for hour, each in enumerate(made)]


def _varied(
    random: Random, kept: Sequence[Made], hidden_from: Callable[[Made], bool]
) -> Iterator[Made]:
    """Give a few hidden commands: some that stand in both histories, some in this one only."""
    for _ in range(random.choice([0, 0, 1, 1, 2, 4])):
        yield random.choice(kept) if random.random() < 0.4 else _hidden(random, hidden_from)


HIDDEN = (_wishes, _preferences, _preferences, _roadmap, _roadmap, _additions, _answers)


def _hidden(random: Random, hidden_from: Callable[[Made], bool]) -> Made:
    while True:
        seat = random.choice([*TALKING, "host", "mediator"])
        subject = random.choice(HIDDEN)
        made = (seat, subject(random, seat))
        if hidden_from(made):
            return made


def _enquiry_told(random: Random, reader: str, hour: int) -> list[list[Given]]:
    """An enquiry with its one deliberate release: what is announced is alike in both histories."""
    put = enquiries.PutInSecret("told", HALF_OPEN)
    answers = {party: random.random() < 0.8 for party in TALKING}
    given = [
        Given(party, enquiries.AnswerInSecret("told", accepts), hour, is_hidden=party != reader)
        for party, accepts in answers.items()
    ]
    ending = [
        Given("mediator", enquiries.CloseEnquiry("told"), hour, is_hidden=False),
        Given("mediator", enquiries.CountAnswers("told"), hour, is_hidden=True),
        Given("mediator", enquiries.AnnounceTally("told"), hour, is_hidden=False),
    ]
    return [[Given("mediator", put, hour, is_hidden=False)], [*given, *ending]]


def play(history: Sequence[Given]) -> tuple[MemoryJournal, list[tuple[Given, object]]]:
    """Give the commands of a history; return the journal, and what became of each."""
    journal = fresh()
    reading = Reading(journal)
    outcomes = [(given, outcome(reading, given)) for given in history]
    return journal, outcomes


def outcome(reading: Reading, given: Given) -> Accepted | Refusal | Stale:
    """Return what becomes of a command; what came meanwhile where the journal moved on."""
    now = NOON + dt.timedelta(hours=8 * given.hour)
    at = now - dt.timedelta(hours=given.back) if given.back else None
    seen: dict[Channel, int] | None = None if given.seen is None else {PLENARY: given.seen}
    author = Author(person(given.seat), Seat(given.seat))
    try:
        return submit(reading, Submission(given.command, author, at, {}, seen), now, salt)
    except Stale as stale:
        return stale
