"""The keys of dialogs: the season."""

from __future__ import annotations

from matchweek.domain.tracker.tracked import MOST, SeasonStatus
from matchweek.tui.commands.places import LIVE, Place, all_of, also, key, leave

TRACKED_FORM = Place(
    "tracked_form",
    "The form of a program of the season",
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

SEASON_CARD = Place(
    "season_card_page",
    "The card of a program of the season",
    key("season_card_leave", ("escape", "enter", "q"), "back", "Back to the list.", footer=99),
    also("season_open", 1),
    also("season_note", 2),
    also("season_dates", 3),
    also("season_prepare", 4),
    *all_of("season_room", "season_score", "season_letters", footer=0),
    *all_of(*(f"season_{status}" for status in SeasonStatus), footer=0),
    *all_of(*(f"score_{value}" for value in range(1, MOST + 1)), footer=0),
    *all_of("score_none", "score_before", "score_next", footer=0),
    *LIVE,
)

SEASON_SHEET = Place(
    "season_sheet",
    "One's own sheet before it is stored",
    key(
        "sheet_enter",
        ("enter",),
        "bring in",
        "On a column: say what it is. Else: store the sheet, as one undo.",
        "season import FILE",
        footer=1,
    ),
    key(
        "sheet_field",
        ("right", "space"),
        "next field",
        "Take the column under the cursor for the next field.",
    ),
    key("sheet_field_back", ("left",), "field before", "Take the column for the field before."),
    key(
        "sheet_zone",
        ("z",),
        "times are in",
        "The zone of times that name none: each program's own, yours, Eastern.",
        "season import FILE --times-in ZONE",
        footer=2,
    ),
    key(
        "sheet_dates",
        ("m",),
        "month first",
        "What stands first in dates such as 12/11: the month, as in the U.S., or the day.",
        "season import FILE --dates month-first",
        footer=3,
    ),
    key(
        "sheet_replace",
        ("o",),
        "replace too",
        "Let the sheet replace what stands there otherwise, or not.",
        "season import FILE --replace",
        footer=4,
    ),
    leave("q"),
    *LIVE,
)

PLACES: tuple[Place, ...] = (TRACKED_FORM, SEASON_CARD, SEASON_SHEET)
