"""Whether a report's file holds text at all; any encoding that writes no NULs may stay."""

_DOCX_NAME, _ODT_NAME = b"word/", b"opendocument.text"
_MARKS = {
    b"%PDF-": "a PDF file",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a Word file",
}
"""By what a file begins with."""

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


_SAVE_AS_TEXT = "save it as plain text (.txt)"
_SAVE_AS_UTF8 = "save it with the encoding UTF-8"


def no_text(raw: bytes) -> tuple[str, str] | None:
    """Return what a file holds instead of text, and what to do; None where it holds text."""
    if not raw.strip():
        return "nothing", "put the words of the report there"
    if raw.startswith(b"PK\x03\x04"):
        return _zipped(raw), _SAVE_AS_TEXT
    for mark, held in _MARKS.items():
        if raw.startswith(mark):
            return held, _SAVE_AS_TEXT
    if raw.startswith(_UTF_16_MARKS):
        return "text in UTF-16", _SAVE_AS_UTF8
    return ("NUL bytes", _SAVE_AS_UTF8) if b"\0" in raw else None


def _zipped(raw: bytes) -> str:
    """Name a zip file; the names of what is in it are not compressed."""
    if _DOCX_NAME in raw:
        return "a Word file"
    return "an OpenDocument file" if _ODT_NAME in raw else "a zip file"
