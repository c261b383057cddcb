"""Refusals in words: what was found, what was expected, where; what to do."""

from datetime import UTC
from fractions import Fraction
from typing import assert_never
from zoneinfo import available_timezones

from paraph.briefs.deeds import NO_REASON, TOLD, WANTED, command_words, deed_words
from paraph.briefs.draft_refusals import DraftRefusal, draft_refusal_words
from paraph.briefs.message import ids, line, quoted, some_ids
from paraph.briefs.moments import moment
from paraph.briefs.nearest import nearest_word
from paraph.briefs.speakers import seat_name
from paraph.record import refusals as no
from paraph.record.commands.rights import Who
from paraph.record.deciding.naming import LONGEST_NAME
from paraph.record.negotiation import Negotiation

MOST_QUOTED = 80
"""Letters of a quote that are enough to know it by."""


def refusal_words(talks: Negotiation, refusal: no.Refusal) -> str:
    """Return a refusal as one line."""
    if isinstance(refusal, DraftRefusal):
        return draft_refusal_words(talks, refusal)
    if isinstance(refusal, no.WrongDate | no.TooSoon | no.TooShort | no.WrongTime):
        return _time_words(refusal)
    if isinstance(refusal, no.NotYours | no.NotNamed | no.Unknown | no.Taken | no.NoReason):
        return _naming_words(talks, refusal)
    if isinstance(refusal, Never):
        return _never_words(refusal)
    return _matter_words(talks, refusal)


def _naming_words(
    talks: Negotiation,
    refusal: no.NotYours | no.NotNamed | no.Unknown | no.Taken | no.NoReason,
) -> str:
    """Return who may not, what is not named, or what is named already."""
    match refusal:
        case no.NotYours(seat, deed, whose):
            return line(
                f"'{seat_name(talks, seat)}' may not {deed_words(deed)}",
                _whose(talks, whose),
                command_words(deed),
                "ask whoever may to do it",
            )
        case no.NotNamed():
            return _unnamed(talks, refusal)
        case no.Unknown():
            return _unknown(refusal)
        case no.Taken(kind, word):
            return _taken(kind, word)
        case no.NoReason(deed):
            found, expected = WANTED.get(deed, NO_REASON)
            return line(f"found {found}", expected, command_words(deed), "add what is lacking")
        case _ as never:
            assert_never(never)


def _whose(talks: Negotiation, whose: str) -> str:
    """Return who may: a right in its own words, or seats by name."""
    if whose in set(Who):
        return whose
    return " or ".join(f"'{seat_name(talks, each)}'" for each in whose.split(", "))


def _unnamed(talks: Negotiation, refusal: no.NotNamed) -> str:
    level = f" for the level '{refusal.level}'" if refusal.level else ""
    return line(
        f"'{refusal.person}' is no named member of '{seat_name(talks, refusal.seat)}'{level}",
        some_ids(refusal.known) or "a named member",
        "the author",
        "let a named member act" if refusal.known else "name one first with 'name-member'",
    )


def _unknown(refusal: no.Unknown) -> str:
    known = refusal.known
    if refusal.kind == "time zone":
        known = tuple(sorted(available_timezones()))
        instead = "take a name of the IANA list such as 'Europe/Istanbul'"
    else:
        instead = f"known is {some_ids(known)}" if known else "nothing of the kind is known yet"
    nearest = nearest_word(refusal.id, known)
    kind, _, issue = refusal.kind.partition(" of ")
    is_public = refusal.kind in {"time zone", "seat"}
    seen = "" if is_public else " that every reader of the entry can see"
    return line(
        f"'{refusal.id}' names no {kind}{seen}",
        f"a known {kind}",
        f"{issue}" if issue else f"the {kind}",
        f"did you mean '{nearest}'?" if nearest is not None else instead,
    )


def _taken(kind: str, word: str) -> str:
    if kind == "case":
        return line(
            f"the case '{word}' is open", "to open it once", "the command 'add-to-case'", "go on"
        )
    if kind == "position":
        advice = "it need not be stated again"
        return line(f"'{word}' is stated already", "another position", "the position", advice)
    expected = f"an id that no other {kind} has"
    return line(f"the {kind} '{word}' is there already", expected, "its id", "choose another id")


def _time_words(refusal: no.WrongDate | no.TooSoon | no.TooShort | no.WrongTime) -> str:
    """Return what is wrong with a date or a moment."""
    match refusal:
        case no.WrongDate(deed, found, expected):
            advice = "correct it" if found else "give it"
            return line(f"found {found or 'no date'}", expected, command_words(deed), advice)
        case no.TooSoon(deed, until, zone):
            return line(
                f"it is too soon to {deed_words(deed)}",
                f"a moment from {moment(until, zone)} on",
                command_words(deed),
                "wait until then",
            )
        case no.TooShort(closes, earliest, zone, hours):
            return line(
                f"silence would close on {moment(closes, zone)}",
                f"{hours} hours at the least, that is {moment(earliest, zone)} or later",
                "the deadline",
                "set a later one",
            )
        case no.WrongTime(at, earliest, latest):
            span = " and ".join(each.astimezone(UTC).isoformat() for each in (earliest, latest))
            return line(
                f"found {at.isoformat()}",
                f"a moment between {span}, after what is on record and not after now",
                "the time of the command",
                "correct it, or leave it out",
            )
        case _ as never:
            assert_never(never)


