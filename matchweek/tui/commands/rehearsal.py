"""The commands of a rehearsal: its clock, and the R3 that is rehearsed."""

from __future__ import annotations

from matchweek.tui.commands.command import REHEARSAL, Command

# Above every screen: the clock can be stopped, and R3 looked at, whatever stands open.
ALWAYS: tuple[Command, ...] = (
    Command("pause", ("f8",), "pause", "Stop the rehearsal's clock, or let it go on.", REHEARSAL),
    Command(
        "next_event",
        ("f9",),
        "next event",
        "Go to what happens next, or to the next moment of the week if that comes first.",
        REHEARSAL,
    ),
    Command(
        "look_in_r3",
        ("ctrl+r",),
        "look in R3",
        "R3 as it is rehearsed: its offers, to be answered there; what the phone and the mail brought.",
        REHEARSAL,
    ),
)
PACE: tuple[Command, ...] = (
    Command(
        "faster",
        ("plus",),
        "faster",
        "Let the clock run faster. In Advocates, Season and Plan it adds one.",
        REHEARSAL,
    ),
    Command("slower", ("minus",), "slower", "Let the clock run slower.", REHEARSAL),
)
REHEARSAL_COMMANDS = (*ALWAYS, *PACE)
