"""The case folder's form: the kinds of value that a secretary may write, and what entries share.

These models hold words and numbers only. Whether an id names anything is checked afterwards
(`checking`), so that every fault of a folder can be told in one run. The reference in
`docs/reference/case-folder.md` is generated from the descriptions below.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
)

from paraph.files.case.conditions import read_condition
from paraph.files.case.happenings import read_deadline, read_precondition
from paraph.files.case.roadmap_words import (
    Days,
    read_days,
    read_left_open,
    read_quantity,
    read_renewal,
    read_score,
    read_tranche,
    read_tranches,
)
from paraph.files.case.scalars import (
    as_days,
    as_list,
    from_text,
    read_date,
    read_duration,
    read_id,
    read_nth,
    read_period,
    read_range,
    read_tier,
    read_weekday,
    read_weight,
    read_zone,
    some_day_left,
)
from paraph.terms.compliance import Score
from paraph.terms.conditions import Condition
from paraph.terms.deadlines import Deadline
from paraph.terms.numbers import Range
from paraph.terms.periods import Duration, Period
from paraph.terms.positions import Salience
from paraph.terms.preconditions import Precondition
from paraph.terms.steps import LeftOpen, Quantity, Renewal


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
Lasting = Annotated[Duration, PlainValidator(from_text(read_duration))]
Happens = Annotated[Precondition, PlainValidator(from_text(read_precondition))]
Waits = Annotated[tuple[Happens, ...], BeforeValidator(as_list), Field(min_length=1)]
Amount = Annotated[Quantity, PlainValidator(from_text(read_quantity))]
Renewed = Annotated[Renewal, PlainValidator(from_text(read_renewal))]
Opening = Annotated[LeftOpen, PlainValidator(from_text(read_left_open))]
Openings = Annotated[tuple[Opening, ...], BeforeValidator(as_list)]
Count = Annotated[int, PlainValidator(from_text(read_tranches))]
Part = Annotated[int, PlainValidator(from_text(read_tranche))]
Done = Annotated[Score, PlainValidator(from_text(read_score))]
Expected = Annotated[Days, PlainValidator(from_text(read_days))]
Zone = Annotated[str, PlainValidator(from_text(read_zone))]
Weekday = Annotated[int, PlainValidator(from_text(read_weekday))]
Rest = Annotated[tuple[Weekday, ...], BeforeValidator(as_days), AfterValidator(some_day_left)]
Dates = Annotated[tuple[Date, ...], BeforeValidator(as_list)]
Due = Annotated[Deadline, PlainValidator(from_text(read_deadline))]

PartyId = Annotated[Id, Names("party")]
ActorId = Annotated[Id, Names("actor")]
IssueId = Annotated[Id, Names("issue")]
OptionalIssue = Annotated[Id | None, Names("issue")]
TrackId = Annotated[Id, Names("track")]
OptionalReport = Annotated[Id | None, Names("report")]
OptionalActor = Annotated[Id | None, Names("actor")]
OptionalTrack = Annotated[Id | None, Names("track")]
OptionalLevel = Annotated[Id | None, Names("level")]
Actors = Annotated[Ids | None, Names("actor")]
Steps = Annotated[Ids | None, Names("step")]
StepId = Annotated[Id, Names("step")]
OptionalStep = Annotated[Id | None, Names("step")]

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
    "Length": "a period: `36 hours`, `10 days`, `5 working days`, `6 weeks`, `2 months`, `1 year`",
    "Lasting": "a period, or its least and greatest length: `6 weeks`, `2 to 4 months`",
    "Happens": "what has to happen: `STEP`, `start of STEP`, `verification of STEP`, "
    '`approval at LEVEL`, `"an event outside the roadmap"`, with `and`, `or`, `2 of (a, b, c)`',
    "Waits": "what has to happen, or a list of such, all of which have to",
    "Due": "a date (`2023-09-30`, `2023-10-31 12:00 Europe/Brussels`), `60 days after start`, "
    "`2 weeks before STEP`, `upon STEP`, `first day of the month after STEP`, "
    "`earlier of 2023-09-30 and 60 days after STEP`, `later of …`",
    "Amount": "a number with its unit: `50,000 t of heavy fuel oil`",
    "Renewed": "`by consent for 60 days`, or `for 120 days unless objected`",
    "Openings": "`PART, settled by WHOM by WHEN`, or a list of such; PART is `actor`, "
    "`deliverable`, `deadline`, `verifier`, `precondition` or `renewal`, WHEN as in `deadline`",
    "Count": "a number from 2 to 100",
    "Part": "a number from 1 to 100",
    "Done": "`not begun`, `minimal`, `intermediate`, `full`, or 0 to 3",
    "Expected": "a date, or the first and last: `2007-03-01 to 2007-06-30`",
    "Zone": "the IANA name of a time zone, such as `Europe/Moscow`",
    "Rest": "days of the week, such as `[friday, saturday]`, or `none`",
    "Dates": "a date, or a list of dates",
    "PartyId": "the id of a party",
    "ActorId": "the id of a party, or of one of `others`",
    "IssueId": "the id of an issue",
    "OptionalIssue": "the id of an issue",
    "TrackId": "the id of a track",
    "OptionalReport": "the id of a report",
    "OptionalActor": "the id of a party, or of one of `others`",
    "Actors": "the id of a party or of one of `others`, or a list of them",
    "OptionalTrack": "the id of a track",
    "OptionalLevel": "the id of a level",
    "Steps": "the id of a step, or a list of them",
    "StepId": "the id of a step",
    "OptionalStep": "the id of a step",
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
