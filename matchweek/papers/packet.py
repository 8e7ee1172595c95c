"""The packet: one page about the applicant, for faculty who would speak for them (systems.md row 69).

The same parts go to a PDF and to a preview in the terminal. What is not filled in yet stays visible.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.letters.gaps import gap
from matchweek.errors import BadInput
from matchweek.papers.one_page import SHORTENED, Block, break_lines, fit
from matchweek.papers.typeface import UNKNOWN, Sheet, settable

Paper = Literal["letter", "a4"]
PAPERS: tuple[Paper, ...] = ("letter", "a4")

STRENGTHS = 3
REMINDER = (
    "For a reference to have at hand. Please contact no program unasked: NRMP's rule covers everyone "
    "who acts for an applicant."
)
"""At the foot of every packet (rules: contact)."""

_MARGIN = 54.0
_ABOVE_FOOT = 18.0
_CHARACTERS_NAMED = 12
_BLANK_LINES = re.compile(r"\n{3,}")

_Level = Literal["name", "line", "heading", "point", "under"]


@dataclass(frozen=True, slots=True)
class Strength:
    """One of the three strengths, and what shows it."""

    words: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """What the packet says. What is empty shows as a gap; the red flag is said only if wanted (not empty)."""

    name: str = ""
    aamc_id: str = ""
    phone: str = ""
    mail: str = ""
    school: str = ""
    # (what it is called, what is said of it) of what a director asks first; empty is a gap.
    asked: tuple[tuple[str, str], ...] = ()
    specialties: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    red_flag: str = ""
    regions_wanted: tuple[str, ...] = ()
    regions_refused: tuple[str, ...] = ()
    pitch: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The texts of the page, in their order."""
        return tuple(_parts(self))

    @property
    def title(self) -> str:
        """What the file calls itself."""
        return f"Packet of {clean_line(self.name)[:100] or 'an applicant'}"

    @property
    def foot(self) -> str:
        """What stands at the foot of the page."""
        return REMINDER

    @property
    def left_out(self) -> tuple[str, ...]:
        """What has no place on the page, a sentence each."""
        return tuple(_left_out(self))

    @property
    def gaps(self) -> tuple[str, ...]:
        """The fields that are still missing, by their names on the page."""
        return gaps_of(self.parts)


