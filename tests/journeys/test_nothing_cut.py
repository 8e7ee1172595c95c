"""Every screen at three sizes: no title, footer, code, time, number or line of help is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.times.spoken import read_instant
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.lived_thursday import MOMENTS
from matchweek.rehearsal.pictures import PICTURES, SEED, SIZES
from matchweek.tui.panes.foot import Foot
from matchweek.tui.screens.dialogs.dialog import Dialog, Keys, Title
from matchweek.tui.screens.own.help import Help
from tests.support.pilot import Opened, open_dashboard
from tests.support.screens import back
from tests.support.staged import put_scene

SEASON = read_instant("2027-03-01T12:00:00-05:00")
STAGED = tuple(each for each in PICTURES if each.scene not in MOMENTS and not each.pastes)
WEEKS = tuple(dict.fromkeys((each.scene, each.moment) for each in STAGED))
# A number, a time or a code of which a part is missing. The middle of an institution's name may be.
CUT_NUMBER = re.compile(r"[\d:]…|…\d+[CMPAR]?\d?\b")


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The fictional week as it stands in each scene; a copy of the file is opened each time."""
    place = tmp_path_factory.mktemp("scenes")
    found = {}
    for scene in {each.scene for each in STAGED}:
        found[scene] = place / f"{scene}.db"
        put_scene(found[scene], FixedClock(demo_start(SEASON, scene)), SEED, scene)
    yield found


def cut_in(opened: Opened) -> list[str]:
    """What is cut on the screen and must not be, line by line."""
    screen = opened.app.screen
    told = [widget.text for kind in (Title, Keys, Foot) for widget in screen.query(kind)]
    found = [words for words in told if "…" in words]
    lines = opened.text.splitlines()
    if isinstance(screen, Dialog):
        region = screen.query_one("#box").region
        lines = [line[region.x : region.right] for line in lines[region.y : region.bottom]]
    if isinstance(screen, Help):
        found += [line for line in lines if "…" in line]
    return found + [line for line in lines if CUT_NUMBER.search(line)]


@pytest.mark.parametrize(("scene", "moment"), WEEKS, ids=[moment or scene for scene, moment in WEEKS])
async def test_no_title_key_code_time_or_number_is_cut(
    scenes: dict[str, Path], scene: str, moment: str, tmp_path: Path
) -> None:
    """Each picture of a week is opened in the smallest window, where least has room, which becomes larger."""
    path = tmp_path / "week.db"
    path.write_bytes(scenes[scene].read_bytes())
    smallest, *larger = sorted(SIZES)
    cut = []
    async with open_dashboard(path, FixedClock(demo_start(SEASON, moment or scene)), size=smallest) as opened:
        for picture in STAGED:
            if (picture.scene, picture.moment) != (scene, moment):
                continue
            week = opened.app.week_screen
            week.go_to(week.programs)
            # Nothing is left of what the one before it found and told.
            await opened.press("escape", "escape", "home")
            opened.forget_toasts()
            await opened.press(*picture.keys)
            cut += [f"{picture.name} {smallest}: {each}" for each in cut_in(opened)]
            for size in larger:
                await opened.pilot.resize_terminal(*size)
                await opened.pilot.pause()
                assert opened.app.screen.size == size
                cut += [f"{picture.name} {size}: {each}" for each in cut_in(opened)]
            await back(opened)
            await opened.pilot.resize_terminal(*smallest)
    assert not cut, "\n".join(cut)


def test_each_picture_has_a_name_of_its_own() -> None:
    """Two of one name are one file: the last one drawn."""
    assert len({each.name for each in PICTURES}) == len(PICTURES)
