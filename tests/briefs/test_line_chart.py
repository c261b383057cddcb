"""Numbers over time: the chart, the table of letters, and what is in them."""

import datetime as dt
from typing import Any, cast

import pytest

from paraph.briefs.charts import DARK, LIGHT, Theme, chart
from paraph.briefs.furniture import is_empty
from paraph.briefs.line_chart import LABEL_HEIGHT
from paraph.briefs.tree import Lines, LineSeries, MarkedDay
from paraph.files.figures import png, svg
from paraph.files.text_drawings import drawn, number_on

FIRST, MIDDLE, LAST = dt.date(2023, 1, 1), dt.date(2023, 3, 2), dt.date(2023, 5, 1)
EXPOSURE = Lines(
    (
        LineSeries("Upstream", ((FIRST, 0.0), (MIDDLE, 0.4), (LAST, -0.2))),
        LineSeries("Downstream", ((FIRST, 0.0), (LAST, -0.19))),
        LineSeries("Third", ()),
    ),
    "exposure",
    marks=(MarkedDay(MIDDLE, "the gate"),),
)


def spec(drawing: Lines, theme: Theme = LIGHT) -> dict[str, Any]:
    return cast("dict[str, Any]", chart(drawing, theme))


def words(drawing: Lines) -> list[dict[str, Any]]:
    return spec(drawing)["layer"][-1]["data"]["values"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_can_be_drawn_in_both_themes(theme: Theme) -> None:
    drawing = svg(spec(EXPOSURE, theme), "lines", "Exposure", "Who is exposed when")
    assert "Upstream" in drawing
    assert "the gate" in drawing
    assert png(spec(EXPOSURE, theme)).startswith(b"\x89PNG")


def test_each_line_has_its_sign_its_name_and_its_last_number() -> None:
    assert [each["words"] for each in words(EXPOSURE)] == [
        "● Upstream  -0.20",
        "■ Downstream  -0.19",
    ]


def test_names_of_lines_that_end_together_do_not_stand_on_one_another() -> None:
    low, high = EXPOSURE.scale
    one, other = (each["place"] for each in words(EXPOSURE))
    assert (other - one) / (high - low) * 220 == pytest.approx(LABEL_HEIGHT)


def test_a_number_that_holds_until_the_next_is_drawn_as_a_step() -> None:
    stepped = Lines(EXPOSURE.series, "share", is_stepped=True)
    kinds = [each["mark"].get("interpolate") for each in spec(stepped)["layer"]]
    assert "step-after" in kinds
    assert number_on(stepped, stepped.series[0], dt.date(2023, 2, 1)) == 0.0


def test_between_two_numbers_a_line_goes_evenly() -> None:
    halfway = FIRST + (MIDDLE - FIRST) / 2
    assert number_on(EXPOSURE, EXPOSURE.series[0], halfway) == pytest.approx(0.2)
    assert number_on(EXPOSURE, EXPOSURE.series[0], dt.date(2022, 1, 1)) is None


def test_in_letters_each_line_is_a_row_with_its_last_number() -> None:
    table, key = drawn(EXPOSURE, "Exposure", 80)
    assert [row.cells[2].lines[0][0].text for row in table.rows] == ["-0.20", "-0.19", "·"]
    assert table.rows[0].cells[1].lines[0][0].text[0] == "▃"
    assert key == "┃ 2023-03-02 = the gate"


def test_without_a_point_there_is_nothing_to_draw() -> None:
    empty = Lines((LineSeries("None", ()),), "share")
    assert is_empty(empty)
    assert "Nothing to draw." in str(spec(empty))
    assert drawn(empty, "Nothing", 80)[0].rows == ()


def test_a_scale_is_never_without_height() -> None:
    assert Lines((LineSeries("One", ((FIRST, 0.5),)),), "share").scale == (-0.5, 1.5)
    assert Lines((), "share", low=0.0, high=100.0).scale == (0.0, 100.0)
