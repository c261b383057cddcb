"""Trees and values: there and back without a loss, and clear words for what does not fit."""

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record_strategies import MOMENTS, TEXTS, values

from paraph.record.channels import PLENARY, caucus
from paraph.record.codec import Misfit, decode
from paraph.record.commands.command import COMMANDS
from paraph.record.encoding import encode
from paraph.record.entries import Entry, StoredEntry, body_of, entry_of
from paraph.record.events.event import KINDS, Event
from paraph.record.events.founding import StepProposed
from paraph.terms.calendars import COMMON_CALENDAR
from paraph.terms.deadlines import Counted, Fixed
from paraph.terms.people import Author
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import Launched, Reached, Several
from paraph.terms.steps import Step
from paraph.terms.wording import Wording


def through_json(tree: object) -> object:
    return json.loads(json.dumps(tree))


@pytest.mark.parametrize("tag", KINDS)
@given(data=st.data())
@settings(max_examples=25)
def test_an_event_comes_back_as_it_was(tag: str, data: st.DataObject) -> None:
    event = data.draw(values(KINDS[tag]))
    assert decode(KINDS, tag, through_json(encode(event))) == event


@pytest.mark.parametrize("tag", COMMANDS)
@given(data=st.data())
@settings(max_examples=25)
def test_a_command_comes_back_as_it_was(tag: str, data: st.DataObject) -> None:
    command = data.draw(values(COMMANDS[tag]))
    assert decode(COMMANDS, tag, through_json(encode(command))) == command


@given(values(KINDS["draft-submitted"]), MOMENTS, MOMENTS, TEXTS)
def test_an_entry_comes_back_from_its_bytes(
    event: Event, at: dt.datetime, recorded: dt.datetime, person: str
) -> None:
    author = Author(person, "ada")
    entry = Entry(caucus("ada"), 3, at, recorded, author, event, {PLENARY: 7})
    stored = StoredEntry(caucus("ada"), 3, 9, b"", body_of(entry), b"", b"")
    assert entry_of(stored) == entry


GUESS = {"is": "assumption", "why": "a guess"}
TOLD = {"is": "told", "person": "p", "seat": "ada", "on": "2024-03-01"}
CITED = {
    "is": "citation",
    "report": "wire",
    "span": {"start": 0, "end": 3},
    "text": "The",
    "digest": "00",
    "line": 1,
}
CHOSEN = {"is": "chosen", "issue": "water", "options": ["half"]}
BY = {"person": "p", "seat": "ada"}
AT = "2024-03-04T12:00:00+00:00"
SOURCED = {
    "id": "s",
    "name": "Open",
    "deliverable": "a gate",
    "actors": ["ada"],
    "carries_out": {"is": "all", "conditions": [CHOSEN]},
    "verifiers": ["ben"],
    "source": GUESS,
}
OLD_STEP = {
    **SOURCED,
    "after": ["r"],
    "duration": {"count": 2, "unit": "weeks"},
    "deadline": {"day": None, "period": {"count": 1, "unit": "months"}, "anchor": "r"},
}
"""As the first release stores a step."""

