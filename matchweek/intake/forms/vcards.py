"""Contact cards (.vcf), versions 2.1, 3.0 and 4.0, to raw texts by field (RFC 2426, RFC 6350)."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchweek.intake.advocate_rows import BETWEEN, field_of

_BEGIN = re.compile(rb"(?im)(?:^|\r)[ \t]*begin[ \t]*:[ \t]*vcard[ \t]*(?:\r|$)")
# Also CR alone, and CR CR LF, which a text mode written twice makes.
_LINE_END = re.compile(rb"\r*\n|\r")
_SPLIT_PARAMETERS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\)((?:\\\\)*);")
_SOFT_END = re.compile(rb"=[ \t]*$")
_FROM_NOTE = frozenset({"tier", "best_time", "relation", "specialty"})
# Others that Python knows are no character sets of files, such as "idna" or "unicode_escape".
_CHARSETS = re.compile(
    r"(?i)(?:utf-?(?:7|8|16|32)|iso|windows|cp|us-ascii|ascii|latin|shift|euc|gb|big5|koi|mac)"
)
_NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "TEXT", "BBS"})
# Contents that no field needs and that may be megabytes of a picture.
_PASSED_OVER = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})


@dataclass(frozen=True, slots=True)
class _Property:
    name: str
    types: frozenset[str]
    value: str


def is_vcard(data: bytes) -> bool:
    """True when bytes (ASCII-compatible) begin a contact card near their start."""
    return _BEGIN.search(data[:4096]) is not None


def read_cards(data: bytes) -> Iterator[tuple[int, dict[str, str], bool]]:
    """Each card's number from 1, its texts by field (for `advocate_row`), and whether it had its end.

    A card inside a card (the agent of version 2.1) is passed over. Text is what its property's CHARSET
    says, else UTF-8, else Windows-1252.
    """
    number, depth = 0, 0
    lines: list[bytes] = []
    for line in _LINE_END.sub(b"\n", data).split(b"\n"):
        mark = line.strip().upper().replace(b" ", b"")
        if mark == b"BEGIN:VCARD":
            depth += 1
            number += depth == 1
        elif mark == b"END:VCARD" and depth:
            depth -= 1
            if depth == 0:
                yield number, _fields(list(_properties(lines))), True
                lines = []
        elif depth == 1:
            lines.append(line)
    if depth:
        yield number, _fields(list(_properties(lines))), False


def _properties(lines: Sequence[bytes]) -> Iterator[_Property]:
    old = any(re.match(rb"(?i)version:\s*2\.1", line) for line in lines)
    for line in _unfolded(lines, old):
        head, raw = _cut(line)
        group_and_name, *parameters = _SPLIT_PARAMETERS.split(head)
        name = group_and_name.rpartition(".")[2].strip().upper()
        if not name or name in _PASSED_OVER:
            continue
        types, charset, quoted = _parameters(parameters)
        yield _Property(name, types, _text(quopri.decodestring(raw) if quoted else raw, charset))


def _unfolded(lines: Sequence[bytes], old: bool) -> Iterator[bytes]:
    """Lines put together again: folded by a leading blank (kept in 2.1), or by "=" in quoted-printable."""
    pieces: list[bytes] = []
    quoted = soft = False
    for line in lines:
        if pieces and soft:
            pieces[-1] = _SOFT_END.sub(b"", pieces[-1])
            pieces.append(line)
        elif pieces and line[:1] in (b" ", b"\t"):
            pieces.append(line if old else line[1:])
        else:
            yield b"".join(pieces)
            pieces = [line]
            quoted = "QUOTED-PRINTABLE" in _cut(line)[0].upper()
        soft = quoted and _SOFT_END.search(line) is not None
    yield b"".join(pieces)


def _cut(line: bytes) -> tuple[str, bytes]:
    """A line's head and value, parted at the first colon outside of quotation marks."""
    quoted = False
    for place, byte in enumerate(line[:1000]):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x3A and not quoted:
            return line[:place].decode("utf-8", "replace"), line[place + 1 :]
    return "", b""


def _parameters(parameters: Sequence[str]) -> tuple[frozenset[str], str, bool]:
    """The types of a property (preference as PREF), its character set, whether it is quoted-printable."""
    types: set[str] = set()
    charset, quoted = "", False
    for parameter in parameters:
        key, has_value, value = parameter.strip().upper().partition("=")
        value = (value if has_value else key).strip().strip('"')
        if key == "CHARSET":
            charset = value
        elif value == "QUOTED-PRINTABLE":
            quoted = True
        elif key == "PREF":
            types.add("PREF")
        elif key == "TYPE" or not has_value:
            types.update(value.split(","))
    return frozenset(types), charset, quoted


def _text(raw: bytes, charset: str) -> str:
    for name in (charset if _CHARSETS.match(charset) else "utf-8", "utf-8"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def _structured(value: str) -> list[str]:
    return [_plain(part) for part in _PARTS.sub("\\1\x00", value).split("\x00")]


def _fields(properties: list[_Property]) -> dict[str, str]:
    def first(name: str) -> str:
        return next((one.value for one in properties if one.name == name and one.value.strip()), "")

    name = _plain(first("FN")) or _from_parts(_structured(first("N")))
    institution, *units = [part for part in _structured(first("ORG")) if part] or [""]
    titles = dict.fromkeys(filter(None, (_plain(first("TITLE")), _plain(first("ROLE")))))
    said = {
        "name": name,
        "role": ", ".join(titles),
        "institution": institution,
        "specialty": ", ".join(units),
        "mail": _preferred(properties, "EMAIL", ("PREF", "WORK")),
        "phone": _preferred(properties, "TEL", ("PREF", "CELL", "WORK")),
    }
    notes = [_plain(one.value) for one in properties if one.name == "NOTE"]
    return {**said, **_from_notes("\n".join(notes))}


def _from_parts(parts: list[str]) -> str:
    family, given, more, before, after = (*parts, "", "", "", "", "")[:5]
    name = " ".join(filter(None, (before, given, more, family)))
    return f"{name}, {after}" if name and after else name


def _preferred(properties: list[_Property], name: str, types: Sequence[str]) -> str:
    found = [one for one in properties if one.name == name and one.value.strip()]
    voices = [one for one in found if not one.types & _NO_VOICE or "VOICE" in one.types]
    ranked = sorted(voices, key=lambda one: [kind not in one.types for kind in types])
    return BETWEEN.join(_plain(one.value) for one in ranked)


def _from_notes(notes: str) -> dict[str, str]:
    """The note, less its lines that name a field ("Best time: mornings")."""
    said: dict[str, str] = {}
    rest = []
    for line in notes.split("\n"):
        heading, colon, value = line.partition(":")
        field = field_of(heading) if colon else ""
        if field in _FROM_NOTE and value.strip() and field not in said:
            said[field] = value
        else:
            rest.append(line)
    return {**said, "note": "\n".join(rest)}
