"""Files that are no additive Genius scenario: each refused by name, its message whole."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.files.exchange.conftest import DAY

from paraph.files.exchange import xml_tree
from paraph.files.exchange.genius_import import Imported, import_genius
from paraph.files.faults import Malformed

Scenario = Callable[..., Imported]
Tell = Callable[..., list[str]]

UP = [
    (
        "an integer issue",
        'type="discrete" etype="discrete" vtype="discrete">\n      <item index="1" value="None"',
        'type="integer" etype="integer" vtype="integer">\n      <item index="1" value="None"',
        (
            "Upstream.xml:3:5: objective[1].issue[1]: found an issue of type 'integer', expected "
            "'discrete'; list as items the points of the scale that the talks are about"
        ),
    ),
    (
        "an evaluator",
        '<item index="1" value="Own" evaluation="4.0"/>',
        '<evaluator ftype="linear" offset="1"/>',
        (
            "Upstream.xml:9:7: objective[1].issue[2].evaluator[1]: found an evaluator of type "
            "'linear', expected <item> with an evaluation; give each option its own evaluation"
        ),
    ),
    (
        "a nonlinear space",
        'type="any"',
        'type="nonlinear"',
        (
            "Upstream.xml:1:1: found a utility space of type 'nonlinear', expected one of type "
            "'linear', 'any', 'uncertain', or of none; take a profile whose values add up over "
            "issues; the others have no such form"
        ),
    ),
    (
        "hyper-volumes",
        '<weight index="2" value="0.25"/>',
        '<weight index="2" value="0.25"/><utility_function maxutility="9"/>',
        (
            "Upstream.xml:13:37: objective[1].utility_function[1]: found <utility_function> of a "
            "nonlinear profile, expected a profile whose values add up over issues; a package's "
            "value is no sum here: no weights and values can say it"
        ),
    ),
    (
        "a negative evaluation",
        'evaluation="1.0"',
        'evaluation="-1.0"',
        (
            "Upstream.xml:10:7: objective[1].issue[2].item[2]: found '-1.0', expected 0 or more, "
            "as in Genius; raise all numbers beside it, so that the worst is 0"
        ),
    ),
    (
        "an evaluation that is no number",
        'evaluation="1.0"',
        'evaluation="NaN"',
        (
            "Upstream.xml:10:7: objective[1].issue[2].item[2]: found 'NaN', expected a number; "
            "correct the evaluation of 'Joint'"
        ),
    ),
    (
        "no evaluation",
        ' evaluation="1.0"',
        "",
        (
            "Upstream.xml:10:7: objective[1].issue[2].item[2]: found no evaluation of 'Joint', "
            'expected a number; add evaluation="…"'
        ),
    ),
    (
        "a missing item",
        '<item index="2" value="Joint" evaluation="1.0"/>',
        "",
        (
            "Upstream.xml:8:5: objective[1].issue[2]: found no evaluation of 'Joint', expected one "
            'of each option; add <item value="Joint" evaluation="…"/>'
        ),
    ),
    (
        "an item of no option",
        '"Joint" evaluation="1.0"/>',
        '"Joint" evaluation="1.0"/><item value="Jiont" evaluation="2"/>',
        (
            "Upstream.xml:10:55: objective[1].issue[2].item[3]: found 'Jiont', expected an option "
            "of the issue 'Gauges'; did you mean 'Joint'?"
        ),
    ),
    (
        "a missing weight",
        '<weight index="2" value="0.25"/>',
        "",
        (
            "Upstream.xml:8:5: objective[1].issue[2]: found no weight of the issue 'Gauges', "
            'expected one; give one <weight index="2" value="…"/> beside it'
        ),
    ),
    (
        "a weight twice",
        '<weight index="2" value="0.25"/>',
        '<weight index="2" value="0.125"/><weight index="2" value="0.125"/>',
        (
            "Upstream.xml:13:38: objective[1].weight[3]: found 2 weights of the issue 'Gauges', "
            'expected one; give one <weight index="2" value="…"/> beside it'
        ),
    ),
    (
        "a weight of nothing",
        '<weight index="2" value="0.25"/>',
        '<weight index="2" value="0.25"/><weight index="7" value="0"/>',
        (
            "Upstream.xml:13:37: objective[1].weight[3]: found a weight with the index '7', "
            "expected the index of an issue; correct the index, or remove it"
        ),
    ),
    (
        "weights that sum to more",
        '<weight index="2" value="0.25"/>',
        '<weight index="2" value="0.55"/>',
        (
            "Upstream.xml:2:3: objective[1]: found weights that sum to 1.3, expected at most 1: "
            "Genius cuts the value of a package off there; divide each weight by 1.3"
        ),
    ),
    (
        "a reservation under the scale",
        '<reservation value="0.3"/>',
        '<reservation value="-0.3"/>',
        (
            "Upstream.xml:16:3: reservation[1]: found '-0.3', expected a number from 0 to 1; "
            "put it on the scale of the values, on which 0 is a package without any worth"
        ),
    ),
    (
        "two reservations",
        '<reservation value="0.3"/>',
        '<reservation value="0.3"/><reservation value="0.4"/>',
        (
            "Upstream.xml:16:29: reservation[2]: found a second <reservation>, expected one; "
            "remove one of them"
        ),
    ),
    (
        "another issue",
        'name="Gauges"',
        'name="Patrols"',
        (
            "Upstream.xml:8:5: objective[1].issue[2]: found the issue 'Patrols' with the index 2, "
            "expected 'Gauges' there; name the domain that the profile was made for, not "
            "'river.xml'"
        ),
    ),
    (
        "an index twice",
        '<issue index="2"',
        '<issue index="1"',
        (
            "Upstream.xml:8:5: objective[1].issue[2]: found the index 1 again, after line 3, "
            "expected each index once; number the issues anew"
        ),
    ),
    (
        "an index that is none",
        '<issue index="2"',
        '<issue index="two"',
        (
            "Upstream.xml:8:5: objective[1].issue[2]: found the index 'two', expected a whole "
            "number; number the issues from 1"
        ),
    ),
    (
        "an unknown element",
        '<weight index="2" value="0.25"/>',
        '<weight index="2" value="0.25"/><mood/>',
        (
            "Upstream.xml:13:37: objective[1].mood[1]: found <mood>, expected <issue>, <item> or "
            "<weight>; remove it"
        ),
    ),
    (
        "an element that nothing closes",
        "</objective>",
        "",
        (
            "Upstream.xml:17:3: found XML that cannot be read (mismatched tag), expected "
            "well-formed XML; mend the line or the one before, or save the file again where "
            "it was made"
        ),
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "message"), [row[1:] for row in UP], ids=[row[0] for row in UP]
)
def test_a_broken_profile_is_refused_by_name(
    told: Tell, texts: dict[str, str], old: str, new: str, message: str
) -> None:
    assert texts["up"].count(old) == 1
    assert told(up=texts["up"].replace(old, new)) == [message]


DOMAIN = [
    (
        "a profile in its place",
        ("<negotiation_template>", "<utility_space>"),
        ("</negotiation_template>", "</utility_space>"),
        (
            "river.xml:1:1: found a profile, expected a domain: <negotiation_template>; "
            "name the domain first, then the profiles"
        ),
    ),
    (
        "no utility space",
        ("<utility_space number", "<space number"),
        ("</utility_space>", "</space>"),
        "river.xml:1:1: found no <utility_space>, expected one; name another file",
    ),
    (
        "a second objective",
        ("</objective>", "</objective><objective/>"),
        ("River", "River"),
        (
            "river.xml:13:17: utility_space[1].objective[2]: found a second <objective>, expected "
            "one; put its issues into the first"
        ),
    ),
    (
        "an issue that ranges",
        ('<item index="1" value="Own"/>', '<range lowerbound="0" upperbound="9"/>'),
        ('<item index="2" value="Joint"/>', ""),
        (
            "river.xml:9:7: utility_space[1].objective[1].issue[2]: found an issue of type "
            "'range', expected 'discrete'; list as items the points of the scale that the talks "
            "are about"
        ),
    ),
    (
        "an issue without options",
        ('<item index="1" value="Own"/>', ""),
        ('<item index="2" value="Joint"/>', ""),
        (
            "river.xml:9:7: utility_space[1].objective[1].issue[2]: found no <item>, expected at "
            "least one option; list the options"
        ),
    ),
    (
        "an option twice",
        ('value="Own"', 'value="Joint"'),
        ("River", "River"),
        (
            "river.xml:9:7: utility_space[1].objective[1].issue[2]: found the name 'Joint' 2 "
            "times, expected each name once; give them names that tell them apart"
        ),
    ),
    (
        "an issue twice",
        ('name="Gauges"', 'name="Summer share"'),
        ("River", "River"),
        (
            "river.xml:3:5: utility_space[1].objective[1]: found the name 'Summer share' 2 times, "
            "expected each name once; give them names that tell them apart"
        ),
    ),
    (
        "an option without a name",
        ('value="Own"', 'value=" "'),
        ("River", "River"),
        (
            "river.xml:10:9: utility_space[1].objective[1].issue[2].item[1]: found an option "
            'without a name, expected one; add value="…"'
        ),
    ),
    (
        "an issue without a name",
        (' name="Gauges"', ""),
        ("River", "River"),
        (
            "river.xml:9:7: utility_space[1].objective[1].issue[2]: found an issue without a name, "
            'expected one; add name="…"'
        ),
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "message"), [row[1:] for row in DOMAIN], ids=[row[0] for row in DOMAIN]
)
def test_a_broken_domain_is_refused_by_name(
    told: Tell, texts: dict[str, str], one: tuple[str, str], other: tuple[str, str], message: str
) -> None:
    assert told(domain=texts["domain"].replace(*one).replace(*other)) == [message]


BOMB = """\
<?xml version="1.0"?>
<!DOCTYPE utility_space [
  <!ENTITY a "aaaaaaaaaa">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<utility_space>&b;</utility_space>
"""
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/hostname"><utility_space/>'


@pytest.mark.parametrize(("text", "name", "at"), [(BOMB, "utility_space", 2), (OUTSIDE, "x", 1)])
def test_document_types_and_with_them_entity_bombs_are_refused(
    told: Tell, text: str, name: str, at: int
) -> None:
    (message,) = told(up=text)
    place, rest = message.split(": ", 1)
    assert place.split(":")[:2] == ["Upstream.xml", str(at)]
    assert rest == (
        f"found a document type '{name}', expected elements only; "
        "remove the lines from <!DOCTYPE to its end: entities are not read"
    )


def test_a_profile_of_another_domain_is_told_once(told: Tell) -> None:
    other = '<utility_space><objective><issue index="1" name="Price"/></objective></utility_space>'
    assert told(down=other) == [
        (
            "Downstream.xml:1:16: objective[1]: found the issues 'Price', expected those of the "
            "domain: 'Gauges', 'Summer share'; name the domain that the profile was made for, not "
            "'river.xml'"
        )
    ]


def test_a_profile_without_an_issue_of_the_domain_is_refused(
    told: Tell, texts: dict[str, str]
) -> None:
    start, end = texts["up"].index('    <issue index="2"'), texts["up"].index("    <weight")
    assert told(up=texts["up"][:start] + texts["up"][end:]) == [
        (
            "Upstream.xml:2:3: objective[1]: found no issue with the index 2, expected 'Gauges'; "
            "add it, with an evaluation of each option"
        )
    ]


def test_a_domain_in_a_profile_s_place_is_refused(told: Tell, texts: dict[str, str]) -> None:
    assert told(up=texts["domain"]) == [
        (
            "Upstream.xml:1:1: found a domain, expected a profile: <utility_space>; "
            "name one domain, first, and then only profiles"
        )
    ]


def test_a_domain_without_an_issue_is_refused(told: Tell) -> None:
    empty = "<negotiation_template><utility_space>{}</utility_space></negotiation_template>"
    assert told(domain=empty.format("")) == [
        (
            "river.xml:1:23: utility_space[1]: found no <objective>, expected one with the issues "
            "in it; name another file"
        )
    ]
    assert told(domain=empty.format("<objective/>")) == [
        (
            "river.xml:1:38: utility_space[1].objective[1]: found no <issue>, expected at least "
            "one; name another file"
        )
    ]


def test_weights_of_nothing_are_refused(told: Tell, texts: dict[str, str]) -> None:
    nothing = texts["up"].replace('"0.75"', '"0"').replace('value="0.25"', 'value="0.0"')
    assert told(up=nothing) == [
        (
            "Upstream.xml:2:3: objective[1]: found weights that sum to 0, expected a sum of 1; "
            "give the issues weights that sum to 1"
        )
    ]


slips = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 12),
        st.sampled_from(
            ["", "<", ">", '"', "&", "-", "9", "e", "\n", "<item/>", "\x07", "İ", "]]>"]
        ),
    ),
    max_size=4,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(slips, st.sampled_from(["domain", "up", "down"]))
def test_a_scenario_with_slips_is_taken_or_tells_its_faults(
    taken: Scenario, texts: dict[str, str], found: list[tuple[float, int, str]], name: str
) -> None:
    text = texts[name]
    for where, length, piece in found:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    try:
        assert set(taken(**{name: text}).files) == {"README.md", "case.yaml", "numbers.yaml"}
    except Malformed as error:
        for fault in error.faults:
            assert fault.found
            assert fault.expected
            assert fault.advice
            assert "\n" not in fault.message
            shown = f"{fault.message}{fault.excerpt}".translate({9: None, 10: None})
            assert {unicodedata.category(sign) for sign in shown}.isdisjoint({"Cc", "Cs"})


def test_the_faults_of_all_profiles_are_told_at_once(told: Tell, texts: dict[str, str]) -> None:
    up = texts["up"].replace('evaluation="5"', 'evaluation="five"')
    down = texts["down"].replace('"5.0E-1"', '"half"')
    assert [message.split(";")[0] for message in told(up=up, down=down)] == [
        "Downstream.xml:4:5: objective[1].weight[2]: found 'half', expected a number",
        "Upstream.xml:5:7: objective[1].issue[1].item[2]: found 'five', expected a number",
    ]


@pytest.mark.parametrize(
    "raw",
    [b"", b"PK\x03\x04", b'<?xml version="1.0" encoding="klingon"?><utility_space/>', b"\xff\xfe<"],
)
def test_bytes_that_are_no_xml_are_refused(told: Tell, raw: bytes) -> None:
    (message,) = told(up=raw)
    assert message.startswith("Upstream.xml:1:")
    assert "expected well-formed XML" in message or "expected text in UTF-8" in message


def test_an_element_too_deep_is_refused(told: Tell) -> None:
    (message,) = told(up="<a>" * 21 + "</a>" * 21)
    assert message == (
        "Upstream.xml:1:61: found an element too deep or too many, expected at most 20 levels and "
        "200,000 elements; take a smaller domain"
    )


def test_a_file_too_large_is_refused(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_tree, "MOST_BYTES", 100)
    assert told() == [
        "river.xml: found a larger file, expected at most 100 bytes; take a smaller domain"
    ]


def test_a_domain_too_large_for_a_folder_is_refused(
    told: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraph.files.exchange.genius_import.MOST_NUMBERS", 15)
    assert told() == [
        "river.xml: found 16 numbers, expected at most 15; take a smaller domain, or fewer profiles"
    ]


def refusal(domain: Path, *profiles: Path) -> list[str]:
    """Return what importing says."""
    with pytest.raises(Malformed) as caught:
        import_genius(domain, profiles, DAY)
    return [fault.message for fault in caught.value.faults]


def test_one_profile_is_too_few(tmp_path: Path) -> None:
    path = tmp_path / "river.xml"
    assert refusal(path, path) == [
        (
            f"{path}: found 1 profile, expected at least two, one for each party; "
            "name the profile of every party after the domain"
        )
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "river.xml"
    assert refusal(path, path, path) == [
        (
            f"{path}: found No such file or directory, expected an XML file; "
            "correct the name, or make it a file that can be read"
        )
    ]
