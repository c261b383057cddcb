"""What a case becomes in Genius' files, against numbers worked out by hand; and there and back."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.files.exchange.conftest import DAY
from tests.strategies import SUPPOSED, chosen, issue, party, position, red_line

from paraph.files.case.loading import load_case
from paraph.files.exchange.folders import write_new
from paraph.files.exchange.genius_export import export_genius
from paraph.files.exchange.genius_import import Imported, import_genius
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue, Option
from paraph.terms.conditions import Rule, RuleKind
from paraph.terms.ids import ActorId, IssueId, OptionId, RuleId, TrackId
from paraph.terms.numbers import Range, exactly
from paraph.terms.parties import Party, Role
from paraph.terms.positions import OptionValue, Reservation, Strength, Weight

Scenario = Callable[..., Imported]
Read = Callable[[Imported], Negotiation]


def weight(who: str, about: str, number: Range) -> Weight:
    return Weight(ActorId(who), IssueId(about), number, SUPPOSED)


def worth(who: str, about: str, option: str, number: Range) -> OptionValue:
    return OptionValue(ActorId(who), IssueId(about), OptionId(option), number, SUPPOSED)


def exact(text: str) -> Range:
    return exactly(Fraction(text))


ADA = [worth("ada", "dam", "slow", exact("0.2")), worth("ada", "dam", "fast", exact("0.8"))]
ADA += [worth("ada", "fish", "few", exact("1")), worth("ada", "fish", "many", exact("0"))]
TALKS = Negotiation(
    title='Lakes & "rivers" > dams',
    parties=(party("ada"), party("ben")),
    issues=(issue("dam", ["slow", "fast"]), issue("fish", ["few", "many"])),
    weights=(weight("ada", "dam", exact("0.75")), weight("ada", "fish", exact("0.25"))),
    values=tuple(ADA),
    reservations=(Reservation(ActorId("ada"), exact("0.125"), "wait", SUPPOSED),),
)


def tree(raw: bytes) -> ET.Element:
    return ET.fromstring(raw)  # noqa: S314 - made by the test


def genius_value(profile: ET.Element, package: Sequence[int]) -> float:
    """Compute what Genius 10 does: the sum of weight times evaluation over the greatest."""
    weights = {each.get("index"): float(each.get("value", "")) for each in profile.iter("weight")}
    total = 0.0
    for matter, at in zip(profile.iter("issue"), package, strict=True):
        evaluations = [float(each.get("evaluation", "")) for each in matter.iter("item")]
        top = max(evaluations)
        total += weights[matter.get("index")] * (evaluations[at] / top if top >= 1e-5 else 0)
    return min(total, 1.0)


def negmas_value(profile: ET.Element, package: Sequence[int]) -> float:
    """Compute what NegMAS does: the sum of weight times evaluation, as written."""
    weights = {each.get("index"): float(each.get("value", "")) for each in profile.iter("weight")}
    return sum(
        weights[matter.get("index")] * float(list(matter.iter("item"))[at].get("evaluation", ""))
        for matter, at in zip(profile.iter("issue"), package, strict=True)
    )


def test_the_domain_holds_every_issue_and_option() -> None:
    domain = tree(export_genius(TALKS).files["domain.xml"])
    assert domain.tag == "negotiation_template"
    objective = next(domain.iter("objective"))
    assert objective.get("name") == 'Lakes & "rivers" > dams'
    assert [(each.get("index"), each.get("name")) for each in domain.iter("issue")] == [
        ("1", "Dam"),
        ("2", "Fish"),
    ]
    assert [each.get("value") for each in domain.iter("item")] == ["Slow", "Fast", "Few", "Many"]


def test_a_profile_holds_evaluations_up_to_one_and_weights_by_their_best() -> None:
    """0.75 x 0.8 = 0.6 for the dam; 0.2 / 0.8 = 0.25 for its slow filling."""
    profile = tree(export_genius(TALKS).files["Ada.xml"])
    evaluations = [each.get("evaluation") for each in profile.iter("item")]
    assert evaluations == ["0.25", "1", "1", "0"]
    assert [each.get("value") for each in profile.iter("weight")] == ["0.6", "0.25"]
    assert next(profile.iter("reservation")).get("value") == "0.125"
    assert next(profile.iter("discount_factor")).get("value") == "1.0"


def test_no_sign_that_genius_own_parser_would_trip_over_stands_in_a_tag() -> None:
    raw = export_genius(TALKS).files["domain.xml"].decode()
    assert 'name="Lakes &amp; &quot;rivers&quot; &gt; dams"' in raw


def test_what_genius_cannot_hold_is_said() -> None:
    always = chosen("dam", "slow")
    talks = Negotiation(
        parties=(party("ada"), party("cyd", must_accept=False)),
        issues=TALKS.issues,
        rules=(Rule(RuleId("slowly"), RuleKind.ALWAYS, None, always, SUPPOSED),),
        positions=(
            position("ada", "fish", ["many"], strength=Strength.RED_LINE, name="ada/fish/1"),
        ),
        red_lines=(red_line("never-fast", "ada", chosen("dam", "fast")),),
        weights=TALKS.weights,
        values=TALKS.values,
        reservations=TALKS.reservations,
    )
    assert export_genius(talks).remarks == (
        (
            "Genius has no place for 1 rule (slowly) and 2 red lines (never-fast, ada/fish/1): the "
            "files allow packages that these rule out"
        ),
        (
            "7 of 14 numbers are known as a range only; the files hold the point that the case "
            "computes with"
        ),
        (
            "a profile cannot say that a party need not accept, as Cyd need not; leave such "
            "profiles out of a negotiation there"
        ),
    )


def test_many_rules_are_counted_not_listed() -> None:
    always = chosen("dam", "slow")
    rules = tuple(
        Rule(RuleId(f"rule-{at}"), RuleKind.ALWAYS, None, always, SUPPOSED) for at in range(12)
    )
    talks = Negotiation(parties=TALKS.parties, issues=TALKS.issues, rules=rules)
    assert "12 rules (rule-0, rule-1" in export_genius(talks).remarks[0]
    assert "rule-9, 2 more)" in export_genius(talks).remarks[0]


def named(*names: str) -> Negotiation:
    parties = tuple(
        Party(ActorId(f"p{at}"), name, Role.PARTY, must_accept=True)
        for at, name in enumerate(names)
    )
    return Negotiation(parties=parties, issues=TALKS.issues)


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (("Syria", "Türkiye (east)"), ["Syria.xml", "Türkiye (east).xml"]),
        (("a/b", ".."), ["p0-profile.xml", "p1-profile.xml"]),
        (("Domain", "The Pareto"), ["p0-profile.xml", "p1-profile.xml"]),
        (("Same", "same"), ["p0-profile.xml", "p1-profile.xml"]),
        (("x\ny", "End."), ["p0-profile.xml", "p1-profile.xml"]),
    ],
)
def test_a_profile_is_called_after_its_party_where_a_file_can_be(
    names: tuple[str, ...], files: list[str]
) -> None:
    assert list(export_genius(named(*names)).files) == ["domain.xml", *files]


def test_options_of_one_name_are_told_apart() -> None:
    twice = (
        Option(OptionId("a"), "Yes"),
        Option(OptionId("b"), "Yes"),
        Option(OptionId("c"), "No"),
    )
    about = Issue(IssueId("dam"), TrackId("track"), "Dam\x07", "?", twice, is_ordered=False)
    domain = tree(export_genius(Negotiation(issues=(about,))).files["domain.xml"])
    assert [each.get("value") for each in domain.iter("item")] == ["Yes (a)", "Yes (b)", "No"]
    assert next(domain.iter("issue")).get("name") == "Dam\N{REPLACEMENT CHARACTER}"


def test_both_readers_find_the_values_of_the_case() -> None:
    profile = tree(export_genius(TALKS).files["Ada.xml"])
    points = [[Fraction(1, 5), Fraction(4, 5)], [Fraction(1), Fraction(0)]]
    for package in product(range(2), range(2)):
        wanted = points[0][package[0]] * 3 / 4 + points[1][package[1]] / 4
        assert genius_value(profile, package) == pytest.approx(float(wanted), abs=1e-15)
        assert negmas_value(profile, package) == pytest.approx(float(wanted), abs=1e-15)


NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12
).filter(lambda text: text.strip() != "")
EVALUATIONS = st.one_of(
    st.sampled_from(["0", "1", "0.5", "3", "1e-7", "1.0E1", "0.3333333333333333"]),
    st.floats(0, 100, allow_nan=False).map(repr),
)


@st.composite
def scenarios(draw: st.DrawFn) -> tuple[str, tuple[str, str]]:
    """Give the texts of a domain and of two profiles."""
    issues = draw(
        st.lists(
            st.tuples(NAMES, st.lists(NAMES, min_size=1, max_size=3, unique_by=plain)),
            min_size=1,
            max_size=3,
            unique_by=lambda each: plain(each[0]),
        )
    )
    profiles = [draw(profile_texts(issues)), draw(profile_texts(issues))]
    body = "".join(
        f"<issue{words(index=str(at), name=name)}>"
        + "".join(f"<item{words(value=option)}/>" for option in options)
        + "</issue>"
        for at, (name, options) in enumerate(issues, start=1)
    )
    title = words(name=draw(NAMES))
    domain = (
        f"<negotiation_template><utility_space><objective{title}>{body}</objective>"
        "</utility_space></negotiation_template>"
    )
    return domain, (profiles[0], profiles[1])


@st.composite
def profile_texts(draw: st.DrawFn, issues: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Give the text of a profile for these issues."""
    parts = draw(st.lists(st.integers(0, 9), min_size=len(issues), max_size=len(issues)))
    whole = draw(st.sampled_from([1, 1, 2])) * (sum(parts) or 1)
    shares = [part / whole for part in parts] if any(parts) else [1.0, *[0.0] * (len(issues) - 1)]
    body = "".join(
        f"<issue{words(index=str(at), name=name)}>"
        + "".join(
            f"<item{words(value=option, evaluation=draw(EVALUATIONS))}/>" for option in options
        )
        + f"</issue><weight{words(index=str(at), value=repr(share))}/>"
        for at, ((name, options), share) in enumerate(zip(issues, shares, strict=True), start=1)
    )
    away = words(value=draw(st.sampled_from(["0", "0.25", "0.1234567890123456"])))
    return f"<utility_space><objective>{body}</objective><reservation{away}/></utility_space>"


