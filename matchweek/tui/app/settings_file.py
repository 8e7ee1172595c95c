"""The settings file as it is first written: every setting in it, explained and commented out."""

from __future__ import annotations

import contextlib
import os
from dataclasses import fields
from pathlib import Path

from matchweek.settings import KEYS, SECTIONS, Known


def default_text(known: Known) -> str:
    """A settings file with every setting in it, each explained and commented out."""
    names = {
        "themes": ", ".join(known.themes),
        "columns": ", ".join(known.columns),
        "season_columns": ", ".join(known.season_columns),
        "alarms": ", ".join(known.alarms),
        "desktop": ", ".join(known.desktop),
    }
    lines = [
        "# Settings of matchweek. Nothing here is needed; take the # away from what you change.",
        "# They are read when the dashboard opens. What is wrong is told there, and the default used.",
    ]
    for section, kind in SECTIONS.items():
        lines += ["", f"[{section}]"]
        for each in fields(kind):
            lines += [f"# {each.metadata['help'] % names}", f"# {each.name} = {_toml(each.default)}"]
    lines += [
        "",
        f"[{KEYS}]",
        "# One key or several for a command: “n” or [“down”, “j”], in straight quotes; ctrl+x, F5, space.",
    ]
    where = ""
    for name, bound in known.commands.items():
        if bound.where != where:
            where = bound.where
            lines += ["", f"# {where}"]
        keys = [known.shown_key(key) for key in bound.keys]
        called = f'"{name}"' if "." in name else name
        lines.append(f"# {called} = {_toml(keys[0] if len(keys) == 1 else tuple(keys))}")
    return "\n".join(lines) + "\n"


def create(path: Path, known: Known) -> bool:
    """Write the file with all defaults where there is none; whole or not at all.

    Returns whether it was written. Raises OSError when it cannot be.
    """
    if path.exists():
        return False
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(default_text(known))
        Path(name).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
    return True


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
