"""Pictures of the screens, taken from the fictional week: `python -m matchweek.rehearsal.pictures`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchweek.clock import FixedClock
from matchweek.domain.zones import read_instant
from matchweek.rehearsal.national import national_list
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.stage import demo_start, stage
from matchweek.services.launch import Launch

SIZES = ((160, 45), (120, 36), (80, 24))
SEED = 2027
# Any instant of the season will do: the scene says where its clock stands.
_SEASON = "2027-03-01T12:00:00-05:00"
_PATIENCE = 400


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
    Picture("help", ("question_mark",)),
    Picture("submit", ("slash", *"velvet hills", "enter", "A")),
    Picture("call", ("c", *"brendn toledo")),
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
    Picture("portals", ("B", "4", "5"), scene="round-1"),
)


def take_all(folder: Path, pictures: tuple[Picture, ...] = PICTURES) -> list[Path]:
    """Take every picture at every size into a folder; returns the files made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory(prefix="matchweek-pictures-") as place:
        season = read_instant(_SEASON)
        staged: dict[str, Path] = {}
        for picture in pictures:
            clock = FixedClock(demo_start(season, picture.moment or picture.scene))
            if picture.scene not in staged:
                staged[picture.scene] = Path(place) / f"{picture.scene}.db"
                stage(staged[picture.scene], clock, SEED, picture.scene)
            source = staged[picture.scene]
            for width, height in SIZES:
                copy = Path(place) / f"{picture.name}-{width}.db"
                copy.write_bytes(_closed(source))
                drawn = asyncio.run(_take(copy, clock, picture, (width, height)))
                target = folder / f"{picture.name}-{width}x{height}.svg"
                target.write_text(_plain(drawn), encoding="utf-8")
                made.append(target)
    return made


def _closed(path: Path) -> bytes:
    """The bytes of a week file nobody has open, so that nothing of it stands in its log."""
    return path.read_bytes()


async def _take(path: Path, clock: FixedClock, picture: Picture, size: tuple[int, int]) -> str:
    from matchweek.tui.app import Dashboard

    app = Dashboard(Launch(path, clock))
    async with app.run_test(size=size, notifications=True) as pilot:
        await _until(pilot.pause, lambda: app.desk.ready)
        if picture.pastes:
            await _paste(pilot, app)
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        return app.export_screenshot(title="matchweek")


async def _paste(pilot: Any, app: Any) -> None:
    """Paste the list as it stands after round 1, and wait until its changes are counted."""
    from matchweek.tui.screens.import_preview import ImportPreview

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
    for path in take_all(Path(arguments[0] if arguments else "screenshots")):
        print(path)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
