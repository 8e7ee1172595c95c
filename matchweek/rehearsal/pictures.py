"""Pictures of the screens, taken from the fictional week: `python -m matchweek.rehearsal.pictures`."""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from matchweek.clock import FixedClock, PacedClock
from matchweek.domain.times.spoken import read_instant
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.lived_thursday import MOMENTS, live_to
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.stage import stage
from matchweek.rehearsal.world.national import national_list
from matchweek.services.core.launch import Launch

SIZES = ((160, 45), (120, 36), (80, 24))
SEED = 2027
# Any instant of the season will do: the scene says where its clock stands.
_SEASON = "2027-03-01T12:00:00-05:00"
_PATIENCE = 400
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file name, and the keys that lead to what it shows."""

    name: str
    keys: tuple[str, ...] = ()
    # The scene that is staged, and the one whose moment the clock shows, where it is another.
    scene: str = "round-1"
    moment: str = ""
    # Whether the list after round 1 was pasted before the keys are pressed.
    pastes: bool = False


_ASKED = "would you come if we rank you"
_ROOM = (*"brendn toledo", "enter", "y", *"clinic two days a week", "enter", *"asks for a transcript")
_ROOM += ("enter", "escape", "d")
_DAY = (*"one more family each month", "enter", *"asks for Step 3 by June", "enter", *"Dr. Amadi was")

PICTURES = (
    Picture("week", ("j", "j")),
    Picture("advocates", ("tab",)),
    Picture("calls", ("tab", "tab")),
    Picture("find", ("slash", *"st br")),
    Picture("filter", ("f",)),
    Picture("sort", ("S",)),
    Picture("card", ("enter",)),
    Picture("one-by-one", ("d",)),
    Picture("note", ("n",)),
    Picture("fit", ("enter", "pagedown")),
    Picture("fit-weights", ("number_sign", "right", "right"), scene="planned"),
    Picture("forty-five", ("5",), scene="planned"),
    Picture("decide", ("d",), scene="planned"),
    Picture("help", ("question_mark",)),
    Picture("submit", ("slash", *"velvet hills", "enter", "A")),
    Picture("call", ("c", *"brendn toledo")),
    Picture("call-room", ("c", *_ROOM), scene="words"),
    Picture("call-backs", ("tab", "tab", "f", "z")),
    Picture("call-back", ("M", *"555-0142", "escape")),
    Picture("clash", ("i", *"Thu 13:00", "escape", "escape", "j", "i", *"Thu 13:20")),
    Picture("advocate", ("tab", "plus")),
    Picture("palette", ("ctrl+p", *"har")),
    Picture("paste", ("p",)),
    Picture("agenda", ("w",)),
    Picture("timetable", ("H",)),
    Picture("monday", ("N",), scene="monday"),
    Picture("readiness", ("R",), scene="monday"),
    Picture("difference", ("w",), moment="after-round-1", pastes=True),
    Picture("list-changes", ("L",), scene="after-round-1"),
    Picture("curve", ("V",), scene="after-round-1"),
    Picture("reallocate", ("l",), scene="after-round-1"),
    Picture("offers", ("f3",), scene="offers"),
    Picture("decision", ("f3", "a"), scene="offers"),
    Picture("after", ("W",), scene="after"),
    Picture("me", ("f4",), scene="words"),
    Picture("packet", ("f4", "p"), scene="words"),
    Picture("drafts", ("D",), scene="words"),
    Picture("draft", ("D", "enter"), scene="words"),
    Picture("what-to-write", ("D", "n"), scene="words"),
    Picture("rule-question", ("c", "escape", "r", "c", "enter", *_ASKED), scene="words"),
    Picture("rehearsed-call", ("enter", "c"), scene="rehearsed-call"),
    Picture("rehearsed-r3", ("enter", "ctrl+r"), scene="rehearsed-r3"),
    Picture("rehearsal-end", ("enter", "q"), scene="rehearsal-end"),
    Picture("portals", ("B", "4", "5"), scene="round-1"),
    Picture("gate", ("tab", "j"), scene="gate"),
    Picture("unlocked", ("tab",), scene="unlocked"),
    Picture("spoke", ("tab", "s"), scene="unlocked"),
    Picture("reply", ("tab", "s", "1", "a", *"will flag the file"), scene="unlocked"),
    Picture("map", ("v", "j", "j"), scene="unlocked"),
    Picture("assign", ("e",), scene="gate"),
    Picture("find-advocates", ("tab", "f"), scene="gate"),
    Picture("season", ("f5", "j", "j"), scene="season"),
    Picture("season-dates", ("f5", "slash", *"larkspur", "enter", "C"), scene="season"),
    Picture("season-prepare", ("f5", "slash", *"cascadia", "enter", "p"), scene="season"),
    Picture("season-day", ("f5", "slash", *"cascadia", "enter", "o", *_DAY), scene="season"),
    Picture("season-load", ("f5", "l", "j", "j", "j"), scene="season"),
    Picture("season-invitations", ("f5", "V"), scene="season"),
    Picture("season-outlook", ("f5", "O"), scene="season"),
    Picture("rank-list", ("f5", "R", "home", "j", "o"), scene="ranking"),
    Picture("plan", ("f6", "j", "j"), scene="season"),
    Picture("plan-bars", ("f6", "b", "e"), scene="season"),
    Picture("outcome", ("f7",), scene="after"),
    Picture("debrief", ("f7", "p"), scene="after"),
    Picture("rank-checks", ("f5", "R", "f"), scene="ranking"),
)


def take_all(folder: Path, pictures: tuple[Picture, ...] = PICTURES) -> list[Path]:
    """Take every picture at every size into a folder; returns the files made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory(prefix="matchweek-pictures-") as place:
        season = read_instant(_SEASON)
        staged: dict[str, Path] = {}
        for picture in pictures:
            if picture.scene in MOMENTS:
                made += _take_rehearsed(folder, Path(place), picture)
                continue
            clock = FixedClock(demo_start(season, picture.moment or picture.scene))
            if picture.scene not in staged:
                staged[picture.scene] = Path(place) / f"{picture.scene}.db"
                stage(staged[picture.scene], clock, SEED, picture.scene)
            source = staged[picture.scene]
            for width, height in SIZES:
                copy = Path(place) / f"{picture.name}-{width}.db"
                copy.write_bytes(_closed(source))
                drawn = asyncio.run(_take(Launch(copy, clock), picture, (width, height)))
                target = folder / f"{picture.name}-{width}x{height}.svg"
                target.write_text(_plain(drawn), encoding="utf-8")
                made.append(target)
    return made


