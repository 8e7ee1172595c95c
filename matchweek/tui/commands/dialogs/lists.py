"""The keys of dialogs: lists and how they are looked at."""

from __future__ import annotations

from matchweek.tui.commands.places import LIVE, MOVING, Place, also, key, leave

IMPORT = Place(
    "import",
    "A list before it is stored",
    key("import_enter", ("enter",), "bring in", "Store the list.", footer=1),
    key("import_whole", ("w",), "whole", "It is the whole list: absent ones are filled."),
    key("import_part", ("p",), "part", "It is a part of the list."),
    key("import_moment", ("m",), "moment", "Monday's list, or that after a round.", footer=4),
    key("import_left", ("left",), "back", "The answer or field before."),
    key("import_right", ("right",), "change", "The next answer, or field of a column.", footer=5),
    key("import_next", ("tab",), "next part", "Go to the next part.", footer=6),
    key("import_leave", ("escape",), "leave", "Leave; nothing is stored.", footer=7),
    *MOVING,
)

FIELD = Place(
    "field",
    "A column of the list",
    key("field_take", ("enter",), "take it", "Read the column as this.", footer=1),
    key("field_leave", ("escape",), "leave", "Leave the column as it is.", footer=2),
    *MOVING,
)

FILE = Place(
    "file",
    "Opening a file",
    key("file_read", ("enter",), "read it", "Read the file; a preview follows.", footer=1),
    key("file_complete", ("tab",), "complete", "Complete the name.", footer=2),
    key("file_down", ("down",), "choose", "The next file or folder.", footer=3),
    key("file_up", ("up",), "choose", "The file or folder before."),
    key("file_page_down", ("pagedown",), "page down", "A screenful down."),
    key("file_page_up", ("pageup",), "page up", "A screenful up."),
    key("file_paste", ("ctrl+v",), "paste it", "Paste the table itself, in the place of its file.", footer=4),
    key("file_leave", ("escape",), "leave", "Leave; nothing is stored.", footer=5),
)

PASTE = Place(
    "paste",
    "Pasting a list",
    key("paste_read", ("enter",), "read it", "Read the text; a preview follows.", footer=1),
    key("paste_clipboard", ("ctrl+v",), "paste", "Paste from the clipboard.", footer=2),
    key("paste_drop", ("backspace",), "take back", "Take out the last paste.", footer=3),
    key("paste_leave", ("escape",), "leave", "Leave; the text is kept.", footer=4),
)

CHANGES = Place(
    "changes",
    "List changes",
    key(
        "confirm",
        ("space",),
        "R3 shows it filled",
        "Record that R3 was asked and the program is gone.",
        footer=1,
    ),
    key("open_card", ("enter",), "card", "Open the program's card."),
    key(
        "earlier",
        ("left_square_bracket", "left"),
        "before",
        "What the list before changed, beside the one before that.",
        footer=2,
    ),
    key("later", ("right_square_bracket", "right"), "after", "The list after it.", footer=3),
    also("curve"),
    leave("q", "L"),
    *LIVE,
)

CURVE = Place(
    "curve",
    "Positions left",
    also("changes", 1),
    leave("q", "V"),
    *LIVE,
)

FILTER = Place(
    "filter",
    "Filters",
    key("filter_take", ("space", "enter"), "take", "Filter by it, or not.", footer=1),
    key("filter_find", ("slash",), "find", "Narrow the choices.", footer=2),
    key("filter_next", ("tab",), "kind", "Go to the next kind.", footer=3),
    key("filter_back", ("shift+tab",), "kind before", "Go to the kind before."),
    key("filter_none", ("c",), "clear", "Take all filters back.", footer=4),
    key("filter_escape", ("escape",), "leave", "All choices again, then leave.", footer=5),
    key("filter_leave", ("f", "q"), "leave", "Leave; the filters stay."),
    *MOVING,
)

SORT = Place(
    "sort",
    "Sorting",
    key("sort_by", ("enter", "space"), "sort", "Sort by this column.", footer=1),
    key("sort_leave", ("escape", "S", "q"), "leave", "Leave the order as it is.", footer=2),
    *MOVING,
)

PLACES = (
    IMPORT,
    FIELD,
    FILE,
    PASTE,
    CHANGES,
    CURVE,
    FILTER,
    SORT,
)
