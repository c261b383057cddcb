"""How many packages there are, in words: exactly, or as an interval that says it is one."""

from paraph.packages.counting import Count

MOST_DIGITS = 15
"""Longer numbers are given by their first digits and a power of ten."""

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(many: int) -> str:
    """Return a number of packages; a very long one by its first digits.

    Example:
        >>> number(216_720)
        '216,720'
    """
    digits = str(many)
    if len(digits) <= MOST_DIGITS:
        return f"{many:,}"
    power = str(len(digits) - 1).translate(SUPERSCRIPTS)
    return f"{digits[0]}.{digits[1:3]}\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10{power}"


def counted(many: Count) -> str:
    """Return a count; one that is not exact with the word *about*."""
    return number(many.likely) if many.is_exact else f"about {number(many.likely)}"


def interval_words(many: Count) -> str:
    """Return how far a count is sure; nothing where it is exact."""
    if many.is_exact:
        return ""
    if not many.drawn:
        return f"at least {number(many.low)}; not counted"
    return (
        f"estimated from {many.drawn:,} packages drawn; "
        f"{number(many.low)} to {number(many.high)}, 99 times in 100"
    )
