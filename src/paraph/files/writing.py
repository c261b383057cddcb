"""A brief as the bytes of a file, by the file's ending."""

from collections.abc import Callable

from paraph.briefs.tree import Brief
from paraph.files.brief_json import brief_json
from paraph.files.docx import docx
from paraph.files.html import html
from paraph.files.terminal import text

TEXT_WIDTH = 110
"""Columns of a brief written as text."""

FORMATS: dict[str, Callable[[Brief], bytes]] = {
    ".html": lambda brief: html(brief).encode(),
    ".docx": docx,
    ".json": lambda brief: brief_json(brief).encode(),
    ".txt": lambda brief: text(brief, width=TEXT_WIDTH).encode(),
}
"""How a brief is written, by ending."""


def written(brief: Brief, ending: str) -> bytes:
    """Return a brief as the bytes of a file with this ending."""
    return FORMATS[ending.lower()](brief)
