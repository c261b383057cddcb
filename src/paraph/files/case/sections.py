"""The case folder's form, whole: the head of `case.yaml`, and the lists of the case."""

from pydantic import Field

from paraph.files.case.documents import (
    ConstituencyEntry,
    InterestEntry,
    IssueEntry,
    LevelEntry,
    OutsiderEntry,
    PartyEntry,
    PositionEntry,
    RankingEntry,
    RedLineEntry,
    RelationEntry,
    ReportEntry,
    ReservationEntry,
    RuleEntry,
    TrackEntry,
    ValueEntry,
    WeightEntry,
)
from paraph.files.case.form import Date, Dates, Form, Rest, Text, Words, Zone
from paraph.files.case.step_entries import (
    ComplianceEntry,
    OutsideEventEntry,
    StepEntry,
    StepValueEntry,
)
from paraph.terms.calendars import SATURDAY, SUNDAY


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
    outside_events: tuple[OutsideEventEntry, ...] = Field(
        (), description="When events outside the roadmap are expected."
    )
    step_values: tuple[StepValueEntry, ...] = Field(
        (), description="What steps cost parties and bring them."
    )
    compliance: tuple[ComplianceEntry, ...] = Field((), description="What was done of the steps.")


class Head(Form):
    """The head of `case.yaml`."""

    title: Text = Field(description="What the talks are called.")
    as_of: Date = Field(description="The day up to which the case knows, `YYYY-MM-DD`.")
    start: Date | None = Field(
        None, description="First day of the roadmap; the as-of date if not given."
    )
    about: str = Field("", description="A few sentences on the talks, printed at the top.")
    zone: Zone = Field("UTC", description="Where the days of the roadmap begin and end.")
    rest_days: Rest = Field(
        (SATURDAY, SUNDAY), description="Days off; Saturday and Sunday if not given."
    )
    holidays: Dates = Field((), description="Further days off.")
    concrete_words: Words = Field(
        (), description="Words that make a deliverable concrete, beside those that Paraph knows."
    )
    vague_words: Words = Field(
        (), description="Words that make a deliverable vague, beside those that Paraph knows."
    )
    include: Words = Field(
        (), description="Further YAML files of this folder, each with any of the lists."
    )
