"""Bytes to text: encodings by their marks and by what decodes, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from matchweek.errors import BadInput

_BINARY_STARTS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOK = 65536
_STRANGE = re.compile(r"(?s)(?<=(.))([^\x00-\x7f])(?=(.))")
_USUAL = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŽžŠš")
_PLAIN_CONTROLS = frozenset(b"\t\n\r\f\v\x1b")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file and warnings about characters that could not be read.

    UTF-8, UTF-16 and UTF-32 by their mark, UTF-16 without one by its zero bytes, else UTF-8 where
    it decodes, else Windows-1252 or Mac Roman, whichever makes more words. Raises BadInput for a binary file.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if data.startswith(_BINARY_STARTS):
        raise _binary()
    encoding = _utf16_by_zeros(data[:_LOOK])
    if encoding:
        return _lenient(data, encoding)
    if _mostly_controls(data[:_LOOK]):
        raise _binary()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _damaged_utf8_or_windows(data)


def _lenient(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    sample = text[:_LOOK]
    if sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in sample) > len(sample) * 0.1:
        raise _binary()
    return text, _unread(text)


def _damaged_utf8_or_windows(data: bytes) -> tuple[str, tuple[str, ...]]:
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    accented = sum(not c.isascii() for c in text) - damaged
    if accented > damaged:
        return text, _unread(text)
    windows = data.decode("cp1252", errors="replace")
    mac = data.decode("mac_roman")
    text = mac if _likeness(mac) > _likeness(windows) else windows
    return text, _unread(text)


def _likeness(text: str) -> int:
    """How much the accented letters, dashes and apostrophes of a text stand where words have them."""
    score = 0
    for found in _STRANGE.finditer(text[: _LOOK * 4]):
        before, letter, after = found.groups()
        within = before.isalpha() or after.isalpha()
        if letter.isalpha():
            fits = within and letter in _USUAL and not (before.islower() and letter.isupper())
        elif letter in "\u2019\u2018":
            fits = within
        else:
            fits = letter in "\u2013\u2014\u201c\u201d\u2026\u00a0\u00b0\u2022" and not (
                before.isalpha() and after.isalpha()
            )
        score += 1 if fits else -1
    return score


def _unread(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    return (f"{count} character{'s' * (count > 1)} could not be read and show as \ufffd.",)


def _utf16_by_zeros(data: bytes) -> str:
    """Text in Latin letters has a zero in every other byte of UTF-16; "" when this has not."""
    pairs = len(data) // 2
    if pairs < 4:
        return ""
    even, odd = data[0 : pairs * 2 : 2].count(0), data[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.1:
        return "utf-16-le"
    if even > pairs * 0.7 and odd < pairs * 0.1:
        return "utf-16-be"
    return ""


def _mostly_controls(data: bytes) -> bool:
    controls = sum(data.count(value) for value in range(32) if value not in _PLAIN_CONTROLS)
    return controls > max(8, len(data) * 0.02)


def _binary() -> BadInput:
    return BadInput(
        "This is not a list",
        "The file is binary: it holds no text, no spreadsheet and no PDF that can be read.",
        "Export the list as CSV, XLSX or PDF, or copy the table and paste it.",
    )
