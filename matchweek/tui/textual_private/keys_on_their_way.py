"""What a key would do on this screen, whether somebody has taken it, and the short way where nobody would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.keys import key_to_character
from textual.widget import Widget

from matchweek.tui.textual_private.checked import fits
from matchweek.tui.textual_private.painting import Sparing

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.message import Message


def bindings_of(app: App[int], key: str) -> Iterator[Binding]:
    """What a key is bound to from the focus upwards, the nearest first, no further than a dialog."""
    if fits("keys"):
        yield from (binding for _, binding in _bound(app, key))
    elif (active := app.screen.active_bindings.get(key)) is not None:
        yield active.binding


def _bound(app: App[int], key: str) -> Iterator[tuple[DOMNode, Binding]]:
    """The same, each with whose key it is.

    Textual's own chain copies and weighs every key of every widget, and is needed for keys that somebody
    chose for himself.
    """
    if app._keymap:
        for node, bindings in app.screen._modal_binding_chain:
            for binding in bindings.key_to_bindings.get(key, ()):
                yield node, binding
        return
    passed: list[DOMNode] = []
    for node in _with_keys(app):
        found = node._bindings.key_to_bindings.get(key, ())
        if found and any(each.check_consume_key(key, key_to_character(key)) for each in passed):
            return
        for binding in found:
            yield node, binding
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


async def at_once(app: App[int], event: Key) -> bool:
    """Do what a key is bound to without sending it from the focus up through every widget to the app, where
    all of them are idle and none of them takes keys: it would do the same, ten turns of the loop later.

    Whether it was done; if not, nothing was.
    """
    if not fits("keys") or not app.app_focus or app.screen.maximized is not None:
        return False
    target = app.focused or app.screen
    if not all(_lets_pass(node, event) for node in target.ancestors_with_self if node is not app):
        return False
    bound = list(_bound(app, event.key))
    if any(binding.priority for _, binding in bound):
        return False
    for node, binding in bound:
        if await app.run_action(binding.action, node):
            if isinstance(app.screen, Sparing):
                app.screen.paint_now()
            return True
    return False


def _lets_pass(node: DOMNode, event: Key) -> bool:
    """Whether a key would pass this widget at once and unchanged."""
    coming: Any = node._message_queue.ready_event
    idle = bool(coming._waiters) and not coming.is_set()
    return idle and not _takes(type(node), event.key) and node.check_message_enabled(event)


@cache
def _takes(kind: type[DOMNode], key: str) -> bool:
    """Whether widgets of a kind do something about a key besides what it is bound to; a class that hears only
    some keys says which by `HEARS`."""
    handlers = {"_on_key"}
    for name in Key(key, None).name_aliases:
        handlers |= {f"key_{name}", f"_key_{name}"}
    for each in kind.__mro__:
        if each is not Widget and not handlers.isdisjoint(vars(each)):
            return True
        if "on_key" in vars(each) and key in vars(each).get("HEARS", (key,)):
            return True
        if any(issubclass(Key, heard) for heard in vars(each).get("_decorated_handlers", ())):
            return True
    return False
