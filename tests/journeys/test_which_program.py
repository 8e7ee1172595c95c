"""No question is the same for two programs of one list: five tracks of one institution, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.program import Listing
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import new_week

SITES = ("Orlando", "Ocala", "Pensacola", "Sanford", "Ft Walton Beach")
TRACKS = [
    Listing(
        f"9087999P{number}",
        "U Lake Country/Harbor Healthcare GME-FL",
        f"Transitional/{site}",
        f"Transitional/{site}",
        city="Orlando",
        state="FL",
        positions=2,
        service="ERAS",
    )
    for number, site in enumerate(SITES)
]
PAIRS = list(zip(TRACKS, SITES, strict=True))
SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, TRACKS).close()
    return file


def told_apart(texts: dict[str, str]) -> None:
    """Each text names its program by site and code, and no two read the same without the codes."""
    for row, site in PAIRS:
        assert row.code in texts[row.code], texts[row.code]
        assert site in texts[row.code], texts[row.code]
    without = {" ".join(text.replace(code, "").split()) for code, text in texts.items()}
    assert len(without) == len(TRACKS)


async def shown_for_each(opened: Opened, key: str, *leave: str) -> dict[str, str]:
    """What stands on the screen after a key on each program."""
    texts = {}
    week = opened.app.week_screen
    for row in TRACKS:
        week.programs.goto(row.code)
        await opened.press(key)
        await until(opened.pilot, lambda: opened.app.screen is not week)
        await opened.pilot.pause()
        texts[row.code] = "\n".join(
            line for line in opened.text.splitlines() if "Lake" in line or row.code in line
        )
        await opened.press(*leave)
        await until(opened.pilot, lambda: opened.app.screen is week)
    return texts


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "leave"),
    [("A", ["n"]), ("n", ["escape"]), ("o", ["escape"]), ("i", ["escape", "escape"]), ("enter", ["escape"])],
)
async def test_every_question_names_the_track_the_institution_and_the_code(
    path: Path, size: tuple[int, int], key: str, leave: list[str]
) -> None:
    async with open_dashboard(path, size=size) as opened:
        texts = await shown_for_each(opened, key, *leave)
        if key == "enter":
            texts = {code: f"{text} {code}" for code, text in texts.items()}
        told_apart(texts)


@pytest.mark.parametrize("size", SIZES)
async def test_the_rows_of_the_list_and_the_suggestions_of_a_call_differ(
    path: Path, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, size=size) as opened:
        rows = [line for line in opened.text.splitlines() if "GME" in line and "Transitional" in line]
        assert all(any(site in row for row in rows) for site in SITES)
        assert len({row[:45] for row in rows}) >= len(SITES)
        await opened.press("c", *"lake transitional")
        found = [
            line
            for line in opened.text.splitlines()
            if ("9087999P" in line and "Lake" in line) or "GME" in line
        ]
        assert all(any(site in line and row.code in line for line in found) for row, site in PAIRS)
        await opened.press("down", "enter")
        await opened.shows("is it this one?")
        asked = opened.text.split("is it this one?")[0]
        assert sum(f"{site}, Transitional" in asked and row.code in asked for row, site in PAIRS) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_key_did_is_said_by_name(path: Path, size: tuple[int, int]) -> None:
    async with open_dashboard(path, size=size) as opened:
        said = set()
        for row in TRACKS:
            opened.app.week_screen.programs.goto(row.code)
            await opened.press("t")
            said.add(opened.app.week_screen.foot.text.rsplit("tier top: ", 1)[1])
        assert len(said) == len(TRACKS)