def _take_rehearsed(folder: Path, place: Path, picture: Picture) -> list[Path]:
    """A picture of a rehearsal; its clock stands, so that every picture is of the same second."""
    made = []
    for width, height in SIZES:
        path = place / f"{picture.name}-{width}" / "week.db"
        path.parent.mkdir()
        runner, at = live_to(path, read_instant(_SEASON), SEED, picture.scene)
        launch = Launch(path, PacedClock(partial(_same, at), 0.0), rehearsal=partial(_same, runner))
        drawn = asyncio.run(_take(launch, picture, (width, height)))
        target = folder / f"{picture.name}-{width}x{height}.svg"
        target.write_text(_plain(drawn), encoding="utf-8")
        made.append(target)
    return made


def _same(value: _Value) -> _Value:
    return value


def _closed(path: Path) -> bytes:
    """The bytes of a week file nobody has open, so that nothing of it stands in its log."""
    return path.read_bytes()


async def _take(launch: Launch, picture: Picture, size: tuple[int, int]) -> str:
    from matchweek.tui.app.dashboard import Dashboard

    app = Dashboard(launch)
    async with app.run_test(size=size, notifications=True) as pilot:
        await _until(pilot.pause, lambda: app.session.ready)
        if launch.rehearsal is not None:
            # What a rehearsal is stands before it, with its line below.
            await _until(pilot.pause, lambda: len(app.screen_stack) > 1)
        if picture.pastes:
            await _paste(pilot, app)
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        if launch.rehearsal is not None:
            app.clear_notifications()
            app.rehearser.tick()
        await pilot.pause()
        return app.export_screenshot(title="matchweek")


async def _paste(pilot: Any, app: Any) -> None:
    """Paste the list as it stands after round 1, and wait until its changes are counted."""
    from matchweek.tui.screens.lists.import_preview import ImportPreview

    rows = refreshed(national_list(SEED), SEED, 1)
    names: tuple[str, ...] = ("code", "acgme_id", "institution", "name", "specialty", "city", "state")
    names += ("positions", "quota", "service", "visa")
    lines = [names, *(tuple(str(getattr(row, name) or "") for name in names) for row in rows)]
    app.paste_list("\n".join("\t".join(line) for line in lines))
    await _until(pilot.pause, lambda: len(app.screen_stack) > 1)
    await pilot.press("enter")
    await _until(pilot.pause, lambda: isinstance(app.screen, ImportPreview))
    await pilot.press("w")
    await _until(pilot.pause, lambda: (0, True) in app.screen._foreseen or (1, True) in app.screen._foreseen)


async def _until(pause: Callable[..., object], reached: Callable[[], bool]) -> None:
    for _ in range(_PATIENCE):
        if reached():
            return
        await pause(0.02)  # type: ignore[misc]
    raise TimeoutError("the week did not open")


def _plain(svg: str) -> str:
    """The picture without the addresses of fonts: whoever looks at it asks nobody for anything."""
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)


def main(arguments: list[str]) -> int:
    """Take the pictures into the folder named, or into screenshots."""
    parser = argparse.ArgumentParser(prog="python -m matchweek.rehearsal.pictures", description=main.__doc__)
    parser.add_argument("folder", nargs="?", default="screenshots")
    for path in take_all(Path(parser.parse_args(arguments).folder)):
        print(path)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