REACHED = {"is": "reached", "step": "r", "point": "completion", "tranche": None}
EVENT = {"is": "outside", "words": "they meet"}
WEEKS = {"count": 2, "unit": "weeks"}
MONTH = {"is": "counted", "period": {"count": 1, "unit": "months"}, "origin": REACHED}
STEP = {
    **SOURCED,
    "after": {"is": "several", "needed": 1, "parts": [REACHED, EVENT, {"is": "launched"}]},
    "duration": {"low": WEEKS, "high": {"count": 3, "unit": "working days"}},
    "deadline": {**MONTH, "is_before": False},
    "recipients": ["ben"],
    "quantity": {"amount": "2501/2", "unit": "t"},
    "place": "at the gate",
    "track": "peace",
    "clause": "3 (2)",
    "guarantors": ["cyd"],
    "consequence": {"words": "It lapses.", "suspends": ["r"], "by": ["ben"]},
    "start_by": {"is": "upon", "origin": {"is": "approved", "level": "leaders"}},
    "not_before": {"is": "month-after", "origin": EVENT, "months": 2},
    "renewal": {"kind": "by consent", "term": WEEKS},
    "gate": {"is": "reached", "step": "r", "point": "verification", "tranche": 2},
    "escrow": {"until": REACHED, "holders": ["cyd"]},
    "simultaneous": ["r"],
    "parallel": ["r"],
    "tranches": {"count": 2, "every": WEEKS, "against": "r"},
    "approval": {"kind": "exchange of notes", "level": "leaders"},
    "verification": {"low": WEEKS, "high": WEEKS},
    "in_return_for": ["r"],
    "left_open": [
        {
            "part": "verifier",
            "settled_by": "the two",
            "by": {
                "is": "earlier",
                "parts": [
                    {"is": "fixed", "day": "2024-03-08", "hour": "12:00:00", "zone": "UTC"},
                    {"is": "later", "parts": []},
                ],
            },
        }
    ],
}
ACT = {
    "draft": "d",
    "number": 1,
    "level": "experts",
    "party": "ada",
    "person": "p",
    "kind": "accept ad referendum",
    "at": AT,
    "until": "2024-03-08",
    "reason": "",
}
STORED: dict[str, dict[str, Any]] = {
    "talks-opened": {
        "title": "T",
        "about": "A",
        "as_of": "2024-03-01",
        "start": "2024-04-01",
        "calendar": {
            "seat": "mediator",
            "zone": "Asia/Seoul",
            "rest": [5, 6],
            "holidays": ["2024-04-10"],
        },
        "wording": {"concrete": ["barrel"], "vague": ["good offices"]},
    },
    "report-filed": {
        "report": {
            "id": "wire",
            "outlet": "Wire",
            "title": "Meet",
            "date": "2024-03-01",
            "file": "reports/wire.txt",
            "digest": "00",
            "size": 3,
            "origin": None,
            "note": "",
        }
    },
    "party-seated": {
        "party": {
            "id": "ada",
            "name": "Ada",
            "role": "guarantor",
            "must_accept": True,
            "aliases": ["A"],
        }
    },
    "outsider-named": {"outsider": {"id": "un", "name": "UN", "aliases": []}},
    "interest-noted": {"interest": {"party": "ada", "text": "Rain", "source": CITED}},
    "constituency-noted": {
        "constituency": {"party": "ada", "name": "Farmers", "wants": "rain", "source": GUESS}
    },
    "relation-noted": {
        "relation": {
            "subject": "ada",
            "kind": "troops in",
            "object": "ben",
            "note": "",
            "source": GUESS,
        }
    },
    "level-set": {"level": {"id": "experts", "name": "Experts"}},
    "track-opened": {"track": {"id": "t", "name": "T"}},
    "issue-opened": {
        "issue": {
            "id": "water",
            "track": "t",
            "name": "Water",
            "question": "?",
            "options": [{"id": "half", "name": "Half"}],
            "is_ordered": True,
            "status_quo": "half",
            "aliases": [],
        }
    },
    "rule-set": {
        "rule": {
            "id": "r",
            "kind": "requires",
            "when": CHOSEN,
            "then": {"is": "not", "condition": {"is": "any", "conditions": [CHOSEN, CHOSEN]}},
            "source": GUESS,
        }
    },
    "position-stated": {
        "position": {
            "id": "ada/water/1",
            "party": "ada",
            "issue": "water",
            "options": ["half"],
            "strength": "red line",
            "date": "2024-03-01",
            "said_by": "ada",
            "source": TOLD,
            "note": "",
        }
    },
    "red-line-drawn": {"red_line": {"id": "l", "party": "ada", "never": CHOSEN, "source": GUESS}},
    "weight-given": {
        "weight": {"party": "ada", "issue": "water", "weight": "1/3 to 1/2", "source": GUESS}
    },
    "value-given": {
        "value": {
            "party": "ada",
            "issue": "water",
            "option": "half",
            "value": "1/3",
            "source": GUESS,
        }
    },
    "options-ranked": {
        "ranking": {
            "party": "ada",
            "issue": "water",
            "tiers": [["half"], ["none", "all"]],
            "source": GUESS,
        }
    },
    "issues-ranked": {"ranking": {"party": "ada", "tiers": [["water"], ["road"]], "source": GUESS}},
    "reservation-given": {
        "reservation": {"party": "ada", "value": "0", "batna": "wait", "source": GUESS}
    },
    "step-proposed": {"step": STEP},
    "outside-event-expected": {
        "event": {
            "words": "they meet",
            "earliest": "2024-03-01",
            "latest": "2024-04-01",
            "source": GUESS,
        }
    },
    "step-value-given": {
        "value": {
            "step": "s",
            "party": "ada",
            "cost": "1/3",
            "benefit": "0 to 1/2",
            "source": TOLD,
        }
    },
    "compliance-reported": {
        "report": {
            "step": "s",
            "score": 2,
            "on": "2024-03-01",
            "by": "ada",
            "source": CITED,
            "tranche": 1,
            "verified_by": ["ben"],
            "disputed_by": ["cyd"],
            "excused": "a flood",
            "suspended_by": ["ben"],
            "note": "half",
        }
    },
    "member-named": {
        "member": {
            "id": "p",
            "name": "P",
            "seat": "ada",
            "levels": ["experts"],
            "title": "Envoy",
        }
    },
    "member-recalled": {"person": "p"},
    "calendar-set": {
        "calendar": {
            "seat": "ada",
            "zone": "Asia/Amman",
            "rest": [5, 6],
            "holidays": ["2024-05-01"],
        }
    },
    "meeting-called": {
        "meeting": {
            "id": "m",
            "level": "experts",
            "place": "Geneva",
            "first": "2024-05-13",
            "last": "2024-05-14",
            "agenda": ["water"],
            "issues": ["water"],
        }
    },
    "meeting-held": {
        "minutes": {"meeting": "m", "chair": None, "attended": ["p"], "note": "short"}
    },
    "meeting-cancelled": {"meeting": "m", "reason": "no visas", "at": AT},
    "mandate-given": {
        "mandate": {
            "id": "a",
            "giver": "ministers",
            "taker": "experts",
            "task": "Draft",
            "due_at": "m",
            "due_on": None,
            "limits": ["no cost"],
            "given_at": None,
        }
    },
    "mandate-reported": {
        "report": {"mandate": "a", "outcome": "late", "on": "2024-05-01", "words": "soon"}
    },
    "draft-submitted": {
        "draft": {
            "id": "d",
            "number": 1,
            "level": "experts",
            "title": "On water",
            "content": {
                "is": "roadmap",
                "package": {"water": "half", "road": "open"},
                "steps": [STEP],
            },
            "by": BY,
            "at": AT,
            "depends_on": ["e"],
            "note": "",
        }
    },
    "draft-withdrawn": {"draft": "d", "reason": "no", "by": BY, "at": AT},
    "party-acted": {"act": ACT},
    "silence-opened": {
        "silence": {
            "draft": "d",
            "number": 1,
            "level": "experts",
            "opened": AT,
            "closes": "2024-03-08T12:00:00+00:00",
            "zone": "Asia/Tokyo",
            "by": BY,
        }
    },
    "silence-broken": {"act": {**ACT, "kind": "object", "until": None, "reason": "too far"}},
    "silence-confirmed": {"draft": "d", "by": BY, "at": AT},
    "position-explained": {
        "explanation": {
            "draft": "d",
            "number": 1,
            "party": "ada",
            "person": "p",
            "at": AT,
            "words": "by volume",
        }
    },
    "draft-adopted": {"draft": "d", "number": 1, "level": "experts", "by": BY, "at": AT},
    "draft-referred": {"draft": "d", "to": "ministers", "by": BY, "at": AT},
    "draft-sent-back": {
        "draft": "d",
        "to": "experts",
        "instructions": "cost it",
        "by": BY,
        "at": AT,
    },
    "draft-reopened": {
        "draft": "d",
        "reason": "facts",
        "by": BY,
        "at": AT,
        "because_of": "e",
    },
    "whole-agreed": {"is_single": True, "early_harvest": ["d"]},
    "enquiry-put": {
        "enquiry": {
            "id": "q",
            "package": {"water": "half"},
            "asked": ["ada", "ben"],
            "at": AT,
            "note": "",
        }
    },
    "answer-given": {"enquiry": "q", "party": "ada", "accepts": False, "at": AT},
    "answer-sealed": {"enquiry": "q", "party": "ada", "at": AT},
    "enquiry-closed": {"enquiry": "q"},
    "answers-counted": {"enquiry": "q", "tally": "not all"},
    "tally-announced": {"enquiry": "q", "tally": "all accept"},
    "folder-kept": {"files": [{"name": "case.yaml", "digest": "00"}], "digest": "11"},
}
"""One event of each kind as the first release stores it; such a record must stay readable."""