def plain(text: str) -> str:
    return " ".join(text.split())


def words(**attributes: str) -> str:
    """Write attributes by the standard library's own hand."""
    written = ET.tostring(ET.Element("x", attributes), encoding="unicode")
    return written.removeprefix("<x").removesuffix(" />")


def taken_in(folder: Path, files: dict[str, bytes], profiles: Sequence[str]) -> Negotiation:
    """Write files, import them, and load the case that they make."""
    write_new(folder / "files", files)
    paths = [folder / "files" / name for name in profiles]
    made = import_genius(folder / "files" / "domain.xml", paths, DAY)
    write_new(folder / "case", made.files)
    return fold(load_case(folder / "case").events)


def packages(talks: Negotiation) -> Iterator[tuple[int, ...]]:
    return product(*(range(len(each.options)) for each in talks.issues))


def without_idle_values(talks: Negotiation) -> Negotiation:
    """Talks without the values on issues of no weight, whose scale no file of Genius can keep."""
    idle = {
        (each.party, each.issue)
        for each in talks.weights
        if isinstance(each, Weight) and isinstance(each.weight, Range) and not each.weight.high
    }
    kept = tuple(each for each in talks.values if (each.party, each.issue) not in idle)
    return replace(talks, values=kept)


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_import_keeps_every_value_and_import_after_export_is_the_same_case(
    scenario: tuple[str, tuple[str, str]],
) -> None:
    domain, (up, down) = scenario
    files = {"domain.xml": domain.encode(), "Up.xml": up.encode(), "Down.xml": down.encode()}
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        talks = taken_in(Path(first), files, ["Up.xml", "Down.xml"])
        written = export_genius(talks).files
        again = taken_in(Path(second), written, ["Up.xml", "Down.xml"])
        assert without_idle_values(again) == without_idle_values(talks)
    for name in ("Up.xml", "Down.xml"):
        original, rewritten = tree(files[name]), tree(written[name])
        for package in packages(talks):
            wanted = genius_value(original, package)
            assert genius_value(rewritten, package) == pytest.approx(wanted, abs=1e-11)
            assert negmas_value(rewritten, package) == pytest.approx(wanted, abs=1e-11)


def test_the_day_of_a_case_is_the_one_given(taken: Scenario, read: Read) -> None:
    assert read(taken()).as_of == dt.date(2024, 3, 1)
