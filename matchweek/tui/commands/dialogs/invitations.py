"""The keys of dialogs: an invitation of the season, days that are blocked."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, Place, also, key, leave

CHOOSES = "Take this date: the interview is arranged here. The program knows of it once you answer."

INVITATION_FORM = Place(
    "invitation_form",
    "An invitation of the season",
    key("date_1", ("1",), "take a date", CHOOSES, "season choose ID 1", footer=1),
    *(
        key(f"date_{place}", (str(place),), "take a date", CHOOSES, f"season choose ID {place}")
        for place in range(2, 10)
    ),
    key(
        "invitation_accepted",
        ("a",),
        "answered: yes",
        "You answered that you come: the countdown ends. This sends nothing.",
        "season answer ID accepted",
        footer=2,
    ),
    key(
        "invitation_declined",
        ("x",),
        "answered: no",
        "You answered that you do not come; its interview is cancelled here too.",
        "season answer ID declined",
    ),
    key(
        "invitation_waitlist",
        ("w",),
        "wait list",
        "You answered that no date fits, and asked for their wait list.",
        "season answer ID waitlist",
    ),
    key(
        "invitation_other",
        ("o",),
        "other date",
        "You answered with a question for another date; the one that is chosen stays until then.",
        "season answer ID other-date",
    ),
    key(
        "invitation_write",
        ("e",),
        "write to it",
        "Drafts to the program: take a date, move it, wait list, thanks. They are yours to send.",
        "season draft ID KIND",
        footer=3,
    ),
    key(
        "invitation_mail",
        ("m",),
        "read the mail",
        "Paste a mail into the notes: program, dates, link and end are proposed. Nothing is stored by it.",
        "season mail FILE",
        footer=4,
    ),
    key(
        "invitation_blocks",
        ("b",),
        "days you cannot",
        "Block days for an exam, a visa, a journey, rest.",
        "season block DAYS",
    ),
    also("undo", 5),
    also("redo"),
    key("next_call", ("c", "ctrl+n"), "call", "A call comes in: it is stored at once.", "call add"),
    key("into_line", ("enter",), "the line", "Go on typing in the line.", footer=6),
    key("leave", ("escape",), "done, kept", "Leave the form; it is stored.", footer=7),
)

BLOCKS = Place(
    "blocks",
    "Days you cannot",
    key(
        "block_new",
        ("plus", "insert", "n"),
        "block days",
        "Block days: an exam, a visa date, a journey, rest.",
        "season block DAYS",
        footer=1,
    ),
    key(
        "block_free",
        ("x", "delete"),
        "free again",
        "Free the days under the cursor.",
        "season unblock ID",
        footer=2,
    ),
    leave("q", "b"),
    *LIVE,
)

BLOCK_LINE = Place(
    "block_line",
    "Blocking days",
    key("line_keep", ("enter",), "block them", "Store the days.", footer=1),
    key("line_leave", ("escape",), "leave", "Block nothing.", footer=2),
)

PLACES: tuple[Place, ...] = (INVITATION_FORM, BLOCKS, BLOCK_LINE)
