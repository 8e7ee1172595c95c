"""Text being typed: keys, limits, lines on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.tui.look.text import clean, width_of
from matchweek.tui.widgets.text_buffer import LINE_LIMIT, TextBuffer
from tests.support.hostile import HOSTILE


@pytest.mark.parametrize(
    ("keys", "text", "at"),
    [
        (["left", "left", "backspace"], "one wo", 4),
        (["home", "delete"], "ne two", 0),
        (["ctrl+w"], "one ", 4),
        (["ctrl+left", "ctrl+left", "ctrl+right"], "one two", 3),
        (["left", "ctrl+u"], "o", 0),
        (["end", "right"], "one two", 7),
        (["ctrl+h"], "one tw", 6),
    ],
)
def test_keys_edit_one_line(keys, text, at):
    buffer = TextBuffer("one two")
    for key in keys:
        assert buffer.key(key)
    assert (buffer.text, buffer.at) == (text, at)


def test_a_name_of_no_key_is_left_to_others():
    assert not TextBuffer("a").key("f5")
    assert not TextBuffer("a").key("up")


def test_up_and_down_keep_the_column_through_a_short_line():
    buffer = TextBuffer("first line\nab\nthird line", lines=True)
    buffer.at = 8
    buffer.key("down", 40)
    assert buffer.text[: buffer.at].endswith("ab")
    buffer.key("down", 40)
    assert buffer.text[buffer.at :] == "ne"
    assert not buffer.key("down", 40)


def test_a_line_takes_a_pasted_table_as_one_line():
    buffer = TextBuffer()
    buffer.insert("a\tb\r\nc\rd\n")
    assert "\n" not in buffer.text and buffer.text.split() == ["a", "b", "c", "d"]


def test_a_note_keeps_line_ends_as_they_are_typed():
    buffer = TextBuffer(lines=True)
    for letter in "a\n\nb\n":
        buffer.insert(letter)
    assert buffer.text == "a\n\nb\n"


def test_what_does_not_fit_is_said():
    buffer = TextBuffer("x" * (LINE_LIMIT - 1))
    buffer.insert("yz")
    assert buffer.full
    assert buffer.text.endswith("xy") and len(buffer.text) == LINE_LIMIT
    buffer.key("backspace")
    assert not buffer.full


def test_a_letter_and_its_marks_are_one_step():
    buffer = TextBuffer("ae\u0301")
    buffer.key("left")
    assert buffer.at == 1
    buffer.key("delete")
    assert buffer.text == "a"


@given(st.text(max_size=200) | st.sampled_from(HOSTILE), st.integers(2, 40))
def test_laid_lines_hold_all_text_within_the_width(text, width):
    buffer = TextBuffer(text, lines=True)
    laid = buffer.laid(width)
    starts = [cell.at for line in laid for cell in line.cells]
    assert starts == sorted(set(starts))
    shown = [place for place, char in enumerate(buffer.text) if char != "\n"]
    assert not shown or (starts and starts[0] == shown[0])
    for line in laid:
        assert sum(cell.width for cell in line.cells) <= max(width, 2)
        assert all(clean(cell.shown) == cell.shown for cell in line.cells)
    for at in range(len(buffer.text) + 1):
        buffer.at = at
        assert laid[buffer.row(width)].start <= at


@given(st.text(max_size=120) | st.sampled_from(HOSTILE), st.data())
def test_the_window_of_a_line_shows_the_cursor_within_the_width(text, data):
    buffer = TextBuffer(text)
    buffer.at = data.draw(st.integers(0, len(buffer.text)))
    before, under, after = buffer.in_sight(20)
    assert width_of(before + under + after) <= 20
    assert under


@given(
    st.text(max_size=60),
    st.lists(st.sampled_from(["left", "right", "home", "end", "backspace", "delete", "x"])),
)
def test_the_cursor_never_leaves_the_text(text, keys):
    buffer = TextBuffer(text, lines=True)
    for key in keys:
        if not buffer.key(key, 10):
            buffer.insert(key)
        assert 0 <= buffer.at <= len(buffer.text)


def test_a_stored_text_beyond_the_limit_is_not_cut_and_the_cursor_stays() -> None:
    long = "x" * (LINE_LIMIT + 40)
    buffer = TextBuffer(long)
    assert buffer.text == long
    buffer.home()
    buffer.set(long)
    assert buffer.at == 0, "the same text again: another window changed something else"
    assert not buffer.insert("y")
    assert buffer.full
    assert buffer.text == long
