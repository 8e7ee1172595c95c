"""One's own data and story in the real dashboard, and the packet made of them."""

from __future__ import annotations

import pytest

from matchweek.domain.people.core_packet import TIMED, length_words
from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.history.history import entries
from matchweek.services.people import me, packet
from matchweek.tui.screens.letters.packet import PacketScreen
from matchweek.tui.screens.offers.offers import OffersScreen
from matchweek.tui.screens.own.me import MeScreen
from matchweek.tui.screens.own.me_fields import LINES
from matchweek.tui.screens.own.me_form import MeForm
from matchweek.tui.screens.own.save_to import SaveTo
from tests.support.pilot import open_dashboard, until

OWN = {
    "name": "Ọlá Ńwà",
    "aamc_id": "99123456",
    "specialties": "Internal Medicine",
    "strength_1": "Calm at night",
}


async def me_screen(opened) -> MeScreen:
    await opened.press("f4")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, MeScreen) and opened.app.screen._minute)
    return opened.app.screen


async def form(opened) -> MeForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, MeForm) and opened.app.screen.is_filled)
    return opened.app.screen


async def save_to(opened, path) -> None:
    """Give the place that is asked for."""
    await until(opened.pilot, lambda: isinstance(opened.app.screen, SaveTo))
    screen = opened.app.screen
    assert isinstance(screen, SaveTo)
    screen.line.value = str(path)
    await opened.press("enter")


async def typed(opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


async def test_the_screens_go_round_and_me_shows_gaps_as_gaps(week, week_file):
    me.change(week, **OWN)
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        await opened.press("]")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OffersScreen))
        await opened.press("]")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, MeScreen))
        await opened.shows("⟦the honest line on why you did not match⟧")
        await opened.shows("1. Calm at night")
        assert "Ọlá Ńwà" in opened.text and "⟦your name⟧" not in opened.text
        await opened.press("[")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OffersScreen))
        await opened.press("f4", "escape")
        assert opened.app.screen is opened.app.week_screen


async def test_own_data_and_story_are_one_act_and_one_undo(week, week_file):
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await me_screen(opened)
        await opened.press("enter")
        screen = await form(opened)
        await typed(opened, "F. Rahman")
        screen.form.go("pitch")
        await typed(opened, "I like long problem lists.")
        await opened.shows("5 words, about 2 s")
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, MeScreen))
        board = load_board(week)
        assert (board.applicant.name, board.kept.narrative.pitch) == (
            "F. Rahman",
            "I like long problem lists.",
        )
        assert {entry.act for entry in entries(week) if entry.entity in ("me", "narrative")} == {"me.set"}
        await opened.press("u")
        board = load_board(week)
        assert (board.applicant.name, board.kept.narrative.pitch) == ("", "")
        await opened.shows("⟦your name⟧")


async def test_what_is_typed_outlives_the_window(week, week_file):
    async with open_dashboard(week_file) as opened:
        await me_screen(opened)
        await opened.press("e")
        await form(opened)
        await typed(opened, "F. Rah")
        await until(
            opened.pilot,
            lambda: (draft := unsaved_text.load(week, "me:own")) and draft.values["name"] == "F. Rah",
        )
    assert load_board(week).applicant.name == ""
    async with open_dashboard(week_file) as opened:
        await until(opened.pilot, lambda: "Your own data was not finished" in opened.toasts)
        await me_screen(opened)
        await opened.press("enter")
        screen = await form(opened)
        assert screen.form.by_id["name"].value == "F. Rah"
        await opened.press("escape", "escape")
    assert load_board(week).applicant.name == "F. Rah"
    assert unsaved_text.load(week, "me:own") is None


async def test_what_the_shell_sets_meanwhile_stays(week, week_file):
    async with open_dashboard(week_file) as opened:
        await me_screen(opened)
        await opened.press("enter")
        screen = await form(opened)
        await typed(opened, "F. Rahman")
        me.change(week, phone="555-0108")
        await until(opened.pilot, lambda: screen.form.by_id["phone"].value == "555-0108")
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, MeScreen))
    assert (load_board(week).applicant.name, load_board(week).applicant.phone) == ("F. Rahman", "555-0108")


async def test_the_packet_is_written_and_says_when_it_is_stale(week, week_file, tmp_path):
    me.change(week, **OWN)
    target = tmp_path / "packet.pdf"
    async with open_dashboard(week_file) as opened:
        await me_screen(opened)
        await opened.press("p")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PacketScreen))
        await opened.shows("Still missing: phone, mail")
        await opened.press("a", "w")
        await save_to(opened, target)
        await until(opened.pilot, lambda: target.exists() and "Written: one page" in opened.toasts)
        assert "says something else now" not in opened.text
        me.change(week, phone="555-0108")
        await opened.shows("The packet you made Thu 18 Mar 10:42 Eastern says something else now.")
    assert target.read_bytes().startswith(b"%PDF-")
    assert load_board(week).kept.packets["mine"].paper in ("a4", "letter")


async def test_the_palette_comes_to_the_packet(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("ctrl+p")
        await typed(opened, "packet")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PacketScreen))
        await opened.press("escape", "escape")
        assert opened.app.screen is opened.app.week_screen


async def test_masked_names_hide_one_s_own(week, week_file):
    me.change(week, **OWN, pitch="I come from Kano and like long lists.")
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        await opened.press("P")
        await me_screen(opened)
        await until(opened.pilot, lambda: "Applicant" in opened.text)
        for secret in ("Ọlá", "99123456", "Calm at night", "Kano"):
            assert secret not in opened.text
        await opened.press("p")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PacketScreen))
        assert "Kano" not in opened.text and "99123456" not in opened.text
        await opened.press("w")
        assert isinstance(opened.app.screen, PacketScreen)


async def test_the_pitch_is_timed_by_reading_it(week, week_file):
    async with open_dashboard(week_file) as opened:
        screen = await me_screen(opened)
        await opened.press("t")
        assert screen.lines.cursor == "pitch"
        await opened.shows("the pitch: 0 s")
        await opened.press("t")
        assert "30 to 60 seconds is right" in opened.toasts


@pytest.mark.parametrize(
    ("words", "look"), [(0, ""), (70, "dim"), (75, "good"), (150, "good"), (160, "warn")]
)
def test_a_pitch_takes_30_to_60_seconds(words: int, look: str) -> None:
    assert length_words("word " * words, TIMED["pitch"])[1] == look


def test_every_label_fits_its_column() -> None:
    assert all(len(line.label) <= 11 for line in LINES)


@pytest.mark.parametrize(
    ("environment", "paper"),
    [({}, "letter"), ({"LANG": "C.UTF-8"}, "letter"), ({"LANG": "en_US.UTF-8"}, "letter"),
     ({"LANG": "ur_PK.UTF-8"}, "a4"), ({"LC_ALL": "de_DE", "LANG": "en_US.UTF-8"}, "a4")],
)  # fmt: skip
def test_the_paper_is_that_of_the_country(week, environment: dict[str, str], paper: str) -> None:
    assert packet.usual_paper(load_board(week), environment) == paper


def test_the_paper_chosen_last_stays(week, tmp_path) -> None:
    packet.make(week, tmp_path / "packet.pdf", "a4")
    assert packet.usual_paper(load_board(week), {"LANG": "en_US"}) == "a4"