@pytest.mark.parametrize("tag", KINDS)
def test_stored_forms_are_as_they_were_first(tag: str) -> None:
    event = decode(KINDS, tag, STORED[tag])
    assert tag == event.TAG
    assert encode(event) == STORED[tag]


def test_no_stored_form_is_forgotten() -> None:
    assert set(KINDS) == set(STORED)


def test_an_entry_is_stored_as_it_was_first() -> None:
    noon = dt.datetime(2024, 3, 4, 12, tzinfo=dt.UTC)
    event = decode(KINDS, "enquiry-closed", {"enquiry": "é"})
    entry = Entry(caucus("ada"), 1, noon, noon, Author("p", "ada"), event, {PLENARY: 2})
    assert body_of(entry).decode() == (
        '{"at":"2024-03-04T12:00:00+00:00","recorded":"2024-03-04T12:00:00+00:00","by":"p",'
        '"for":"ada","after":{"plenary":2},"event":"enquiry-closed","data":{"enquiry":"é"}}'
    )


# ---- what the first release stored otherwise ----


def upgraded(**others: object) -> Step:
    tree = {**OLD_STEP, **others}
    return decode(KINDS, "step-proposed", {"step": tree}).step


def test_a_step_of_the_first_release_is_read_as_one_of_today() -> None:
    step = upgraded()
    assert step.after == Reached("r")
    weeks = Period(2, PeriodUnit.WEEKS)
    assert step.duration == Duration(weeks, weeks)
    assert step.deadline == Counted(Period(1, PeriodUnit.MONTHS), Reached("r"))
    bare = Step("s", "Open", "a gate", ("ada",), None, None, None, None, ("ben",), step.source)
    assert replace(step, after=None, duration=None, deadline=None, carries_out=None) == bare
    assert decode(KINDS, "step-proposed", through_json(encode(StepProposed(step)))).step == step


