"""The person's settings as the screen knows them: which themes, columns and commands there are."""

from __future__ import annotations

from pathlib import Path

from matchweek import settings
from matchweek.tui.commands import COMMANDS, overlap
from matchweek.tui.keys import NAMED_KEYS, key_name, shown_key
from matchweek.tui.themes import THEMES

OPTIONAL_COLUMNS = ("code", "acgme_id")
MOST_TOLD = 6
"""So many problems are told one by one; a broken file must not fill the screen."""


def settings_path() -> Path:
    """Where the settings file is, or would be."""
    from matchweek.paths import config_dir

    return config_dir() / settings.FILE_NAME


def known() -> settings.Known:
    """What the names in a settings file may be."""
    return settings.Known(
        themes=tuple(THEMES),
        columns=OPTIONAL_COLUMNS,
        commands={
            command.id: settings.Bound(command.keys, command.where, command.title) for command in COMMANDS
        },
        overlap=overlap,
        key_names=NAMED_KEYS,
        key_name=key_name,
        shown_key=shown_key,
    )


def read(path: Path) -> tuple[settings.Settings, list[settings.Problem]]:
    """The settings, and what is wrong with their file. Never raises."""
    if not path.exists():
        return settings.Settings(), []
    return settings.read(path, known())


def create(path: Path) -> str:
    """Make sure the settings file exists, all in it commented out; says where it is, in words.

    Raises OSError when it cannot be written.
    """
    made = settings.create(path, known())
    return f"{'Written' if made else 'It is'}: {path}. Change it in an editor, then open matchweek again."


def told(problems: list[settings.Problem]) -> list[str]:
    """The problems as they are told, the last line for those beyond the first few."""
    words = [str(problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        words.append(f"{len(problems) - MOST_TOLD} more in the same file.")
    return words
