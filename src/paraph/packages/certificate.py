"""What a person needs to check by themselves that a package is the one a solution picks.

A certificate is plain data. It states the problem in whole numbers, the packages, and proofs: trees
of boxes, each closed by whole multipliers. `checker` verifies it without any solver, in a page of
code that shares nothing with the search; `certifying` makes it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import cast

FORM = "paraph-certificate-1"
"""Name of the form, so that a later one cannot be taken for it."""

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None


@dataclass(frozen=True, slots=True)
class CertifiedIssue:
    """An issue, or a truth that clauses speak of, by the names of its options.

    Attributes:
        options: Of a named truth, "false" and "true".
        is_named_truth: Whether it stands for a part of a rule; the options chosen settle it, and
            it is worth nothing to anybody.
    """

    name: str
    options: tuple[str, ...]
    is_named_truth: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """What may be agreed, and what it is worth to those whose acceptance is needed.

    Attributes:
        issues: And after them the named truths.
        contributions: By issue, option and party, in parts.
        reservations: Walk-away worth of each party, in parts.
        denominator: So many parts are 1 on a party's scale.
        clauses: Each asks for one of some options, by issue or named truth.
    """

    parties: tuple[str, ...]
    issues: tuple[CertifiedIssue, ...]
    contributions: tuple[tuple[tuple[int, ...], ...], ...]
    reservations: tuple[int, ...]
    denominator: int
    clauses: tuple[Mapping[str, tuple[str, ...]], ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the problem as JSON with sorted keys and no spaces, in hex.

        Two certificates of one digest are about the same problem, whatever else they say.
        """
        text = json.dumps(plain(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class CertifiedPackage:
    """A package and what it is worth.

    Attributes:
        choices: The option of every issue, and of every named truth.
        values: To each party, in parts.
    """

    choices: Mapping[str, str]
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is measured of a package; of the two kinds one is used.

    Attributes:
        scales: By what each party's gain is multiplied; 0 for one that is left out.
        count: The measure is the sum of so many smallest of those scaled gains.
        given: Packages are looked at only where the smallest one sums to at least the first of
            these, the two smallest to the second, and so on.
        powers: Or the measure is the product of the gains, each to its power; 0 for a party that
            is left out. Gains below 0 count as 0.
    """

    scales: tuple[Fraction, ...] = ()
    count: int = 0
    given: tuple[int, ...] = ()
    powers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CertifiedRow:
    """A weighted sum of the values that every package in question must reach.

    Attributes:
        weights: For each party, whole.
        least: In parts times weights.
    """

    weights: tuple[int, ...]
    least: int


Multiplied = tuple[tuple[int, int], ...]
"""Places of rows, then of clauses, each with its multiplier; the others are 0."""


@dataclass(frozen=True, slots=True)
class Node:
    """What is done with a box.

    Attributes:
        by: Multipliers, in the order in which they narrow the box.
        split: Issue (or truth) and option, by place: the next node, with all below it, is about
            what is left with this option; the one after those about what is left without it.
            None where the box is closed.
    """

    by: tuple[Multiplied, ...]
    split: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Proof:
    """That no package of the zone has a measure above a bound.

    Attributes:
        bound: In parts, as the claim measures.
        rows: What a package above the bound would have to meet, as far as it is used.
        tree: Of boxes; the first is everything.
    """

    claim: Claim
    bound: Fraction
    rows: tuple[CertifiedRow, ...]
    tree: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """That some packages are what a solution picks, or how far that is proven.

    Attributes:
        digest: Of the problem.
        solution: Its name.
        weights: Of each party; all 1 where the solution has none.
        packages: As good as each other.
        ideals: For Kalai-Smorodinsky, for each party the best package for it.
        value: What the solution makes large, on the 0-1 scales.
        bound: No package of the zone passes this.
        is_proven: Whether everything that the solution asks for is proven, not only a bound.
        method: In words.
        proofs: Of the measure, and of what it rests on.
    """

    problem: Problem
    digest: str
    solution: str
    weights: tuple[int, ...]
    packages: tuple[CertifiedPackage, ...]
    ideals: tuple[CertifiedPackage, ...]
    value: Fraction
    bound: Fraction
    is_proven: bool
    method: str
    proofs: tuple[Proof, ...]

    @property
    def boxes(self) -> int:
        """How many boxes the proofs have."""
        return sum(len(proof.tree) for proof in self.proofs)


def plain(value: object) -> Json:
    """Return a certificate, or a part of one, in JSON's own kinds; fractions as "a/b"."""
    match value:
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case Mapping():
            entries = cast("Mapping[str, object]", value).items()
            return {key: plain(each) for key, each in entries}
        case tuple():
            return [plain(each) for each in cast("Sequence[object]", value)]
        case _ if is_dataclass(value):
            form: dict[str, Json] = {"form": FORM} if isinstance(value, Certificate) else {}
            return form | {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            return cast("Json", value)