@dataclass(frozen=True, slots=True)
class Packet:
    """The file, always one page, and what its reader should know: texts shortened, characters not printed."""

    pdf: bytes
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One text of the page with the name of its field; `level` says how it is set."""

    field: str
    text: str
    level: _Level
    gap: bool = False


class PageFacts(Protocol):
    """What a page of one's own says: the packet, or the summary."""

    @property
    def parts(self) -> tuple[Part, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def foot(self) -> str: ...
    @property
    def left_out(self) -> tuple[str, ...]: ...


def gaps_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The fields that are still missing, by their names on the page."""
    return tuple(each.field for each in parts if each.gap)


def packet_pdf(facts: PageFacts, paper: str = "letter") -> Packet:
    """The page as a PDF of exactly one page, the same bytes for the same facts.

    Type shrinks to 8 points before a text is shortened; "[…]" then stands where it was cut and a
    warning names its field. A character that the fonts at hand have not is printed as "?", with a
    warning. Raises BadInput for a paper other than letter and a4.
    """
    if paper not in PAPERS:
        raise BadInput(
            f"No such paper: {clean_line(paper)[:20]}", "The page is one of these.", "Take letter or a4."
        )
    sheet = Sheet(paper, facts.title)
    blocks, missing = _blocks(facts, sheet.characters)
    width = sheet.width - 2 * _MARGIN
    foot = fit([Block("", facts.foot, scale=0.75, grey=True)], width, _MARGIN, sheet.measure).lines
    foot_top = sheet.height - _MARGIN - foot[-1].y - foot[-1].height
    page = fit(blocks, width, foot_top - _ABOVE_FOOT - _MARGIN, sheet.measure)
    for line in page.lines:
        sheet.draw(line, _MARGIN, _MARGIN)
    sheet.rule(_MARGIN, sheet.width - _MARGIN, foot_top - _ABOVE_FOOT / 3)
    for line in foot:
        sheet.draw(line, _MARGIN, foot_top)
    return Packet(sheet.pdf(), (*facts.left_out, *missing, *map(_shortened, page.shortened)))


def packet_text(facts: PageFacts, width: int = 80) -> str:
    """The page for the terminal: the same parts, nothing shortened, lines at most `width` cells wide.

    `width` is taken as 20 where it is less.
    """
    room = max(width, 20)
    lines: list[str] = []
    for part in facts.parts:
        indent = "   " if part.level == "under" else ""
        if part.level == "heading":
            lines.append("")
        text = part.text.upper() if part.level == "heading" else part.text
        lines += [f"{indent}{line}".rstrip() for line in break_lines(text, room - len(indent), _cells)]
    return "\n".join([*lines, "", *break_lines(facts.foot, room, _cells)])


def digest(facts: PageFacts) -> str:
    """A name for what a packet says: when it is another one, a packet saved before is stale."""
    said = [[part.field, part.text, part.level, part.gap] for part in facts.parts]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def _parts(facts: PacketFacts) -> Iterator[Part]:
    yield part_of("name", facts.name, level="name")
    yield part_of("AAMC ID", facts.aamc_id, "AAMC ID: ")
    yield part_of("phone", facts.phone, "Phone: ")
    yield part_of("mail", facts.mail, "Mail: ")
    yield part_of("school", facts.school, "School: ")
    if facts.asked:
        yield heading("At a glance")
    for label, words in facts.asked:
        yield part_of(label.casefold() if label[1:].islower() else label, words, f"{label}: ")
    yield heading("Specialties")
    yield part_of("specialties", _listed(facts.specialties))
    yield heading("Three strengths")
    for number in range(1, STRENGTHS + 1):
        strength = facts.strengths[number - 1] if number <= len(facts.strengths) else Strength()
        field = f"strength {number}"
        yield part_of(field, strength.words, f"{number}. ", "point")
        if strength.words.strip() or strength.evidence.strip():
            yield part_of(f"evidence of {field}", strength.evidence, level="under", several_lines=True)
    if clean_note(facts.red_flag).strip():
        yield heading("To know beforehand")
        yield part_of("red-flag line", facts.red_flag, several_lines=True)
    yield heading("Regions")
    yield part_of("regions wanted", _listed(facts.regions_wanted), "Wanted: ")
    yield part_of("regions refused", _listed(facts.regions_refused) or "none named", "Refused: ")
    yield heading("Pitch")
    yield part_of("pitch", facts.pitch, several_lines=True)


def part_of(
    field: str, raw: str, label: str = "", level: _Level = "line", *, several_lines: bool = False
) -> Part:
    """A text of the page under its field's name; a gap where it is empty."""
    text = _tidy(raw) if several_lines else clean_line(raw)
    text = unicodedata.normalize("NFC", text)
    if text:
        return Part(field, f"{label}{text}", level)
    return Part(field, f"{label}{gap(field)}", level, gap=True)


def heading(text: str) -> Part:
    """A heading of the page."""
    return Part("", text, "heading")


def _tidy(raw: str) -> str:
    """Paragraphs without the white space around them; at most one blank line stays between two."""
    lines = [" ".join(line.split()) for line in clean_note(raw).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _listed(texts: tuple[str, ...]) -> str:
    return ", ".join(filter(None, map(clean_line, texts)))


def _blocks(facts: PageFacts, characters: Container[int]) -> tuple[list[Block], list[str]]:
    """The parts as they are set, in characters that can be printed, and warnings about those that cannot."""
    blocks, warnings = [], []
    for part in facts.parts:
        text, missing = settable(part.text, characters)
        if missing:
            warnings.append(_not_printed(part.field, missing))
        blocks.append(replace(_SET_AS[part.level], field=part.field, text=text, grey=part.gap))
    return blocks, warnings


_SET_AS: dict[_Level, Block] = {
    "name": Block("", "", scale=1.8, bold=True, most=2),
    "line": Block("", ""),
    "heading": Block("", "", bold=True, before=0.8),
    "point": Block("", ""),
    "under": Block("", "", indent=1.3),
}


def _left_out(facts: PacketFacts) -> Iterator[str]:
    if len(facts.strengths) > STRENGTHS:
        yield f"Only the first {STRENGTHS} of {len(facts.strengths)} strengths are in the packet."


def _not_printed(field: str, missing: str) -> str:
    shown = ", ".join(map(_named, missing[:_CHARACTERS_NAMED]))
    more = f" and {len(missing) - _CHARACTERS_NAMED} more" if len(missing) > _CHARACTERS_NAMED else ""
    return (
        f"{_capital(field)}: no font at hand has {shown}{more}. “{UNKNOWN}” is printed instead; "
        "write it in Latin letters."
    )


def _shortened(field: str) -> str:
    return f"{_capital(field)}: shortened to fit one page, with “{SHORTENED}” where it was cut."


def _capital(field: str) -> str:
    return field[0].upper() + field[1:]


def _named(character: str) -> str:
    """A character as a terminal can show it: marks and what has no shape by their number."""
    return character if unicodedata.category(character)[0] in "LNPS" else f"U+{ord(character):04X}"


def _cells(text: str) -> float:
    """The cells of a terminal that a text takes."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
