"""The case folder's form: what a secretary may write, key by key.

These models hold words and numbers only. Whether an id names anything is checked afterwards
(`checking`), so that every fault of a folder can be told in one run. The reference in
`docs/reference/case-folder.md` is generated from the descriptions below.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
)

from paraph.files.case.conditions import read_condition
from paraph.files.case.scalars import (
    as_list,
    from_text,
    read_date,
    read_deadline,
    read_id,
    read_nth,
    read_period,
    read_range,
    read_tier,
    read_weight,
)
from paraph.terms.conditions import Condition
from paraph.terms.numbers import Range
from paraph.terms.parties import RelationKind, Role
from paraph.terms.positions import Salience, Strength
from paraph.terms.steps import Deadline, Period


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field whose words are ids, with the kind of thing that they name."""

    kind: str


Text = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
Id = Annotated[str, PlainValidator(from_text(read_id))]
Ids = Annotated[tuple[Id, ...], BeforeValidator(as_list), Field(min_length=1)]
Date = Annotated[dt.date, PlainValidator(from_text(read_date))]
Logic = Annotated[Condition, PlainValidator(from_text(read_condition))]
Number = Annotated[Range, PlainValidator(from_text(read_range))]
Share = Annotated[Range | Salience, PlainValidator(from_text(read_weight))]
Nth = Annotated[int, PlainValidator(from_text(read_nth))]
Tier = Annotated[tuple[str, ...], PlainValidator(from_text(read_tier))]
Ranking = Annotated[tuple[Tier, ...], BeforeValidator(as_list), Field(min_length=1)]
Length = Annotated[Period, PlainValidator(from_text(read_period))]
Due = Annotated[Deadline, PlainValidator(from_text(read_deadline))]

PartyId = Annotated[Id, Names("party")]
ActorId = Annotated[Id, Names("actor")]
IssueId = Annotated[Id, Names("issue")]
OptionalIssue = Annotated[Id | None, Names("issue")]
TrackId = Annotated[Id, Names("track")]
OptionalReport = Annotated[Id | None, Names("report")]
OptionalActor = Annotated[Id | None, Names("actor")]
Actors = Annotated[Ids | None, Names("actor")]
Steps = Annotated[Ids | None, Names("step")]

FORMS = {
    "Text": "words",
    "Words": "words, or a list of them",
    "Id": "an id: one word of letters, digits and hyphens",
    "Ids": "an id, or a list of ids",
    "Date": "a date, `YYYY-MM-DD`",
    "Logic": "a condition: `border = joint`, `a = x or y`, with `and`, `or`, `not`, brackets",
    "Number": "a number or range from 0 to 1: `0.3`, `1/3`, `0.3 to 0.5`",
    "Share": "a number or range from 0 to 1, such as `0.3` or `1/3`, or `high`, `medium`, `low`",
    "Nth": "a number, counted from 1: `2` is the second",
    "Ranking": "a list of ids, best first; ids that come level joined by `or`: `[a, b or c, d]`",
    "Length": "a period: `10 days`, `6 weeks`, `2 months`",
    "Due": "a date, `60 days after start`, or `2 weeks after STEP`",
    "PartyId": "the id of a party",
    "ActorId": "the id of a party, or of one of `others`",
    "IssueId": "the id of an issue",
    "OptionalIssue": "the id of an issue",
    "TrackId": "the id of a track",
    "OptionalReport": "the id of a report",
    "OptionalActor": "the id of a party, or of one of `others`",
    "Actors": "the id of a party or of one of `others`, or a list of them",
    "Steps": "the id of a step, or a list of them",
}
"""What each kind of value looks like, for the reference."""


