"""Steps, their worth and their compliance, broken in every way that only several keys show."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[str]]

STEPS = """\
ladder:
  - {id: leaders, name: Leaders}
steps:
  - id: open
    name: Open the road
    %s
    assumed: a guess
  - {id: pay, name: Pay, tranches: 3, assumed: a guess}
"""
"""The line stands at 38 of the good case, from column 5."""


def step(line: str) -> str:
    return STEPS % line


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(
            "gate: verification of pya",
            "27: steps[1].gate: found 'pya', expected the id of a step; did you mean 'pay'?",
            id="a gate that there is not",
        ),
        pytest.param(
            "after: pay and approval at leader",
            (
                "32: steps[1].after: found 'leader', expected the id of a level; "
                "did you mean 'leaders'?"
            ),
            id="a level that there is not",
        ),
        pytest.param(
            "after: [pay, start of payment]",
            (
                "27: steps[1].after[2]: found 'payment', expected the id of a step; "
                "known: open, pay, start"
            ),
            id="an item of a list",
        ),
        pytest.param(
            "left_open: verifier, settled by the six by 30 days after pai",
            ("62: steps[1].left_open: found 'pai', expected the id of a step; did you mean 'pay'?"),
            id="a deadline of what is left open",
        ),
        pytest.param(
            "in_return_for: [pay, pays]",
            (
                "26: steps[1].in_return_for[2]: found 'pays', expected the id of a step; "
                "did you mean 'pay'?"
            ),
            id="an exchange with nothing",
        ),
        pytest.param(
            "gate: tranche 4 of pay",
            (
                "11: steps[1].gate: found tranche 4 of 'pay', which has 3 tranches, "
                "expected a tranche that there is; correct the number"
            ),
            id="a tranche too many",
        ),
        pytest.param(
            "start_by: 3 days after tranche 1 of open",
            (
                "15: steps[1].start_by: found tranche 1 of 'open', which has no tranches, "
                "expected a tranche that there is; correct the number"
            ),
            id="a tranche of a step that has none",
        ),
        pytest.param(
            "held_by: syria",
            (
                "14: steps[1].held_by: found 'held_by' without 'escrow_until', expected both; "
                "add 'escrow_until', or leave 'held_by' out"
            ),
            id="a holder of nothing",
        ),
        pytest.param(
            "simultaneous_with: open",
            (
                "24: steps[1].simultaneous_with: found the step itself, expected another step; "
                "name the other step"
            ),
            id="a step with itself",
        ),
        pytest.param(
            "tranches: 1",
            (
                "15: steps[1].tranches: found '1', expected a number from 2 to 100; "
                "write 4 for a step in four parts"
            ),
            id="one tranche",
        ),
        pytest.param(
            "quantity: 1 155 mm guns",
            (
                "15: steps[1].quantity: found '1 155 mm guns', expected an amount with its unit, "
                "or with what is counted; write it as '50,000 t of heavy fuel oil'"
            ),
            id="an amount that may be two",
        ),
        pytest.param(
            "renewable: by consent for ever",
            (
                "16: steps[1].renewable: found 'by consent for ever', expected a period in hours, "
                "days, working days, weeks, months or years; write it as '10 days' or '2 months'"
            ),
            id="a term without end",
        ),
        pytest.param(
            "left_open: verifer",
            (
                "16: steps[1].left_open: found 'verifer', expected one of actor, deliverable, "
                "deadline, verifier, precondition, renewal, with who settles it by when; "
                "did you mean 'verifier'?"
            ),
            id="a part that there is not",
        ),
        pytest.param(
            "left_open: verifier, settled by the six by 2023-13-01",
            (
                "48: steps[1].left_open: found 'verifier, settled by the six by 2023-13-01', "
                "expected a day that the calendar has; correct the day or the month"
            ),
            id="a day that there is not",
        ),
        pytest.param(
            "approval: handshake",
            (
                "15: steps[1].approval: found 'handshake', expected one of adoption, signature, "
                "ratification, exchange of notes, entry into force; choose one of them"
            ),
            id="no approval",
        ),
    ],
)
def test_a_step_that_cannot_be_is_told_in_place(
    told: Tell, good_case: str, line: str, message: str
) -> None:
    assert told(good_case + step(line)) == [f"case.yaml:38:{message}"]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("Start", "deadlines call the first day of the roadmap so"),
        ("of", "preconditions use it: 'verification of STEP'"),
        ("upon", "deadlines use it: 'upon STEP'"),
        ("2023-10-18", "a deadline would take it for a date"),
        ("18.10.2023", "a deadline would take it for a date"),
    ],
)
def test_no_step_takes_a_word_of_the_form(told: Tell, good_case: str, word: str, why: str) -> None:
    steps = f"steps:\n  - id: {word}\n    name: Open it\n    assumed: a guess\n"
    assert told(good_case + steps) == [
        (
            f"case.yaml:34:9: steps[1].id: found the id '{word}', expected another id for the "
            f"step; choose another word: {why}"
        )
    ]


@pytest.mark.parametrize(
    ("section", "message"),
    [
        pytest.param(
            "step_values:\n  - {step: pay, party: syria, assumed: a guess}\n",
            (
                "42:5: step_values[1]: found neither 'cost' nor 'benefit', expected one of them, "
                "or both; say what it costs or brings"
            ),
            id="a worth of nothing",
        ),
        pytest.param(
            "step_values:\n  - {step: pay, party: syria, cost: 1, assumed: a guess}\n"
            "  - {step: pay, party: syria, benefit: 1, assumed: a guess}\n",
            (
                "43:12: step_values[2].step: found the worth of 'pay' to 'syria' again, expected "
                "it once; remove one: it stands on line 42 of case.yaml already"
            ),
            id="a worth twice",
        ),
        pytest.param(
            "step_values:\n  - {step: pay, party: un, cost: 1, assumed: a guess}\n",
            (
                "42:24: step_values[1].party: found 'un', expected the id of a party; "
                "known: syria, turkey"
            ),
            id="a worth to nobody",
        ),
        pytest.param(
            "outside_events:\n  - {event: The six  meet, expected: 2023-09-01, assumed: a guess}\n"
            "  - {event: The six meet, expected: 2023-09-01, assumed: a guess}\n",
            (
                "43:13: outside_events[2].event: found the event 'The six meet' again, expected "
                "it once; remove one: it stands on line 42 of case.yaml already"
            ),
            id="an event twice",
        ),
        pytest.param(
            "outside_events:\n"
            "  - {event: x, expected: 2023-09-01 to 2023-08-01, assumed: a guess}\n",
            (
                "42:26: outside_events[1].expected: found '2023-09-01 to 2023-08-01', expected the "
                "earlier date first; write it as '2023-08-01 to 2023-09-01'"
            ),
            id="days turned round",
        ),
        pytest.param(
            "compliance:\n  - {step: pay, tranche: 4, score: full, assumed: a guess}\n",
            (
                "42:26: compliance[1].tranche: found tranche 4 of 'pay', which has 3 tranches, "
                "expected a tranche that there is; correct the number"
            ),
            id="compliance with a tranche too many",
        ),
        pytest.param(
            "compliance:\n  - {step: pay, score: done, assumed: a guess}\n",
            (
                "42:24: compliance[1].score: found 'done', expected one of not begun, minimal, "
                "intermediate, full, or 0 to 3; choose one of them"
            ),
            id="a score that there is not",
        ),
        pytest.param(
            "compliance:\n  - {step: pay, score: full, date: 2023-06-01, assumed: a guess}\n",
            (
                "42:36: compliance[1].date: found 2023-06-01, expected a date up to 2023-05-31, "
                "the as-of date of the case; correct it, or move 'as_of' in case.yaml"
            ),
            id="compliance on a day to come",
        ),
        pytest.param(
            "compliance:\n  - {step: pya, score: full, assumed: a guess}\n",
            (
                "42:12: compliance[1].step: found 'pya', expected the id of a step; "
                "did you mean 'pay'?"
            ),
            id="compliance with nothing",
        ),
    ],
)
def test_a_worth_an_event_or_a_report_that_cannot_be_is_told(
    told: Tell, good_case: str, section: str, message: str
) -> None:
    assert told(good_case + step("place: here") + section) == [f"case.yaml:{message}"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "rest_days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
            "3:12: rest_days: found a list, expected a day of the week to work on; leave one out",
        ),
        (
            "rest_days: satturday",
            (
                "3:12: rest_days: found 'satturday', expected a day of the week; "
                "did you mean 'saturday'?"
            ),
        ),
        (
            "zone: Moscow",
            (
                "3:7: zone: found 'Moscow', expected a time zone such as Europe/Moscow; "
                "write its IANA name"
            ),
        ),
        (
            "holidays: [2023-6-1]",
            (
                "3:12: holidays[1]: found '2023-6-1', expected a date as YYYY-MM-DD; "
                "write it as '2023-06-01'"
            ),
        ),
    ],
)
def test_days_that_cannot_be_counted_are_told(
    told: Tell, edited: Callable[..., str], line: str, message: str
) -> None:
    case = edited(("reports:\n", f"{line}\nreports:\n"))
    assert told(case) == [f"case.yaml:{message}"]