@pytest.mark.parametrize(
    ("after", "meant"),
    [
        ([], None),
        (["r"], Reached("r")),
        (["r", "q"], Several(2, (Reached("r"), Reached("q")))),
    ],
)
def test_steps_waited_for_in_the_first_release_have_all_to_be_complete(
    after: list[str], meant: object
) -> None:
    assert upgraded(after=after).after == meant


@pytest.mark.parametrize(
    ("deadline", "meant"),
    [
        (None, None),
        ({"day": "2024-02-29", "period": None, "anchor": None}, Fixed(dt.date(2024, 2, 29))),
        ({"day": "2024-02-29"}, Fixed(dt.date(2024, 2, 29))),
        (
            {"day": None, "period": {"count": 60, "unit": "days"}, "anchor": None},
            Counted(Period(60, PeriodUnit.DAYS), Launched()),
        ),
    ],
)
def test_deadlines_of_the_first_release_are_dates_or_periods(
    deadline: object, meant: object
) -> None:
    assert upgraded(deadline=deadline, duration=None).deadline == meant
    assert upgraded(deadline=deadline, duration=None).duration is None


def test_a_roadmap_of_the_first_release_is_read_as_one_of_today() -> None:
    stored = STORED["draft-submitted"]
    content = {"is": "roadmap", "package": None, "steps": [OLD_STEP]}
    tree = {"draft": {**stored["draft"], "content": content}}
    assert decode(KINDS, "draft-submitted", tree).draft.content.steps == (upgraded(),)


