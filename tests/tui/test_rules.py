"""One key opens the rule that stands where one is: of a refusal, a line on contact, a rule question."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.budget import CAP
from matchweek.domain.season.rules.book import ORDER, sections
from matchweek.errors import RuleSaysNo
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.own.help import Help
from matchweek.tui.screens.own.rules import RuleList, RulePage, open_rules
from matchweek.tui.screens.programs.submit import SubmitQuestion
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import CLOCK, codes_of, listings, new_week

KEY = "exclamation_mark"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week file with sixty programs of ERAS, of which all that may be are applied to."""
    file = tmp_path / "week.db"
    week = new_week(file, listings(60, only="ERAS"))
    applications.submit(week, codes_of(week)[:CAP])
    week.close()
    return file


def act(path: Path) -> Week:
    return open_week(path, CLOCK)


async def ready(opened: Opened) -> None:
    await until(
        opened.pilot, lambda: opened.app.week_screen.gates_now is not None and opened.app.session.ready
    )


async def asked(opened: Opened, *keys: str) -> str:
    """Press keys, and tell which rule or section is shown then."""
    await opened.press(*keys)
    await until(opened.pilot, lambda: isinstance(opened.app.screen, RulePage | RuleList), lambda: opened.text)
    shown = opened.app.screen
    if isinstance(shown, RuleList):
        return ""
    assert isinstance(shown, RulePage)
    return shown.rule.name if shown.rule is not None else shown.section.name


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_in_the_week_it_opens_the_rule_of_the_line_on_contact(
    path: Path, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, size=size) as opened:
        await ready(opened)
        assert "wait for their call (! the rule)" in opened.app.week_screen.card.text
        assert await asked(opened, KEY) == "contact.wait"
        await opened.shows("▸ Wait for their call   our own way")
        assert "Source: matchweek" in opened.text and "esc leave" in opened.text
        await opened.press(KEY)
        assert opened.app.screen is opened.app.week_screen


async def test_where_a_program_called_it_is_another_one(path: Path) -> None:
    week = act(path)
    code = codes_of(week)[0]
    calls.add(week, program=code, kind="screening")
    week.close()
    async with open_dashboard(path) as opened:
        await ready(opened)
        opened.app.go_to_program(code)
        assert await asked(opened, KEY) == "contact.opened"


async def test_a_refusal_names_the_key_and_the_key_opens_its_rule_once(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        week = act(path)
        with pytest.raises(RuleSaysNo) as refused:
            applications.submit(week, codes_of(week)[CAP : CAP + 1])
        week.close()
        opened.app.tell(refused.value)
        await opened.pilot.pause()
        assert "(! opens it)" in opened.toasts
        assert await asked(opened, KEY) == "applications.cap"
        await opened.shows("45 in each service, for the whole week   verified")
        await opened.press("escape")
        assert await asked(opened, KEY) == "contact.wait"


async def test_what_is_done_meanwhile_forgets_the_refusal(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        opened.app.keep_rule(RuleSaysNo("No", rule="no", section="offers.one"))
        await opened.press("1")
        assert await asked(opened, KEY) == "contact.wait"


async def test_where_a_reason_is_typed_the_second_key_opens_it(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        opened.app.go_to_program(sorted(opened.app.board.programs.codes)[-1])
        await opened.press("A")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Because))
        await opened.shows("F12 the rule")
        await opened.press(KEY)
        screen = opened.app.screen
        assert isinstance(screen, Because) and screen.line.value == "!"
        assert await asked(opened, "f12") == "applications.cap"
        await opened.press("f12")
        assert opened.app.screen is screen and screen.line.value == "!"


async def test_before_an_application_is_recorded_the_cap_is_a_key_away(tmp_path: Path) -> None:
    file = tmp_path / "few.db"
    new_week(file, listings(3)).close()
    async with open_dashboard(file) as opened:
        await ready(opened)
        await opened.press("A")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SubmitQuestion))
        await opened.shows("! the rule")
        assert await asked(opened, KEY) == "applications.cap"
        await opened.press("escape")
        assert isinstance(opened.app.screen, SubmitQuestion)


