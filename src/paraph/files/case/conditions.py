"""Conditions over options, as a secretary writes them.

    condition := part { "or" part }
    part      := piece { "and" piece }
    piece     := "not" piece | "(" condition ")" | issue ("=" | "!=") option { "or" option }

`and` binds closer than `or`. After an option, `or` followed by a word that no `=` follows gives
one more option of the same issue: `border = joint or national`.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import islice, pairwise
from types import UnionType
from typing import assert_never

from paraph.files.case.scalars import KEYWORDS, fault
from paraph.files.faults import quoted
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.ids import IssueId, OptionId

MOST_TOKENS = 2_000
DEEPEST = 50
"""Brackets and negations inside one another; a person's condition has two or three."""

_TOKEN = re.compile(r"!=?|[=()]|[^\s=!()]+")
_EQUALS = frozenset({"=", "!="})
_SIGNS = frozenset({"=", "!=", "!", "(", ")"})
_ADVICE = "write it as 'issue = option', joined by and, or, not and brackets"


def read_condition(found: str) -> Condition:
    """Read a whole condition.

    Example:
        >>> read_condition("border = joint or national")
        Chosen(issue='border', options=('joint', 'national'))
    """
    tokens = _tokens(found)
    condition, rest = _alternatives(tokens, 0, 0)
    if rest < len(tokens):
        raise _unexpected(tokens, rest, "'and', 'or' or the end")
    return condition


def word_at(text: object, issue: str, option: str | None = None) -> int:
    """Return where a condition first names an issue, or gives an option of it; else its start.

    Example:
        >>> word_at("road = open and border = joint or open", "border", "open")
        34
    """
    words = list(_TOKEN.finditer(text)) if isinstance(text, str) else []
    asked = ""
    for word, after in pairwise([*words, None]):
        if word is not None and after is not None and after[0] in _EQUALS:
            asked = unicodedata.normalize("NFC", word[0])
        if word is not None and asked == issue:
            wanted = issue if option is None else option
            is_issue = after is not None and after[0] in _EQUALS
            if is_issue == (option is None) and unicodedata.normalize("NFC", word[0]) == wanted:
                return word.start()
    return 0


class _Tokens(list[str]):
    """The words and signs of a condition.

    Attributes:
        starts: Where in the text each begins, and where the text ends.
    """

    starts: tuple[int, ...] = ()


def _tokens(text: str) -> _Tokens:
    """Cut a condition into words and signs; `AND`, `Or` and the like count as `and`, `or`."""
    found = list(islice(_TOKEN.finditer(text), MOST_TOKENS + 1))
    if len(found) > MOST_TOKENS:
        expected = f"a condition of at most {MOST_TOKENS:,} words and signs"
        raise fault(expected, "split it into several")
    words = (unicodedata.normalize("NFC", match[0]) for match in found)
    tokens = _Tokens(word.lower() if word.lower() in KEYWORDS else word for word in words)
    tokens.starts = (*(match.start() for match in found), len(text))
    return tokens


def _unexpected(tokens: _Tokens, at: int, wanted: str) -> Exception:
    """Say which word stands where another was expected."""
    word = f"{quoted(tokens[at])} (word {at + 1})" if at < len(tokens) else "the end"
    start = tokens.starts[min(at, len(tokens))]
    return fault(f"{wanted} instead of {word}", _ADVICE, start)


def _is_sign(tokens: _Tokens, at: int, *signs: str) -> bool:
    return at < len(tokens) and tokens[at] in signs


Reader = Callable[[_Tokens, int, int], tuple[Condition, int]]


def _joined(word: str, read: Reader, join: type[All] | type[AnyOf]) -> Reader:
    """Return a reader of parts joined by a word."""

    def reader(tokens: _Tokens, at: int, depth: int) -> tuple[Condition, int]:
        part, at = read(tokens, at, depth)
        parts = [part]
        while _is_sign(tokens, at, word):
            part, at = read(tokens, at + 1, depth)
            parts.append(part)
        return (parts[0] if len(parts) == 1 else join(tuple(parts))), at

    return reader


def _piece(tokens: _Tokens, at: int, depth: int) -> tuple[Condition, int]:
    """Read a negation, a bracketed condition or an atom."""
    if depth > DEEPEST:
        expected = f"at most {DEEPEST} brackets and negations inside one another"
        raise fault(expected, "write it flatter")
    if _is_sign(tokens, at, "not"):
        inner, at = _piece(tokens, at + 1, depth + 1)
        return Not(inner), at
    if _is_sign(tokens, at, "("):
        inner, at = _alternatives(tokens, at + 1, depth + 1)
        if not _is_sign(tokens, at, ")"):
            raise _unexpected(tokens, at, "')'")
        return inner, at + 1
    return _atom(tokens, at)


def _word(tokens: _Tokens, at: int, wanted: str) -> str:
    """Return the word that stands here, if it can be an id."""
    if at >= len(tokens) or tokens[at] in _SIGNS | KEYWORDS:
        raise _unexpected(tokens, at, wanted)
    return tokens[at]


def _atom(tokens: _Tokens, at: int) -> tuple[Condition, int]:
    """Read `issue = option or option`."""
    issue = IssueId(_word(tokens, at, "an issue"))
    if not _is_sign(tokens, at + 1, "=", "!="):
        raise _unexpected(tokens, at + 1, "'=' or '!='")
    is_negated = tokens[at + 1] == "!="
    options = [OptionId(_word(tokens, at + 2, "an option"))]
    at += 3
    while _is_another_option(tokens, at):
        options.append(OptionId(tokens[at + 1]))
        at += 2
    chosen = Chosen(issue, tuple(options))
    return (Not(chosen) if is_negated else chosen), at


def _is_another_option(tokens: _Tokens, at: int) -> bool:
    """Tell whether `or` continues a list of options rather than the condition."""
    return (
        _is_sign(tokens, at, "or")
        and at + 1 < len(tokens)
        and tokens[at + 1] not in _SIGNS | KEYWORDS
        and not _is_sign(tokens, at + 2, "=", "!=")
    )


def write_condition(condition: Condition) -> str:
    """Write a condition so that it reads back the same, with no bracket more than that needs.

    Example:
        >>> write_condition(read_condition("not (a = x) and ((b = y) or c = x or z)"))
        'a != x and (b = y or c = x or z)'
    """
    match condition:
        case Chosen(issue, options):
            return f"{issue} = {' or '.join(options)}"
        case Not(Chosen(issue, options)):
            return f"{issue} != {' or '.join(options)}"
        case Not(inner):
            return f"not {_within(inner, All | AnyOf)}"
        case All(parts):
            return " and ".join(_within(part, All | AnyOf) for part in parts)
        case AnyOf(parts):
            return " or ".join(_within(part, AnyOf) for part in parts)
        case _ as never:
            assert_never(never)


def _within(part: Condition, looser: UnionType | type[AnyOf]) -> str:
    """Write a part of a condition, in brackets where it would otherwise bind too loosely."""
    text = write_condition(part)
    return f"({text})" if isinstance(part, looser) else text


_conjunction = _joined("and", _piece, All)
_alternatives = _joined("or", _conjunction, AnyOf)
