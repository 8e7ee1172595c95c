"""The keys of the season's sheets: the hours of a week, invitations so far, where the season stands."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, Place, also, key, leave

LOAD = Place(
    "load",
    "The hours of a week",
    key("week_before", ("left_square_bracket",), "week before", "The week before.", footer=1),
    key("week_after", ("right_square_bracket",), "week after", "The week after.", footer=2),
    key("week_now", ("0",), "this week", "The week it is now.", footer=3),
    key(
        "less_time",
        ("left", "minus"),
        "less",
        "On a line of what an interview takes: half an hour less.",
        "season hours",
    ),
    key(
        "more_time",
        ("right", "plus"),
        "more",
        "On a line of what an interview takes: half an hour more.",
        "season hours",
    ),
    leave("q", "l"),
    *LIVE,
)

INVITED = Place(
    "invited",
    "Invitations so far",
    leave("q", "V"),
    *LIVE,
)

OUTLOOK = Place(
    "outlook",
    "Where the season stands",
    key("ready_now", ("Y", "enter"), "ready for Monday", "The list of what SOAP needs.", footer=1),
    also("season_hours", 2),
    also("season_so_far", 3),
    leave("q", "O"),
    *LIVE,
)

PLACES = (LOAD, INVITED, OUTLOOK)
