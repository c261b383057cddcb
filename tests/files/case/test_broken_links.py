"""Ids that name nothing, and entries that do not fit together: each kind with its message."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[str]]
Edit = Callable[..., str]

ACTOR = "expected the id of a party, or of one of 'others'"

IDS = [
    pytest.param(
        "party: syria",
        "party: siria",
        "27:12: positions[1].party: found 'siria', expected the id of a party; "
        "did you mean 'syria'?",
        id="party",
    ),
    pytest.param(
        "issue: border",
        "issue: boarder",
        "28:12: positions[1].issue: found 'boarder', expected the id of an issue; "
        "did you mean 'border'?",
        id="issue",
    ),
    pytest.param(
        "track: security",
        "track: trade",
        "20:12: issues[1].track: found 'trade', expected the id of a track; known: security",
        id="track",
    ),
    pytest.param(
        "report: sana",
        "report: tass",
        "31:13: positions[1].report: found 'tass', expected the id of a report; known: sana",
        id="report",
    ),
    pytest.param(
        "option: national",
        "option: [joint, natonal]",
        "29:21: positions[1].option[2]: found 'natonal', "
        "expected an option of the issue 'border'; did you mean 'national'?",
        id="option",
    ),
    pytest.param(
        "question: Who",
        "status_quo: none\n    question: Who",
        "22:17: issues[1].status_quo: found 'none', expected an option of the issue 'border'; "
        "it has joint, national",
        id="status quo",
    ),
    pytest.param(
        "strength: demand",
        "strength: demand\n    said_by: un",
        f"31:14: positions[1].said_by: found 'un', {ACTOR}; known: syria, turkey",
        id="speaker",
    ),
    pytest.param(
        "outlet: SANA",
        "outlet: SANA\n    origin: tass",
        "6:13: reports[1].origin: found 'tass', expected the id of a report; known: sana",
        id="origin",
    ),
    pytest.param(
        "outlet: SANA",
        "outlet: SANA\n    origin: sana",
        "6:13: reports[1].origin: found 'sana', which leads back to 'sana', "
        "expected an earlier report; remove the origin of the report that came first",
        id="origin that leads back",
    ),
    pytest.param(
        "id: turkey",
        "id: syria",
        "12:9: parties[2].id: found the id 'syria' again, expected it once; "
        "remove one: it stands on line 9 of case.yaml already",
        id="doubled id",
    ),
    pytest.param(
        "tracks:\n",
        "others:\n  - id: syria\n    name: Syria\ntracks:\n",
        "16:9: others[1].id: found the id 'syria' again, expected it once; "
        "remove one: it stands on line 9 of case.yaml already",
        id="doubled id of a party and another",
    ),
    pytest.param(
        "date: 2023-05-10",
        "date: 2023-06-10",
        "6:11: reports[1].date: found 2023-06-10, "
        "expected a date up to 2023-05-31, the as-of date of the case; "
        "correct it, or move 'as_of' in case.yaml",
        id="report after the as-of date",
    ),
    pytest.param(
        "strength: demand",
        "strength: demand\n    date: 2023-06-01",
        "31:11: positions[1].date: found 2023-06-01, "
        "expected a date up to 2023-05-31, the as-of date of the case; "
        "correct it, or move 'as_of' in case.yaml",
        id="position after the as-of date",
    ),
    pytest.param(
        "  - id: turkey\n    name: Turkey\n    role: party\n",
        "",
        "8:1: parties: found one party, expected at least two parties; list them under 'parties:'",
        id="one party",
    ),
    pytest.param(
        "  - id: security\n    name: Security\n",
        "",
        "15:1: tracks: found no track, expected at least one track; list it under 'tracks:'",
        id="no track",
    ),
]

POSITIONS = [
    pytest.param(
        "    option: national\n",
        "",
        "27:5: positions[1]: found no 'option', expected it with the strength 'demand'; "
        "name with it what the party wants",
        id="position without an option",
    ),
    pytest.param(
        "strength: demand",
        "strength: red line",
        "29:13: positions[1].option: found 'option' with the strength 'red line', "
        "expected 'rules_out'; rename it 'rules_out', or change the strength",
        id="red line with an option",
    ),
    pytest.param(
        "option: national",
        "rules_out: national",
        "29:16: positions[1].rules_out: found 'rules_out' with the strength 'demand', "
        "expected 'option'; rename it 'option', or change the strength",
        id="demand that rules out",
    ),
    pytest.param(
        "option: national",
        "option: national\n    rules_out: joint",
        "30:16: positions[1].rules_out: found 'rules_out' with the strength 'demand', "
        "expected 'option'; remove it, or change the strength",
        id="demand that rules out, too",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), [*IDS, *POSITIONS])
def test_what_does_not_fit_is_told_once(
    told: Tell, edited: Edit, old: str, new: str, message: str
) -> None:
    assert told(edited((old, new))) == [f"case.yaml:{message}"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "deadline: 2 weeks after opne",
            "29: steps[1].deadline: found 'opne', expected the id of a step; did you mean 'open'?",
        ),
        (
            "deadline: 2 weeks after handover",
            (
                "29: steps[1].deadline: found 'handover', expected the id of a step; "
                "known: open, start"
            ),
        ),
        (
            "after: handover",
            "12: steps[1].after: found 'handover', expected the id of a step; known: open, start",
        ),
        ("actor: un", f"12: steps[1].actor: found 'un', {ACTOR}; known: syria, turkey"),
        (
            "verifiers: [syria, un]",
            f"24: steps[1].verifiers[2]: found 'un', {ACTOR}; known: syria, turkey",
        ),
        (
            "carries_out: border = jont",
            (
                "27: steps[1].carries_out: found 'jont', expected an option of the issue 'border'; "
                "did you mean 'joint'?"
            ),
        ),
    ],
)
def test_a_step_that_hangs_on_nothing_is_told(
    told: Tell, good_case: str, line: str, message: str
) -> None:
    step = f"steps:\n  - id: open\n    name: Open the road\n    {line}\n    assumed: a guess\n"
    assert told(good_case + step) == [f"case.yaml:36:{message}"]


def test_no_step_is_called_start(told: Tell, good_case: str) -> None:
    step = "steps:\n  - id: start\n    name: Open the road\n    assumed: a guess\n"
    assert told(good_case + step) == [
        (
            "case.yaml:34:9: steps[1].id: found the id 'start', expected another id for the step; "
            "choose another word: deadlines call the first day of the roadmap so"
        )
    ]


@pytest.mark.parametrize(
    ("section", "entry", "message"),
    [
        (
            "red_lines",
            "party: usa\n    never: border = joint",
            "12: red_lines[1].party: found 'usa', expected the id of a party; known: syria, turkey",
        ),
        (
            "relations",
            "subject: iran\n    relation: ally of\n    object: syria",
            f"14: relations[1].subject: found 'iran', {ACTOR}; known: syria, turkey",
        ),
        (
            "reservations",
            "party: siria\n    value: 0.2",
            (
                "12: reservations[1].party: found 'siria', expected the id of a party; "
                "did you mean 'syria'?"
            ),
        ),
    ],
)
def test_an_unknown_actor_is_told_in_every_list(
    told: Tell, good_case: str, section: str, entry: str, message: str
) -> None:
    assert told(f"{good_case}{section}:\n  - {entry}\n    assumed: a guess\n") == [
        f"case.yaml:34:{message}"
    ]


@pytest.mark.parametrize(
    ("section", "entry", "message"),
    [
        (
            "weights",
            "party: syria\n    issue: border\n    weight: 1",
            (
                "39:12: weights[2].issue: found a number for 'syria', 'border' again, "
                "expected it once; remove one: it stands on line 35 of case.yaml already"
            ),
        ),
        (
            "values",
            "party: syria\n    issue: border\n    option: joint\n    value: 1",
            (
                "41:13: values[2].option: found a number for 'syria', 'border', 'joint' again, "
                "expected it once; remove one: it stands on line 36 of case.yaml already"
            ),
        ),
        (
            "reservations",
            "party: syria\n    value: 0.2",
            (
                "37:12: reservations[2].party: found a number for 'syria' again, "
                "expected it once; remove one: it stands on line 34 of case.yaml already"
            ),
        ),
    ],
)
def test_a_number_given_twice_is_told(
    told: Tell, good_case: str, section: str, entry: str, message: str
) -> None:
    twice = f"  - {entry}\n    assumed: a guess\n" * 2
    assert told(f"{good_case}{section}:\n{twice}") == [f"case.yaml:{message}"]


@pytest.mark.parametrize(
    ("weights", "sums"),
    [
        (("0.6", "0.401"), "to 1.001, expected 1"),
        (("0.6 to 0.7", "0.5"), "to at least 1.1, expected 1"),
        (("0.333", "0.333"), "to 0.666, expected 1"),
        (("0.3 to 0.4", "0.5"), "to at most 0.9, expected 1"),
    ],
)
def test_weights_that_are_no_shares_of_one_whole_are_told_at_the_last(
    told: Tell, edited: Edit, weights: tuple[str, str], sums: str
) -> None:
    trade = "  - {id: trade, track: security, name: T, question: Q, options: {a: A, b: B}}\n"
    case = edited(("positions:\n", f"{trade}positions:\n")) + "weights:\n"
    for issue, weight in zip(("border", "trade"), weights, strict=True):
        case += (
            f"  - party: syria\n    issue: {issue}\n    weight: {weight}\n    assumed: a guess\n"
        )
    assert told(case) == [
        (
            "case.yaml:41:13: weights[2].weight: "
            f"found weights of party 'syria' that sum {sums}; rescale them"
        )
    ]


def test_where_no_report_is_filed_every_citation_says_so(told: Tell, edited: Edit) -> None:
    report = (
        "reports:\n  - id: sana\n    outlet: SANA\n    date: 2023-05-10\n"
        "    title: Four ministers meet\n"
    )
    assert told(edited((report, ""))) == [
        (
            "case.yaml:26:13: positions[1].report: found 'sana', expected the id of a report; "
            "the case has no report yet: add it"
        )
    ]


def test_a_report_filed_twice_is_told_once(told: Tell, edited: Edit) -> None:
    again = "  - {id: sana, outlet: SANA, date: 2023-05-10, title: Again}\nparties:\n"
    assert told(edited(("parties:\n", again))) == [
        (
            "case.yaml:8:10: reports[2].id: found the id 'sana' again, expected it once; "
            "remove one: it stands on line 4 of case.yaml already"
        )
    ]


def test_an_id_that_cannot_be_read_leaves_no_id_unknown(told: Tell, edited: Edit) -> None:
    text = edited(("id: turkey", "id: The Turks"), ("party: syria", "party: turks"))
    assert told(text) == [
        (
            "case.yaml:12:9: parties[2].id: found 'The Turks', "
            "expected an id: one word of letters, digits and hyphens; write it as 'the-turks'"
        )
    ]


def test_options_that_cannot_be_read_leave_no_option_unknown(told: Tell, edited: Edit) -> None:
    assert told(edited(("national: National guards", "national: [guards]"))) == [
        (
            "case.yaml:25:17: issues[1].options.national: found a list, expected text; "
            "write one value here, without a list or further keys"
        )
    ]


def test_a_number_for_nobody_is_not_given_twice(told: Tell, good_case: str) -> None:
    entry = "  - {party: [a], value: 0.1, assumed: a guess}\n"
    rest = "found a list, expected text; write one value here, without a list or further keys"
    assert told(f"{good_case}reservations:\n{entry * 2}") == [
        f"case.yaml:34:13: reservations[1].party: {rest}",
        f"case.yaml:35:13: reservations[2].party: {rest}",
    ]


def test_without_parties_tracks_or_issues_there_is_no_case(told: Tell) -> None:
    assert told("title: Mending ties\nas_of: 2023-05-31\n") == [
        "case.yaml:1:1: found no issue, expected at least one issue; list it under 'issues:'",
        "case.yaml:1:1: found no party, expected at least two parties; list them under 'parties:'",
        "case.yaml:1:1: found no track, expected at least one track; list it under 'tracks:'",
    ]
