"""What a Genius domain and its profiles become, against numbers worked out by hand."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from paraph.files.exchange.genius_import import Imported
from paraph.record.negotiation import Negotiation
from paraph.terms.numbers import exactly
from paraph.terms.sources import Assumption

Scenario = Callable[..., Imported]
Read = Callable[[Imported], Negotiation]


def weights(talks: Negotiation, party: str) -> dict[str, Fraction]:
    return {each.issue: each.weight.middle for each in talks.weights if each.party == party}


def values(talks: Negotiation, party: str) -> dict[str, Fraction]:
    return {each.option: each.value.middle for each in talks.values if each.party == party}


def away(talks: Negotiation) -> list[Fraction]:
    return [each.value.middle for each in talks.reservations]


def test_a_domain_and_its_profiles_become_a_case(taken: Scenario, read: Read) -> None:
    talks = read(taken())
    assert talks.title == "River talks"
    assert [(party.id, party.name) for party in talks.parties] == [
        ("upstream", "Upstream"),
        ("downstream", "Downstream"),
    ]
    assert [(issue.id, issue.name) for issue in talks.issues] == [
        ("summer-share", "Summer share"),
        ("gauges", "Gauges"),
    ]
    assert [(option.id, option.name) for option in talks.issues[0].options] == [
        ("none", "None"),
        ("a-third", "A third"),
        ("half", "Half"),
    ]
    assert talks.reservations[0].value == exactly(Fraction(3, 10))
    assert talks.weights[0].source == Assumption("Genius profile Upstream.xml")


def test_evaluations_are_shares_of_the_greatest_of_their_issue(taken: Scenario, read: Read) -> None:
    talks = read(taken())
    assert values(talks, "upstream") == {
        "none": 1,
        "a-third": Fraction(1, 2),
        "half": 0,
        "own": 1,
        "joint": Fraction(1, 4),
    }
    assert weights(talks, "upstream") == {"summer-share": Fraction(3, 4), "gauges": Fraction(1, 4)}


def test_evaluations_that_reach_no_one_are_shares_of_the_greatest_too(
    taken: Scenario, read: Read
) -> None:
    """As Genius 10 computes; its documentation says that they are taken as they are."""
    talks = read(taken())
    assert values(talks, "downstream") == {
        "none": 0,
        "a-third": Fraction(1, 2),
        "half": 1,
        "own": Fraction(1, 4),
        "joint": 1,
    }


def test_an_issue_without_any_worth_is_worth_nothing(
    taken: Scenario, read: Read, texts: dict[str, str]
) -> None:
    up = texts["up"].replace('"4.0"', '"0.000009"').replace('"1.0"/>\n    </i', '"0"/>\n    </i')
    assert values(read(taken(up=up)), "upstream")["own"] == 0


def test_weights_that_sum_to_less_leave_every_package_its_value(
    taken: Scenario, read: Read, texts: dict[str, str]
) -> None:
    made = taken(up=texts["up"].replace('value="0.25"', 'value="0.05"'))
    talks = read(made)
    assert weights(talks, "upstream") == {
        "summer-share": Fraction(15, 16),
        "gauges": Fraction(1, 16),
    }
    assert values(talks, "upstream")["none"] == Fraction(4, 5)
    assert values(talks, "upstream")["joint"] == Fraction(1, 5)
    assert made.remarks == (
        (
            "Upstream.xml: the weights sum to 0.8, and so much is the best package worth in "
            "Genius; they were divided by 0.8 and the values multiplied by it"
        ),
    )


def test_weights_that_sum_to_slightly_more_are_divided_by_their_sum(
    taken: Scenario, read: Read, texts: dict[str, str]
) -> None:
    up = texts["up"].replace('value="0.75"', 'value="0.76"')
    made = taken(up=up.replace('value="0.25"', 'value="0.2501"'))
    talks = read(made)
    assert sum(weights(talks, "upstream").values()) == 1
    assert weights(talks, "upstream")["gauges"] == Fraction("0.247599247599")
    assert made.remarks == (
        (
            "Upstream.xml: the weights sum to 1.0101 and were divided by it; Genius takes them as "
            "they are, and cuts values off at 1"
        ),
        "Upstream.xml: some numbers need more than 12 decimals and were rounded to 12",
    )


def test_thirds_are_rounded_to_twelve_decimals_and_stay_one_whole(
    taken: Scenario, read: Read, texts: dict[str, str]
) -> None:
    third = '"0.33333333333333331483"'
    up = texts["up"].replace('"0.75"', third).replace('"5"', '"3.3333333333333333"')
    made = taken(up=up.replace('value="0.25"', 'value="0.66666666666666662966"'))
    talks = read(made)
    assert weights(talks, "upstream") == {
        "summer-share": Fraction("0.333333333333"),
        "gauges": Fraction("0.666666666667"),
    }
    assert values(talks, "upstream")["a-third"] == Fraction("0.333333333333")
    assert made.remarks == (
        "Upstream.xml: some numbers need more than 12 decimals and were rounded to 12",
    )


def test_what_a_case_cannot_hold_is_said_and_kept_in_the_readme(
    taken: Scenario, texts: dict[str, str]
) -> None:
    domain = texts["domain"].replace(
        'value="Half"/>', 'value="Half" cost="900.0" description="half the flow"/>'
    )
    domain = domain.replace(
        "  <utility_space", '  <agent class="a.Boulware" name="A"/>\n  <utility_space'
    )
    up = texts["up"].replace('discount_factor value="1.0"', 'discount_factor value="0.5"')
    up = up.replace("</utility_space>", "  <comparisons>100</comparisons>\n</utility_space>")
    down = texts["down"].replace('  <reservation value="0.25"/>\n', "")
    made = taken(domain, up.replace('"any"', '"UNCERTAIN"'), down)
    assert made.remarks == (
        (
            "Upstream.xml: the discount factor 0.5 stands in README.md alone; the values are those "
            "at the start, before any discount"
        ),
        "Downstream.xml: no walk-away worth is given; Genius takes 0, and so does the case",
    )
    assert made.beyond == 3
    readme = made.files["README.md"].decode()
    assert "- river.xml, line 2: <agent> class 'a.Boulware', name 'A'\n" in readme
    assert "- river.xml, line 8: item 'Half': cost '900.0', description 'half the flow'\n" in readme
    assert "- Upstream.xml, line 17: <comparisons> '100'\n" in readme
    assert "the discount factor 0.5 stands" in readme


def test_a_missing_walk_away_worth_is_nought_as_in_genius(
    taken: Scenario, read: Read, texts: dict[str, str]
) -> None:
    down = texts["down"].replace('  <reservation value="0.25"/>\n', "")
    assert away(read(taken(down=down))) == [Fraction(3, 10), 0]


NESTED_DOMAIN = """\
<negotiation_template>
  <utility_space>
    <objective index="0" name="any">
      <objective index="1" name="Water">
        <issue index="2" name="Share"><item value="Some"/><item value="All"/></issue>
        <objective index="3" name="Dam">
          <issue index="4" name="Filling"><item value="Slow"/><item value="Fast"/></issue>
        </objective>
      </objective>
      <issue index="5" name="Share"><item value="1"/></issue>
    </objective>
  </utility_space>
