"""One cell at a time: text made harmless and tidy, numbers, services, ids, from whatever the cell says."""

from __future__ import annotations

import re
import unicodedata

from matchweek.domain.programs.program import ProgramCode, Service, codes_among
from matchweek.errors import BadInput
from matchweek.intake.rows.count_headings import count_heading

LONGEST_CELL = 1000
MOST_POSITIONS = 2000

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_NOTHING = frozenset({"-", "--", "---", "\u2013", "\u2014", "n/a", "na", "null", "nan", "#n/a", "tbd", "?"})
_EXCEL_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_NUMBER = re.compile(
    r"([0-9]{1,6})(?:\.0*|,00?)?"
    r"(?:\s*of [0-9]+|\s*[a-z][a-z ()./-]*|\s*[,;:(\[]\s*[a-z].*|\s*\[[0-9a-z]{1,2}\])?"
)
_NOTE_MARKS = re.compile(r"(?:\s*[*\u2020\u2021\u00a7\u00b6#^\u00b0:])+(?=$|\s|[,;(\[a-z])")
# Words after a number that make another number of it.
_NOT_SURE = re.compile(
    r"\b(?:more|least|most|to|or|maybe|about|plus|filled|matched|taken|not|no|than|pending|between|above|below|if)\b"
)
_DOUBTFUL = re.compile(
    r"(?:[~<>\u2264\u2265\u2248\u00b1=]+|up to|at least|at most|about|approx\.?|approximately|ca\.?|c\."
    r"|min\.?|max\.?|less than|more than|between)?\s*[0-9]{1,4}"
    r"(?:\s*[+?]+|\s*(?:[-\u2010-\u2015/|]|to|or|and|,|\(|\+)\s*[0-9]{1,4}\s*\)?)?(?:\s*[a-z(,;].*)?"
)
_BRACKETED = re.compile(r"^[(\[]\s*(.*?)\s*[)\]]$")
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBER_WORDS = {word: value for value, word in enumerate(_WORDS)} | {"none": 0}
_KNOWN_SERVICE = re.compile(r"(?i)\b(?:aamc\s+)?(?:my)?(eras)\b|\bresidency[\s-]*(cas)\b|\bres[\s-]?(cas)\b")
_BETWEEN_SERVICES = re.compile(r"(?i)\s*(?:[/,;&+|]|\band/or\b|\band\b|\bor\b)\s*")
_IDLE_WORDS = re.compile(
    r"(?i)\b(?:and|or|via|apply|applies|through|using|the|by|aamc|liaison|application|service|system|only)\b|[\W_]+"
)
SHORTEST_CODE = 8
"""Characters, where a zero was lost; most cells of a table have fewer."""
# What any code has; asked first, for most cells have it not.
_FIGURES = re.compile(r"[0-9].?[0-9].*[CMPARcmpar\uff23\uff2d\uff30\uff21\uff32]", re.DOTALL)
_ADDRESS = re.compile(r"(?i)^\s*(?:https?:|www\.)|^[^\s/]*/\S*[0-9]{7}|[?&=#]\S*[0-9]{7}")
_DEFUSED = re.compile(r"' *'*[=+\-@]")
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+")


def clean_text(raw: str) -> str:
    """One line of harmless text: no control or direction characters, single spaces, composed accents."""
    if raw.isascii() and raw.isprintable():
        text = raw.strip() if "  " not in raw else " ".join(raw.split())
    else:
        text = " ".join(unicodedata.normalize("NFC", _harmless(raw)).split())
    if text.startswith('="') and (found := _EXCEL_TEXT.fullmatch(text)):
        text = found[1].strip()
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - 1] + "\u2026"
    return text


def undefused(text: str) -> str:
    """A clean text without the apostrophe that our own tables, and spreadsheets, put before a formula."""
    return text[1:].strip() if text.startswith("'") and _DEFUSED.match(text) else text


def _harmless(text: str) -> str:
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in _SPACES or character in "\t\n\r\v\f\x85":
            kept.append(" ")
        elif category not in _DROPPED:
            kept.append(character)
    return "".join(kept)


def meaningful(text: str) -> str:
    """The clean text, or "" where the list only says that it has nothing to say (“-”, “n/a”)."""
    return "" if text.lower() in _NOTHING else text


