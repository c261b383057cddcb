"""Charts as specifications: what is drawn, in which words, legible in both themes."""

import datetime as dt
import json
from typing import Any, cast

import pytest
import vl_convert

from paraph.briefs.charts import DARK, LIGHT, Spec, Theme, chart
from paraph.briefs.tree import Bars, Drawing, Gantt, GanttBar, HeatMap
from paraph.files.figures import png, svg

HEAT = HeatMap(
    ("First", "Second"),
    ("Upstream", "Downstream"),
    ((1.0, 0.25), (None, 0.5)),
    "worst",
    "best",
    "not stated",
)
BARS = Bars(
    ("Upstream", "Downstream"),
    ("Nash", "Egalitarian"),
    ((0.8, 0.6), (0.4, 0.6)),
    (0.3, None),
    "walk-away worth",
    "value",
)
GANTT = Gantt(
    (
        GanttBar(
            "Draft",
            dt.date(2023, 5, 10),
            dt.date(2023, 5, 20),
            dt.date(2023, 5, 19),
            is_late=True,
            group="Experts",
        ),
        GanttBar(
            "Meet", dt.date(2023, 6, 1), dt.date(2023, 6, 1), None, is_late=False, group="Ministers"
        ),
    )
)
NOTHING = (
    HeatMap((), (), (), "low", "high", "unknown"),
    Bars((), (), (), (), "mark", "unit"),
    Gantt(()),
)
THEMES = (LIGHT, DARK)


def spec(drawing: Drawing, theme: Theme = LIGHT) -> dict[str, Any]:
    """Return the chart, open to look into."""
    return cast("dict[str, Any]", chart(drawing, theme))


