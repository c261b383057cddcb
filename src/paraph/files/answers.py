"""The answers of `--json`: one object a command, with these keys and no others.

The reference in `docs/reference/json.md` is generated from these models.
"""

import datetime as dt

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)


class Answer(BaseModel):
    """What all parts of an answer share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseAnswer(Answer):
    """Which case the answer is about."""

    title: str
    as_of: dt.date
    digest: str = Field(description="SHA-256 over the case's events, in hex.")
    marking: str = Field(
        default="",
        description="For whose eyes alone it is; left out where anybody may read it.",
    )

    @model_serializer(mode="wrap")
    def _without_empty_marking(self, written: SerializerFunctionWrapHandler) -> dict[str, object]:
        tree: dict[str, object] = written(self)
        return tree if self.marking else {k: v for k, v in tree.items() if k != "marking"}


class PartyAnswer(Answer):
    """A party."""

    id: str
    name: str
    role: str = Field(description="`party`, `mediator`, `guarantor` or `observer`.")
    must_accept: bool


class ToldAnswer(Answer):
    """What a party itself told the talks, where a thing comes from that."""

    kind: str = Field(default="told", description="`told`.")
    person: str = Field(description="Id of who said it.")
    seat: str = Field(description="For whom.")
    on: dt.date


class SourceAnswer(Answer):
    """Where a thing comes from: a report, or an assumption."""

    kind: str = Field(description="`cited` or `assumed`.")
    report: str | None = Field(default=None, description="Id of the report cited.")
    quote: str | None = Field(default=None, description="The passage as it stands in the report.")
    start: int | None = Field(default=None, description="First code point, inclusive.")
    end: int | None = Field(default=None, description="Last code point, exclusive.")
    line: int | None = Field(default=None, description="Line of the report, from 1.")
    digest: str | None = Field(default=None, description="SHA-256 of the passage's bytes, in hex.")
    why: str | None = Field(default=None, description="Why it is assumed.")


class PositionAnswer(Answer):
    """A position."""

    id: str
    options: list[str] = Field(description="Asked for or offered; for a red line, ruled out.")
    strength: str = Field(description="`demand`, `preference`, `offer` or `red line`.")
    date: dt.date
    said_by: str
    source: SourceAnswer | ToldAnswer
    note: str


class CellAnswer(Answer):
    """One cell of the positions matrix."""

    party: str
    issue: str
    silent: bool
    contested: bool
    drifted: bool
    current: list[PositionAnswer] = Field(description="The party's own word of the latest date.")
    earlier: list[PositionAnswer] = Field(description="Its own word before that, oldest first.")
    supposed: list[PositionAnswer] = Field(
        description="Assumed of it although its own word is cited; never counted."
    )
    claims: list[PositionAnswer] = Field(description="What others say of it.")
    refusals: list[PositionAnswer] = Field(description="Its red lines on this issue.")


class DistanceAnswer(Answer):
    """How far apart two parties stand on an issue."""

    issue: str
    parties: list[str]
    distance: float | None = Field(description="Share of the scale; null where one is silent.")


class PositionsAnswer(Answer):
    """`paraph positions FOLDER --json`."""

    case: CaseAnswer
    parties: list[PartyAnswer]
    cells: list[CellAnswer]
    distances: list[DistanceAnswer]


class FaultAnswer(Answer):
    """What cannot be read."""

    file: str
    line: int = Field(description="From 1; 0 where it is the file's fault and no line's.")
    column: int
    path: str
    found: str
    expected: str
    advice: str
    message: str


class RemarkAnswer(Answer):
    """What to look at again."""

    kind: str
    subject: str
    about: str
    message: str


class CheckAnswer(Answer):
    """`paraph check FOLDER --json`, and any command's `--json` where the folder is unreadable."""

    folder: str
    readable: bool
    clean: bool
    faults: list[FaultAnswer]
    remarks: list[RemarkAnswer]
