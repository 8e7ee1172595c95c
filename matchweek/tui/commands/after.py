"""The commands of what comes after Match Week: how it ended, whom to thank, looking back."""

from __future__ import annotations

from matchweek.tui.commands.command import AFTER, ANYWHERE, Command

AFTER_COMMANDS: tuple[Command, ...] = (
    Command(
        "aftermath",
        ("f7",),
        "After",
        "After Match Week: how it ended, the steps that are for you, whom to thank, looking back.",
        ANYWHERE,
        "after show",
    ),
    Command(
        "aftermath_done",
        ("space",),
        "done, thanked",
        "Tick the step off, or record that the person was thanked; again opens it.",
        AFTER,
        "after thanked WHO",
        footer=1,
    ),
    Command(
        "aftermath_noted",
        ("n",),
        "note later",
        "Record that the note later was written: what became of it; again opens it.",
        AFTER,
        "after noted WHO",
    ),
    Command(
        "aftermath_thanks",
        ("t",),
        "write thanks",
        "Write the draft of a thank-you to the person.",
        AFTER,
        "advocate draft thanks",
        footer=2,
    ),
    Command(
        "aftermath_ask",
        ("d",),
        "ask to look back",
        "Write the draft that asks one of your faculty to look back with you.",
        AFTER,
        "advocate draft debrief",
    ),
    Command(
        "aftermath_asked",
        ("a",),
        "was asked",
        "Record that the person was asked to look back; again opens it.",
        AFTER,
        "after asked WHO",
    ),
    Command(
        "aftermath_open",
        ("enter",),
        "open",
        "Write down what the person said looking back; of a step, go to where it is done.",
        AFTER,
        "after answer WHO",
        footer=3,
    ),
    Command(
        "aftermath_page",
        ("p",),
        "one page",
        "Everything of this cycle on one page: you, what was sent, who called, offers, what they said.",
        AFTER,
        "after debrief",
        footer=4,
    ),
    Command(
        "aftermath_waiting",
        ("f",),
        "what waits",
        "In the days in which nothing is asked: show what waits, or hide it again.",
        AFTER,
    ),
    Command("aftermath_leave", ("escape",), "Week", "Back to the week.", AFTER),
)
