"""Masked names: nothing of a program or a person is on any screen, in a toast, in a title, in a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.afterwards import Afterwards
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.plan.own_task import OwnTask
from matchweek.domain.programs.programs import Programs
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.tracker.tracked import Tracked
from matchweek.tui.commands import every
from matchweek.tui.look import text as gate
from matchweek.tui.look.mask import Mask, Phrases
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.programs import ALL, HARBOR, PENA, a_program
from tests.support.secrets import leaks, secrets
from tests.support.staged import put_scene
from tests.support.weeks import CLOCK


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("staged") / "week.db"
    put_scene(file, CLOCK, 2027)
    return file


@pytest.fixture
def path(staged: Path, tmp_path: Path) -> Path:
    """The rehearsal's week: a national list, sorted, with calls, notes and advocates."""
    return Path(shutil.copy(staged, tmp_path / "week.db"))


@pytest.fixture(autouse=True)
def _unmasked() -> Iterator[None]:
    yield
    gate.mask_with(None)


def masked(board: Board) -> Mask:
    mask = Mask()
    mask.on = True
    mask.learn(board)
    return mask


async def put_on(opened: Opened) -> None:
    await opened.press("P")
    await until(opened.pilot, lambda: "masked" in opened.app.week_screen.round_bar.text)


async def test_no_name_is_on_a_small_screen(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        hidden = secrets(opened.app.board)
        await put_on(opened)
        keys = ("j", "j", "1", "u", "x", "tab", "tab", "tab", "S", "escape", "f", "escape", "enter", "escape")
        for key in (*keys, "H", "escape", "D", "escape", "f3", "f4", "f2"):
            await opened.press(key)
            assert not leaks(opened.text, hidden), f"{key}:\n{opened.text}"


async def test_pressed_again_it_shows_the_names(path: Path) -> None:
    async with open_dashboard(path, size=(160, 45)) as opened:
        before = opened.text
        await put_on(opened)
        await opened.press("P")
        assert not gate.masking()
        opened.app.clear_notifications()
        await until(opened.pilot, lambda: opened.text == before, lambda: opened.text)


async def test_a_window_opens_with_names_shown(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await put_on(opened)
    async with open_dashboard(path) as opened:
        assert "names masked" not in opened.text
        assert leaks(opened.text, secrets(opened.app.board))


async def test_it_may_be_pressed_before_the_week_is_open(path: Path) -> None:
    from matchweek.services.core.launch import Launch
    from matchweek.tui.app.dashboard import Dashboard

    app = Dashboard(Launch(path, CLOCK, "Asia/Karachi"))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.do_mask()
        await until(pilot, lambda: app.session.ready)
        await pilot.pause()
        opened = Opened(app, pilot)
        await until(pilot, lambda: "Program " in opened.text)
        assert not leaks(opened.text, secrets(app.board))


async def test_what_is_done_meanwhile_stays_masked(path: Path) -> None:
    """Acts speak of programs by name: in the footer, in toasts, in what undo says."""
    async with open_dashboard(path, size=(160, 45)) as opened:
        hidden = secrets(opened.app.board)
        await put_on(opened)
        for key in ("2", "t", "x", "x", "a", "u", "U", "y"):
            await opened.press(key)
            assert not leaks(opened.text + opened.toasts, hidden), key


async def test_a_placeholder_stays_with_its_program(path: Path) -> None:
    async with open_dashboard(path, size=(160, 45)) as opened:
        app = opened.app
        await put_on(opened)
        code = str(app.week_screen.programs.grid.cursor)
        assert app.mask is not None
        shown = app.mask.code(code)
        await opened.press("S", "escape", "3", "P", "P")
        assert app.mask.code(code) == shown
        app.mask.learn(app.board)
        assert app.mask.code(code) == shown


async def test_lists_do_not_open_while_names_are_masked(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await put_on(opened)
        for key in ("p", "ctrl+o"):
            await opened.press(key)
            assert opened.app.screen is opened.app.week_screen
            assert "P shows names again" in opened.toasts


async def test_a_copy_is_masked(path: Path) -> None:
    async with open_dashboard(path) as opened:
        hidden = secrets(opened.app.board)
        for pane in opened.app.week_screen.panes:
            opened.app.week_screen.go_to(pane)
            await opened.press("y")
            assert leaks(opened.app.clipboard, hidden)
        await put_on(opened)
        for pane in opened.app.week_screen.panes:
            opened.app.week_screen.go_to(pane)
            await opened.press("y")
            assert opened.app.clipboard
            assert not leaks(opened.app.clipboard, hidden)


# The mask by itself

BOARD = Board(
    programs=Programs([*ALL, a_program("9040140C0", "Harbor Point Medical Center-PA", "Pediatrics")]),
    calls=[
        Call(
            1, CLOCK.now(), program=HARBOR.code, caller="Dr. Jane Osei", note="she likes rowing\nsecond line"
        )
    ],
    advocates=[Advocate(7, "Dr. M. Okafor", mail="okafor@example.org", phone="(330) 555-0142")],
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Clínica Peña", "Hospital 3"),
        ("lane primary, Clínica Peña in El Paso, TX", "lane primary, Hospital 3 in hidden"),
        (f"code {PENA.code}.", "code Program 3."),
        ("an unknown 9999140C0", "an unknown Program 7"),
        ("call Dr. Jane Osei back", "call Caller 1 back"),
        ("Osei said so", "Caller 1 said so"),
        ("note: she likes rowing", "note: hidden"),
        ("mail okafor@example.org", "mail hidden"),
        ("ring (330) 555-0142 or +92 300 1234567", "ring hidden or hidden"),
        ("2 · find “harbo” · sorted by lane", "2 · find “…” · sorted by lane"),
        ("Internal Medicine", "Internal Medicine"),
        ("Thu 18 Mar 10:42:07 ET", "Thu 18 Mar 10:42:07 ET"),
        ("ERAS 41/45", "ERAS 41/45"),
        ("", ""),
        ("   ", "   "),
    ],
)
def test_names_inside_other_words_are_found(text: str, shown: str) -> None:
    assert masked(BOARD).hidden(text) == shown


def test_two_programs_of_one_hospital_are_told_apart_by_their_own_numbers() -> None:
    mask = masked(BOARD)
    first, last = BOARD.programs.programs[0], BOARD.programs.programs[-1]
    assert mask.program(first) != mask.program(last)
    assert mask.hidden(first.institution) == mask.hidden(last.institution)


@given(st.text())
def test_hiding_twice_is_hiding_once(text: str) -> None:
    mask = masked(BOARD)
    once = mask.hidden(text)
    assert mask.hidden(once) == once


@given(st.lists(st.text(min_size=1, max_size=12), max_size=5), st.text(max_size=40))
def test_phrases_leave_what_they_do_not_know(phrases: list[str], text: str) -> None:
    known = Phrases()
    for phrase in phrases:
        known.add(phrase, "#")
    known.sort()
    if not any(phrase.strip() and phrase.strip() in text for phrase in phrases):
        assert known.replace(text) == text or "#" in known.replace(text)


def test_nothing_is_learnt_while_it_is_off() -> None:
    mask = Mask()
    mask.learn(BOARD)
    assert mask.hidden("Clínica Peña") == "Clínica Peña"
    assert mask.program(PENA) == PENA.title


async def test_a_reply_that_is_recorded_while_masked_is_hidden(path: Path) -> None:
    async with open_dashboard(path, size=(160, 45)) as opened:
        await put_on(opened)
        week = opened.app.session.week
        assert week is not None
        with week.act("test.reply") as act:
            number = next(iter(opened.app.board.kept.assignments))
            act.put("assignment", str(number), reply="Blixwood said he will rank us")
        opened.app.session.poll()
        assert opened.app.mask is not None
        assert "Blixwood" not in opened.app.mask.hidden("It answered: Blixwood said he will rank us")


def test_what_tasks_of_one_s_own_say_is_hidden_in_a_sentence_too() -> None:
    said = 'season = 2027\n[[tasks]]\nid = "dean"\ntitle = "Call Dean Wrobel"\nwhy = "She knows Lakeside."\n'
    kept = Kept()
    kept.tasks["2027/tasks.file"] = TaskState(note=said)
    day = date(2027, 1, 10)
    kept.own_tasks[1] = OwnTask(1, "Thank Professor Wrobel", day, day)
    board = Board.of(
        lists=[], triage={}, applications={}, calls=[], advocates=[], applicant=Applicant(),
        rehearsal=False, kept=kept, season=2027,
    )  # fmt: skip
    mask = masked(board)
    for shown in (
        *("plan: call Dean Wrobel", "Call Dean Wrobel", "why  She knows Lakeside."),
        *("plan: thank Professor Wrobel", "Thank Professor Wrobel"),
    ):
        assert not {"Wrobel", "Lakeside"} & set(mask.hidden(shown).replace(".", " ").split())


def test_keys_are_shown_whoever_is_called_like_one() -> None:
    people = ("i", "x", "1 2 3", "F3", "esc", "Al", "tab")
    advocates = [Advocate(number, name) for number, name in enumerate(people, 1)]
    mask = masked(Board(advocates=advocates))
    for key in ("x", "1 2 3", "i", "?", "F3", "esc", "tab"):
        assert mask.hidden(key) == key
    assert mask.hidden("Al") == "Advocate 6"


def test_every_key_of_the_list_is_shown_whoever_is_called_like_it() -> None:
    shown = [command.shown_keys for command in every.every_command()] + ["ctrl+b", "alt+F5", "F12"]
    mask = masked(Board(advocates=[Advocate(number, keys) for number, keys in enumerate(shown, 1)]))
    assert [mask.hidden(keys) for keys in shown] == shown


async def test_the_footer_names_its_keys_while_masked(path: Path) -> None:
    async with open_dashboard(path, size=(160, 45)) as opened:
        await put_on(opened)
        week = opened.app.session.week
        assert week is not None
        with week.act("test.advocate") as act:
            act.put("advocate", "9001", name="x")
        opened.app.session.poll()
        await until(opened.pilot, lambda: any(each.id == 9001 for each in opened.app.board.advocates))
        await opened.press("tab", "tab", "tab", "j")
        assert "x refuse" in opened.text


def test_a_program_of_the_season_is_not_told_by_its_specialty() -> None:
    rows = {
        number: Tracked(number, institution=named, name="Internal Medicine", specialty="Internal Medicine")
        for number, named in enumerate(("Lakeside", "Quarry Lane"), 1)
    }
    mask = masked(Board(kept=Kept(tracked=rows)))
    assert mask.hidden("Internal Medicine at Quarry Lane") == "Internal Medicine at Program 2"


def test_a_helper_who_is_named_no_longer_is_hidden_too() -> None:
    afterwards = {
        "2027/helper/Tomas Lind": Afterwards(asked_at=CLOCK.now()),
        "2027/helper/friend": Afterwards(),
    }
    mask = masked(Board(kept=Kept(afterwards=afterwards)))
    assert mask.hidden("Tomas Lind, your friend") == "Person 1, your friend"
