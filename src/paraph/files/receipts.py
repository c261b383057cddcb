"""Receipts: the heads of a journal as a reader sees them, signed with Ed25519.

Whoever keeps a receipt can prove later that the journal was rewritten or cut: the entries that
the receipt names are gone, or hang on other links. A chain alone does not show that.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from paraph.files.faults import Fault, Malformed
from paraph.record.chain import Head

KIND = "paraph receipt 1"
MOST_BYTES = 1_000_000
HEX_32, HEX_64 = r"^[0-9a-f]{64}$", r"^[0-9a-f]{128}$"


class HeadForm(BaseModel):
    """The last entry of a channel."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=0)
    link: str = Field(pattern=HEX_32)


class ReceiptForm(BaseModel):
    """A receipt as it stands in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = Field(pattern=f"^{KIND}$")
    talks: str
    name: str
    reader: str
    at: datetime
    heads: dict[str, HeadForm]
    key: str = Field(pattern=HEX_32)
    signature: str = Field(pattern=HEX_64)


@dataclass(frozen=True, slots=True)
class Heads:
    """What a receipt is about.

    Attributes:
        talks: The id of the talks.
        reader: Who sees these channels.
        heads: The last entry of each, by the channel's name; the ledger's for who may know it.
    """

    talks: str
    name: str
    reader: str
    at: datetime
    heads: Mapping[str, Head]


def signing_key(path: Path) -> Ed25519PrivateKey:
    """Return the key in a file that only its owner can read; made there if there is none.

    Raises:
        Malformed: The file is no such key, or cannot be made.
    """
    try:
        if not path.exists():
            _write_key(path)
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        found, advice = error.strerror or "no file", "choose another with --key"
        fault = Fault(str(path), 0, 0, "", found, "a file for the signing key", advice)
        raise Malformed([fault]) from error
    except (ValueError, TypeError) as error:
        raise Malformed([_no_key(path)]) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Malformed([_no_key(path)])
    return key


def _no_key(path: Path) -> Fault:
    advice = "name the right file with --key, or a new one to be made"
    return Fault(str(path), 0, 0, "", "something else", "an Ed25519 key in PEM", advice)


def _write_key(path: Path) -> None:
    """Make a key; the file is its owner's from its first byte."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(pem)


def receipt(heads: Heads, key: Ed25519PrivateKey) -> bytes:
    """Return a signed receipt as the bytes of a file."""
    public = key.public_key().public_bytes_raw().hex()
    listed = {
        name: {"number": head.number, "link": head.link.hex()} for name, head in heads.heads.items()
    }
    tree = {
        "kind": KIND,
        "talks": heads.talks,
        "name": heads.name,
        "reader": heads.reader,
        "at": heads.at.isoformat(),
        "heads": listed,
        "key": public,
    }
    tree["signature"] = key.sign(_signed(tree)).hex()
    return (json.dumps(tree, indent=2, ensure_ascii=False) + "\n").encode()


def _signed(tree: Mapping[str, Any]) -> bytes:
    """Return the bytes that are signed: all but the signature, in one order."""
    rest = {key: value for key, value in tree.items() if key != "signature"}
    return json.dumps(rest, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt whose signature holds.

    Attributes:
        key: The public key, in hex, under which it holds.
    """

    about: Heads
    key: str


def read_receipt(path: Path) -> Receipt:
    """Return a receipt whose signature holds.

    Raises:
        Malformed: It is no receipt, or was changed after it was signed.
    """
    try:
        raw = path.read_bytes()[: MOST_BYTES + 1]
        form = ReceiptForm.model_validate_json(raw)
        tree = json.loads(raw)
    except OSError as error:
        found = error.strerror or "no file"
        fault = Fault(str(path), 0, 0, "", found, "a receipt", "name the right file")
        raise Malformed([fault]) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        advice = "name a file that `paraph receipt` wrote"
        fault = Fault(str(path), 0, 0, where, first["msg"].lower(), "a receipt", advice)
        raise Malformed([fault]) from error
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(form.key))
        public.verify(bytes.fromhex(form.signature), _signed(tree))
    except InvalidSignature as error:
        found, expected = "a signature that does not hold", "the receipt as it was signed"
        advice = "it was changed since; ask for the original"
        raise Malformed([Fault(str(path), 0, 0, "", found, expected, advice)]) from error
    heads = {name: Head(each.number, bytes.fromhex(each.link)) for name, each in form.heads.items()}
    return Receipt(Heads(form.talks, form.name, form.reader, form.at, heads), form.key)
