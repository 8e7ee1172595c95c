"""The gate from data to the screen: nothing harmful passes, and every width holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from matchweek.tui.look import text
from matchweek.tui.look.text import assemble, clean, cut, fit, one_cell_each, width_of

HOSTILE = [
    "[/x]",
    "[red]red",
    "Dr. [Smith] called",
    "\x1b[2J\x1b[31mred",
    "\x1b]52;c;aGk=\x07",
    "a\x00b",
    "\u202eevil\u202c",
    "\u2066x\u2069",
    "שלום عليكم",
    "x" * 300,
    "日本語の病院" * 40,
    "👨‍👩‍👧 👍🏽 🇺🇸 ❤️",
    "e\u0301" * 30,
    "z" + "\u0301" * 200,
    "\u0301start",
    "line\nbreak\r\nand\ttab",
    "\x9b31m",
    "\ud800",
    "zero\u200bwidth\u200d\ufeff",
    "$name ${x} %s {0}",
    "",
]


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("plain", "plain"),
        ("São Paulo", "São Paulo"),
        ("Sa\u0303o", "São"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x7f", "a␀b␡"),
        ("a\tb\nc\r\nd", "a b c d"),
        ("\u202eabc\u202c\u200b\ufeff", "abc"),
        ("\x9b31m", "\ufffd31m"),
        ("\ud800", "\ufffd"),
        ("9\u00a09", "9 9"),
        ("\u0301x", "◌\u0301x"),
        ("[/x] [red]", "[/x] [red]"),
        ("❤\ufe0f", "❤"),
        ("שלום", "שלום"),
    ],
)
def test_clean_shows_or_removes(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


def test_clean_keeps_line_ends_only_when_asked() -> None:
    assert clean("a\r\nb\u2028c", lines=True) == "a\nb\nc"
    assert clean("a\r\nb\u2028c") == "a b c"


def test_a_stack_of_marks_is_held_down() -> None:
    assert len(clean("q" + "\u0301" * 200)) <= 4


@pytest.mark.parametrize(
    ("given_text", "width", "align", "shown"),
    [
        ("abc", 5, "left", "abc  "),
        ("abc", 5, "right", "  abc"),
        ("abc", 6, "center", " abc  "),
        ("abc", 3, "left", "abc"),
        ("abcd", 3, "left", "ab…"),
        ("abcd", 3, "right", "ab…"),
        ("abcd", 1, "left", "…"),
        ("abcd", 0, "left", ""),
        ("abcd", -1, "left", ""),
        ("", 2, "left", "  "),
        ("日本語", 6, "left", "日本語"),
        ("日本語", 5, "left", "日本…"),
        ("日本語", 4, "left", "日… "),
        ("日本語", 4, "right", " 日…"),
        ("日", 1, "left", "…"),
        ("y\u0303y\u0303y", 2, "left", "ỹ…"),
        ("q\u0303q\u0303q", 2, "left", "q\u0303…"),
    ],
)
def test_fit(given_text: str, width: int, align: str, shown: str) -> None:
    assert fit(given_text, width, align) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 2, 3, 7, 40, 400])
def test_hostile_text_fits_exactly(hostile: str, width: int) -> None:
    for align in ("left", "right", "center"):
        line = fit(hostile, width, align)
        assert cell_len(line) == width
        assert _harmless(line)
    assert width_of(cut(hostile, width)) <= width
    assert (width_of(clean(hostile)) > width > 0) == cut(hostile, width).endswith("…")


@given(st.text(), st.integers(0, 60), st.sampled_from(["left", "right", "center"]))
def test_any_text_fits_exactly_and_does_no_harm(text: str, width: int, align: str) -> None:
    line = fit(text, width, align)  # type: ignore[arg-type]
    assert cell_len(line) == width
    assert _harmless(line)
    assert _harmless(clean(text, lines=True).replace("\n", ""))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.sampled_from(sorted(text._HARMLESS)), max_size=30))
def test_what_is_let_through_unread_needs_no_cleaning(harmless: str) -> None:
    shown = clean(harmless)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_HARMLESS", frozenset())
        text._clean.cache_clear()
        assert clean(harmless) == shown
    text._clean.cache_clear()


def test_what_is_let_through_unread_takes_one_cell_each() -> None:
    assert [letter for letter in sorted(text._HARMLESS) if cell_len(letter) != 1] == []
    assert {unicodedata.category(letter)[0] for letter in text._HARMLESS}.isdisjoint("CM")
    assert one_cell_each("Dr. Łódź – “Hôpital” … │ ▲ ✓")
    assert not any(map(one_cell_each, ("東京", "Cafe\u0301", "\u05d0", "◾", "a\x7f", "\xad")))


def test_content_is_never_markup() -> None:
    joined = assemble("[b]", ("[/x]", "red"), Content("!"), "\x1b")
    assert joined.plain == "[b][/x]!␛"
    assert [(span.start, span.end) for span in joined.spans] == [(3, 7)]


def _harmless(text: str) -> bool:
    text.encode()
    return all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in text)
