"""Which keys do what where one types in a form: said in its last line, and true of the field one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.widgets.form_fields import ChoiceField, PickField, TextField
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from matchweek.tui.widgets.form import Form

# Enter goes on, so that three answers never land in one field. Ctrl+L comes as the same byte from every
# terminal. Alt+Enter is full screen in some and Escape in others; Ctrl+J is what some send for Enter.
NEW_LINE = ("ctrl+l", "alt+enter", "shift+enter")
ENTER = ("enter", "ctrl+j")
_LEAVE = (("esc", "end typing"), ("twice", "done, kept"))


def typing_keys(form: Form) -> list[tuple[str, str]]:
    """The keys of the active field and what each does there now."""
    field = form.active
    if form.question is not None:
        onward = form.question.onward
        words = [("other words", f"go to {onward.label}")] if onward is not None else []
        return [("y", "yes"), ("n", "no"), ("esc", "no"), *words]
    last = field is form.shown_fields[-1]
    go_on = [] if last else [("enter", "next")]
    among = ("shift+tab", "back") if last else ("tab ↑ ↓", "fields")
    if isinstance(field, ChoiceField):
        return [("← →", "change"), *go_on, among, *_LEAVE]
    if isinstance(field, PickField) and field.picked:
        return [*go_on, ("backspace", "take it out"), among, *_LEAVE]
    # Also after “no” to one that was proposed: what is typed goes on looking for it here.
    looks = [("letters", "find")] if isinstance(field, PickField) else []
    if form.suggestions():
        leave = _LEAVE[:1] if looks else _LEAVE
        return [*looks, ("enter", "take it"), ("↑ ↓", "choose"), ("tab", "next"), *leave]
    if isinstance(field, TextField) and field.tall:
        return [("enter", "new line"), among if last else ("tab", "next"), *_LEAVE]
    if isinstance(field, TextField) and field.lines:
        return [*go_on, (NEW_LINE[0], "new line"), among, *_LEAVE]
    return [*looks, *go_on, among, *_LEAVE]


def typing_line(form: Form) -> list[Piece]:
    """The same as a line."""
    pieces: list[Piece] = []
    for key, title in typing_keys(form):
        pieces += [("  " if pieces else "", ""), (key, "key"), (f" {title}", "dim")]
    return pieces
