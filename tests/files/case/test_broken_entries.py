"""Entries whose keys or words have the wrong form: each kind with its whole message."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[str]]
Edit = Callable[..., str]

ONE_VALUE = "expected text; write one value here, without a list or further keys"
AN_ID = "expected an id: one word of letters, digits and hyphens"
STRENGTHS = "expected one of demand, preference, offer, red line"
A_NUMBER = "expected a number from 0 to 1, or a range; write it as '0.3' or '0.3 to 0.5'"
HOW_DUE = "write it as '2023-09-30', '60 days after start', '2 weeks after STEP' or 'upon STEP'"
A_DEADLINE = f"expected a date, or a period after the start or after a step; {HOW_DUE}"
OPTIONS = "    options:\n      joint: Joint patrols\n      national: National guards\n"
PARTIES = """\
parties:
  - id: syria
    name: Syria
    role: party
  - id: turkey
    name: Turkey
    role: party
"""

KEYS = [
    pytest.param(
        "parties:\n",
        "partes:\n",
        "8:1: partes: found the unknown key 'partes', expected a key of the case; "
        "did you mean 'parties'?",
        id="unknown key at the top",
    ),
    pytest.param(
        "title: M",
        "titel: M",
        "1:1: titel: found the unknown key 'titel', expected a key of the case; "
        "did you mean 'title'?",
        id="unknown key of the head",
    ),
    pytest.param(
        "positions:\n",
        "zzz: 1\npositions:\n",
        "26:1: zzz: found the unknown key 'zzz', expected a key of the case; "
        "use one of reports, parties, others, interests, constituencies, relations, ladder, "
        "tracks, issues, rules, positions, red_lines, weights, values, rankings, "
        "reservations, steps, outside_events, step_values, compliance, title, as_of, start, about, "
        "zone, rest_days, holidays, concrete_words, vague_words, include",
        id="unknown key at the top like no other",
    ),
    pytest.param(
        "    name: Syria\n",
        "    nmae: Syria\n",
        "10:5: parties[1].nmae: found the unknown key 'nmae', expected a key of parties; "
        "did you mean 'name'?",
        id="unknown key of an entry",
    ),
    pytest.param(
        "    name: Syria\n",
        "    name: Syria\n    capital: Damascus\n",
        "11:5: parties[1].capital: found the unknown key 'capital', expected a key of parties; "
        "use one of id, name, role, must_accept, aliases",
        id="unknown key of an entry like no other",
    ),
    pytest.param(
        "  - id: syria",
        "  - idd: syria",
        "9:5: parties[1].idd: found the unknown key 'idd', expected a key of parties; "
        "did you mean 'id'?",
        id="unknown key in place of the id",
    ),
    pytest.param(
        "  - id: security\n    name: Security\n",
        "  - {id: security, name: Security, and more}\n",
        "16:36: tracks[1].and more: found the unknown key 'and more', expected a key of tracks; "
        "use one of id, name",
        id="unknown key with nothing after it",
    ),
    pytest.param(
        "    name: Syria\n",
        "",
        "9:5: parties[1]: found no key 'name', expected it in every entry of parties; add 'name:'",
        id="missing key",
    ),
    pytest.param(
        "title: Mending ties\n",
        "",
        "1:1: found no key 'title', expected it at the top; add 'title:'",
        id="missing key of the head",
    ),
    pytest.param(
        "    name: Syria\n",
        "    name:\n",
        "10:5: parties[1].name: found nothing, expected a value; write it after 'name:'",
        id="nothing after a key",
    ),
    pytest.param(
        "name: Syria",
        "name: ~",
        "10:5: parties[1].name: found nothing, expected a value; write it after 'name:'",
        id="tilde after a key",
    ),
    pytest.param(
        "    option: national\n",
        "    option: national\n    options: [joint]\n",
        "30:5: positions[1].options: found both 'option' and 'options', expected one of them; "
        "join them in one list",
        id="both names of a key",
    ),
]

SHAPES = [
    pytest.param(
        PARTIES,
        "parties:\n  syria:\n    name: Syria\n",
        "9:3: parties: found a mapping of keys, expected a list; begin every entry with '- '",
        id="mapping for a list",
    ),
    pytest.param(
        PARTIES,
        "parties: Syria and Turkey\n",
        "8:10: parties: found the text 'Syria and Turkey', expected a list; "
        "begin every entry with '- '",
        id="text for a list",
    ),
    pytest.param(
        "  - id: turkey\n    name: Turkey\n    role: party\n",
        "  - turkey\n",
        "12:5: parties[2]: found the text 'turkey', expected keys such as id, name, role; "
        "write 'key: value' lines",
        id="text for an entry",
    ),
    pytest.param(
        "positions:\n",
        "positions:\n  -\n",
        "27:4: positions[1]: found nothing, expected keys such as party, issue, strength; "
        "write 'key: value' lines",
        id="nothing for an entry",
    ),
    pytest.param(
        "name: Syria",
        "name: [Syria, Damascus]",
        f"10:11: parties[1].name: found a list, {ONE_VALUE}",
        id="list for text",
    ),
    pytest.param(
        "name: Syria",
        "name: {en: Syria}",
        f"10:11: parties[1].name: found a mapping of keys, {ONE_VALUE}",
        id="mapping for text",
    ),
    pytest.param(
        "id: syria",
        "id: [syria]",
        f"9:9: parties[1].id: found a list, {ONE_VALUE}",
        id="list for an id",
    ),
    pytest.param(
        OPTIONS,
        "    options: joint\n",
        "23:14: issues[1].options: found 'joint', expected keys and values; "
        "write each line as 'id: name'",
        id="text for a mapping",
    ),
    pytest.param(
        OPTIONS,
        "    options: [joint, national]\n",
        "23:14: issues[1].options: found a list, expected keys and values; "
        "write each line as 'id: name'",
        id="list for a mapping",
    ),
    pytest.param(
        OPTIONS,
        "    options: {}\n",
        "23:14: issues[1].options: found an empty mapping, expected at least one; add one",
        id="no options",
    ),
    pytest.param(
        "option: national",
        "option: []",
        "29:13: positions[1].option: found an empty list, expected at least one; add one",
        id="empty list",
    ),
    pytest.param(
        "joint: Joint patrols",
        "joint:",
        f"24:13: issues[1].options.joint: found nothing, {ONE_VALUE}",
        id="option without a name",
    ),
    pytest.param(
        "name: Syria",
        'name: " "',
        "10:11: parties[1].name: found nothing, expected some text; "
        "write it between the quotation marks",
        id="empty text",
    ),
]

WORDS = [
    pytest.param(
        "id: turkey",
        "id: Republic of Türkiye",
        f"12:9: parties[2].id: found 'Republic of Türkiye', {AN_ID}; "
        "write it as 'republic-of-türkiye'",
        id="id of several words",
    ),
    pytest.param(
        "id: turkey",
        "id: '?'",
        f"12:9: parties[2].id: found '?', {AN_ID}; choose a word",
        id="id without a letter",
    ),
    pytest.param(
        "id: turkey",
        f"id: {'t' * 81}",
        f"12:9: parties[2].id: found '{'t' * 59}…', expected an id of at most 80 characters; "
        "choose a shorter word",
        id="id too long",
    ),
    pytest.param(
        "id: turkey",
        "id: Not",
        "12:9: parties[2].id: found 'Not', expected an id other than and, or, not; "
        "choose another word",
        id="word of logic as id",
    ),
    pytest.param(
        "joint: Joint",
        "joint patrols: Joint",
        f"24:7: issues[1].options.joint patrols: found 'joint patrols', {AN_ID}; "
        "write it as 'joint-patrols'",
        id="option id of several words",
    ),
    pytest.param(
        "date: 2023-05-10",
        "date: 10 May 2023",
        "6:11: reports[1].date: found '10 May 2023', expected a date as YYYY-MM-DD; "
        "for example '2023-05-10'",
        id="date in words",
    ),
    pytest.param(
        "date: 2023-05-10",
        "date: 2023/5/1",
        "6:11: reports[1].date: found '2023/5/1', expected a date as YYYY-MM-DD; "
        "write it as '2023-05-01'",
        id="date with strokes",
    ),
    pytest.param(
        "date: 2023-05-10",
        "date: 2023-02-30",
        "6:11: reports[1].date: found '2023-02-30', expected a day that the calendar has; "
        "correct the day or the month",
        id="impossible date",
    ),
    pytest.param(
        "date: 2023-05-10",
        "date: 0203-05-10",
        "6:11: reports[1].date: found '0203-05-10', expected a year from 1600 to 2999; "
        "correct the year",
        id="year of another age",
    ),
    pytest.param(
        "strength: demand",
        "strength: demnd",
        f"30:15: positions[1].strength: found 'demnd', {STRENGTHS}; did you mean 'demand'?",
        id="word like one of the choices",
    ),
    pytest.param(
        "strength: demand",
        "strength: vital",
        f"30:15: positions[1].strength: found 'vital', {STRENGTHS}; choose one of them",
        id="word like none of the choices",
    ),
    pytest.param(
        "name: Syria",
        "name: Syria\n    must_accept: perhaps",
        "11:18: parties[1].must_accept: found 'perhaps', expected yes or no; write 'yes' or 'no'",
        id="neither yes nor no",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), [*KEYS, *SHAPES, *WORDS])
def test_an_entry_of_the_wrong_form_is_told_once(
    told: Tell, edited: Edit, old: str, new: str, message: str
) -> None:
    assert told(edited((old, new))) == [f"case.yaml:{message}"]


@pytest.mark.parametrize(
    ("number", "rest"),
    [
        ("1.5", "expected a number from 0 to 1; divide it by the top of its scale"),
        ("1.10", "expected a number from 0 to 1; divide it by the top of its scale"),
        ("0.2 to 1.2", "expected a number from 0 to 1; divide it by the top of its scale"),
        ("0.5 to 0.3", "expected the lower number first; write it as '0.3 to 0.5'"),
        ("30%", A_NUMBER),
        ("0,3", A_NUMBER),
        ("-0.1", A_NUMBER),
        ("1:30", A_NUMBER),
        ("NO", A_NUMBER),
        ("0x10", A_NUMBER),
    ],
)
def test_a_value_that_is_no_share_of_one_is_told_as_it_was_typed(
    told: Tell, good_case: str, number: str, rest: str
) -> None:
    value = "values:\n  - party: syria\n    issue: border\n    option: joint\n"
    assert told(f"{good_case}{value}    value: {number}\n    assumed: a guess\n") == [
        f"case.yaml:37:12: values[1].value: found '{number}', {rest}"
    ]


@pytest.mark.parametrize(
    ("weight", "rest"),
    [
        ("hihg", "did you mean 'high'?"),
        ("vital", "write it as '0.3', '0.3 to 0.5' or 'high'"),
    ],
)
def test_a_weight_that_is_neither_number_nor_word_is_told(
    told: Tell, good_case: str, weight: str, rest: str
) -> None:
    entry = f"  - party: syria\n    issue: border\n    weight: {weight}\n    assumed: a guess\n"
    assert told(f"{good_case}weights:\n{entry}") == [
        (
            f"case.yaml:36:13: weights[1].weight: found '{weight}', "
            f"expected a number or range from 0 to 1, or one of high, medium, low; {rest}"
        )
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "duration: a fortnight",
            (
                "15: steps[1].duration: found 'a fortnight', "
                "expected a period in hours, days, working days, weeks, months or years; "
                "write it as '10 days' or '2 months'"
            ),
        ),
        (
            "duration: 2 months to 3 weeks",
            (
                "15: steps[1].duration: found '2 months to 3 weeks', expected the shorter period "
                "first; write it as '3 weeks to 2 months'"
            ),
        ),
        (
            "duration: 2000 months",
            (
                "15: steps[1].duration: found '2000 months', "
                "expected a period of at most a hundred years; correct the number"
            ),
        ),
        ("deadline: soon", f"15: steps[1].deadline: found 'soon', {A_DEADLINE}"),
        (
            "deadline: 60 days",
            (
                "22: steps[1].deadline: found '60 days', expected 'after' or 'before' instead of "
                f"the end; {HOW_DUE}"
            ),
        ),
        (
            "deadline: 2023-9-31",
            (
                "15: steps[1].deadline: found '2023-9-31', expected a date as YYYY-MM-DD; "
                "for example '2023-05-10'"
            ),
        ),
    ],
)
def test_a_time_that_cannot_be_counted_is_told(
    told: Tell, good_case: str, line: str, message: str
) -> None:
    step = f"steps:\n  - id: open\n    name: Open the road\n    {line}\n    assumed: a guess\n"
    assert told(good_case + step) == [f"case.yaml:36:{message}"]


def test_every_fault_of_one_entry_is_told_in_one_run(told: Tell, edited: Edit) -> None:
    text = edited(
        ("party: syria", "party: siria"),
        ("issue: border", "isue: border"),
        ("option: national", "option: natonal"),
        ("strength: demand", "strength: [demand]"),
        ("quote: no result without withdrawal", "note: [a]"),
    )
    assert told(text) == [
        (
            "case.yaml:27:12: positions[1].party: found 'siria', expected the id of a party; "
            "did you mean 'syria'?"
        ),
        (
            "case.yaml:28:5: positions[1].isue: found the unknown key 'isue', "
            "expected a key of positions; did you mean 'issue'?"
        ),
        (
            "case.yaml:29:13: positions[1].option: found 'natonal', "
            "expected an option of the issue 'border'; did you mean 'national'?"
        ),
        f"case.yaml:30:15: positions[1].strength: found a list, {STRENGTHS}; choose one of them",
        (
            "case.yaml:31:13: positions[1].report: found 'report' without 'quote', expected both; "
            "add 'quote:', or say with 'assumed:' why it is supposed"
        ),
        f"case.yaml:32:11: positions[1].note: found a list, {ONE_VALUE}",
    ]
