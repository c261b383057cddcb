"""Write the references that follow from the code: case folder, JSON answers, refusals.

With `--check` it writes nothing, tells which page is out of date, and then exits with 1.
"""

import inspect
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args, get_origin

from faults_reference import roadmap_faults
from happenings_reference import happenings
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from talks_reference import talks_file

from paraph.briefs.refusals import refusal_words
from paraph.files import (
    answers,
    keeping_answers,
    packages_answers,
    roadmap_answers,
    talks_answers,
)
from paraph.files.case.form import FORMS, Sourced
from paraph.files.case.sections import Head, Sections
from paraph.record import refusals as no
from paraph.record.commands.rights import Who
from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftState
from paraph.terms.drafts import ActKind
from paraph.terms.ids import (
    ActorId,
    DraftId,
    EnquiryId,
    LevelId,
    MeetingId,
    PersonId,
    ReportId,
    Seat,
)
from paraph.terms.parties import Party, Role

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
README = ROOT / "README.md"
GOLDEN = ROOT / "tests" / "golden" / "syria-turkey-2023" / "brief.txt"
BEGIN, END = "<!-- from the brief -->", "<!-- to the brief -->"
SHOWN = ("How many packages there are", "Named solutions")
"""Captions of the tables that the README shows."""


def case_folder() -> Iterator[str]:
    """Give the lines of the case-folder reference."""
    yield from (
        "# The case folder",
        "",
        "Generated from the models by `docs/generate.py`; do not edit.",
        "",
        "A case is a folder with `case.yaml` and the reports, raw, under `reports/`. `case.yaml`",
        "holds the head and any of the lists below; files named under `include` hold further",
        "lists. Values are text: `NO` and `1.10` stay as typed. A key with nothing after it counts",
        "as not given.",
        "",
        "## The head",
        "",
        *_keys(Head),
    )
    for name, info in Sections.model_fields.items():
        entry = get_args(info.annotation)[0]
        yield from ("", f"## `{name}`", "", str(info.description), "")
        yield from (str(inspect.getdoc(entry)), "", *_keys(entry))
    yield from ("", "## Kinds of value", "", "| kind | looks like |", "|---|---|")
    yield from (f"| {name} | {form} |" for name, form in FORMS.items())
    yield from happenings()


def _keys(form: type[BaseModel]) -> Iterator[str]:
    """Give the table of an entry's keys; where it comes from last."""
    yield from ("| key | value | needed | meaning |", "|---|---|---|---|")
    sourced = [name for name in Sourced.model_fields if name in form.model_fields]
    names = [name for name in form.model_fields if name not in sourced] + sourced
    for name in names:
        info = form.model_fields[name]
        choices = getattr(info.validation_alias, "choices", [name])
        key = " or ".join(f"`{choice}`" for choice in choices)
        needed = "yes" if info.is_required() else "source" if name in sourced else ""
        yield f"| {key} | {_kind(form, name)} | {needed} | {info.description} |"


def _kind(form: type[BaseModel], name: str) -> str:
    """Return the kind of value of a key, by the name its annotation has in the source."""
    holder = next(each for each in form.__mro__ if name in inspect.get_annotations(each))
    written = inspect.getsource(holder).split(f"    {name}: ")[1].split(" = ")[0]
    kind = written.removesuffix(" | None").strip()
    words = {"str": "Text", "bool": "`yes` or `no`", "dict[Id, Text]": "`id: name` lines"}
    if kind in words:
        return words[kind]
    if kind in FORMS:
        return kind
    options = _options(form.model_fields[name])
    return f"one of {options}" if options else kind


def _options(info: FieldInfo) -> str:
    """Return the words that a key may have, where they are few."""
    annotation: Any = info.annotation
    kinds = [each for each in get_args(annotation) if each is not type(None)]
    if len(kinds) == 1 and isinstance(kinds[0], type):
        annotation = kinds[0]
    members = getattr(annotation, "__members__", None)
    if members:
        return ", ".join(f"`{member.value}`" for member in members.values())
    if get_origin(annotation) is not None and all(
        isinstance(each, str) for each in get_args(annotation)
    ):
        return ", ".join(f"`{each}`" for each in get_args(annotation))
    return ""


def json_answers() -> Iterator[str]:
    """Give the lines of the JSON reference."""
    yield from (
        "# JSON answers",
        "",
        "Generated from the models by `docs/generate.py`; do not edit.",
        "",
        "`--json` prints one object. Dates are `YYYY-MM-DD`; values and shares are numbers from 0",
        "to 1; spans count code points from 0, end exclusive. Moments of a journal are in UTC:",
        "`2023-05-15T15:00:00Z`.",
    )
    models = _answers()
    top = [each for each in models if (inspect.getdoc(each) or "").startswith("`paraph ")]
    for model in [*top, *(each for each in models if each not in top)]:
        yield from ("", f"## {_name(model)}", "", str(inspect.getdoc(model)), "")
        yield from ("| key | value | meaning |", "|---|---|---|")
        for key, info in model.model_fields.items():
            yield f"| `{key}` | {_shape(info.annotation)} | {info.description or ''} |"


def _answers() -> list[type[answers.Answer]]:
    """Return every part of an answer once, in the order of the modules."""
    listed = (
        *vars(answers).values(),
        *vars(packages_answers).values(),
        *vars(roadmap_answers).values(),
        *vars(keeping_answers).values(),
        *vars(talks_answers).values(),
    )
    return list(dict.fromkeys(each for each in listed if _is_answer(each)))