</negotiation_template>
"""
NESTED_PROFILE = """\
<utility_space>
  <objective index="0" name="any">
    <objective index="1" name="Water">
      <issue index="2" name="Share">
        <item value="Some" evaluation="1"/><item value="All" evaluation="2"/>
      </issue>
      <objective index="3" name="Dam">
        <issue index="4" name="Filling">
          <item value="Slow" evaluation="1"/><item value="Fast" evaluation="1"/>
        </issue>
        <weight index="4" value="0.5"/>
      </objective>
      <weight index="2" value="0.25"/>
      <weight index="3" value="0.75"/>
    </objective>
    <issue index="5" name="Share"><item value="1" evaluation="7"/></issue>
    <weight index="5" value="0.25"/>
  </objective>
</utility_space>
"""


def test_nested_objectives_become_part_of_the_names(taken: Scenario, read: Read) -> None:
    """Only the weight beside an issue counts in Genius; an objective's own is told."""
    made = taken(NESTED_DOMAIN, NESTED_PROFILE, NESTED_PROFILE)
    talks = read(made)
    assert talks.title == "river"
    assert [(issue.id, issue.name) for issue in talks.issues] == [
        ("water-share", "Water / Share"),
        ("water-dam-filling", "Water / Dam / Filling"),
        ("share", "Share"),
    ]
    assert weights(talks, "upstream") == {
        "water-share": Fraction(1, 4),
        "water-dam-filling": Fraction(1, 2),
        "share": Fraction(1, 4),
    }
    assert made.beyond == 2
    readme = made.files["README.md"].decode()
    assert "- Upstream.xml, line 14: weight of the objective 3: value '0.75'\n" in readme


@pytest.mark.parametrize(
    "name",
    [
        "No",
        "null",
        "12",
        "1.10",
        "a: b",
        "- x",
        "#",
        "{",
        "“Ö” & <x>",
        "=1+1",
        "not",
        "x\u2028y",
        "'",
    ],
)
def test_any_name_is_kept_as_printed(
    taken: Scenario, read: Read, texts: dict[str, str], name: str
) -> None:
    written = name.replace("&", "&amp;").replace("<", "&lt;")
    changed = {key: text.replace("Joint", written) for key, text in texts.items()}
    talks = read(taken(changed["domain"], changed["up"], changed["down"]))
    assert talks.issues[1].options[1].name == " ".join(name.split())


def test_names_alike_but_for_signs_get_different_ids(
    taken: Scenario, read: Read, texts: dict[str, str]
) -> None:
    changed = {
        key: text.replace("A third", "half!").replace("None", "???") for key, text in texts.items()
    }
    talks = read(taken(changed["domain"], changed["up"], changed["down"]))
    assert [option.id for option in talks.issues[0].options] == ["option-1", "half", "half-2"]


def test_a_file_in_another_encoding_is_read(
    taken: Scenario, read: Read, texts: dict[str, str], tmp_path: Path
) -> None:
    changed = {key: text.replace("Joint", "Ölçüm") for key, text in texts.items()}
    up = f'<?xml version="1.0" encoding="utf-16"?>{changed["up"]}'.encode("utf-16")
    down = b"\xef\xbb\xbf" + changed["down"].encode()
    talks = read(taken(changed["domain"], up, down))
    assert talks.issues[1].options[1].name == "Ölçüm"
    assert (tmp_path / "case" / "README.md").is_file()