def test_talks_of_the_first_release_count_as_everybody_does() -> None:
    old = {"title": "T", "about": "", "as_of": "2024-03-01", "start": "2024-03-01"}
    opened = decode(KINDS, "talks-opened", old)
    assert (opened.calendar, opened.wording) == (COMMON_CALENDAR, Wording())


# ---- what was added later, and what does not fit ----


@dataclass(frozen=True)
class Older:
    TAG: ClassVar[str] = "x"
    name: str


@dataclass(frozen=True)
class Newer:
    TAG: ClassVar[str] = "x"
    name: str
    note: str = "none"
    many: tuple[str, ...] = ()


def test_a_field_added_since_takes_its_default_in_an_old_record() -> None:
    assert decode({"x": Newer}, "x", encode(Older("old"))) == Newer("old")


def test_a_field_that_this_version_does_not_know_is_told() -> None:
    with pytest.raises(Misfit) as caught:
        decode({"x": Older}, "x", {"name": "new", "note": "n"})
    assert (caught.value.found, caught.value.expected) == ("'note'", "a known key")
    assert caught.value.known == ("name",)


SUBMIT = {"id": "d", "title": "T", "level": "experts"}
ROADMAP = {
    "is": "roadmap",
    "package": None,
    "steps": [{**STEP, "duration": {"low": {"count": "two"}}}],
}
MISFITS: list[tuple[str, Any, tuple[str, ...], str, str]] = [
    ("submit-a-draft", {}, (), "'submit-a-draft'", "a known word"),
    ("adopt-draft", [], (), "a list", "a mapping with draft, number"),
    ("adopt-draft", {"draft": "d"}, (), "no 'number'", "it"),
    ("adopt-draft", {"draft": "d", "number": "1"}, ("number",), "'1'", "a whole number"),
    ("adopt-draft", {"draft": "d", "number": True}, ("number",), "true", "a whole number"),
    ("adopt-draft", {"draft": None, "number": 1}, ("draft",), "nothing", "text"),
    ("agree-as-whole", {"is_single": 1}, ("is_single",), "'1'", "true or false"),
    (
        "agree-as-whole",
        {"is_single": True, "early_harvest": ["d", 2]},
        ("early_harvest", "2"),
        "'2'",
        "text",
    ),
    (
        "agree-as-whole",
        {"is_single": True, "early_harvest": "d"},
        ("early_harvest",),
        "'d'",
        "a list",
    ),
    (
        "act-on-draft",
        {"draft": "d", "number": 1, "kind": "agree"},
        ("kind",),
        "'agree'",
        "one of accept, accept ad referendum, object, reserve, abstain",
    ),
    (
        "act-on-draft",
        {"draft": "d", "number": 1, "kind": "accept", "until": "30 Feb"},
        ("until",),
        "'30 Feb'",
        "a date, YYYY-MM-DD",
    ),
    (
        "submit-draft",
        {**SUBMIT, "content": {"is": "song"}},
        ("content", "is"),
        "'song'",
        "what it is",
    ),
    (
        "submit-draft",
        {**SUBMIT, "content": {"text": "T"}},
        ("content", "is"),
        "nothing",
        "what it is",
    ),
    ("submit-draft", {**SUBMIT, "content": "T"}, ("content",), "'T'", "a mapping"),
    (
        "submit-draft",
        {**SUBMIT, "content": {"is": "package", "package": {"water": 1}}},
        ("content", "package", "water"),
        "'1'",
        "the id of an option",
    ),
    (
        "submit-draft",
        {**SUBMIT, "content": {"is": "package", "package": []}},
        ("content", "package"),
        "a list",
        "a mapping of issues to options",
    ),
    (
        "submit-draft",
        {**SUBMIT, "content": ROADMAP},
        ("content", "steps", "1", "duration", "low", "count"),
        "'two'",
        "a whole number",
    ),
    (
        "tell-weights",
        {"party": "ada", "weights": {"water": "much"}},
        ("weights", "water"),
        "'much'",
        "a number or range from 0 to 1, such as 0.3 or 0.3 to 0.5 or one of high, medium, low",
    ),
    ("tell-weights", {"party": "ada", "weights": []}, ("weights",), "a list", "a mapping"),
    ("report-compliance", {"step": "s", "score": 4}, ("score",), "'4'", "one of 0, 1, 2, 3"),
    ("report-compliance", {"step": "s", "score": True}, ("score",), "true", "one of 0, 1, 2, 3"),
    ("report-compliance", {"step": "s", "score": "2"}, ("score",), "'2'", "one of 0, 1, 2, 3"),
    (
        "add-to-case",
        {"what": {"is": "step-proposed", "step": {**STEP, "quantity": {"amount": True}}}},
        ("what", "step", "quantity", "amount"),
        "true",
        "a number such as 0.3 or 1/3",
    ),
    (
        "add-to-case",
        {"what": {"is": "step-proposed", "step": {**STEP, "deadline": {"day": None, "at": 1}}}},
        ("what", "step", "deadline", "is"),
        "nothing",
        "what it is",
    ),
    (
        "add-to-case",
        {"what": {"is": "step-proposed", "step": {**STEP, "after": ["r", 2]}}},
        ("what", "step", "after", "parts", "2", "step"),
        "'2'",
        "text",
    ),
]


