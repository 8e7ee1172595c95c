"""What the README shows of the program, made from the program: `python -m tests.support.readme`."""

from __future__ import annotations

import re
from pathlib import Path

from matchweek.tui.commands import COMMANDS, PLACES, every
from matchweek.tui.commands.command import Command

README = Path(__file__).resolve().parents[2] / "README.md"
_TABLE = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.S)


def key_table() -> str:
    """The table of keys by place, from the registry of commands."""
    lines = []
    for place, title in PLACES.items():
        here = [command for command in COMMANDS if command.where == place]
        if not here:
            continue
        lines += ["", f"**{title}**", "", "| Key | | What it does |", "|---|---|---|"]
        lines += [f"| {_keys(command)} | {command.title} | {command.help} |" for command in here]
    lines += ["", "<details><summary>In the dialogs</summary>", ""]
    lines += [
        "What works in the week too stands above.",
        "",
        "| Where | Key | | What it does |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {place.title} | {_keys(command)} | {command.title} | {command.help} |"
        for place in every.DIALOGS
        for command in every.own(place)
    ]
    return "\n".join([*lines, "", "</details>", "", ""]).lstrip("\n")


def _keys(command: Command) -> str:
    return " ".join(f"`{key}`" for key in command.shown_keys.split(" "))


def blocks(marker: str) -> list[str]:
    """The lines of the code block behind a marker comment, without blank ones."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {marker} -->\n```sh\n(.*?)```", text, re.S)
    assert found, f"README.md has no block {marker}"
    return [line for line in found[1].splitlines() if line.strip()]


def with_table(text: str) -> str:
    return _TABLE.sub(lambda match: f"{match[1]}{key_table()}{match[2]}", text)


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
