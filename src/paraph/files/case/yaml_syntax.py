"""What the YAML parser says, in the words of the person who wrote the file."""

import re
from typing import NamedTuple

import yaml

from paraph.files.case.yaml_file import Place, YamlFile
from paraph.files.faults import Fault, quoted, shown


class _Trouble(NamedTuple):
    """What a parser's sentence means.

    Attributes:
        sign: A part of that sentence.
        is_at_start: Whether the fault lies where the broken thing begins, not where it ends.
    """

    sign: str
    found: str
    expected: str
    advice: str
    is_at_start: bool = False


_TROUBLES = (
    _Trouble(
        "mapping values are not allowed",
        "': ' where no key can stand",
        "one 'key: value' to a line",
        "put text that holds ': ' in quotes, or mend the indentation",
    ),
    _Trouble(
        "quoted scalar found unexpected end of stream",
        "a quotation mark that nothing closes",
        "text in quotes",
        "close the quotation mark",
        is_at_start=True,
    ),
    _Trouble("tab character", "a tab", "spaces", "indent with spaces"),
    _Trouble(
        "undefined tag handle",
        "text that begins with '!'",
        "plain text",
        "put the text in quotes",
    ),
    _Trouble(
        "<document start>",
        "text after the end of the document",
        "one document",
        "remove the line '...' before it",
    ),
    _Trouble(
        "quoted scalar did not find expected hexdecimal number",
        "a backslash that is no sign of YAML",
        "text in quotes",
        "put the text in single quotes instead of double ones",
    ),
    _Trouble(
        "unknown escape character",
        "a backslash that is no sign of YAML",
        "text in quotes",
        "put the text in single quotes instead of double ones",
    ),
    _Trouble(
        "could not find expected ':'",
        "text without ': ' after it",
        "'key: value'",
        "write 'key: value', with a space after the colon",
        is_at_start=True,
    ),
    _Trouble(
        "did not find expected key",
        "something else than a key",
        "a key in line with the others",
        "mend the indentation, or put the whole text in quotes",
    ),
    _Trouble(
        "did not find expected '-' indicator",
        "something else than an item",
        "the next item of the list",
        "begin it with '- ', or line the key up with the others of its entry",
    ),
    _Trouble(
        "did not find expected ',' or",
        "a bracket that nothing closes",
        "a list or mapping in brackets",
        "close the bracket, or put text that begins with one in quotes",
        is_at_start=True,
    ),
    _Trouble(
        "scanning an alias",
        "text that begins with '*'",
        "plain text",
        "put the text in quotes",
        is_at_start=True,
    ),
    _Trouble(
        "scanning an anchor",
        "text that begins with '&'",
        "plain text",
        "put the text in quotes",
        is_at_start=True,
    ),
)
"""The first whose sign stands in the parser's sentence counts."""


_HALF_QUOTED = re.compile(
    r"""[ ]*(?:-[ ]+)*(?:[^\s'"#:][^'"#:]*:[ ]+)?"""
    r"""(?P<text>(?:"[^"]*"|'[^']*')[ ]*(?P<rest>\S.*))"""
)
"""A line with a text of which only the beginning stands in quotes."""

LONGEST_LINE = 1_000
"""A longer one is not looked into."""


def syntax_fault(file: YamlFile, error: yaml.YAMLError) -> Fault:
    """Say in the folder's words what the YAML parser said in its own."""
    context, problem = (str(getattr(error, part, None) or "") for part in ("context", "problem"))
    start = _place(getattr(error, "context_mark", None))
    end = _place(getattr(error, "problem_mark", None))
    place = end or start or Place(1, 1)
    sentence = f"{context} {problem}".strip() or str(error)
    if "cannot start any token" in sentence:
        return _odd_sign(file, place)
    if "did not find expected" in sentence and _quoted_start(file, place):
        return _half_quoted(file, place)
    if "could not find expected ':'" in sentence and start and ":" not in _line(file, start):
        return _unfinished(file, start)
    for trouble in _TROUBLES:
        if trouble.sign in sentence:
            at = start if trouble.is_at_start and start else place
            return file.fault_at(at, "", trouble.found, trouble.expected, trouble.advice)
    found = f"YAML that cannot be read ({sentence})"
    return file.fault_at(place, "", found, "plain YAML", "mend the line or the one before")


def _place(mark: object) -> Place | None:
    """Return the place of a parser's mark."""
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    if isinstance(line, int) and isinstance(column, int):
        return Place(line + 1, column + 1)
    return None


def _line(file: YamlFile, place: Place) -> str:
    return file.lines[place.line - 1] if place.line <= len(file.lines) else ""


def _quoted_start(file: YamlFile, place: Place) -> re.Match[str] | None:
    """Return the text of a line, if only its beginning stands in quotes, and the place after."""
    match = _HALF_QUOTED.fullmatch(_line(file, place)[:LONGEST_LINE])
    return match if match and match.start("rest") == place.column - 1 else None


def _half_quoted(file: YamlFile, place: Place) -> Fault:
    """Make the fault for text that goes on after its quotation mark."""
    match = _quoted_start(file, place)
    text = match["text"].rstrip() if match else ""
    is_single = text.startswith("'") and not set(text) & {'"', "\\"}
    whole = f'"{text}"' if is_single else "'{}'".format(text.replace("'", "''"))
    advice = f"put the whole in {'double' if is_single else 'single'} quotes: {shown(whole, 80)}"
    return file.fault_at(place, "", "text after the quotation mark", "the end of the line", advice)


def _unfinished(file: YamlFile, place: Place) -> Fault:
    """Make the fault for a line without a colon: a key, or the rest of the line above."""
    advice = "write 'key: value'; if it continues the line above, indent it under the text"
    return file.fault_at(place, "", "text without ': ' after it", "'key: value'", advice)


def _odd_sign(file: YamlFile, place: Place) -> Fault:
    """Make the fault for a sign with which nothing can begin."""
    line = file.lines[place.line - 1] if place.line <= len(file.lines) else ""
    sign = line[place.column - 1 : place.column]
    if sign == "\t":
        return file.fault_at(place, "", "a tab", "spaces", "indent with spaces")
    found = f"text that begins with {quoted(sign)}"
    return file.fault_at(place, "", found, "plain text", "put the text in quotes")