@pytest.mark.parametrize(("tag", "tree", "path", "found", "expected"), MISFITS)
def test_what_does_not_fit_is_told_with_its_place(
    tag: str, tree: object, path: tuple[str, ...], found: str, expected: str
) -> None:
    with pytest.raises(Misfit) as caught:
        decode(COMMANDS, tag, tree)
    assert (caught.value.path, caught.value.found, caught.value.expected) == (
        path,
        found,
        expected,
    )


RANGE = "a number or range from 0 to 1, such as 0.3 or 0.3 to 0.5"


@pytest.mark.parametrize(
    "number",
    [
        "0.5 to 0.3",
        "1.1",
        "-1",
        "1/0",
        "",
        "nan",
        "inf",
        float("nan"),
        float("inf"),
        True,
        None,
        "1e-99999999",
        "0." + "1" * 100,
    ],
)
def test_a_number_that_is_no_share_is_refused_at_once(number: object) -> None:
    with pytest.raises(Misfit) as caught:
        decode(COMMANDS, "tell-values", {"party": "a", "issue": "w", "values": {"o": number}})
    assert caught.value.path == ("values", "o")
    assert caught.value.expected == RANGE


@pytest.mark.parametrize(
    ("number", "text"),
    [("0.3 to 1/2", "3/10 to 1/2"), (0.25, "1/4"), (1, "1"), (1e-05, "1/100000"), (" .5 ", "1/2")],
)
def test_numbers_are_kept_as_exact_fractions(number: object, text: str) -> None:
    tree = {"party": "a", "issue": "w", "values": {"o": number}}
    assert encode(decode(COMMANDS, "tell-values", tree))["values"] == {"o": text}


@pytest.mark.parametrize(
    "moment", ["2023-05-15T18:00", "noon", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00+12:00"]
)
def test_a_moment_needs_a_zone_and_a_place_in_time(moment: str) -> None:
    tree = {"draft": "d", "number": 1, "closes": moment, "zone": "UTC"}
    with pytest.raises(Misfit) as caught:
        decode(COMMANDS, "circulate-under-silence", tree)
    assert caught.value.path == ("closes",)


def test_a_moment_is_kept_in_utc() -> None:
    tree = {"draft": "d", "number": 1, "closes": "2023-05-15T18:00+03:00", "zone": "UTC"}
    kept = encode(decode(COMMANDS, "circulate-under-silence", tree))
    assert kept["closes"] == "2023-05-15T15:00:00+00:00"
