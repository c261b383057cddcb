"""What Genius' two kinds of file share: their elements, kinds of issue, and what they say beyond.

A domain is `<negotiation_template>` with `<utility_space>`, a profile `<utility_space>` alone; in
both, `<objective>` holds `<issue>` with `<item>`, and may hold further objectives.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from paraph.files.exchange.decimals import read_decimal
from paraph.files.exchange.xml_tree import Element, XmlFile
from paraph.files.faults import quoted, shown

DISCRETE = "discrete"
_KNOWN = {
    "negotiation_template": set[str](),
    "utility_space": {"type", "number_of_issues"},
    "objective": {"index", "name", "type", "etype"},
    "issue": {"index", "name", "type", "etype", "vtype"},
    "item": {"index", "value", "evaluation"},
    "weight": {"index", "value"},
    "reservation": {"value"},
    "discount_factor": {"value"},
}
"""What is read of each element; the rest is told as beyond the case folder."""

_OTHER_KINDS = {
    "utility_function",
    "utility",
    "ufun",
    "hyperRectangle",
    "constraint",
    "constraints",
}
"""Elements of profiles in which the value of a package is no sum over issues."""

_INSIDE = {"objective": {"objective", "issue", "weight"}, "issue": {"item"}}
"""What may stand inside an objective or an issue."""

SPACE_KINDS = ("linear", "any", "uncertain")
"""Types of utility space that are sums over issues."""

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class GeniusIssue:
    """An issue as it stands in a file.

    Attributes:
        own_name: As written.
        path: The names of the objectives around it, without the root, and its own.
        holder: The objective that it stands in.
    """

    index: int
    own_name: str
    path: tuple[str, ...]
    element: Element
    holder: Element

    @property
    def name(self) -> str:
        """Its name with those of the objectives around it."""
        return " / ".join(self.path)


def plain(text: str) -> str:
    """Return a name without line breaks and doubled spaces."""
    return " ".join(text.split())


def root_objective(file: XmlFile, space: Element) -> Element | None:
    """Return the one objective of a utility space."""
    kind = space.attributes.get("type", SPACE_KINDS[0])
    if kind.lower() not in SPACE_KINDS:
        advice = "take a profile whose values add up over issues; the others have no such form"
        expected = f"one of type {', '.join(quoted(word) for word in SPACE_KINDS)}, or of none"
        file.refuse(space, f"a utility space of type {quoted(kind)}", expected, advice)
        return None
    objectives = space.of("objective")
    if not objectives:
        file.refuse(space, "no <objective>", "one with the issues in it", "name another file")
    for other in objectives[1:]:
        file.refuse(other, "a second <objective>", "one", "put its issues into the first")
    return objectives[0] if len(objectives) == 1 else None


def genius_issues(file: XmlFile, root: Element) -> list[GeniusIssue]:
    """Return the issues of an objective, those of nested ones included, in the order written."""
    issues: list[GeniusIssue] = []
    seen: dict[int, Element] = {}
    for element, holder, names in _issue_elements(file, root, ()):
        index = read_index(file, element)
        if index is None or not is_discrete(file, element):
            continue
        if index in seen:
            found = f"the index {index} again, after line {seen[index].line}"
            file.refuse(element, found, "each index once", "number the issues anew")
            continue
        seen[index] = element
        own = plain(element.attributes.get("name", ""))
        issues.append(GeniusIssue(index, own, (*names, own), element, holder))
    return issues


def _issue_elements(
    file: XmlFile, holder: Element, names: tuple[str, ...]
) -> Iterator[tuple[Element, Element, tuple[str, ...]]]:
    """Give every issue with the objective that holds it and the names around it."""
    for child in holder.children:
        if child.tag == "objective":
            name = plain(child.attributes.get("name", ""))
            yield from _issue_elements(file, child, (*names, name) if name else names)
        elif child.tag == "issue":
            yield child, holder, names
        elif child.tag not in _INSIDE["objective"]:
            _refuse_child(file, child)


def read_index(file: XmlFile, element: Element) -> int | None:
    """Return an element's index."""
    text = element.attributes.get("index", "")
    if text.isascii() and text.isdigit() and len(text) <= len("999999"):
        return int(text)
    found = f"the index {quoted(text)}" if text else "no index"
    file.refuse(element, found, "a whole number", "number the issues from 1")
    return None


