"""What is written to the terminal: letters that it counts otherwise than we move nothing behind them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from matchweek.tui.textual_private.cell_writing import moves_the_rest, write_parts

HINDI, ARABIC, HEBREW, THAI = "अस्पताल की", "مستشفى النور", "בית חולים", "โรงพยาบาลกรุง"
_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[0-9;]*m|(.)", re.DOTALL)


def shown(written: str, wide_marks: bool) -> dict[int, str]:
    """The letters by cell as a terminal shows the first line that counts spacing marks as a cell, or not."""
    cells: dict[int, str] = {}
    at = 0
    for row, column, letter in _TOKEN.findall(written):
        if row:
            at = int(column) - 1
        elif letter:
            mark = unicodedata.category(letter)
            width = 0 if mark in ("Mn", "Cf") else 1 if mark == "Mc" and wide_marks else cell_len(letter)
            if width:
                cells[at] = letter
                at += width
    return cells


def line(*texts: str) -> Strip:
    styles = (Style(color="red"), Style(bold=True), Style())
    return Strip([Segment(text, styles[at % 3]) for at, text in enumerate(texts)])


@pytest.mark.parametrize("wide_marks", [False, True])
@pytest.mark.parametrize("name", [HINDI, ARABIC, HEBREW, THAI, "Łódź", "東京病院", "Cafe\u0301"])
def test_the_rest_of_the_line_stays_where_it_was_counted(name: str, wide_marks: bool) -> None:
    strip = line("9001140C0 ", name, " │ 4", " OH")
    written = write_parts([(0, 3, strip)], Console(color_system="truecolor"))
    cells = shown(written, wide_marks)
    begins = 3 + 10 + cell_len(name)
    assert "".join(cells.get(at, "?") for at in range(begins, begins + 7)) == " │ 4 OH"
    assert "".join(cells[at] for at in range(3, 13)) == "9001140C0 "


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Larch Hospital", ""),
        ("Łódź – “Hôpital” │ 東京", ""),
        (HINDI, "wider"),
        ("Cafe\u0301", "wider"),
        (ARABIC, "backwards"),
        (f"Al Noor {ARABIC}", "backwards"),
        (HEBREW, "backwards"),
        ("", ""),
    ],
)
def test_which_text_may_move_what_follows(text: str, why: str) -> None:
    assert moves_the_rest(text) == why


def test_text_written_from_the_right_is_isolated() -> None:
    written = write_parts([(0, 0, line("a", ARABIC, "b"))], Console(color_system="truecolor"))
    assert f"\u2068{ARABIC}\u2069" in written
    assert written.count("\u2068") == written.count("\u2069") == 1


def test_plain_text_costs_no_further_sequence() -> None:
    written = write_parts([(0, 0, line("Larch", " Hospital – ", "OH"))], Console(color_system="truecolor"))
    assert written.count("H") - "Larch Hospital OH".count("H") == 1
