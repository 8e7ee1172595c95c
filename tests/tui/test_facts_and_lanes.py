"""What one knows of a program, and lanes by rule, with keys: two windows for all of it."""

from __future__ import annotations

from typing import Any

from textual import events

from matchweek.domain.programs.lane_rule_words import sentence
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.lists import facts, lane_rules
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.programs.build_rule import BuildRule
from matchweek.tui.screens.programs.facts import FactsForm
from matchweek.tui.screens.programs.import_facts import ImportFacts, OpenFacts, PasteFacts
from matchweek.tui.screens.programs.lane_rules import LaneRules
from matchweek.tui.screens.programs.rule_words import AskRule
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import codes_of


async def typed(opened: Opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


async def on(opened: Opened, kind: type[Any]) -> Any:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, kind))
    await opened.pilot.pause()
    return opened.app.screen


def known(week: Week) -> dict[str, str]:
    return {each.key: each.text for each in facts.known(week)}


async def paste_facts(opened: Opened, week: Week, code: str) -> None:
    """Pasted in the place of a file: looked at first, kept when one leaves, stored by Enter alone."""
    before, pasted = known(week), f"code\tvisa\tdate\n{code}\tJ-1\t2026-12-02\n"
    await opened.press("O")
    (await on(opened, OpenFacts)).line.post_message(events.Paste(pasted))
    box = (await on(opened, PasteFacts)).box
    await until(opened.pilot, lambda: not box.empty)
    await opened.press("enter")
    assert [each.told.value for each in (await on(opened, ImportFacts)).found.renewed] == ["j1"]
    await opened.press("escape")
    assert known(week) == before
    await opened.press("O", "ctrl+v")
    assert (await on(opened, PasteFacts)).box.text == pasted
    await opened.press("enter")
    await on(opened, ImportFacts)
    await opened.press("enter")
    await until(opened.pilot, lambda: known(week)[f"{code}/visa"] == "j1")
    await opened.press("O", "ctrl+v")
    assert (await on(opened, PasteFacts)).box.empty


async def test_facts_are_kept_by_key_shown_masked_and_brought_in(week, week_file, tmp_path) -> None:
    code = codes_of(week)[0]
    table = tmp_path / "facts.csv"
    table.write_text(f"code,visa,date\n{code},none,2026-12-01\n", "utf-8")
    async with open_dashboard(week_file, size=(120, 40)) as opened:
        opened.app.week_screen.programs.goto(code)
        await opened.press("comma")
        form = await on(opened, FactsForm)
        assert (form.code, form.values()["source"]) == (code, "me")
        form.form.by_id["visa"].value = "h1b"
        form.form.by_id["known"].value = "Ask Quillmarsh"
        form.form.by_id["on"].value = "2025"
        form.form.by_id["img"].value = "perhaps"
        form.form_changed(form.form.by_id["img"])
        # What cannot be told is gone to before the form is left.
        await opened.press("escape", "escape")
        assert form.is_current and form.form.active.id == "img"
        form.form.by_id["img"].value = "34%"
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: len(known(week)) == 3)
        assert known(week) == {
            f"{code}/visa": "h1b",
            f"{code}/img": "34 %",
            f"{code}/known": "Ask Quillmarsh",
        }
        # What is old is marked in the list and beside the cursor, before anybody opens anything.
        await opened.shows("visa H-1B, from 2025, ask again")
        await opened.press("enter")
        await opened.shows("from 2025, ask again")
        await opened.shows("Ask Quillmarsh")
        await opened.press("P")
        await until(opened.pilot, lambda: "Quillmarsh" not in opened.text)
        await opened.press("P", "escape")
        # From a file: what stands is newer by its day, so it is shown as a change, and stored by Enter.
        await opened.press("O")
        (await on(opened, OpenFacts)).line.value = str(table)
        await opened.press("enter")
        sheet = await on(opened, ImportFacts)
        assert [each.told.value for each in sheet.found.renewed] == ["none"]
        await opened.press("enter")
        await until(opened.pilot, lambda: known(week)[f"{code}/visa"] == "none")
        await opened.press("u")
        await until(opened.pilot, lambda: known(week)[f"{code}/visa"] == "h1b")
        await paste_facts(opened, week, code)


def lanes(week: Week) -> list[str | None]:
    return ["x" if each.refused else each.lane for each in load_board(week).programs]


async def build_rules(opened: Opened, week: Week) -> list[str]:
    """Primary for the first choice, refuse for every other program; the codes that primary has."""
    await opened.press("6")
    await on(opened, LaneRules)
    # Who was never told of them finds the keys that confirm.
    await opened.shows("4 for one program")
    await opened.press("enter")
    title = (await on(opened, BuildRule))._under_cursor().title
    await opened.press("space", "escape")
    await on(opened, LaneRules)
    rule = lane_rules.rules_of(load_board(week))["primary"]
    assert sentence(rule) == f"{title} anywhere"
    await opened.press("end", "enter")
    await on(opened, BuildRule)
    await opened.press("e")
    await on(opened, LaneRules)
    assert lane_rules.rules_of(load_board(week)).keys() == {"primary", "refuse"}
    # In words: what is no rule is told, and nothing is lost.
    await opened.press("up", "w")
    await on(opened, AskRule)
    await typed(opened, "alchemy")
    toasts = opened.toasts
    await opened.press("enter")
    assert isinstance(opened.app.screen, AskRule)
    # Beside the line, which a toast would hide.
    await opened.shows("“alchemy” is none that NRMP lists")
    assert opened.toasts == toasts
    await opened.press("escape")
    await on(opened, LaneRules)
    await opened.shows(f"{title} anywhere")
    await opened.press("escape")
    await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
    return [each.code for each in load_board(week).programs if rule.fits(each)]


async def test_a_rule_is_built_with_keys_and_what_it_proposes_confirmed(week, week_file) -> None:
    async with open_dashboard(week_file, size=(120, 40)) as opened:
        pane = opened.app.week_screen.programs
        await opened.press("4")
        assert "No lane is proposed" in opened.toasts
        fits = await build_rules(opened, week)
        await opened.shows("1?")
        # One row by one key, then everything in view by one key and a yes.
        pane.goto(fits[0])
        await opened.press("4")
        await until(opened.pilot, lambda: load_board(week).programs[fits[0]].lane == "primary")
        left = len(lanes(week)) - 1
        await opened.press("equals_sign")
        assert f"Sort {left} programs as proposed" in (await on(opened, Ask)).title_line.text
        await opened.press("y")
        await until(opened.pilot, lambda: None not in lanes(week))
        assert (lanes(week).count("primary"), lanes(week).count("x")) == (len(fits), left + 1 - len(fits))
        await opened.press("u")
        await until(opened.pilot, lambda: lanes(week).count(None) == left)
