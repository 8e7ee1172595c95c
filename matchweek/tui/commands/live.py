"""The commands of the live week: readiness, Monday, the portals, the list as it shrinks."""

from __future__ import annotations

from matchweek.tui.commands.command import PROGRAMS, WEEK, Command

LIVE_COMMANDS: tuple[Command, ...] = (
    Command(
        "readiness",
        ("R",),
        "ready for Monday",
        "What has to stand before Match Week, ticked off; whom to call on Monday.",
        WEEK,
        "task done KEY",
    ),
    Command(
        "about_calls",
        ("Q",),
        "what a call is like",
        "What a SOAP call is like, on one card; and a rehearsed one to practise.",
        WEEK,
        "call about",
    ),
    Command(
        "monday",
        ("N",),
        "Monday, the notice",
        "What the notice said, and Monday's steps. It comes by itself at its time.",
        WEEK,
        "me set --state STATE",
    ),
    Command(
        "reconcile",
        ("B",),
        "compare with the portals",
        "Compare what each portal says was sent with what is recorded; correct the count with a reason.",
        WEEK,
        "correct budget SERVICE left=N --because TEXT",
    ),
    Command(
        "changes",
        ("L",),
        "list changes",
        "What each list changed, your own programs first; confirm those R3 shows as filled.",
        WEEK,
        "list gone CODE",
    ),
    Command(
        "curve",
        ("V",),
        "positions left",
        "How many positions are left after each round, by lane and specialty, beside what is expected.",
        WEEK,
    ),
    Command(
        "reallocate",
        ("l",),
        "where what is left could go",
        "Programs still open and not applied to, ranked with reasons, for the applications that are left.",
        WEEK,
        "apply CODE --planned",
    ),
    Command(
        "forty_five",
        ("5",),
        "the forty-five",
        "What is planned in each service against its applications, and the edge: the last in, the first out.",
        WEEK,
        "fit edge",
    ),
    Command(
        "fit_weights",
        ("number_sign",),
        "what counts for fit",
        "What counts how much for how well programs fit you; the list follows at each key.",
        WEEK,
        "fit set NAME WEIGHT",
    ),
    Command(
        "fold",
        ("E",),
        "types not open to you",
        "Show the programs of types that are not open to you, greyed; again folds them away.",
        PROGRAMS,
    ),
)
