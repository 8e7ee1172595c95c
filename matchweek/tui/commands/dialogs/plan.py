"""The keys of dialogs of the plan: the lines that are typed for it, and the twelve months."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, Place, key, leave

PLAN_LINE = Place(
    "plan_line",
    "A line for the plan",
    key("plan_line_keep", ("enter",), "keep", "Store what was typed.", footer=1),
    key("plan_line_leave", ("escape",), "leave", "Leave; nothing is changed.", footer=2),
)
GANTT = Place(
    "gantt",
    "The twelve months",
    key("gantt_earlier", ("h", "left"), "earlier", "A week earlier, the whole bar.", "plan move", footer=1),
    key("gantt_later", ("l", "right"), "later", "A week later, the whole bar.", "plan move", footer=2),
    key("gantt_shorter", ("H", "shift+left"), "shorter", "Its end a week earlier.", "plan stretch", footer=3),
    key("gantt_longer", ("L", "shift+right"), "longer", "Its end a week later.", "plan stretch", footer=4),
    key("gantt_full", ("f",), "whole day", "It takes the whole day, or goes beside others.", "plan set"),
    key(
        "gantt_add", ("plus", "insert"), "add", "Add a bar of your own from a line with its days.", "plan add"
    ),
    key("gantt_begin", ("e",), "example", "Put in nine bars as an example, to be changed.", "plan begin"),
    key("gantt_remove", ("delete",), "take out", "Take a bar of your own out.", "plan remove"),
    key("gantt_words", ("w",), "in words", "Month by month in words; again shows the bars."),
    key("gantt_before", ("left_square_bracket",), "month before", "Begin a month earlier."),
    key("gantt_after", ("right_square_bracket",), "month after", "Begin a month later."),
    key("gantt_usual", ("0",), "as usual", "Begin with this month, or with February, again."),
    key("gantt_file", ("s",), "save", "Write it as a picture, for a calendar, or as a table."),
    leave("q", "b"),
    *LIVE,
)
OUTREACH = Place(
    "outreach",
    "Programs to write to",
    key(
        "outreach_add", ("plus", "insert"), "add", "Add a program from a line.", "plan outreach add", footer=1
    ),
    key("outreach_copy", ("y",), "copy", "Copy the draft, to finish and send yourself.", footer=2),
    key("outreach_sent", ("s",), "sent", "It was sent, or was not.", "plan outreach sent", footer=3),
    key("outreach_reply", ("r",), "reply", "Keep what it answered.", "plan outreach reply", footer=4),
    key("outreach_reason", ("n",), "why", "Why this one: it stands in the draft.", "plan outreach set"),
    key("outreach_filter", ("f",), "filter", "Only those that take IMGs, or community ones, or both."),
    key(
        "outreach_remove",
        ("delete",),
        "take out",
        "Take it out; undo brings it back.",
        "plan outreach remove",
    ),
    leave("q", "o"),
    *LIVE,
)
PLACES = (PLAN_LINE, GANTT, OUTREACH)
