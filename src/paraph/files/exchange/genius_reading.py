"""A Genius domain and the profiles of its parties, read and held against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from paraph.files.exchange import genius_parts as parts
from paraph.files.exchange.decimals import decimal, read_decimal
from paraph.files.exchange.genius_parts import GeniusIssue
from paraph.files.exchange.xml_tree import Element, XmlFile, read_xml
from paraph.files.faults import Fault, Malformed, did_you_mean, quoted

GENERIC_NAMES = {"", "any", "root"}
"""Names of a root objective that say nothing; the name of the file says more."""

SLACK = Fraction(2, 100)
"""By how much weights may pass a sum of 1, as in Genius' own editor."""

WHOLE_DISCOUNT = Fraction(1)


@dataclass(frozen=True, slots=True)
class DomainIssue:
    """An issue of a domain, with its options in order."""

    index: int
    own_name: str
    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """What the talks are about, as Genius has it.

    Attributes:
        beyond: What the file says that a case folder has no place for.
    """

    name: str
    file: str
    issues: tuple[DomainIssue, ...]
    beyond: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one party wants, as Genius has it.

    Attributes:
        weights: As written, one for each issue of the domain.
        evaluations: As written, for each issue one for each option.
        reservation: None where the file gives none.
        discount: As written; None where the file gives none.
        beyond: What the file says that a case folder has no place for.
    """

    name: str
    file: str
    weights: tuple[Fraction, ...]
    evaluations: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction | None
    discount: str | None
    beyond: tuple[str, ...]


def read_scenario(domain: Path, profiles: Sequence[Path]) -> tuple[Domain, tuple[Profile, ...]]:
    """Read a domain and its profiles.

    Raises:
        Malformed: With every fault of the domain; or, where it has none, of all profiles.
    """
    read = read_domain(domain)
    faults: list[Fault] = []
    found: list[Profile] = []
    for path in profiles:
        try:
            found.append(read_profile(path, read))
        except Malformed as error:
            faults.extend(error.faults)
    if faults:
        raise Malformed(faults)
    return read, tuple(found)


def read_domain(path: Path) -> Domain:
    """Read a domain.

    Raises:
        Malformed: With every fault of it.
    """
    file = read_xml(path)
    root = _domain_objective(file)
    if root is None:
        raise Malformed(file.faults)
    issues = [_domain_issue(file, each) for each in parts.genius_issues(file, root)]
    _once(file, root, [issue.name for issue in issues])
    if not issues and not file.faults:
        file.refuse(root, "no <issue>", "at least one", "name another file")
    if file.faults:
        raise Malformed(file.faults)
    name = parts.plain(root.attributes.get("name", ""))
    title = parts.plain(path.stem) if name.lower() in GENERIC_NAMES else name
    return Domain(title, path.name, tuple(issues), tuple(parts.beyond(file, objective=root)))


def _domain_objective(file: XmlFile) -> Element | None:
    """Return the objective of a domain."""
    if file.root.tag != "negotiation_template":
        found = "a profile" if file.root.tag == "utility_space" else f"<{file.root.tag}>"
        expected = "a domain: <negotiation_template>"
        file.refuse(file.root, found, expected, "name the domain first, then the profiles")
        return None
    spaces = file.root.of("utility_space")
    if len(spaces) != 1:
        found = "a second <utility_space>" if spaces else "no <utility_space>"
        file.refuse(spaces[1] if spaces else file.root, found, "one", "name another file")
        return None
    return parts.root_objective(file, spaces[0])


def _domain_issue(file: XmlFile, issue: GeniusIssue) -> DomainIssue:
    """Return an issue of a domain; say which names are missing or stand twice."""
    if not issue.own_name:
        file.refuse(issue.element, "an issue without a name", "one", 'add name="…"')
    items = issue.element.of("item")
    names = [parts.plain(item.attributes.get("value", "")) for item in items]
    for item, name in zip(items, names, strict=True):
        if not name:
            file.refuse(item, "an option without a name", "one", 'add value="…"')
    _once(file, issue.element, names)
    if not items:
        file.refuse(issue.element, "no <item>", "at least one option", "list the options")
    return DomainIssue(issue.index, issue.own_name, issue.name, tuple(names))


def _once(file: XmlFile, at: Element, names: Sequence[str]) -> None:
    """Say which names stand twice."""
    for name in dict.fromkeys(name for name in names if name and names.count(name) > 1):
        found = f"the name {quoted(name)} {names.count(name)} times"
        file.refuse(at, found, "each name once", "give them names that tell them apart")


def read_profile(path: Path, domain: Domain) -> Profile:
    """Read the profile of one party.

    Raises:
        Malformed: With every fault of it, such as one that tells of another domain.
    """
    file = read_xml(path)
    root = _profile_objective(file)
    if root is None:
        raise Malformed(file.faults)
    known = {issue.index: issue for issue in parts.genius_issues(file, root)}
    if file.faults or not _is_of(file, root, known, domain):
        raise Malformed(file.faults)
    weights = [_weight(file, known[issue.index], issue) for issue in domain.issues]
    values = [_values(file, known[issue.index], issue) for issue in domain.issues]
    reservation = _reservation(file)
    spare = tuple(_spare_weights(file, root, known))
    if not file.faults:
        _sum(file, root, weights)
    if file.faults:
        raise Malformed(file.faults)
    said = (*spare, *parts.beyond(file, objective=root))
    name = parts.plain(path.stem)
    return Profile(
        name, path.name, tuple(weights), tuple(values), reservation, _discount(file), said
    )


def _profile_objective(file: XmlFile) -> Element | None:
    """Return the objective of a profile."""
    if file.root.tag != "utility_space":
        is_domain = file.root.tag == "negotiation_template"
        found = "a domain" if is_domain else f"<{file.root.tag}>"
        advice = "name one domain, first, and then only profiles"
        file.refuse(file.root, found, "a profile: <utility_space>", advice)
        return None
    return parts.root_objective(file, file.root)


def _is_of(file: XmlFile, root: Element, known: dict[int, GeniusIssue], domain: Domain) -> bool:
    """Tell whether a profile is of this domain; say where it is of another."""
    advice = f"name the domain that the profile was made for, not {quoted(domain.file)}"
    names = {issue.own_name for issue in domain.issues}
    if names.isdisjoint(issue.own_name for issue in known.values()):
        listed = ", ".join(quoted(issue.own_name) for issue in known.values())
        found = f"the issues {listed}" if listed else "no issue"
        expected = f"those of the domain: {', '.join(quoted(name) for name in sorted(names))}"
        file.refuse(root, found, expected, advice)
        return False
    wanted = {issue.index: issue.own_name for issue in domain.issues}
    for index, issue in known.items():
        if index not in wanted or issue.own_name not in {wanted[index], ""}:
            expected = quoted(wanted[index]) if index in wanted else "an issue of the domain"
            found = f"the issue {quoted(issue.own_name)} with the index {index}"
            file.refuse(issue.element, found, f"{expected} there", advice)
    for index in wanted.keys() - known.keys():
        found = f"no issue with the index {index}"
        file.refuse(root, found, quoted(wanted[index]), "add it, with an evaluation of each option")
    return not file.faults


def _weight(file: XmlFile, known: GeniusIssue, issue: DomainIssue) -> Fraction:
    """Return the weight of an issue, which stands beside it."""
    index = str(issue.index)
    found = [each for each in known.holder.of("weight") if each.attributes.get("index") == index]
    if len(found) == 1:
        what = f"the issue {quoted(issue.own_name)}"
        return parts.read_number(file, found[0], "value", what) or Fraction(0)
    what = f"{len(found)} weights" if found else "no weight"
    advice = f'give one <weight index="{index}" value="…"/> beside it'
    at = found[1] if found else known.element
    file.refuse(at, f"{what} of the issue {quoted(issue.own_name)}", "one", advice)
    return Fraction(0)


def _spare_weights(file: XmlFile, root: Element, known: dict[int, GeniusIssue]) -> Iterator[str]:
    """Give the weights of nested objectives, which Genius does not use; refuse any other."""
    issues = {str(index) for index in known}
    objectives = {
        each.attributes.get("index", "") for each in root.walk() if each.tag == "objective"
    }
    for weight in (each for each in root.walk() if each.tag == "weight"):
        index = weight.attributes.get("index", "")
        if index in objectives - issues:
            value = quoted(weight.attributes.get("value", ""))
            yield f"{parts.place(file, weight)}: weight of the objective {index}: value {value}"
        elif index not in issues:
            found = f"a weight with the index {quoted(index)}"
            file.refuse(weight, found, "the index of an issue", "correct the index, or remove it")


def _values(file: XmlFile, known: GeniusIssue, issue: DomainIssue) -> tuple[Fraction, ...]:
    """Return the evaluation of each option of an issue, in the order of the domain."""
    items = {
        parts.plain(item.attributes.get("value", "")): item for item in known.element.of("item")
    }
    for name, item in items.items():
        if name not in issue.options:
            advice = did_you_mean(name, issue.options, "remove it, or add it to the domain")
            what = f"an option of the issue {quoted(issue.own_name)}"
            file.refuse(item, quoted(name), what, advice)
    _once(
        file,
        known.element,
        [parts.plain(each.attributes.get("value", "")) for each in known.element.of("item")],
    )
    numbers: list[Fraction] = []
    for option in issue.options:
        if option in items:
            number = parts.read_number(file, items[option], "evaluation", quoted(option))
            numbers.append(number or Fraction(0))
        else:
            found = f"no evaluation of {quoted(option)}"
            advice = f'add <item value="{option}" evaluation="…"/>'
            file.refuse(known.element, found, "one of each option", advice)
    return tuple(numbers)


def _reservation(file: XmlFile) -> Fraction | None:
    """Return the walk-away worth, if the profile gives one."""
    given = file.root.of("reservation")
    if len(given) > 1:
        file.refuse(given[1], "a second <reservation>", "one", "remove one of them")
    if len(given) != 1:
        return None
    text = given[0].attributes.get("value", "")
    number = read_decimal(text)
    if number is None or not 0 <= number <= 1:
        advice = "put it on the scale of the values, on which 0 is a package without any worth"
        file.refuse(given[0], quoted(text), "a number from 0 to 1", advice)
    return number


def _discount(file: XmlFile) -> str | None:
    """Return the discount factor as written, if the profile gives one other than 1."""
    given = [each.attributes.get("value", "") for each in file.root.of("discount_factor")]
    return next((text for text in given if read_decimal(text) != WHOLE_DISCOUNT), None)


def _sum(file: XmlFile, root: Element, weights: Sequence[Fraction]) -> None:
    """Say that weights sum to nothing, or to more than the whole, which Genius would cut off."""
    total = sum(weights, Fraction(0))
    if total == 0:
        advice = "give the issues weights that sum to 1"
        file.refuse(root, "weights that sum to 0", "a sum of 1", advice)
    elif total > 1 + SLACK:
        found = f"weights that sum to {decimal(total)}"
        expected = "at most 1: Genius cuts the value of a package off there"
        file.refuse(root, found, expected, f"divide each weight by {decimal(total)}")
