"""Numbers as they were given."""

from fractions import Fraction

import pytest

from paraph.terms.numbers import UNIT, Range, exactly


def test_the_middle_of_a_third_and_a_half_is_five_twelfths() -> None:
    assert Range(Fraction(1, 3), Fraction(1, 2)).middle == Fraction(5, 12)


def test_a_number_known_exactly_is_its_own_middle() -> None:
    third = exactly(Fraction(1, 3))
    assert (third.low, third.middle, third.high) == (Fraction(1, 3),) * 3
    assert third.is_exact


def test_a_range_with_two_ends_is_not_exact() -> None:
    assert not UNIT.is_exact


def test_all_that_can_be_said_of_an_unknown_value_is_from_nought_to_one() -> None:
    assert (UNIT.low, UNIT.high) == (0, 1)


def test_swapped_ends_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^low end 1/2 above high end 1/3$"):
        Range(Fraction(1, 2), Fraction(1, 3))
