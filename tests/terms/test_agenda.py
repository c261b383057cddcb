"""Issues, options and packages."""

from dataclasses import replace

from paraph.terms.agenda import Issue, Option, Package, status_quo

JOINT, NATIONAL = Option("joint", "Joint patrols"), Option("national", "National guards")
BORDER = Issue(
    id="border",
    track="security",
    name="Border",
    question="Who guards it?",
    options=(JOINT, NATIONAL),
    is_ordered=True,
    status_quo="national",
)
ROAD = replace(BORDER, id="road", options=(Option("shut", "Shut"),), status_quo="shut")


def test_options_are_counted_from_nought_in_the_order_given() -> None:
    assert (BORDER.index("joint"), BORDER.index("national")) == (0, 1)


def test_an_option_is_found_by_its_id() -> None:
    assert BORDER.option("national") == NATIONAL


def test_a_package_gives_the_option_of_an_issue() -> None:
    package = Package.of([("border", "joint"), ("road", "shut")])
    assert (package["border"], package["road"]) == ("joint", "shut")


def test_a_package_keeps_the_order_of_the_issues() -> None:
    pairs = [("road", "shut"), ("border", "joint")]
    assert list(Package.of(pairs)) == pairs


def test_the_status_quo_is_the_package_of_what_holds_without_agreement() -> None:
    assert status_quo([BORDER, ROAD]) == Package((("border", "national"), ("road", "shut")))


def test_there_is_no_status_quo_unless_every_issue_names_its_own() -> None:
    assert status_quo([BORDER, replace(ROAD, status_quo=None)]) is None
