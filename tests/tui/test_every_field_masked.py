"""A marker in every private field of every entity: no masked screen, title, toast, copy or file shows one."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyperclip
import pytest

from matchweek.domain.base.fields import private
from matchweek.domain.board.board import Board
from matchweek.domain.board.entities import ENTITIES
from matchweek.domain.contacts.calls import Call
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.program import Listing
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.tui.look import clipboard
from matchweek.tui.look import text as gate
from matchweek.tui.look.mask import Mask
from matchweek.tui.screens.own.save_to import SaveTo
from tests.architecture.test_words import found as unplain
from tests.support.filled import KEYS, as_kept, values_of
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.screens import every_screen
from tests.support.secrets import leaks, secrets
from tests.support.staged import put_scene
from tests.support.weeks import AT, CLOCK

MARK = "Zqx"
CODE = re.compile(r"\b\d{7}[CMPAR]\w")
MARKED = {**{name: each.kind for name, each in ENTITIES.items()}, "listing": Listing}
WHAT_TO_DO = (
    "A private field is readable while names are masked. If it stands on a board, domain.board.entities.held"
    " has to go by it; if nobody's secret is in it, say so on its dataclass: metadata=PLAIN"
    " (domain/base/fields.py). Of a grid: a Column shows it with private=False. Of a toast or a copy: hand"
    " the whole text over, half a name is not known again."
)


@pytest.fixture(autouse=True)
def _unmasked() -> Iterator[None]:
    yield
    gate.mask_with(None)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsed week with a marker, that says where it stands, in every private field of every row."""
    path = tmp_path_factory.mktemp("marked") / "week.db"
    put_scene(path, CLOCK, 2027)
    _one_of_each(path)
    with closing(sqlite3.connect(path)) as file, file:
        for entity, kind in MARKED.items():
            for each in private(kind):
                # Its first word is that of a row alone: words are sought by the first of them.
                mark = f"'{MARK}' || rowid || ' {entity} {each.column}'"
                file.execute(f'UPDATE "{entity}" SET "{each.column}" = {mark}')
    return path


def _one_of_each(path: Path) -> None:
    """Of what the rehearsal has none, one with every field filled."""
    week = open_week(path, CLOCK)
    for entity in ENTITIES:
        with week.reading() as connection:
            there = connection.exec_driver_sql(f'SELECT count(*) FROM "{entity}"').scalar_one()
        if not there:
            with week.act(f"test.{entity}") as act:
                act.put(entity, KEYS.get(entity, "1"), **as_kept(values_of(entity)))
    week.close()


@pytest.fixture
def path(marked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(marked, tmp_path / "week.db"))


async def masked(opened: Opened) -> None:
    await until(opened.pilot, lambda: MARK in opened.text)
    await opened.press("P")
    await until(opened.pilot, lambda: "masked" in opened.app.week_screen.round_bar.text)


def test_no_marker_comes_through_the_mask(path: Path) -> None:
    """The mask by itself: alone, inside a sentence, and with the white space of one line."""
    week = open_week(path, CLOCK)
    mask = Mask()
    mask.on = True
    mask.learn(load_board(week))
    week.close()
    with closing(sqlite3.connect(path)) as file:
        for entity, kind in MARKED.items():
            for each in private(kind):
                rows = file.execute(f'SELECT "{each.column}" FROM "{entity}" LIMIT 20').fetchall()
                assert rows, f"there is no {entity}"
                for (text,) in rows:
                    for words in (text, f"said: {text}, so", f"({text})"):
                        assert MARK not in mask.hidden(words), f"{entity}.{each.name}: {WHAT_TO_DO}"


@pytest.mark.long
@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=["160x45", "80x24"])
async def test_no_marker_is_on_any_masked_screen(path: Path, size: tuple[int, int]) -> None:
    found: list[str] = []
    async with open_dashboard(path, size=size) as opened:
        hidden = secrets(opened.app.board)
        assert leaks(opened.text, hidden), "there is something to hide"
        await masked(opened)
        async for how in every_screen(opened, "", ""):
            shown = f"{opened.text}\n{opened.toasts}\n{opened.app.title}\n{opened.app.sub_title}"
            assert not leaks(shown, hidden), f"{how}:\n{shown}"
            found += [f"{how}: {word} is not a plain word" for word in unplain(re.sub("[│─┄]", " ", shown))]
            found += [f"{how}: {line.strip()}" for line in shown.splitlines() if MARK in line]
            copied = opened.app.clipboard
            found += [f"copied by {how}: {line}" for line in copied.splitlines() if MARK in line]
            found += [f"a code copied by {how}: {code}" for code in CODE.findall(copied)]
    assert not found, "\n".join([WHAT_TO_DO, *found])


async def test_no_marker_is_in_what_is_copied_or_told_outside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    async with open_dashboard(path, size=(160, 45)) as opened:
        await masked(opened)
        week = opened.app.week_screen
        for pane in week.panes:
            week.go_to(pane)
            await opened.press("y")
        await opened.press("f3", "y", "tab", "y", "f2", "f4", "p", "y", "escape", "f2")
        code = opened.app.board.programs.codes[0]
        listing = opened.app.board.programs.programs[0].listing
        clipboard.copy(opened.app, f"{listing.institution} {code}", "what a new command hands over")
        await until(opened.pilot, lambda: len(taken) >= 7)
        assert code not in taken[-1]
        opened.app.say_window_title(f"call of {opened.app.board.calls[0].caller}")
        assert MARK not in opened.app._window_title or gate.masking()
    assert not [text for text in taken if MARK in text], WHAT_TO_DO


async def test_no_file_is_written_with_a_marker(path: Path, tmp_path: Path) -> None:
    """The table is masked; what cannot be is not written: a letter, a statement, the packet."""
    to = tmp_path / "programs.csv"
    async with open_dashboard(path, size=(160, 45)) as opened:
        await masked(opened)
        await opened.press("X", "down", "down", "down", "enter")
        await opened.shows("Take the list out")
        await opened.press("y")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SaveTo))
        assert isinstance(opened.app.screen, SaveTo)
        opened.app.screen.line.value = str(to)
        await opened.press("enter")
        await until(opened.pilot, to.exists)
        await opened.press("escape")
        opened.app.push_screen(SaveTo("A file of a new kind", "new.txt"))
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, SaveTo))
        assert "Names are masked" in opened.toasts
    text = to.read_text(encoding="utf-8")
    assert "Program 1" in text
    assert MARK not in text
    assert not CODE.search(text)


# Short and common words


ME = Applicant(
    name="Kareem, Zoë", country="Pakistan", graduation_year="2024", visa="none", exams="Step 1 pass"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024", "hidden"),
        ("none", "hidden"),
        ("Pakistan", "hidden"),
        ("from Pakistan", "from hidden"),
        ("lane: none", "lane: none"),
        ("18 March 2024", "18 March 2024"),
        ("Zoë Kareem", "Applicant"),
        ("Step 1 pass, so", "hidden, so"),
        ("as program director", "as program director"),
        ("program director", "hidden"),
        ("thank Dr. Quill", "thank Caller 1"),
        ("It begins: We spoke on the ward.", "It begins: hidden"),
    ],
)
def test_what_is_common_is_hidden_where_it_stands_alone(text: str, shown: str) -> None:
    board = Board(applicant=ME, calls=[Call(1, AT, caller="Dr. Quill", role="program director")])
    board.kept.letters[1] = SavedDraft(1, "thanks", body="Dear Dr. Quill,\n\nWe  spoke on the ward.")
    mask = Mask()
    mask.on = True
    mask.learn(board)
    assert mask.hidden(text) == shown
