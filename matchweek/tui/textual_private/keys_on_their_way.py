"""What a key would do on this screen, and whether somebody has taken it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.keys import key_to_character

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.message import Message


def bindings_of(app: App[int], key: str) -> Iterator[Binding]:
    """What a key is bound to from the focus upwards, the nearest first, no further than a dialog.

    Textual's own chain copies and weighs every key of every widget, and is needed for keys that somebody
    chose for himself.
    """
    if not fits("keys"):
        if (active := app.screen.active_bindings.get(key)) is not None:
            yield active.binding
    elif app._keymap:
        for _, bindings in app.screen._modal_binding_chain:
            yield from bindings.key_to_bindings.get(key, ())
    else:
        passed: list[DOMNode] = []
        for node in _with_keys(app):
            found = node._bindings.key_to_bindings.get(key, ())
            if found and any(each.check_consume_key(key, key_to_character(key)) for each in passed):
                return
            yield from found
            passed.append(node)


def _with_keys(app: App[int]) -> Iterator[DOMNode]:
    """Whose keys hold now, the nearest first, up to the dialog that is open."""
    here = app.focused
    for node in (app.screen if here is None or here.loading else here).ancestors_with_self:
        yield node
        if node.is_modal:
            return


def is_taken(message: Message) -> bool:
    """Whether a handler said that nothing else may come of it."""
    return fits("keys") and message._no_default_action
