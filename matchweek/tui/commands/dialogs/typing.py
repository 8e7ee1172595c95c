"""The keys of a form while one types in it."""

from __future__ import annotations

from matchweek.tui.commands.places import Place, key

# Enter goes on, so that three answers never land in one field. Ctrl+L comes as the same byte from every
# terminal. Alt+Enter is full screen in some and Escape in others.
TYPING = Place(
    "typing",
    "While one types in a form",
    key("typing_enter", ("enter",), "next", "Go on to the next field; take the line that is marked."),
    key(
        "typing_new_line",
        ("ctrl+l", "alt+enter", "shift+enter"),
        "new line",
        "Begin a new line, where a field has several.",
    ),
    key("typing_next", ("tab",), "next field", "Go to the next field."),
    key("typing_back", ("shift+tab",), "field before", "Go to the field before."),
    key("typing_up", ("up",), "up", "To the line above, the candidate before, the field before."),
    key("typing_down", ("down",), "down", "To the line below, the next candidate, the next field."),
    key(
        "typing_end",
        ("escape",),
        "end typing",
        "Letters act again; once more leaves, with all kept.",
    ),
    key("typing_yes", ("y", "Y"), "yes", "Yes, to a question under a field."),
    key("typing_no", ("n", "N"), "no", "No, to a question under a field."),
    key("typing_left", ("left",), "left", "One letter to the left; the choice before."),
    key("typing_right", ("right",), "right", "One letter to the right; the next choice."),
    key("typing_word_left", ("ctrl+left",), "word left", "To the beginning of the word."),
    key("typing_word_right", ("ctrl+right",), "word right", "To the end of the word."),
    key("typing_home", ("home",), "beginning", "To the beginning of the line."),
    key("typing_line_end", ("end",), "end", "To the end of the line."),
    key("typing_first", ("ctrl+home",), "very beginning", "To the beginning of the text."),
    key("typing_last", ("ctrl+end",), "very end", "To the end of the text."),
    key(
        "typing_backspace",
        ("backspace",),
        "delete back",
        "Delete the letter before; take out a pick.",
    ),
    key("typing_delete", ("delete",), "delete", "Delete the letter under the cursor."),
    key("typing_delete_word", ("ctrl+w", "alt+backspace"), "delete word", "Delete the word before."),
    key("typing_delete_to_start", ("ctrl+u",), "delete line", "Delete to the beginning of the line."),
    fixed=True,
)

PLACES = (TYPING,)
