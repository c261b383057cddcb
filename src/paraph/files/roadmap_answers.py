"""The answers of `paraph roadmap --json`: one object a command, with these keys and no others."""

import datetime as dt

from pydantic import Field

from paraph.files.answers import Answer, CaseAnswer, SourceAnswer, ToldAnswer


class StepAnswer(Answer):
    """A step of the roadmap, or one tranche of it."""

    id: str
    tranche: int | None = Field(description="Which, from 1; null for a step without tranches.")
    name: str
    deliverable: str
    actors: list[str]
    verifiers: list[str]
    after: list[str] = Field(description="Steps that it waits for, absent ones included.")
    binding: list[str] = Field(description="Of those, the ones because of which it is no sooner.")
    gate: bool = Field(description="Whether a gate releases it.")
    start: dt.date | None = Field(description="Earliest start; null where it cannot be dated.")
    end: dt.date | None = Field(description="Earliest completion.")
    effect: dt.date | None = Field(description="When it takes effect at the earliest.")
    latest_start: dt.date | None = Field(description="Last start that misses no other deadline.")
    latest_end: dt.date | None
    slack_days: int | None
    due: dt.date | None = Field(description="Last day on which it can be complete.")
    due_at: dt.datetime | None = Field(description="The last minute of that, UTC.")
    start_due: dt.date | None
    late: bool
    source: SourceAnswer | ToldAnswer


class StepFaultAnswer(Answer):
    """What is wrong with a step, or with several."""

    code: str = Field(description="Stays the same; docs/reference/roadmap-faults.md has the list.")
    severity: str = Field(description="`severe`, `serious`, `minor` or `left open on purpose`.")
    steps: list[str]
    party: str | None = Field(description="Who is exposed, or gives first.")
    words: list[str] = Field(description="Vague words, events or levels named, collective actors.")
    options: dict[str, str] = Field(description="Options that no step carries out, by issue.")
    days: int | None = Field(description="By how many days it is late at the least.")
    exposure: str | None = Field(description="On the party's own scale, as an exact fraction.")
    message: str
    mend: str


class PeakAnswer(Answer):
    """The largest exposure of a party."""

    party: str
    exposure: str = Field(description="On its own scale, as an exact fraction.")
    on: dt.date | None = Field(description="Null where it is never exposed.")
    after: list[str] = Field(description="Steps that take effect then.")


class TemptationAnswer(Answer):
    """A moment at which a party would gain by stopping."""

    party: str
    on: dt.date | None = Field(description="Null before anything is done.")
    after: list[str]
    left: str = Field(description="What is left for it, negative: what stopping would save.")
    sure: bool = Field(description="Whatever the values in their ranges.")
    likely: bool = Field(description="By the middles of the ranges.")


class RoadmapAnswer(Answer):
    """`paraph roadmap show PLACE --json`."""

    case: CaseAnswer
    package: dict[str, str] | None = Field(description="Option by issue; null for every step.")
    start: dt.date
    end: dt.date
    steps: list[StepAnswer]
    faults: list[StepFaultAnswer]
    peaks: list[PeakAnswer]
    temptations: list[TemptationAnswer]
    enforces_itself: bool
    left_out: list[str]


class RoadmapCheckAnswer(Answer):
    """`paraph roadmap check PLACE --json`."""

    case: CaseAnswer
    package: dict[str, str] | None = Field(description="Option by issue; null for every step.")
    steps: int
    severe: int
    faults: list[StepFaultAnswer]


class OrderedAnswer(Answer):
    """One order of the steps."""

    status: str = Field(description="`optimal` or `best found`.")
    exposure: str = Field(description="The largest of any party, as an exact fraction.")
    bound: str = Field(description="No order has less.")
    end: dt.date
    shortest: dt.date = Field(description="With this exposure no order ends before this day.")
    peaks: list[PeakAnswer]
    steps: list[StepAnswer]


class ProposalAnswer(Answer):
    """Escrow or a gate that would cut a party's exposure."""

    kind: str = Field(description="`escrow` or `gate`.")
    party: str
    given: str = Field(description="Id of the step; `ID.2` for its second tranche.")
    received: str
    before: str = Field(description="The party's largest exposure without it.")
    after: str
    holders: list[str]


class OddsAnswer(Answer):
    """How likely the dates of a step are."""

    step: str
    tranche: int | None
    one_in_ten: dt.date
    half: dt.date
    nine_in_ten: dt.date
    in_time: float | None = Field(description="Share of draws in time; null without a deadline.")


class LikelihoodAnswer(Answer):
    """How likely all dates are, where lengths have ranges."""

    draws: int
    seed: int
    ends: list[dt.date] = Field(description="Complete by then in a tenth, half, nine tenths.")
    all_in_time: float
    steps: list[OddsAnswer]


class OrderAnswer(Answer):
    """`paraph roadmap order PLACE --json`."""

    case: CaseAnswer
    best: OrderedAnswer | None = Field(description="Null where no order keeps every deadline.")
    choices: list[OrderedAnswer] = Field(description="From least exposure to soonest end.")
    complete: bool = Field(description="Whether no choice is missing.")
    rounded: bool
    narrowed: bool = Field(description="Whether a deadline that moves was held where it is.")
    temptations: list[TemptationAnswer]
    enforces_itself: bool
    proposals: list[ProposalAnswer]
    likelihood: LikelihoodAnswer | None = Field(description="Null where nothing has a range.")
    effort: float
    seed: int


class SlippedAnswer(Answer):
    """A step that comes later."""

    step: str
    tranche: int | None
    before: dt.date
    after: dt.date
    days: int
    missed: bool = Field(description="Its deadline was kept before, and is missed now.")


class SlipAnswer(Answer):
    """`paraph roadmap slip PLACE STEP DAYS --json`."""

    case: CaseAnswer
    step: str
    days: int
    end_before: dt.date
    end: dt.date
    slips: list[SlippedAnswer]
