"""Which keys do what where one types in a form: said in its last line, and true of the field one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.typing import TYPING
from matchweek.tui.widgets.form_fields import ChoiceField, PickField, TextField
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from matchweek.tui.widgets.form import Form

NEW_LINE = TYPING["typing_new_line"].keys
# Ctrl+J is what some terminals send for Enter.
ENTER = (*TYPING["typing_enter"].keys, "ctrl+j")
YES, NO = TYPING["typing_yes"].keys, TYPING["typing_no"].keys
_ARROWS = {"up": "↑", "down": "↓", "left": "←", "right": "→"}


def _keys(*names: str) -> str:
    """The first keys of some commands of typing, as the line shows them: “tab ↑ ↓”."""
    return " ".join(_ARROWS.get(key := TYPING[f"typing_{name}"].shown_key, key) for name in names)


_END, _BACK, _NEXT, _ENTER = _keys("end"), _keys("back"), _keys("next"), _keys("enter")
_LEAVE = ((_END, "end typing"), ("twice", "done, kept"))


def typing_keys(form: Form) -> list[tuple[str, str]]:
    """The keys of the active field and what each does there now."""
    field = form.active
    if form.question is not None:
        onward = form.question.onward
        words = [("other words", f"go to {onward.label}")] if onward is not None else []
        return [(_keys("yes"), "yes"), (_keys("no"), "no"), (_END, "no"), *words]
    last = field is form.shown_fields[-1]
    go_on = [] if last else [(_ENTER, "next")]
    among = (_BACK, "back") if last else (_keys("next", "up", "down"), "fields")
    if isinstance(field, ChoiceField):
        return [(_keys("left", "right"), "change"), *go_on, among, *_LEAVE]
    if isinstance(field, PickField) and field.picked:
        return [*go_on, (_keys("backspace"), "take it out"), among, *_LEAVE]
    # Also after “no” to one that was proposed: what is typed goes on looking for it here.
    looks = [("letters", "find")] if isinstance(field, PickField) else []
    if form.suggestions():
        leave = _LEAVE[:1] if looks else _LEAVE
        return [*looks, (_ENTER, "take it"), (_keys("up", "down"), "choose"), (_NEXT, "next"), *leave]
    if isinstance(field, TextField) and field.tall:
        enter = (_ENTER, "keep line" if field.ends_line else "new line")
        return [enter, among if last else (_NEXT, "next"), *_LEAVE]
    if isinstance(field, TextField) and field.ends_line:
        return [(_ENTER, "keep line"), (_NEXT, "next"), (_keys("new_line"), "new line"), *_LEAVE]
    if isinstance(field, TextField) and field.lines:
        return [*go_on, (_keys("new_line"), "new line"), among, *_LEAVE]
    return [*looks, *go_on, among, *_LEAVE]


def typing_line(form: Form) -> list[Piece]:
    """The same as a line."""
    pieces: list[Piece] = []
    for key, title in typing_keys(form):
        pieces += [("  " if pieces else "", ""), (key, "key"), (f" {title}", "dim")]
    return pieces
