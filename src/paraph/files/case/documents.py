"""The case folder's form: what a secretary may write, key by key.

These models hold words and numbers only. Whether an id names anything is checked afterwards
(`checking`), so that every fault of a folder can be told in one run. The reference in
`docs/reference/case-folder.md` is generated from the descriptions below.
"""

from typing import Literal

from pydantic import AliasChoices, Field

from paraph.files.case.form import (
    ActorId,
    Date,
    Form,
    Id,
    Ids,
    IssueId,
    Logic,
    Number,
    OptionalActor,
    OptionalIssue,
    OptionalReport,
    PartyId,
    Ranking,
    Share,
    Sourced,
    Text,
    TrackId,
    Words,
)
from paraph.terms.parties import RelationKind, Role
from paraph.terms.positions import Strength


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
