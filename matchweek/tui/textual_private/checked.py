"""Whether the installed Textual has what this room was written for, part by part."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import CodeType
from typing import Any, NamedTuple

VERSIONS = ("8.2.8",)
"""The versions of Textual that all tests of screens were run with; pyproject.toml allows what lies within."""

PLAIN = "MATCHWEEK_PLAIN_TEXTUAL"
"""Set to 1: do without this room, as if nothing fitted; to names of parts, with commas: without these."""


class Need(NamedTuple):
    """One thing of Textual's: where it stands, with which parameters, and which names its code speaks of."""

    where: str
    parameters: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()


PARTS: dict[str, tuple[Need, ...]] = {
    "painting": (
        Need(
            "textual.screen:Screen._on_timer_update",
            ("self",),
            ("_layout_required", "_repaint_required", "_dirty_widgets", "_compositor_refresh"),
        ),
        Need(
            "textual.screen:Screen._compositor_refresh",
            ("self",),
            ("_compositor", "render_update", "_background_screens", "_dirty_regions"),
        ),
        Need("textual.screen:Screen._screen_resized", ("self", "size"), ("_refresh_layout",)),
        Need("textual.screen:Screen.__init__", None, ("Compositor", "_compositor", "_dirty_widgets")),
        Need("textual.widget:Widget._set_dirty", ("self",)),
        Need("textual.message_pump:MessagePump.check_idle", ("self",)),
        Need("textual._compositor:Compositor.visible_widgets", ("self",)),
        Need("textual._compositor:Compositor.cuts", ("self",)),
        Need(
            "textual._compositor:Compositor._get_renders",
            ("self", "crop"),
            ("visible_widgets", "render_lines"),
        ),
        Need(
            "textual._compositor:Compositor._render_chops",
            ("self", "crop", "is_rendered_line"),
            ("_get_renders",),
        ),
        Need("textual._compositor:Compositor.render_strips", ("self", "size")),
        Need("textual._compositor:Compositor.render_full_update", ("self", "simplify"), ("LayoutUpdate",)),
        Need(
            "textual._compositor:Compositor.render_partial_update",
            ("self",),
            ("_dirty_regions", "ChopsUpdate", "cuts"),
        ),
        Need("textual._compositor:LayoutUpdate.__init__", ("self", "strips", "region")),
        Need("textual._compositor:ChopsUpdate.__init__", ("self", "chops", "spans", "chop_ends")),
    ),
    "stopping": (
        Need("textual.app:App._fatal_error", ("self",), ("Traceback", "_exit_renderables")),
        Need("textual.app:App._handle_exception", ("self", "error"), ("_fatal_error",)),
    ),
    "leaving": (
        Need("textual.app:App._prune", ("self",), ("parent", "AwaitRemove")),
        Need("textual.app:App._replace_screen", ("self", "screen"), ("remove",)),
        Need("textual.screen:Screen._on_screen_resume", ("self", "event"), ("refresh",)),
    ),
    "lines": (Need("textual.widget:Widget._render_content", ("self",), ("_dirty_regions",)),),
    "edges": (
        Need(
            "textual._styles_cache:StylesCache.get_inner_outer",
            ("cls", "base_background", "background"),
            ("Style",),
        ),
    ),
    "watches": (
        Need("textual.reactive:_watch", ("node", "obj", "attribute_name", "callback"), ("watchers",)),
    ),
    "toasts": (
        Need("textual.app:App.__init__", None, ("_notifications",)),
        Need("textual.app:App._unnotify", ("self", "notification", "refresh")),
        Need("textual.app:App._refresh_notifications", ("self",)),
        Need("textual.notifications:Notifications.add", ("self", "notification")),
        Need("textual.widgets._toast:ToastHolder"),
        Need("textual.widgets._toast:ToastRack.show", ("self", "notifications"), ("mount_all",)),
    ),
    "keys": (
        Need("textual.screen:Screen._modal_binding_chain", ("self",), ("_binding_chain",)),
        Need("textual.dom:DOMNode.__init__", None, ("_bindings",)),
        Need("textual.app:App.__init__", None, ("_keymap",)),
        Need("textual.widget:Widget.check_consume_key", ("self", "key", "character")),
        Need("textual.message:Message.__post_init__", ("self",), ("_no_default_action",)),
        Need("textual.message_pump:MessagePump._get_message", ("self",), ("_message_queue", "get")),
        Need("textual.message_pump:MessagePump._get_dispatch_methods", ("self", "method_name", "message")),
        Need("textual.widget:Widget._on_key", ("self", "event"), ("handle_key",)),
        Need("textual.app:App._on_key", ("self", "event"), ("_check_bindings",)),
        Need("textual.app:App._check_bindings", ("self", "key", "priority"), ("run_action", "priority")),
        Need("textual._queue:Queue.get", ("self",), ("ready_event", "wait")),
        Need("asyncio.locks:Event.wait", ("self",), ("_waiters",)),
    ),
    "terminal": (
        Need("textual.app:App.__init__", None, ("_driver", "_exit")),
        Need("textual.driver:Driver.write", ("self", "data")),
        Need("textual.drivers.linux_driver:LinuxDriver.__init__", None, ("_must_signal_resume",)),
        Need("textual.drivers.linux_driver:getincrementaldecoder"),
        Need(
            "textual.drivers.linux_driver:LinuxDriver.disable_input", ("self",), ("exit_event", "_key_thread")
        ),
        Need("textual.drivers._writer_thread:WriterThread.run", ("self",), ("_queue",)),
    ),
    "keyboard": (
        Need("textual._xterm_parser:XTermParser.parse_mouse_code", ("self", "code")),
        Need("textual._xterm_parser:XTermParser.feed"),
        Need("textual.drivers.linux_driver:LinuxDriver.run_input_thread", ("self",)),
        Need(
            "textual.drivers.linux_driver:LinuxDriver.disable_input", ("self",), ("exit_event", "_key_thread")
        ),
        Need(
            "textual.drivers.linux_driver:LinuxDriver.__init__",
            None,
            ("_in_band_window_resize", "_key_thread"),
        ),
        Need("textual.drivers.linux_driver:LinuxDriver.process_message", ("self", "message")),
        Need("textual.driver:Driver.write", ("self", "data")),
        Need("textual._ansi_sequences:SYNC_START"),
        Need("textual._ansi_sequences:SYNC_END"),
        Need("textual.app:App._begin_update", ("self",), ("SYNC_START", "write")),
        Need("textual.app:App._display", ("self", "screen", "renderable"), ("_begin_update", "_end_update")),
        Need("textual.constants:ESCAPE_DELAY"),
        Need("textual.constants:DISABLE_KITTY_KEY"),
    ),
}


@cache
def fits(part: str) -> bool:
    """Whether this part can be used with the Textual that is installed."""
    without = os.environ.get(PLAIN, "")
    named = without.split(",")
    return not (part in named or (without and not PARTS.keys() >= {*named})) and not missing(part)


def missing(part: str) -> list[str]:
    """What the installed Textual has otherwise than this part needs it: the places, as named in `PARTS`."""
    return [need.where for need in PARTS[part] if not _stands(need)]


def _stands(need: Need) -> bool:
    module, _, path = need.where.partition(":")
    found: Any
    try:
        found = import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
    except (ImportError, AttributeError):
        return False
    code = _code(found)
    if code is None:
        return need.parameters is None and not need.names
    parameters = code.co_varnames[: code.co_argcount]
    spoken_of = {*code.co_names, *code.co_freevars, *code.co_varnames}
    return need.parameters in (None, parameters) and spoken_of >= {*need.names}


def _code(found: Any) -> CodeType | None:
    """The code behind a function, a property or a decorated one; None for what has none."""
    inner: Callable[..., Any] | None = getattr(found, "fget", found)
    while (wrapped := getattr(inner, "__wrapped__", None)) is not None:
        inner = wrapped
    return getattr(inner, "__code__", None)
