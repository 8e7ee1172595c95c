"""Text from people and files is shown literally and harmlessly, on every screen, in toasts and titles."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.strip import Strip

from matchweek.domain.board.board import Board
from matchweek.services.core.week import Week
from matchweek.services.days import calls, interviews
from matchweek.services.offers import offers
from matchweek.services.people import advocates
from matchweek.store.feed import News
from matchweek.tui.app import terminal
from matchweek.tui.screens.round_screen import RoundScreen
from matchweek.tui.textual_private.checked import fits
from matchweek.tui.widgets import painted
from tests.architecture.test_words import found as unplain
from tests.support.edges import Edges
from tests.support.hostile import HOSTILE, LITERAL, hostile_board
from tests.support.pilot import Opened, open_dashboard
from tests.support.screens import every_screen, screen_classes
from tests.support.weeks import CLOCK, codes_of, listings, new_week

PASTED = (
    "NRMP Code\tProgram\tInstitution\tCity\tState\tPositions\n"
    + "".join(
        f"90{place:02}140C0\t{text}\t{text}\t{text}\tFL\t{place + 1}\n"
        for place, text in enumerate(text for text in HOSTILE if "\n" not in text and "\r" not in text)
    )
    .encode("utf-8", "replace")
    .decode()
)
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week with programs, calls and advocates for each hostile text."""
    file = tmp_path / "week.db"
    week = new_week(file, listings(24))
    for code in codes_of(week)[: len(HOSTILE)]:
        calls.add(week, at=CLOCK.now(), program=code, caller="someone", note="a note")
        advocates.add(week, f"Advocate {code}")
        offers.record(week, code, note="a note")
        interviews.add(week, code, CLOCK.now(), interviewer="someone", place="a link", note="a note")
    offers.reject(week, codes_of(week)[1])
    week.close()
    return file


async def make_hostile(opened: Opened) -> None:
    opened.app.session._board = hostile_board(opened.app.session.board)
    opened.app.week_screen.load()
    for screen in opened.app.screen_stack:
        # A form that is open goes by what is stored, which is not hostile.
        if isinstance(screen, RoundScreen):
            screen.board_changed()
    await opened.pilot.pause()


class Kept:
    """Keeps the board hostile: what an act stored is read into it, or all is read anew."""

    def __init__(self, opened: Opened) -> None:
        self._opened, self._made, self._read = opened, Board(), False
        session: Any = opened.app.session
        take = session._take

        def taken(news: News) -> None:
            self._read = self._read or news.reload or bool(news.entries)
            take(news)

        session._take = taken

    async def hostile(self) -> None:
        if self._read or self._opened.app.session.board is not self._made:
            await make_hostile(self._opened)
            self._made, self._read = self._opened.app.session.board, False


def harm(opened: Opened, shown: Sequence[Strip] = ()) -> list[str]:
    """What of the screen, as it is shown, a terminal would obey, or a width that a person would see."""
    found = []
    width = opened.app.size.width
    for y, text in enumerate(strip.text for strip in shown or opened.strips):
        if not text.isprintable() or not BIDI.isdisjoint(text):
            bad = {char for char in text if not char.isprintable() or char in BIDI}
            found.append(f"line {y} holds {bad!r}: {text!r}")
        if cell_len(text) != width:
            found.append(f"line {y} is {cell_len(text)} wide, not {width}: {text!r}")
    found += [
        f"a toast holds {char!r}"
        for note in opened.app._notifications
        for char in f"{note.title}{note.message}"
        if char != "\n" and (not char.isprintable() or char in BIDI)
    ]
    return found


@pytest.mark.long
@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=["160x45", "80x24"])
async def test_every_screen_shows_hostile_text_harmlessly(path: Path, size: tuple[int, int]) -> None:
    """In the smaller size, where least has room, the edges of each screen are looked at too."""
    seen: set[str] = set()
    wrong: list[str] = []
    edges = Edges() if size[0] == 80 and fits("painting") else None
    async with open_dashboard(path, size=size) as opened:
        board = Kept(opened)
        await board.hostile()
        async for how in every_screen(opened, PASTED, " ".join(HOSTILE)):
            seen.add(type(opened.app.screen).__name__)
            assert opened.app.is_running, how
            shown = opened.strips
            wrong += [f"harm by {how}: {each}" for each in harm(opened, shown)]
            words = "\n".join([*(strip.text for strip in shown), opened.toasts])
            wrong += [f"{word} is no plain word of {how}" for word in unplain(re.sub("[│─┄]", " ", words))]
            if edges is not None:
                wrong += [f"around {how}: {each}" for each in await edges.wrong(opened, shown)]
            await board.hostile()
    assert not wrong, "\n".join(wrong)
    assert screen_classes() <= seen, "no key and no event of the walk opens these"


@pytest.mark.parametrize("text", LITERAL)
async def test_what_looks_like_markup_is_read_as_it_was_written(path: Path, text: str) -> None:
    async with open_dashboard(path, size=(160, 45)) as opened:
        await make_hostile(opened)
        week = opened.app.week_screen
        code = opened.app.board.programs.codes[HOSTILE.index(text)]
        assert week.programs.grid.goto(code)
        await opened.pilot.pause()
        assert text in week.card.text
        assert opened.text.count(text) >= 3
        opened.app.notify(f"about {text}", title=text)
        await opened.shows(f"about {text}")
        await opened.press("enter")
        await opened.shows(text)


async def test_titles_of_the_window_hold_no_sequence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(terminal, "write", lambda app, sequence: written.append(sequence))
    async with open_dashboard(path) as opened:
        for text in HOSTILE:
            opened.app.say_window_title(text)
    titles = [words.partition("\x1b]2;")[2].removesuffix("\x1b\\") for words in written[:-1]]
    assert len(titles) > len(HOSTILE)
    assert all(title.isprintable() for title in titles)
    assert written[-1] == "\x1b]2;\x1b\\\x1b[23;2t"


@pytest.mark.parametrize("seed", range(2))
async def test_random_resizing_does_no_harm(path: Path, seed: int) -> None:
    dice = random.Random(seed)
    keys = ["j", "k", "G", "g", "1", "x", "space", "tab", "enter", "escape", "question_mark", "ctrl+p", "f"]
    async with open_dashboard(path) as opened:
        await make_hostile(opened)
        for _ in range(25):
            await opened.pilot.resize_terminal(dice.randint(1, 200), dice.randint(1, 60))
            await opened.press(dice.choice(keys))
            assert opened.app.is_running
            assert not harm(opened)
        await opened.pilot.resize_terminal(120, 36)
        for _ in range(4):
            await opened.press("escape")
        await opened.shows("Programs")


async def test_the_harm_is_seen_where_there_is_some(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        assert not harm(opened)
        monkeypatch.setattr(painted, "laid", lambda line, width: [("\x1b[2J", "")])
        opened.app.week_screen.agenda.refresh()
        await opened.pilot.pause()
        assert harm(opened)
