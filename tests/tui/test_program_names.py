"""What people call a program: written down by key, learnt from a pick in a call's form, undone."""

from __future__ import annotations

from matchweek.services.core.board import load_board
from matchweek.services.history.history import redo, undo
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.programs.names import AskNames
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import codes_of


async def typed(opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


async def form(opened) -> CallForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm) and opened.app.screen.is_filled)
    return opened.app.screen


async def asked(opened) -> AskNames:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, AskNames))
    return opened.app.screen


async def leave(opened) -> None:
    await opened.press("escape", "escape")
    await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))


def names(week) -> list[tuple[str, str]]:
    return [(each.name, each.program) for each in load_board(week).kept.aliases.values()]


async def test_names_are_written_down_shown_on_the_card_and_found_in_a_call(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("home", "F")
        code = (await asked(opened)).code
        await typed(opened, "Old Mill; OMH")
        await opened.press("enter")
        await until(opened.pilot, lambda: len(names(week)) == 2)
        assert names(week) == [("Old Mill", code), ("OMH", code)]
        await opened.press("enter")
        await opened.shows("Old Mill; OMH")
        await opened.press("escape", "c")
        screen = await form(opened)
        await typed(opened, "old mlil")
        assert screen.form.suggestions()[0].key == code
        await leave(opened)
        # Taken away again in the same line.
        await opened.press("home", "F")
        assert (await asked(opened)).line.value == "Old Mill; OMH"
        await opened.press("escape")
    assert len(names(week)) == 2


async def test_a_name_is_learnt_from_a_pick_and_one_undo_takes_it_back(week, week_file):
    code = codes_of(week)[0]
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "zog fictional family 9000")
        assert screen.form.suggestions()[0].key == code
        # Of no name that is known: what was typed did not lead there by itself.
        screen.finder.value = "the zog"
        screen.form_picked(screen.finder, code)
        await opened.press("y")
        await leave(opened)
        await until(opened.pilot, lambda: names(week) == [("the zog", code)])
        # The pick and what it taught are one act.
        undo(week)
        assert names(week) == [] and load_board(week).calls[0].program is None
        redo(week)
        await until(opened.pilot, lambda: bool(opened.app.session.board.kept.aliases))
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "zog")
        assert screen.form.suggestions()[0].key == code
        await leave(opened)


async def test_names_are_masked_with_everything_else(week, week_file):
    from matchweek.services.days import aliases

    for code in codes_of(week):
        aliases.set_names(week, code, "Quillmarsh")
    async with open_dashboard(week_file) as opened:
        await opened.press("home", "enter")
        await opened.shows("Quillmarsh")
        await opened.press("escape", "P", "enter")
        await until(opened.pilot, lambda: "Quillmarsh" not in opened.text)
