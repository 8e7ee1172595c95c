"""The commands of what was done and of what leaves the week: history, calendar, tables, packet, backup."""

from __future__ import annotations

from matchweek.tui.commands.command import ANYWHERE, Command

KEEPING_COMMANDS: tuple[Command, ...] = (
    Command(
        "history",
        ("h",),
        "history",
        "Everything that was done, by kind, program, words or day; what undo would take back.",
        ANYWHERE,
        "journal",
    ),
    Command(
        "take_out",
        ("X",),
        "save and export",
        "The week's times for your phone's calendar, your list as a table, the packet, a backup.",
        ANYWHERE,
        "export FORMAT",
    ),
)