def _is_answer(each: object) -> bool:
    return (
        isinstance(each, type) and issubclass(each, answers.Answer) and each is not answers.Answer
    )


def _name(model: type) -> str:
    return model.__name__.removesuffix("Answer")


def _shape(annotation: Any) -> str:  # noqa: ANN401 - annotations are anything
    """Return the shape of a value in words."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is list:
        return f"list of {_shape(inside[0])}"
    if origin is dict:
        return f"object of {_shape(inside[1])}"
    if inside:
        return " or ".join(_shape(each) for each in inside)
    if annotation is type(None):
        return "null"
    if _is_answer(annotation):
        return f"[{_name(annotation)}](#{_name(annotation).lower()})"
    words = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
    return words.get(annotation.__name__, annotation.__name__)


def readme() -> Iterator[str]:
    """Give the lines of the README, with a piece of the reference brief as it is now."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    brief = GOLDEN.read_text(encoding="utf-8")
    pieces = [piece for piece in brief.split("\n\n") if piece.startswith(SHOWN)]
    yield from (*before.splitlines(), BEGIN, "", "```text")
    yield "\n\n".join("\n".join(line.rstrip() for line in each.splitlines()) for each in pieces)
    yield from ("```", "", END, *rest.split(END)[1].strip("\n").splitlines())


SYRIA, TURKEY = ActorId("syria"), ActorId("turkey")
ROADMAP, GUIDELINES = DraftId("roadmap"), DraftId("guidelines")
EXPERTS, MINISTERS, LEADERS = LevelId("experts"), LevelId("ministers"), LevelId("leaders")
NOON = datetime(2023, 5, 15, 12, tzinfo=UTC)
ZONE = "Europe/Moscow"
TALKS = Negotiation(
    parties=(
        Party(SYRIA, "Syria", Role.PARTY, must_accept=True),
        Party(TURKEY, "Turkey", Role.PARTY, must_accept=True),
    )
)
REFUSALS: tuple[no.Refusal, ...] = (
    no.NotYours(Seat("syria"), "adopt-draft", Who.MEDIATOR),
    no.NotNamed(PersonId("mekdad"), Seat("syria"), LEADERS, (PersonId("assad"),)),
    no.Unknown("draft", "raodmap", ("guidelines", "roadmap")),
    no.Taken("meeting", "moscow"),
    no.NoReason(ActKind.OBJECT),
    no.NotCurrent(ROADMAP, 1, 2),
    no.WrongState(ROADMAP, DraftState.OPEN, "refer-up", (DraftState.ADOPTED,)),
    no.WrongLevel(ROADMAP, MINISTERS, EXPERTS, "above"),
    no.NotAgreed(
        ROADMAP, MINISTERS, (no.Open(SYRIA, None), no.Open(TURKEY, ActKind.AD_REFERENDUM))
    ),
    no.NothingNew(ROADMAP, 2),
    no.Circular((ROADMAP, GUIDELINES, ROADMAP)),
    no.Incomplete(("refugees", "transport")),
    no.BreaksRules(("withdrawal-first",)),
    no.WrongDate(ActKind.AD_REFERENDUM, "2023-05-01", "a day from 2023-05-15 on"),
    no.TooSoon("confirm-silence", NOON, ZONE),
    no.TooShort(NOON, NOON + timedelta(days=2), ZONE, 72),
    no.WrongNumbers(SYRIA, "13/10", "3/2", is_all=False),
    no.WrongOrder(SYRIA, ("refugees",)),
    no.AlreadyTold(SYRIA, "tell-weights"),
    no.MeetingOver(MeetingId("moscow"), is_held=True),
    no.EnquiryState(EnquiryId("package-one"), "closed", "open"),
    no.NotQuoted(ReportId("sana"), "the full withdrawal", 0, "full withdrawal of troops"),
    no.WrongTime(NOON - timedelta(days=3), NOON - timedelta(days=1), NOON),
    no.ForAll("issue"),
    no.OddName("draft", "road map"),
    no.FarDate("9999-12-31", 1800, 2300),
    no.TooFewAsked((SYRIA,)),
)
"""An example of every refusal."""


def refusals() -> Iterator[str]:
    """Give the lines of the reference of refusals."""
    yield from (
        "# Refusals",
        "",
        "Generated from the code by `docs/generate.py`; do not edit.",
        "",
        "A command that the rules of the talks forbid is not done, and nothing is entered. The",
        "refusal says in one line what was found, what was expected and where; and what to do. It",
        "is decided on what every reader of the entry can see, so that it gives nothing away.",
    )
    for each in REFUSALS:
        meaning = str(inspect.getdoc(type(each))).split("\n", maxsplit=1)[0]
        words = refusal_words(TALKS, each)
        yield from ("", f"## {type(each).__name__}", "", meaning, "", f"> {words}")


PAGES = {
    REFERENCE / "case-folder.md": case_folder,
    REFERENCE / "json.md": json_answers,
    REFERENCE / "refusals.md": refusals,
    REFERENCE / "roadmap-faults.md": roadmap_faults,
    REFERENCE / "talks-file.md": talks_file,
    README: readme,
}


def main() -> int:
    """Write the pages, or tell which are out of date."""
    stale = 0
    for path, lines in PAGES.items():
        text = "\n".join(lines()) + "\n"
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                print(f"{path} is out of date; run docs/generate.py")
                stale = 1
        else:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