def read_code(raw: str) -> str | None:
    """The NRMP code in a cell, also between other words; None when there is none or several."""
    if len(raw) < SHORTEST_CODE:
        return None
    try:
        return ProgramCode.read(raw).text
    except BadInput:
        found = codes_among(raw) if len(raw) <= LONGEST_CELL else frozenset()
    if len(found) == 1:
        return next(iter(found))
    excel = _EXCEL_TEXT.fullmatch(raw.strip())
    return read_code(excel[1]) if excel else None


def is_coded(cell: str) -> bool:
    """Whether a cell has one program code, also between a few other words."""
    return (
        SHORTEST_CODE <= len(cell) < 80 and _FIGURES.search(cell) is not None and read_code(cell) is not None
    )


def is_address(cell: str) -> bool:
    """Whether a cell is the address of a page, or a piece of one, rather than a code beside words."""
    return _ADDRESS.search(cell) is not None


def read_number(raw: str) -> int | None:
    """A count of positions: “4”, “4.0”, “4*”, “4 (PGY-1)”, “four”, “4 of 8”; None when none or not sure."""
    if raw.isascii() and raw.isdigit() and len(raw) <= 6:
        value = int(raw)
    else:
        text = _number_text(raw)
        found = _NUMBER.fullmatch(text)
        if found and _NOT_SURE.search(text, found.end(1)):
            return None
        first_word = text.split(" ", 1)[0] if text else ""
        if found:
            value = int(found[1])
        elif first_word in _NUMBER_WORDS and not any(c.isdigit() for c in text):
            value = _NUMBER_WORDS[first_word]
        else:
            return None
    return value if value <= MOST_POSITIONS else None


def least_number(raw: str) -> int | None:
    """The least that a number which is not sure may be: 2 of “2+”, 1 of “1-3”; None for another cell."""
    text = _number_text(raw)
    numbers = [int(one) for one in re.findall(r"[0-9]+", text)] if _DOUBTFUL.fullmatch(text) else []
    if not numbers or max(numbers) > MOST_POSITIONS:
        return None
    return max(1, min(numbers))


def _number_text(raw: str) -> str:
    """What is to be a number, without what stands around it: brackets, a label, marks, an apostrophe."""
    text = clean_text(raw if raw.isascii() else _without_footnotes(raw)).lower()
    label, colon, value = text.partition(":")
    if colon and value and count_heading(label):
        text = value.strip()
    bracketed = _BRACKETED.match(text)
    text = bracketed[1] if bracketed else text
    return _NOTE_MARKS.sub("", text.removeprefix("'").removeprefix("+")).strip()


def _without_footnotes(raw: str) -> str:
    """Full-width figures made plain, raised ones left out: a footnote's mark is no digit of the number."""
    return unicodedata.normalize("NFKC", "".join(c for c in raw if unicodedata.category(c) != "No"))


def read_service(text: str) -> str:
    """The services a clean cell names, joined by "/"; a process of another kind keeps its own words."""
    known = [
        Service.ERAS.value if found[1] else Service.RESIDENCYCAS.value
        for found in _KNOWN_SERVICE.finditer(text)
    ]
    rest = _IDLE_WORDS.sub("", _KNOWN_SERVICE.sub("", text))
    if not known:
        return text.replace("/", " or ") if rest else ""
    if not rest:
        return "/".join(dict.fromkeys(known))
    named = []
    for part in _BETWEEN_SERVICES.split(text):
        found = _KNOWN_SERVICE.search(part)
        if found:
            named.append(Service.ERAS.value if found[1] else Service.RESIDENCYCAS.value)
        elif _IDLE_WORDS.sub("", part):
            named.append(part.strip())
    return "/".join(dict.fromkeys(named))


def names_service(text: str) -> bool:
    """Whether a clean cell names a service that is known, or only says that there is one."""
    return bool(_KNOWN_SERVICE.search(text)) or not _IDLE_WORDS.sub("", text)


def read_acgme_id(text: str) -> str:
    """Ten digits as text with their leading zeros; other text is kept, a rounded number is not."""
    if text.isdigit() and text.isascii() and len(text) == 10:
        return text
    if _SCIENTIFIC.fullmatch(text):
        return ""
    digits = re.sub(r"\.0+$", "", text)
    digits = re.sub(r"[\s-]", "", digits)
    if digits.isascii() and digits.isdigit() and 8 <= len(digits) <= 10:
        return digits.zfill(10)
    return text


def read_plain_number(text: str) -> str:
    """A phone or similar without the `.0` that a spreadsheet hung on it."""
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text
