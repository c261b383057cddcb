"""Decimal numbers as text, in and out, exactly; and shares rounded so that they stay one whole."""

import re
from collections.abc import Sequence
from fractions import Fraction

PLACES = 12
"""Decimals that a number of a case folder may have."""

UNITS = 10**PLACES

_DECIMAL = re.compile(
    r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,3})?"
)
"""What a program that writes floats may write, within bounds."""

WRITTEN_PLACES = 30
"""Decimals of a number for another tool: far more than a float keeps."""


def read_decimal(text: str) -> Fraction | None:
    """Return a decimal number exactly, or None where there is none.

    Example:
        >>> read_decimal("2.5E-1")
        Fraction(1, 4)
    """
    return Fraction(text.strip()) if _DECIMAL.fullmatch(text.strip()) else None


def rounded(number: Fraction) -> Fraction:
    """Return the nearest number that a case folder can hold."""
    return Fraction(round(number * UNITS), UNITS)


def whole_shares(shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return shares of 1, rounded so that they still sum to 1.

    Each is rounded down; the units left over go to those that lost most, the earlier of equals.

    Example:
        >>> [str(decimal(share)) for share in whole_shares([Fraction(1, 3)] * 3)]
        ['0.333333333334', '0.333333333333', '0.333333333333']
    """
    whole = [share * UNITS // 1 for share in shares]
    lost = [share * UNITS - units for share, units in zip(shares, whole, strict=True)]
    most = sorted(range(len(shares)), key=lambda at: (-lost[at], at))
    for at in most[: UNITS - sum(whole)]:
        whole[at] += 1
    return tuple(Fraction(units, UNITS) for units in whole)


def decimal(number: Fraction, places: int = PLACES) -> str:
    """Write a number that is not negative as a decimal, rounded to some places.

    Example:
        >>> decimal(Fraction(1, 8)), decimal(Fraction(2, 3), 3), decimal(Fraction(1))
        ('0.125', '0.667', '1')
    """
    units = round(number * 10**places)
    whole, rest = divmod(units, 10**places)
    return f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".")
