"""The keys of dialogs: the days as they run."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, MOVING, Place, all_of, also, key, leave

AGENDA = Place(
    "agenda",
    "What now",
    key("agenda_go", ("enter",), "go there", "Go to what the line is about.", footer=1),
    key("agenda_done", ("space",), "done", "Tick a task off, such as the sweep.", footer=2),
    also("none_in_r3", 3),
    also("undo", 4),
    also("redo"),
    key("agenda_leave", ("escape", "w", "q"), "leave", "Back.", footer=9),
    *MOVING,
)

TIMES = Place(
    "times",
    "Times of the week",
    key("times_move", ("enter",), "move", "Move this moment.", footer=1),
    key("times_shift", ("m",), "and its day", "Move what follows too.", footer=2),
    key("times_add", ("plus", "insert"), "round", "Add a round.", footer=3),
    key("times_drop", ("x", "delete"), "drop", "Drop this round.", footer=4),
    key("times_reset", ("R",), "reset", "All times as packaged.", footer=5),
    also("undo", 6),
    *all_of("redo", "zone"),
    key("times_leave", ("escape", "H", "q"), "leave", "Back.", footer=9),
    *MOVING,
)

CHANGE = Place(
    "change",
    "Changing a time",
    key("change_keep", ("enter",), "next, then store", "Store it.", footer=1),
    key("change_next", ("tab", "down"), "next line", "Go to the next line.", footer=2),
    key("change_back", ("shift+tab", "up"), "line before", "Go to the line before."),
    key("change_leave", ("escape",), "leave as it is", "Change nothing.", footer=3),
)

MONDAY = Place(
    "monday",
    "Monday",
    key("take", ("enter", "space"), "record it", "Record what the notice said.", footer=1),
    key("end_hour", ("e",), "end the hour", "Go on with the steps.", footer=2),
    key("state", ("s",), "what the notice said", "Record another answer.", footer=3),
    also("reconcile", 4, "portals"),
    leave("q", "N"),
    *LIVE,
)

READY = Place(
    "readiness",
    "Ready for Monday",
    key("tick", ("space", "enter"), "done, or not", "Tick the point, or open it again.", footer=1),
    key("people", ("e",), "whom to call", "Type whom to call on Monday.", footer=2),
    key("terminal", ("t",), "this terminal", "Look at this terminal: what to set.", footer=3),
    also("zone", 4),
    also("about_calls", 5),
    leave("q", "R"),
    *LIVE,
)

PEOPLE_FORM = Place(
    "people_form",
    "Whom to call",
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=1),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", footer=2),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=3),
)

PORTALS = Place(
    "reconcile",
    "Compare with the portals",
    also("submit", 1),
    key("correct", ("r",), "correct the count", "Count as the portal does, with a reason.", footer=2),
    key("ticked", ("space",), "done", "Tick the comparison off.", footer=3),
    key("erase", ("backspace",), "erase", "Take the last digit back."),
    leave("q", "B"),
    *LIVE,
)

REALLOCATE = Place(
    "reallocate",
    "Applications left",
    *all_of("plan", "submit", "note", "refuse"),
    key("open_card", ("enter",), "card", "Open the program's card.", footer=5),
    leave("q", "l"),
    *LIVE,
)

REACH = Place(
    "reach",
    "After the last round",
    key("reach_words", ("enter",), "letter, phone", "Your words for this program.", footer=1),
    key("reach_copy", ("y",), "copy", "Copy the words to the clipboard. It sends nothing.", footer=2),
    key("reach_card", ("space",), "card", "Open the program's card.", footer=3),
    leave("q", "W"),
    *LIVE,
)

REACH_WORDS = Place(
    "reach_words",
    "Words after the last round",
    key("reach_other", ("tab",), "letter / phone", "Show the other one.", footer=1),
    REACH["reach_copy"],
    key("reach_leave", ("escape", "enter", "q"), "back", "Back to the list.", footer=9),
    *MOVING,
)

PAST = Place(
    "past",
    "History",
    key("past_find", ("slash",), "find", "Find words: a program, a person, an act.", footer=1),
    key("past_kind", ("f",), "kind", "Only one kind of act; again the next kind.", footer=2),
    key(
        "past_program",
        ("space",),
        "this program",
        "Only what was done about the program of the line; again everything.",
        footer=3,
    ),
    key("past_earlier", ("left",), "day before", "Only the day before.", footer=4),
    key("past_later", ("right",), "day after", "Only the day after; then all days."),
    key("past_all", ("0",), "all", "Show everything again."),
    key("past_go", ("enter",), "go there", "Go to the program of the line."),
    leave("q", "h"),
    *LIVE,
)

INTERVIEW_FORM = Place(
    "interview_form",
    "The form of an interview",
    key(
        "slot_1",
        ("1",),
        "free time",
        "Take the first free time that is offered.",
        "interview set ID --at WHEN",
    ),
    key("slot_2", ("2",), "free time", "Take the second one.", "interview set ID --at WHEN"),
    key("slot_3", ("3",), "free time", "Take the third one.", "interview set ID --at WHEN"),
    key(
        "read_mail",
        ("m",),
        "read the mail",
        "Paste a mail into the notes: when, how long, where are proposed from it. Nothing is stored by it.",
        "interview read CODE FILE",
    ),
    key(
        "score_place",
        ("o",),
        "into my order",
        "Put the program where its scores propose, in your own order. It is private.",
        "interview place ID",
    ),
    also("undo", 1),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add", footer=2),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=3),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=4),
)

INVITATIONS = Place(
    "invitations",
    "An invitation before it is stored",
    key(
        "invitation_take",
        ("enter",),
        "bring in",
        "Store, move or cancel what the line says, as one undo.",
        "interview import FILE --store",
        footer=1,
    ),
    key(
        "invitation_program",
        ("p",),
        "program",
        "The next program that it may be of.",
        "interview import FILE --program CODE",
        footer=2,
    ),
    key(
        "invitation_zone",
        ("z",),
        "zone",
        "The next zone in which its time may be meant.",
        "interview import FILE --times-in ZONE",
        footer=3,
    ),
    key(
        "invitation_form",
        ("f",),
        "form",
        "Open the form of an interview with what was found, to type the rest.",
        "interview import FILE --at INSTANT",
        footer=4,
    ),
    key(
        "invitation_there",
        ("i",),
        "an interview there is",
        "It is an interview with the program that is recorded already; again the next, or a new one.",
        "interview import FILE --as ID",
    ),
    leave("q"),
    *MOVING,
)

INTERVIEWS = Place(
    "interviews",
    "Interviews",
    key("interview_open", ("enter",), "open", "Open the interview's form.", footer=1),
    key(
        "interview_new",
        ("plus", "insert"),
        "another",
        "Another interview with this program.",
        "interview add CODE --at WHEN",
        footer=2,
    ),
    key(
        "invitation_paste",
        ("m",),
        "an invitation",
        "Bring in an invitation from a calendar or a mail: paste it, or its file's path. A preview follows.",
        "interview import FILE",
        footer=3,
    ),
    leave("q", "I"),
    *LIVE,
)

SAID = Place(
    "said",
    "All that was said",
    key(
        "said_open",
        ("enter",),
        "open",
        "Open the call or the interview of the line.",
        "call set ID",
        footer=1,
    ),
    leave("q", "s"),
    *LIVE,
)

PLACES = (
    AGENDA,
    TIMES,
    CHANGE,
    MONDAY,
    READY,
    PEOPLE_FORM,
    PORTALS,
    REALLOCATE,
    REACH,
    REACH_WORDS,
    PAST,
    INTERVIEW_FORM,
    INVITATIONS,
    INTERVIEWS,
    SAID,
)