def is_discrete(file: XmlFile, element: Element) -> bool:
    """Tell whether an issue lists its options; say what it is instead."""
    words = element.attributes
    kind = words.get("type") or (DISCRETE if element.of("item") else words.get("vtype", DISCRETE))
    if kind != DISCRETE or element.of("range"):
        kind = kind if kind != DISCRETE else "range"
        advice = "list as items the points of the scale that the talks are about"
        file.refuse(element, f"an issue of type {quoted(kind)}", f"'{DISCRETE}'", advice)
        return False
    others = [child for child in element.children if child.tag not in _INSIDE["issue"]]
    for child in others:
        _refuse_child(file, child)
    return not others


def _refuse_child(file: XmlFile, child: Element) -> None:
    """Say that an element inside an objective or issue is not read, by its name."""
    found = f"<{shown(child.tag, MOST_SHOWN)}>"
    if child.tag in _OTHER_KINDS:
        expected = "a profile whose values add up over issues"
        advice = "a package's value is no sum here: no weights and values can say it"
        file.refuse(child, f"{found} of a nonlinear profile", expected, advice)
    elif child.tag == "evaluator":
        kind = quoted(child.attributes.get("ftype", ""))
        advice = "give each option its own evaluation"
        file.refuse(child, f"an evaluator of type {kind}", "<item> with an evaluation", advice)
    else:
        file.refuse(child, found, "<issue>, <item> or <weight>", "remove it")


def read_number(file: XmlFile, element: Element, key: str, what: str) -> Fraction | None:
    """Return a number of 0 or more that stands in an attribute."""
    text = element.attributes.get(key, "null")
    number = read_decimal(text)
    if text == "null":
        file.refuse(element, f"no {key} of {what}", "a number", f'add {key}="…"')
    elif number is None:
        file.refuse(element, quoted(text), "a number", f"correct the {key} of {what}")
    elif number < 0:
        advice = (
            "raise all numbers beside it, so that the worst is 0" if key == "evaluation" else ""
        )
        expected = "0 or more, as in Genius"
        file.refuse(element, quoted(text), expected, advice or f"correct the {key} of {what}")
    else:
        return number
    return None


def beyond(file: XmlFile, *, objective: Element) -> Iterator[str]:
    """Give what a file says that a case folder has no place for."""
    inside = {id(element) for element in objective.walk()}
    for element in file.root.walk():
        is_unread = element.tag not in _KNOWN and id(element) not in inside
        known = _KNOWN.get(element.tag, set())
        name = element.attributes.get("name") or element.attributes.get("value", "")
        more = {
            key: text
            for key, text in element.attributes.items()
            if key not in known and text != name and _says_something(key, text)
        }
        if is_unread or more:
            yield f"{place(file, element)}: {_told(element, name, more, is_unread)}"


def place(file: XmlFile, element: Element) -> str:
    """Return where an element stands, for people."""
    return f"{Path(file.name).name}, line {element.line}"


def _says_something(key: str, text: str) -> bool:
    """Tell whether an attribute holds more than nothing; a cost of 0 does not."""
    return bool(text.strip()) and not (key == "cost" and read_decimal(text) == 0)


def _told(element: Element, name: str, more: dict[str, str], is_unread: bool) -> str:  # noqa: FBT001
    """Write an element with what is not read of it."""
    words = [f"{key} {quoted(text, 400)}" for key, text in more.items()]
    if is_unread:
        kept = [f"{key} {quoted(text, 400)}" for key, text in element.attributes.items()]
        text = [quoted(element.text, 400)] if element.text else []
        return f"<{element.tag}> {', '.join([*kept, *text])}".strip()
    return f"{element.tag} {quoted(name)}: {', '.join(words)}"
