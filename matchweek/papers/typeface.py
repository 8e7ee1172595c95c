"""A sheet of paper and the typeface on it: DejaVu Sans, which comes along, so that no machine's fonts matter.

fpdf2 writes the PDF and HarfBuzz places marks over and under letters; both are imported on use.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Container
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any

from matchweek.papers.one_page import Line

_GREY = 0x60
_VARIATIONS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})
# Kerning and ligatures would move letters one by one, and readers of the file see gaps where there are none.
_FEATURES = {"kern": False, "liga": False, "clig": False}

# fpdf2 names the file by its content and this date, which is then left out.
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)

CREATOR = "matchweek"
"""Stands in the file as what made it."""

UNKNOWN = "?"
"""Printed for a character that the typeface has not."""


class Sheet:
    """One page of `width` by `height` points, written in the two fonts that come along."""

    def __init__(self, paper: str, title: str) -> None:
        from fpdf import FPDF

        self._pdf: Any = FPDF(unit="pt", format=paper)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        # Else "{nb}" in a text would become the number of pages.
        self._pdf.str_alias_nb_pages = ""
        self._pdf.set_title(title)
        self._pdf.set_creator(CREATOR)
        self._pdf.set_lang("en")
        self._pdf.add_page()
        for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            with as_file(files("matchweek.papers").joinpath("fonts", name)) as path:
                self._pdf.add_font("packet", style, path)
        fonts: Any = self._pdf.fonts
        self._fonts: tuple[Any, Any] = (fonts["packet"], fonts["packetB"])
        self.characters: frozenset[int] = frozenset(self._fonts[0].cmap) & frozenset(self._fonts[1].cmap)
        self._known: dict[tuple[str, bool], float] = {}

    @property
    def width(self) -> float:
        return float(self._pdf.w)

    @property
    def height(self) -> float:
        return float(self._pdf.h)

    def measure(self, text: str, bold: bool) -> float:
        """The width in points of a text in type of one point."""
        found = self._known.get((text, bold))
        if found is None:
            font = self._fonts[bold]
            shaping = {"features": _FEATURES} if _needs_shaping(text) else None
            found = self._known[text, bold] = float(font.get_text_width(text, 1000, shaping)[1]) / 1000
        return found

    def draw(self, line: Line, left: float, top: float) -> None:
        pdf = self._pdf
        pdf.set_font("packet", "B" if line.bold else "", line.size)
        pdf.set_text_color(_GREY if line.grey else 0)
        pdf.set_text_shaping(_needs_shaping(line.text), features=_FEATURES)
        pdf.set_xy(left + line.x, top + line.y)
        pdf.cell(h=line.height, text=line.text)

    def rule(self, left: float, right: float, y: float) -> None:
        """A thin line across."""
        self._pdf.set_draw_color(_GREY)
        self._pdf.set_line_width(0.5)
        self._pdf.line(left, y, right, y)

    def pdf(self) -> bytes:
        """The file: the same bytes for the same drawing, with no date in it."""
        from fpdf.output import OutputProducer

        class Dateless(OutputProducer):  # type: ignore[misc, unused-ignore]
            def _add_info(self) -> Any:
                info: Any = super()._add_info()
                info.creation_date = None
                return info

        self._pdf.creation_date = _NO_DATE
        out = io.BytesIO()
        self._pdf.output(out, output_producer_class=Dateless)
        return out.getvalue()


def settable(text: str, characters: Container[int]) -> tuple[str, str]:
    """The text in characters that are at hand, and those (each once) for which "?" stands.

    Accents are composed where one character has both; a form without a glyph (full-width letters,
    rare ligatures) is taken apart first. Marks of direction and variation leave no trace.
    """
    kept: list[str] = []
    missing: dict[str, None] = {}
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category == "Cf" or ord(character) in _VARIATIONS:
            continue
        if category == "Zs" or character == "\t":
            kept.append(" ")
        elif character == "\n" or _has(characters, character):
            kept.append(character)
        else:
            apart = unicodedata.normalize("NFKD", character)
            if apart != character and all(_has(characters, part) for part in apart):
                kept.append(apart)
            else:
                kept.append(UNKNOWN)
                missing[character] = None
    return "".join(kept), "".join(missing)


def _has(characters: Container[int], character: str) -> bool:
    return unicodedata.category(character) not in ("Co", "Cn", "Cs", "Cc") and ord(character) in characters


def _needs_shaping(text: str) -> bool:
    """True where letters carry marks of their own or run from right to left."""
    return not text.isascii() and any(
        unicodedata.category(c).startswith("M") or unicodedata.bidirectional(c) in ("R", "AL", "AN")
        for c in text
    )