class Form(BaseModel):
    """What all parts of the folder share: unknown keys are errors, nothing changes later."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Sourced(Form):
    """A part that says where it comes from: `report` with `quote`, `told_by`, or `assumed`."""

    report: OptionalReport = Field(None, description="The report that says so; goes with `quote`.")
    quote: Text | None = Field(
        None,
        description="A fragment of that report, word for word; enough to be found exactly once.",
    )
    occurrence: Nth | None = Field(
        None,
        description="Where `quote` stands more than once and no longer fragment would do: which of "
        "its places is meant, counted from 1.",
    )
    told_by: Id | None = Field(
        None,
        description="Instead of `report` and `quote`: who of the party said it to the talks "
        "themselves; goes with `told_on`.",
    )
    told_on: Date | None = Field(None, description="The day on which that was.")
    assumed: Text | None = Field(
        None, description="Instead of `report` and `quote`: why this is supposed."
    )


class ReportEntry(Form):
    """A report as it came, kept raw in `reports/`."""

    id: Id = Field(description="How citations name it.")
    file: Text | None = Field(
        None, description="Its file under `reports/`; `<id>.txt` if not given."
    )
    outlet: Text = Field(description="Who published it.")
    date: Date = Field(description="Day of publication, `YYYY-MM-DD`.")
    title: Text = Field(description="Its headline, or what to call it.")
    origin: OptionalReport = Field(
        None, description="The report that this one reprints, so that one origin counts once."
    )
    note: str = Field("", description="Anything a reader should know about it.")


class PartyEntry(Form):
    """A seat at the table."""

    id: Id = Field(description="How everything else names it.")
    name: Text = Field(description="Its name as printed.")
    role: Role = Field(description="What it is in the talks.")
    must_accept: bool | None = Field(
        None,
        description="Whether an agreement needs its acceptance: `yes` or `no`. "
        "If not given: yes for a party, no for any other role.",
    )
    aliases: Words = Field((), description="Other names that reports use for it.")


class OutsiderEntry(Form):
    """An actor without a seat that relations, steps or verifiers name."""

    id: Id = Field(description="How everything else names it.")
    name: Text = Field(description="Its name as printed.")
    aliases: Words = Field((), description="Other names that reports use for it.")


class InterestEntry(Sourced):
    """Why a party wants what it wants."""

    party: PartyId = Field(description="Whose interest.")
    interest: Text = Field(description="The interest in a phrase.")


class ConstituencyEntry(Sourced):
    """Who at home limits a party."""

    party: PartyId = Field(description="The party they limit.")
    name: Text = Field(description="Who they are.")
    wants: Text = Field(description="What they want of it.")


class RelationEntry(Sourced):
    """A fact between two actors."""

    subject: ActorId = Field(description="The actor it begins with.")
    relation: RelationKind = Field(description="How it stands to the other.")
    object: ActorId = Field(description="The other actor.")
    note: str = Field("", description="A qualification, such as how many or since when.")


class LevelEntry(Form):
    """A rung of the ladder, from the lowest up."""

    id: Id = Field(description="How mandates and approvals name it.")
    name: Text = Field(description="Its name as printed.")


class TrackEntry(Form):
    """A basket of issues negotiated together."""

    id: Id = Field(description="How issues name it.")
    name: Text = Field(description="Its name as printed.")


class IssueEntry(Form):
    """A matter to settle, and the ways to settle it."""

    id: Id = Field(description="How everything else names it.")
    track: TrackId = Field(description="The track it belongs to.")
    name: Text = Field(description="Its name as printed.")
    question: Text = Field(description="What is to be settled, as a question.")
    order: Literal["ordered", "unordered"] = Field(
        "unordered",
        description="`ordered` when the options stand along a scale, from one end to the other.",
    )
    options: dict[Id, Text] = Field(
        min_length=1, description="Each way to settle it: `id: name`, in order."
    )
    status_quo: Id | None = Field(None, description="The option that holds if nothing is agreed.")
    aliases: Words = Field((), description="Words by which reports mean this issue.")


class RuleEntry(Sourced):
    """What makes some combinations of options impossible for everybody."""

    id: Id | None = Field(None, description="Its name; `rule-1`, `rule-2` … if not given.")
    when: Logic | None = Field(None, description="The premise; goes with `requires` or `excludes`.")
    requires: Logic | None = Field(None, description="What must hold where `when` holds.")
    excludes: Logic | None = Field(None, description="What cannot hold where `when` holds.")
    always: Logic | None = Field(None, description="What every package must meet.")
    never: Logic | None = Field(None, description="What no package may meet.")


class PositionEntry(Sourced):
    """What a party is said to want on an issue at one time."""

    party: PartyId = Field(description="Whose position.")
    issue: IssueId = Field(description="On what.")
    options: Ids | None = Field(
        None,
        validation_alias=AliasChoices("option", "options"),
        description="The option it asks for or would give; several when any of them would do.",
    )
    rules_out: Ids | None = Field(
        None, description="With `strength: red line`, instead of `option`: what it refuses."
    )
    strength: Strength = Field(description="How it was put.")
    date: Date | None = Field(
        None,
        description="As of when. If not given: the date of the report, or of the case.",
    )
    said_by: OptionalActor = Field(
        None,
        description="Who says so, when it is not the party itself; then it is kept as a claim "
        "and never counts as the party's own word.",
    )
    note: str = Field("", description="A qualification worth printing.")


class RedLineEntry(Sourced):
    """What a party will not accept, across issues."""

    id: Id | None = Field(None, description="Its name; `<party>-red-line-1` … if not given.")
    party: PartyId = Field(description="Whose red line.")
    never: Logic = Field(description="What no acceptable package may meet.")


class WeightEntry(Sourced):
    """How much an issue matters to a party."""

    party: PartyId = Field(description="To whom.")
    issue: IssueId = Field(description="Which issue.")
    weight: Share = Field(
        description="Its share in the value of a package, as a number, a range, or a word."
    )


class ValueEntry(Sourced):
    """What an option is worth to a party, where somebody said."""

    party: PartyId = Field(description="To whom.")
    issue: IssueId = Field(description="On which issue.")
    option: Id = Field(description="Which option.")
    value: Number = Field(description="Its worth on the party's own scale, 0 worst, 1 best.")


class RankingEntry(Sourced):
    """What a party likes better, or what matters more to it, where it gave no number."""

    party: PartyId = Field(description="Whose order.")
    issue: OptionalIssue = Field(
        None,
        description="The issue whose options are ranked; left out where the issues themselves are.",
    )
    ranking: Ranking = Field(
        description="The options, best first, or the issues, most important first; some may come "
        "level, and some may be missing."
    )


class ReservationEntry(Sourced):
    """What walking away is worth to a party."""

    party: PartyId = Field(description="To whom.")
    value: Number = Field(description="Its walk-away worth on its own 0-1 scale.")
    batna: str = Field("", description="The course it would take instead (its BATNA).")


class StepEntry(Sourced):
    """Something an actor is to do on the roadmap."""

    id: Id = Field(description="How other steps name it.")
    name: Text = Field(description="What is done, in a phrase.")
    deliverable: str = Field("", description="What will be there when it is done.")
    actors: Actors = Field(
        None,
        validation_alias=AliasChoices("actor", "actors"),
        description="Who does it; several when they do it together.",
    )
    carries_out: Logic | None = Field(
        None,
        description="The options that bring this step, as a condition; "
        "without it every package brings the step.",
    )
    after: Steps = Field(None, description="Steps that must be complete before it starts.")
    duration: Length | None = Field(None, description="How long it takes.")
    deadline: Due | None = Field(None, description="When it must be complete.")
    verifiers: Actors = Field(
        None,
        validation_alias=AliasChoices("verifier", "verifiers"),
        description="Who confirms that it was done.",
    )


class Sections(Form):
    """The lists of a case; each may stand in `case.yaml` or in a file that it names."""

    reports: tuple[ReportEntry, ...] = Field((), description="The reports, as they came.")
    parties: tuple[PartyEntry, ...] = Field((), description="Who sits at the table.")
    others: tuple[OutsiderEntry, ...] = Field((), description="Actors that have no seat.")
    interests: tuple[InterestEntry, ...] = Field((), description="Why parties want things.")
    constituencies: tuple[ConstituencyEntry, ...] = Field(
        (), description="Who at home limits a party."
    )
    relations: tuple[RelationEntry, ...] = Field((), description="Allies, troops, hosts.")
    ladder: tuple[LevelEntry, ...] = Field((), description="Levels, from the lowest up.")
    tracks: tuple[TrackEntry, ...] = Field((), description="Baskets of issues.")
    issues: tuple[IssueEntry, ...] = Field((), description="Matters to settle.")
    rules: tuple[RuleEntry, ...] = Field((), description="What cannot go together.")
    positions: tuple[PositionEntry, ...] = Field((), description="What each party wants.")
    red_lines: tuple[RedLineEntry, ...] = Field((), description="What a party refuses.")
    weights: tuple[WeightEntry, ...] = Field((), description="How much each issue matters.")
    values: tuple[ValueEntry, ...] = Field((), description="Stated worth of options.")
    rankings: tuple[RankingEntry, ...] = Field(
        (), description="What a party put in order without a number."
    )
    reservations: tuple[ReservationEntry, ...] = Field((), description="Walk-away worths.")
    steps: tuple[StepEntry, ...] = Field((), description="What options entail.")


class Head(Form):
    """The head of `case.yaml`."""

    title: Text = Field(description="What the talks are called.")
    as_of: Date = Field(description="The day up to which the case knows, `YYYY-MM-DD`.")
    start: Date | None = Field(
        None, description="First day of the roadmap; the as-of date if not given."
    )
    about: str = Field("", description="A few sentences on the talks, printed at the top.")
    include: Words = Field(
        (), description="Further YAML files of this folder, each with any of the lists."
    )
