"""The person's settings as the screen knows them: which themes, columns and commands there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.tui.commands.keys import NAMED_KEYS, key_name, shown_key
from matchweek.tui.look.themes import DEFAULT, THEMES

# The settings themselves are imported only where there is a file: before the first frame they
# would cost more than all that is in them.
if TYPE_CHECKING:
    from matchweek.settings import Known, Problem

FILE_NAME = "settings.toml"
OPTIONAL_COLUMNS = ("code", "acgme_id", "img", "home")
# As tui.screens.season.season_rows has them.
SEASON_COLUMNS = (
    *("vibe", "fit", "training", "lifestyle", "bucket", "code", "hospital", "visa_limits", "living"),
    *("transport", "volume", "fellowships", "flags", "residents", "faculty"),
)
# As domain.week.alarms has them, which would cost more before the first frame than all that is here.
SILENCEABLE = ("boundary", "call", "waiting", "invitation")
NEVER_SILENT = ("round", "look", "offer", "interview", "ranking")
MOST_TOLD = 3
"""So many problems are told one by one; a broken file must not fill the screen."""


class Chosen:
    """What a person has set; where no file says otherwise, the usual."""

    theme: str = DEFAULT
    hints: bool = True
    window_title: bool = True
    zone: str = ""
    columns: tuple[str, ...] = ()
    season_columns: tuple[str, ...] = ()
    watch: str = ""
    silent: tuple[str, ...] = ()
    quiet: str = ""
    bell: bool = True
    # As tui.session.desktop_notices has it, which is imported with the alarms.
    desktop: str = "auto"
    keys: Mapping[str, tuple[str, ...]] = {}
    problems: Sequence[Problem] = ()


def settings_path() -> Path:
    """Where the settings file is, or would be."""
    from matchweek.paths import config_dir

    return config_dir() / FILE_NAME


def read(path: Path) -> Chosen:
    """What is set in the file at `path`, and what is wrong with it. Never raises."""
    chosen = Chosen()
    if not path.exists():
        return chosen
    from matchweek import settings

    found, chosen.problems = settings.read(path, known())
    chosen.theme, chosen.hints = found.look.theme, found.look.hints
    chosen.window_title, chosen.zone = found.look.window_title, found.times.zone
    chosen.columns, chosen.keys = found.programs.columns, found.keys
    chosen.season_columns = found.season.columns
    chosen.watch = found.lists.watch
    chosen.silent, chosen.quiet = found.alarms.silent, found.alarms.quiet
    chosen.bell, chosen.desktop = found.alarms.bell, found.alarms.desktop
    return chosen


def known() -> Known:
    """What the names in a settings file may be."""
    from matchweek.settings import Bound, Known
    from matchweek.tui.commands import every
    from matchweek.tui.session.desktop_notices import WAYS

    return Known(
        themes=tuple(THEMES),
        columns=OPTIONAL_COLUMNS,
        season_columns=SEASON_COLUMNS,
        alarms=SILENCEABLE,
        never_silent=NEVER_SILENT,
        desktop=WAYS,
        commands={
            command.name: Bound(command.keys, every.title_of(command), command.title)
            for command in every.can_change()
        },
        fixed=tuple(command.name for command in every.fixed()),
        also_called=every.by_place(),
        meet=every.meet,
        key_names=NAMED_KEYS,
        key_name=key_name,
        shown_key=shown_key,
        zone=_zone,
    )


def _zone(text: str) -> str:
    from matchweek.domain.times.places import read_place

    return read_place(text)


def create(path: Path) -> str:
    """Make sure the settings file exists, all in it commented out; says where it is, in words.

    Raises OSError when it cannot be written.
    """
    from matchweek.tui.app import settings_file

    made = settings_file.create(path, known())
    return f"{'Written' if made else 'It is'}: {path}. Change it in an editor, then open matchweek again."


def told(problems: Sequence[Problem]) -> list[str]:
    """The problems as they are told, the last line for those beyond the first few."""
    words = [str(problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        words.append(f"{len(problems) - MOST_TOLD} more in the same file.")
    return words
