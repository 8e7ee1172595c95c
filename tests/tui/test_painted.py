"""Lines of words: what a change paints anew, and that they look as Textual would draw them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.strip import Strip
from textual.widget import Widget

from matchweek.services.core.week import Week
from matchweek.tui.widgets import painted
from matchweek.tui.widgets.painted import Painted, laid
from tests.support.needs import needs
from tests.support.pilot import open_dashboard
from tests.support.thorough import examples

WIDTH = 16
words = st.text("ab · ", max_size=6)
pieces = st.tuples(words, st.sampled_from(("", "dim", "strong")))
lines = st.lists(pieces, max_size=5)


def cells(line: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each cell with its look; blanks of no look behind it."""
    found = [(letter, name) for text, name in laid(line, WIDTH) for letter in text]
    return found + [(" ", "")] * (WIDTH - len(found))


@settings(max_examples=examples(200), deadline=None)
@given(lines, lines)
def test_what_is_painted_anew_is_what_differs_and_no_more(
    was: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    old, new = cells(was), cells(now)
    differ = [x for x in range(WIDTH) if old[x] != new[x]]
    span = painted._differing(laid(was, WIDTH), laid(now, WIDTH), WIDTH)
    assert span == ((differ[0], differ[-1] + 1) if differ else None)


def test_a_wide_letter_is_never_painted_in_part() -> None:
    assert painted._differing([("日a", "")], [("日b", "")], WIDTH) == (0, WIDTH)


def looks(strips: list[Strip]) -> list[list[Any]]:
    """Letter, colours and attributes of each cell; a blank has no colour of its own."""
    return [
        [
            (
                letter,
                style.bgcolor,
                None if letter == " " else (style.color, style.bold, style.dim, style.italic),
            )
            for text, style, _ in strip
            for letter in text
            if style is not None
        ]
        for strip in strips
    ]


@needs("lines")
@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=["160x45", "80x24"])
async def test_they_look_as_textual_draws_them(week: Week, size: tuple[int, int]) -> None:
    assert week.path is not None
    compared = 0
    async with open_dashboard(week.path, size=size) as opened:
        for keys in (("down",), ("f3",), ("f4",), ("f5",), ("f6",), ("f2", "question_mark"), ("escape", "c")):
            await opened.press(*keys)
            for each in opened.app.screen.query(Painted):
                if not each.outer_size.area or not each.display:
                    continue
                crop = each.outer_size.region
                assert looks(each.render_lines(crop)) == looks(Widget.render_lines(each, crop)), each
                compared += bool(each.text.strip())
    assert compared > 20


@needs("lines")
async def test_a_line_that_stays_is_not_drawn_again(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        card = opened.app.week_screen.card
        before = [card.render_lines(card.outer_size.region)[y] for y in range(3)]
        card.show([*[list(line) for line in card._lines[:2]], ["another"], *card._lines[3:]])
        after = card.render_lines(card.outer_size.region)
        assert after[0] is before[0] and after[1] is before[1]
        assert "another" in after[2].text
        assert card.text.splitlines()[2] == "another"


@needs("lines")
async def test_a_whole_refresh_draws_each_line_again(week: Week) -> None:
    """Names may be masked since, or a colour be another."""
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        card = opened.app.week_screen.card
        before = card.render_lines(card.outer_size.region)
        card.refresh()
        after = card.render_lines(card.outer_size.region)
        assert looks(after) == looks(before)
        assert not any(one is other for one, other in zip(before, after, strict=True))