Matter = (
    no.Incomplete
    | no.BreaksRules
    | no.WrongNumbers
    | no.WrongOrder
    | no.AlreadyTold
    | no.MeetingOver
    | no.EnquiryState
    | no.NotQuoted
    | no.TooFewAsked
)
Never = no.ForAll | no.OddName | no.FarDate


def _matter_words(  # noqa: PLR0911 - one match
    talks: Negotiation, refusal: Matter
) -> str:
    """Return what is wrong with a package, a preference, a meeting, an enquiry or a quote."""
    match refusal:
        case no.Incomplete(issues):
            found = f"the package settles nothing on {ids(issues)}"
            return line(found, "one option for every issue", "the package", "add what is lacking")
        case no.BreaksRules(rules):
            what = "rule" if len(rules) == 1 else "rules"
            return line(
                f"the package breaks the {what} {ids(rules)}",
                "a package that keeps every rule",
                "the package",
                "choose other options",
            )
        case no.WrongNumbers():
            return _wrong_numbers(talks, refusal)
        case no.WrongOrder(party, twice):
            found = (
                f"names {ids(twice)} twice" if twice else "has fewer than two places, or one empty"
            )
            return line(
                f"the order of '{seat_name(talks, party)}' {found}",
                "each in one place" if twice else "at least two places, each with something",
                "the order",
                "correct it",
            )
        case no.AlreadyTold(party, what):
            return line(
                f"'{seat_name(talks, party)}' has told {TOLD.get(what, what)} itself",
                "an assumption only where a party told nothing",
                command_words(what),
                "go by its own word",
            )
        case no.MeetingOver(meeting, is_held):
            state = "was held" if is_held else "was cancelled"
            advice = "call another under a new id" if is_held else "call it anew first"
            return line(f"the meeting '{meeting}' {state}", "one to come", "the meeting", advice)
        case no.EnquiryState():
            return _enquiry_state(refusal)
        case no.NotQuoted():
            return _not_quoted(refusal)
        case no.TooFewAsked(asked):
            alone = ids(seat_name(talks, each) for each in asked) or "nobody"
            return line(
                f"{alone} alone would be asked",
                "two parties or more, or the outcome would give an answer away",
                "the command 'put-in-secret'",
                "ask openly",
            )
        case _ as never:
            assert_never(never)


def _never_words(refusal: Never) -> str:
    """Return what may never be entered, since nothing in a journal can be taken back."""
    match refusal:
        case no.ForAll(kind):
            advice = "leave out 'in_confidence'"
            return line(f"a {kind} given in confidence", "it before every seat", kind, advice)
        case no.OddName(what, found):
            expected = f"letters, digits and hyphens, {LONGEST_NAME} at most"
            return line(f"'{found}' names a {what}", expected, f"the {what}", "choose another")
        case no.FarDate(found, first, last):
            expected = f"a day between {first} and {last}"
            return line(f"found {found}", expected, "the date", "correct it")


def _wrong_numbers(talks: Negotiation, refusal: no.WrongNumbers) -> str:
    """Return what weights sum to, those told before included."""
    is_too_much = Fraction(refusal.least) > 1
    bound = _number(refusal.least if is_too_much else refusal.most)
    is_exact = refusal.least == refusal.most
    or_so = "" if is_exact else " or more" if is_too_much else " or less"
    return line(
        f"weights of '{seat_name(talks, refusal.party)}' sum to {bound}{or_so}",
        "1 over all issues" if refusal.is_all else "1 at most",
        "its weights, those told before included",
        "rescale them",
    )


def _number(text: str) -> str:
    """Return an exact number as a person would write it: decimals where they end."""
    number = Fraction(text)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return f"{float(number):g}" if rest == 1 else str(number)


_ENQUIRY_ADVICE = {
    "closed": "put another enquiry",
    "open": "close it first",
    "no count": "give the command through the desk, which counts",
    "not counted": "count the answers first",
    "announced": "nothing is left to do",
}


def _enquiry_state(refusal: no.EnquiryState) -> str:
    has = "has" if refusal.found.startswith("no ") else "is"
    return line(
        f"the enquiry '{refusal.enquiry}' {has} {refusal.found}",
        refusal.wanted if has == "has" else f"one that is {refusal.wanted}",
        "the enquiry",
        _ENQUIRY_ADVICE.get(refusal.found, "see what became of it"),
    )


def _not_quoted(refusal: no.NotQuoted) -> str:
    shown = quoted(refusal.quote, MOST_QUOTED)
    times = f"{refusal.times} times" if refusal.times else "nowhere"
    if refusal.nearest:
        advice = f"copy the nearest passage, {quoted(refusal.nearest, MOST_QUOTED)}"
    else:
        advice = "quote more of it" if refusal.times else "copy the words from the report"
    where = f"the report '{refusal.report}'"
    return line(f"{shown} stands {times} in it", "words that stand there once", where, advice)