async def test_a_rule_question_opens_its_rule(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        await opened.press("c")
        await until(
            opened.pilot, lambda: isinstance(opened.app.screen, CallForm) and opened.app.screen.is_filled
        )
        await opened.press("escape", "r", "w")
        await opened.shows("! the rule")
        assert await asked(opened, "escape", KEY) == "contact.questions"
        await opened.press("escape")
        assert isinstance(opened.app.screen, CallForm)


async def test_a_call_with_a_rule_question_opens_its_rule_in_the_list(path: Path) -> None:
    week = act(path)
    calls.add(week, kind="screening", incident="not_applied")
    week.close()
    async with open_dashboard(path) as opened:
        await ready(opened)
        await opened.press("tab", "tab")
        assert await asked(opened, KEY) == "contact.report"


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("f3",), "offers"),
        (("f4",), "eligibility"),
        (("H",), "timetable.week"),
        (("V",), "timetable.filled"),
        (("B",), "applications.portal"),
        (("enter",), "contact.wait"),
        (("v",), "contact.wait"),
        (("ctrl+t",), "zones.eastern"),
        (("D",), "contact.wait"),
        (("W",), "contact.after"),
    ],
)
async def test_it_opens_what_the_screen_rests_on(path: Path, keys: tuple[str, ...], name: str) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        await opened.press(*keys)
        await until(opened.pilot, lambda: opened.app.screen is not opened.app.week_screen)
        second = "f12" if keys == ("ctrl+t",) else KEY
        assert await asked(opened, second) == name


async def test_without_a_rule_it_opens_the_list_of_sections(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        await opened.press("w")
        assert await asked(opened, KEY) == ""
        await opened.shows("Who may contact whom")
        assert all(section.title in opened.text for section in sections())
        await opened.press("down", "down", "enter")
        await opened.shows("Clocks change the day before")


async def test_sections_follow_each_other_round(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        assert await asked(opened, KEY) == "contact.wait"
        page = opened.app.screen
        assert isinstance(page, RulePage)
        seen = []
        for _ in ORDER:
            await opened.press("right")
            seen.append(page.section.name)
        assert sorted(seen) == sorted(ORDER) and seen[-1] == "contact"
        await opened.press("left")
        assert page.section.name == "eligibility" and page.page.scroll_y == 0
        await opened.press("l")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, RuleList))


async def test_a_call_is_taken_from_a_rule(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        await asked(opened, KEY)
        await opened.press("c")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
        assert len(opened.app.board.calls) == 1


async def test_the_palette_and_help_know_it(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        await opened.press("ctrl+p", *"rule")
        await opened.shows("! F12")
        await opened.press("escape", "question_mark")
        await opened.shows("Help")
        helped = opened.app.screen
        assert isinstance(helped, Help) and "The rule behind a refusal" in helped.page.words.plain


async def test_an_answer_is_kept_with_an_open_rule_and_taken_back(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        open_rules(opened.app, "contact.thanks")
        await opened.pilot.pause()
        await opened.press("a")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Because))
        await opened.press(*"after nine", "enter")
        await opened.shows("Your answer: after nine")
        await opened.press("P")
        await opened.shows("Your answer: hidden")
        await opened.press("P", "u")
        await until(opened.pilot, lambda: "Your answer" not in opened.text, lambda: opened.text)


async def test_a_rule_that_is_certain_takes_no_answer(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await ready(opened)
        open_rules(opened.app, "contact")
        await opened.pilot.pause()
        await opened.press("a", "tab", "a")
        await opened.pilot.pause()
        assert "Go to a rule first" in opened.toasts and "not in doubt" in opened.toasts
        page = opened.app.screen
        assert isinstance(page, RulePage) and page.rule is not None and page.rule.name == "contact.begin"
        await opened.press("shift+tab")
        assert page.rule.name == "contact.note"
