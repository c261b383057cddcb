"""Certificates as a file: JSON that anybody can check, with this program or without it.

The form is described in docs/reference/certificate.md.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from paraph.files.faults import Fault, Malformed, quoted
from paraph.packages.certificate import FORM, Certificate, plain
from paraph.packages.checker import check

MOST_BYTES = 500_000_000
"""A larger file is not read."""

MOST_FAULTS = 20
"""Faults of one file that are told; a wrong form tends to be wrong all over."""

Whole = Annotated[int, Field(strict=True)]
Fraction = Annotated[str, Field(pattern=r"^-?[0-9]{1,4000}/[1-9][0-9]{0,3999}$")]
Word = Annotated[str, Field(strict=True)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Issue(_Form):
    name: Word
    options: list[Word]
    is_named_truth: Annotated[bool, Field(strict=True)]


class _Problem(_Form):
    parties: list[Word]
    issues: list[_Issue]
    contributions: list[list[list[Whole]]]
    reservations: list[Whole]
    denominator: Whole
    clauses: list[dict[Word, list[Word]]]


class _Package(_Form):
    choices: dict[Word, Word]
    values: list[Whole]


class _Claim(_Form):
    scales: list[Fraction]
    count: Whole
    given: list[Whole]
    powers: list[Whole]


class _Row(_Form):
    weights: list[Whole]
    least: Whole


class _Node(_Form):
    by: list[list[tuple[Whole, Whole]]]
    split: tuple[Whole, Whole] | None


class _Proof(_Form):
    claim: _Claim
    bound: Fraction
    rows: list[_Row]
    tree: list[_Node]


class _Certificate(_Form):
    form: Literal["paraph-certificate-1"]
    problem: _Problem
    digest: Word
    solution: Word
    weights: list[Whole]
    packages: Annotated[list[_Package], Field(min_length=1)]
    ideals: list[_Package]
    value: Fraction
    bound: Fraction
    is_proven: Annotated[bool, Field(strict=True)]
    method: Word
    proofs: list[_Proof]


class _File(_Form):
    marking: str = ""
    certificates: list[_Certificate]


MOST_SHOWN = 200
"""Code points of a faulty line that are shown."""


def certificates_json(certificates: Iterable[Certificate], marking: str = "") -> str:
    """Return certificates as the text of a file, the same for the same certificates.

    Args:
        certificates: The proofs.
        marking: For whose eyes alone they are; nothing where they are for all.
    """
    head = {"marking": marking} if marking else {}
    tree = {**head, "certificates": [plain(each) for each in certificates]}
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_certificates(path: Path) -> list[dict[str, Any]]:
    """Return the certificates of a file, in JSON's own kinds.

    Raises:
        Malformed: It cannot be read, or is no file of certificates.
    """
    text = _text(path)
    try:
        tree = json.loads(text)
        _File.model_validate(tree)
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_FAULTS]
        raise Malformed(_fault(path, detail) for detail in details) from None
    except json.JSONDecodeError as error:
        line = "".join(text.splitlines()[error.lineno - 1 : error.lineno])[:MOST_SHOWN]
        advice = "write it anew with `paraph packages FOLDER --certificates FILE`"
        found, expected = f"no JSON ({error.msg})", "a file of certificates"
        fault = Fault(str(path), error.lineno, error.colno, "", found, expected, advice, line)
        raise Malformed([fault]) from None
    except (RecursionError, ValueError) as error:
        expected, advice = "a file of certificates", "write it anew with `paraph packages`"
        found = f"JSON that cannot be read ({type(error).__name__})"
        raise Malformed([Fault(str(path), 0, 0, "", found, expected, advice)]) from None
    return cast("list[dict[str, Any]]", tree["certificates"])


def checked(path: Path) -> list[str]:
    """Return what is wrong with the certificates of a file; nothing where all are verified.

    Raises:
        Malformed: It cannot be read, or is no file of certificates.
    """
    certificates = read_certificates(path)
    if not certificates:
        return ["There is no proof in the file: no solution was found."]
    return [
        f"Certificate of the {each['solution']} solution: {fault}"
        for each in certificates
        for fault in check(each)
    ]


def _text(path: Path) -> str:
    expected = "a file of certificates"
    try:
        if path.stat().st_size > MOST_BYTES:
            found, most = "a larger file", f"at most {MOST_BYTES:,} bytes"
            raise Malformed(
                [Fault(str(path), 0, 0, "", found, most, "check its certificates apart")]
            )
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        found, advice = f"the byte 0x{error.object[error.start]:02x}", "save it as UTF-8"
        fault = Fault(str(path), 0, 0, "", found, "text in UTF-8", advice)
        raise Malformed([fault]) from None
    except FileNotFoundError:
        advice = "write one with `paraph packages FOLDER --certificates FILE`"
        raise Malformed([Fault(str(path), 0, 0, "", "nothing", expected, advice)]) from None
    except OSError as error:
        found, advice = f"a path that cannot be read ({error.strerror})", "name a file"
        raise Malformed([Fault(str(path), 0, 0, "", found, expected, advice)]) from None


def _fault(path: Path, detail: ErrorDetails) -> Fault:
    """Return what is wrong at one place of the file's structure; list places count from 1."""
    place = "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in detail["loc"]
    ).removeprefix(".")
    expected, advice = _EXPECTED.get(detail["type"], (detail["msg"], ADVICE))
    found = "no such key" if detail["type"] == "missing" else _shown(detail["input"])
    return Fault(str(path), 0, 0, place, found, expected, advice)


def _shown(found: object) -> str:
    """Name what stands where something else should."""
    if isinstance(found, dict):
        return "an object"
    if isinstance(found, list):
        return "a list"
    return quoted(found) if isinstance(found, str) else f"{found!r:.60}"


ADVICE = "write the file anew with `paraph packages FOLDER --certificates FILE`"

_EXPECTED = {
    "missing": ("it in every certificate", ADVICE),
    "extra_forbidden": ("no further keys", "remove it"),
    "int_type": ("a whole number", "write it without point, quotation marks or exponent"),
    "string_type": ("text", "put it in quotation marks"),
    "string_pattern_mismatch": (
        "a fraction",
        'write it as "3/4", with a whole number above 0 below',
    ),
    "list_type": ("a list", "put it in square brackets"),
    "dict_type": ("an object", "write it as keys and values"),
    "model_type": ("an object", "write it as keys and values"),
    "tuple_type": ("a list of two whole numbers", ADVICE),
    "bool_type": ("true or false", "write one of them, without quotation marks"),
    "bool_parsing": ("true or false", "write one of them, without quotation marks"),
    "literal_error": (f'"{FORM}"', "take a version of Paraph that reads this form"),
    "too_short": ("at least one", ADVICE),
    "too_long": ("two whole numbers", ADVICE),
}
