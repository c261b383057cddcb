"""Small wording that every part of a brief shares: numbers, dates, lists, conditions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import assert_never

from paraph.briefs.tree import Cell, Mark, Paragraph, Phrase, Phrases, Style
from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not, Rule, RuleKind
from paraph.terms.ids import IssueId, OptionId
from paraph.terms.numbers import Range

NO_BREAK = "\u00a0"


def phrases(*parts: str | Phrase) -> Phrases:
    """Return phrases of words and phrases; bare words are plain."""
    return tuple(Phrase(part) if isinstance(part, str) else part for part in parts if part)


def paragraph(*parts: str | Phrase) -> Paragraph:
    """Return a paragraph of words and phrases."""
    return Paragraph(phrases(*parts))


def strong(text: str, notes: tuple[int, ...] = ()) -> Phrase:
    """Return words that stand out."""
    return Phrase(text, Style.STRONG, notes)


def faint(text: str, notes: tuple[int, ...] = ()) -> Phrase:
    """Return words that stand back."""
    return Phrase(text, Style.FAINT, notes)


def cell(*parts: str | Phrase, marks: tuple[Mark, ...] = (), hint: str = "") -> Cell:
    """Return a cell of one line."""
    return Cell((phrases(*parts),), marks, hint)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 step`, `12 steps`, `70,560 packages`."""
    return f"{number:,} {agreeing(number, one, many or f'{one}s')}"


def agreeing(number: int, one: str, many: str) -> str:
    """Return the form of a verb that agrees with a number."""
    return one if number == 1 else many


def value(number: Fraction | float) -> str:
    """Return a value on a 0-1 scale, to two places."""
    return f"{float(number):.2f}"


def share(number: Fraction | float) -> str:
    """Return a share in per cent; a share that is not nothing or all never looks it."""
    percent = float(number) * 100
    if 0 < percent < 1:
        return f"under 1{NO_BREAK}%"
    if 99 < percent < 100:  # noqa: PLR2004 - per cent
        return f"over 99{NO_BREAK}%"
    return f"{percent:.0f}{NO_BREAK}%"


def span(numbers: Range) -> str:
    """Return a range, or the one number in it."""
    if numbers.is_exact:
        return value(numbers.low)
    return f"{value(numbers.low)} to {value(numbers.high)}"


def day(date: dt.date) -> str:
    """Return a date in words: `31 May 2023`."""
    return f"{date.day}{NO_BREAK}{date:%B} {date.year}"


def short_day(date: dt.date) -> str:
    """Return a date in few signs: `31 May 23`."""
    return f"{date.day}{NO_BREAK}{date:%b}{NO_BREAK}{date:%y}"


def listed(words: Iterable[str], join: str = "and") -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    every = list(words)
    if len(every) <= 1:
        return "".join(every)
    return f"{', '.join(every[:-1])} {join} {every[-1]}"


def option_name(talks: Negotiation, issue: IssueId, option: OptionId) -> str:
    """Return the printed name of an option."""
    return talks.issue[issue].option(option).name


def condition_words(talks: Negotiation, condition: Condition, *, is_inner: bool = False) -> str:
    """Return a condition in words, with the names of issues and options."""
    match condition:
        case Chosen(issue, options):
            names = listed((f"‘{option_name(talks, issue, each)}’" for each in options), "or")
            return f"{talks.issue[issue].name} is {names}"
        case Not(Chosen(issue, options)):
            names = listed((f"‘{option_name(talks, issue, each)}’" for each in options), "nor")
            lead = "neither" if len(options) > 1 else "not"
            return f"{talks.issue[issue].name} is {lead} {names}"
        case Not(inner):
            return f"not ({condition_words(talks, inner)})"
        case All(parts) | AnyOf(parts):
            join = ", and " if isinstance(condition, All) else ", or "
            text = join.join(condition_words(talks, part, is_inner=True) for part in parts)
            return f"({text})" if is_inner else text
        case _ as never:
            assert_never(never)


def rule_words(talks: Negotiation, rule: Rule) -> str:
    """Return a rule as a sentence."""
    then = condition_words(talks, rule.then)
    when = condition_words(talks, rule.when) if rule.when else ""
    match rule.kind:
        case RuleKind.REQUIRES:
            return f"Where {when}, it is required that {then}."
        case RuleKind.EXCLUDES:
            return f"Where {when}, it is ruled out that {then}."
        case RuleKind.ALWAYS:
            return f"Always: {then}."
        case RuleKind.NEVER:
            return f"Never: {then}."


def names(talks: Negotiation, actors: Sequence[str]) -> str:
    """Return the names of some actors as a list."""
    known = {str(actor): name for actor, name in talks.names.items()}
    return listed(known.get(str(actor), str(actor)) for actor in actors)