def values(layer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows that a layer draws."""
    return layer["data"]["values"]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return sum(
        weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def shade(theme: Theme, share: float) -> str:
    """Return the colour of a heat map at a share of 1: linear between the stops."""
    place = min(int(share * 2), 1)
    start, end = theme.shades[place], theme.shades[place + 1]
    mixed = (
        round(
            int(start[at : at + 2], 16) * (1 - (share * 2 - place))
            + int(end[at : at + 2], 16) * (share * 2 - place)
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("drawing", [HEAT, BARS, GANTT, *NOTHING])
def test_every_drawing_can_be_drawn(drawing: Drawing, theme: Theme) -> None:
    assert vl_convert.vegalite_to_svg(chart(drawing, theme), vl_version="5.20").startswith("<svg")


@pytest.mark.parametrize("drawing", [HEAT, BARS, GANTT, *NOTHING])
def test_a_chart_is_plain_json_and_needs_no_data_from_outside(drawing: Drawing) -> None:
    text = json.dumps(chart(drawing, LIGHT))
    assert text.count("http") == 1
    assert "https://vega.github.io/schema/vega-lite/v5.json" in text


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("percent", range(0, 101, 2))
def test_a_number_stands_out_from_its_cell(theme: Theme, percent: int) -> None:
    share = percent / 100
    ink = theme.high_ink if share >= theme.turn else theme.low_ink
    assert contrast(ink, shade(theme, share)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_the_paper(theme: Theme) -> None:
    for ink in (theme.ink, theme.faint, theme.alarm):
        assert contrast(ink, theme.paper) >= 4.5
    for colour in theme.parties:
        assert contrast(colour, theme.paper) >= 2.4


def test_a_known_cell_has_its_number_and_an_unknown_one_a_sign_and_dashes() -> None:
    shaded, dashed, numbers, signs = spec(HEAT)["layer"]
    assert [row["value"] for row in values(shaded)] == [1.0, 0.25, 0.5]
    assert [row["number"] for row in values(numbers)] == ["1.00", "0.25", "0.50"]
    assert [(row["row"], row["column"]) for row in values(dashed)] == [(1, 0)]
    assert dashed["mark"]["strokeDash"] == [3, 3]
    assert [row["number"] for row in values(signs)] == ["?"]


def test_the_key_says_what_the_ends_and_the_sign_mean() -> None:
    assert spec(HEAT)["title"]["text"] == ["0 = worst;  1 = best;  ? = not stated"]
    assert spec(BARS)["title"]["text"] == ["| = walk-away worth"]
    assert spec(GANTT)["title"]["text"] == [
        "diamond = one day, or no duration known;  | = deadline;  ! = ends after its deadline"
    ]


def test_bars_stand_below_the_name_of_their_group() -> None:
    bars, _, _, numbers, names = spec(BARS)["layer"]
    assert [(row["row"], row["number"]) for row in values(bars)] == [
        (1, "0.80"),
        (2, "0.60"),
        (4, "0.40"),
        (5, "0.60"),
    ]
    assert values(numbers) == values(bars)
    assert values(names) == [{"row": 0, "group": "Upstream"}, {"row": 3, "group": "Downstream"}]


def test_the_mark_crosses_all_bars_of_its_group_and_no_other() -> None:
    _, rim, line, _, _ = spec(BARS)["layer"]
    assert values(line) == [{"row": 1, "last": 2, "value": 0.3}]
    assert values(rim) == values(line)


def test_bars_without_marks_have_no_key() -> None:
    unmarked = Bars(("A",), ("B",), ((0.5,),), (None,), "walk-away worth", "value")
    assert "title" not in spec(unmarked)


def test_a_step_with_days_is_a_bar_and_one_without_a_diamond() -> None:
    bars, diamonds, *_ = spec(GANTT)["layer"]
    assert [(row["start"], row["end"]) for row in values(bars)] == [("2023-05-10", "2023-05-20")]
    assert [row["start"] for row in values(diamonds)] == ["2023-06-01"]
    assert diamonds["mark"]["shape"] == "diamond"


def test_a_late_step_says_so_in_words_beside_who_acts() -> None:
    *_, in_time, late = spec(GANTT)["layer"]
    assert [row["words"] for row in values(in_time)] == ["Ministers"]
    assert [row["words"] for row in values(late)] == ["Experts  ! 1 day late"]


def test_a_late_step_without_a_deadline_is_only_late() -> None:
    day = dt.date(2023, 5, 10)
    odd = Gantt((GanttBar("Odd", day, day, None, is_late=True, group="Experts"),))
    assert values(spec(odd)["layer"][-1])[0]["words"] == "Experts  ! late"


def test_who_acts_is_told_by_a_legend_in_order_of_first_act() -> None:
    scale = spec(GANTT)["layer"][0]["encoding"]["fill"]["scale"]
    assert scale == {"domain": ["Experts", "Ministers"], "range": ["#3b6fa5", "#d98032"]}


def test_a_long_time_line_is_labelled_by_months() -> None:
    bar = GanttBar(
        "Long", dt.date(2023, 1, 1), dt.date(2024, 6, 1), None, is_late=False, group="Experts"
    )
    assert spec(Gantt((bar,)))["layer"][0]["encoding"]["x"]["axis"]["format"] == "%b %Y"
    assert spec(GANTT)["layer"][0]["encoding"]["x"]["axis"]["format"] == "%-d %b %Y"


def test_two_rows_of_the_same_name_stay_two_rows() -> None:
    twins = HeatMap(("Same", "Same"), ("A",), ((0.1,), (0.9,)), "low", "high", "unknown")
    text = svg(chart(twins, LIGHT), "twins", "Title", "Words")
    assert text.count(">Same<") == 2


def test_a_long_label_is_folded_and_then_cut_with_an_ellipsis() -> None:
    label = "words and " * 20
    text = svg(
        chart(HeatMap((label,), ("A",), ((0.1,),), "low", "high", "unknown"), LIGHT),
        "long",
        "Title",
        "Words",
    )
    assert "words and words and words and<" in text
    assert "…<" in text


def test_right_to_left_labels_stay_in_one_line() -> None:
    label = "وحدة الأراضي السورية وسلامتها"
    heat = HeatMap((label,), (label, "A"), ((0.1, 0.2),), "low", "high", "unknown")
    text = svg(chart(heat, LIGHT), "arabic", "Title", "Words")
    assert "tspan" not in text


def test_nothing_a_party_says_becomes_markup_or_an_expression() -> None:
    label = "<script>alert(1)</script>\"] + datum['row'] + [\""
    heat = HeatMap((label,), ("A",), ((0.1,),), "low", "high", label)
    text = svg(chart(heat, LIGHT), "nasty", label, label)
    assert "<script" not in text
    assert '<title id="nasty-title">&lt;script&gt;alert(1)&lt;/script&gt;"] + datum' in text


def test_images_on_one_page_share_no_ids() -> None:
    clipped: Spec = {
        "data": {"values": [{"a": 1}]},
        "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "a", "type": "quantitative"}},
    }
    image = svg(clipped, "first", "Title", "Words")
    assert [part for part in image.split(' id="')[1:] if not part.startswith("first-")] == []
    assert image.count("url(#") == image.count("url(#first-") >= 1


def test_the_same_chart_gives_the_same_image() -> None:
    assert png(chart(HEAT, LIGHT)) == png(chart(HEAT, LIGHT))
    assert png(chart(HEAT, LIGHT)).startswith(b"\x89PNG")
    assert svg(chart(BARS, DARK), "a", "b", "c") == svg(chart(BARS, DARK), "a", "b", "c")
