"""The keys of dialogs: the lines that are typed for the plan."""

from __future__ import annotations

from matchweek.tui.commands.places import Place, key

PLAN_LINE = Place(
    "plan_line",
    "A line for the plan",
    key("plan_line_keep", ("enter",), "keep", "Store what was typed.", footer=1),
    key("plan_line_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)
PLACES = (PLAN_LINE,)
