"""What the window has before any week: colours, keys, hints, the mask, the clipboard, the palette."""

from __future__ import annotations

from functools import cached_property
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.notifications import Notification
from textual.reactive import Initialize, Reactive
from textual.theme import Theme
from textual.widget import Widget

from matchweek.tui.acting import Commanded
from matchweek.tui.app import preferences
from matchweek.tui.commands import BY_ID, use_keys
from matchweek.tui.look.text import clean, mask_with, masked, masking
from matchweek.tui.look.themes import THEMES
from matchweek.tui.textual_private.kept_lines import let_lines_go
from matchweek.tui.textual_private.leaving import LeavesScreens
from matchweek.tui.textual_private.stopping import Stops
from matchweek.tui.textual_private.toasts import Toasts
from matchweek.tui.widgets.grid import Grid
from matchweek.tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.notifications import SeverityLevel

    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.app.hints import Hints
    from matchweek.tui.look.mask import Mask

TOLD_FOR = 30.0
MOST_TOASTS = 8
NARROW = 100
"""What was told before these has scrolled off the top; the agenda still has what waits."""


def _rows(toast: Notification, width: int) -> int:
    """How many rows of a screen a toast takes at most: Textual gives it half of the width, and a frame."""
    inner = max(1, min(60, width // 2) - 4)
    return 4 + sum(len(wrap(line, inner)) or 1 for line in toast.message.splitlines())


def _theme_of(app: BaseApp) -> str:
    return app.chosen.theme


class BaseApp(Commanded, Toasts, LeavesScreens, Stops, App[int]):
    """An app in one of our themes, with a person's settings; every toast goes through the gate.

    A subclass says what its `board` is and calls `board_changed` when it changed.
    """

    ENABLE_COMMAND_PALETTE = False
    theme: Reactive[str] = Reactive(Initialize(_theme_of))
    DEFAULT_CSS: ClassVar[str] = ".-masked TextArea { text-opacity: 0%; }"

    def __init__(self) -> None:
        self.settings_path = preferences.settings_path()
        self.chosen = preferences.read(self.settings_path)
        use_keys(self.chosen.keys)
        mask_with(None)
        let_lines_go()
        super().__init__()
        self.set_keymap({command: ",".join(keys) for command, keys in self.chosen.keys.items()})
        self.mask: Mask | None = None
        # Copying many programs was asked about, and allowed, in this window.
        self.copying_allowed = False
        self._window_title = ""
        self._named_toasts: dict[str, Notification] = {}

    @cached_property
    def hints(self) -> Hints:
        """The first-run hints; what was seen is kept beside the settings."""
        from matchweek.tui.app.hints import FILE_NAME, Hints

        return Hints(self.settings_path.with_name(FILE_NAME), on=self.chosen.hints)

    @property
    def board(self) -> Board:
        """The board whose names the mask has to know."""
        raise NotImplementedError

    # Colours

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours only: they are the ones whose every text was checked to be readable."""
        return THEMES

    # Words

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """A toast. Its words are data: never markup, no control character, names masked when they are.

        The same words said again take the place of the first, and no more stand than a screen has room for.
        """
        words, head = clean(masked(message), lines=True), clean(masked(title))
        standing = self.standing_toasts()
        for note in standing:
            if (note.message, note.title) == (words, head):
                self.take_back(note, refresh=False)
        for note in standing[: -MOST_TOASTS + 1]:
            self.take_back(note, refresh=False)
        super().notify(
            words,
            title=head,
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def toast(self, name: str, message: str, *, title: str = "", timeout: float) -> None:
        """A toast that takes the place of the one of this name; `end_toast` takes it back."""
        self.end_toast(name)
        words = clean(masked(message), lines=True)
        note = Notification(words, title=clean(masked(title)), timeout=timeout, markup=False)
        self._named_toasts[name] = note
        self.add_toast(note)

    def toasts_changed(self) -> None:
        if self.size.width < NARROW:
            self._one_plain_toast()
        self.free_keys()

    def _one_plain_toast(self) -> None:
        """In a narrow window a toast covers half of it. Of what warns of nothing the newest alone stands:
        of what arrived, which has a title, and of what a key answered."""
        named = list(self._named_toasts.values())
        plain = [each for each in self.standing_toasts() if each.severity == "information"]
        for titled in (True, False):
            for over in [each for each in plain if bool(each.title) is titled and each not in named][:-1]:
                self.take_back(over)

    def free_keys(self) -> None:
        """Let toasts stand above the line that names the keys, wherever the screen has it.

        Where they fit below a small dialog they stand there: above its line they would cover what it asks.
        """
        if not (self.standing_toasts() and self.screen_stack):
            return
        screen = self.screen
        lines = [getattr(screen, name, None) for name in ("keys_line", "hint", "foot")]
        tops = [line.region.y for line in lines if isinstance(line, Widget) and line.region.height]
        bottom = max(1, screen.size.height - min(tops)) if tops else 1
        if bottom > 1 + sum(_rows(each, screen.size.width) for each in self.standing_toasts()):
            bottom = 1
        for rack in screen.query("ToastRack"):
            if rack.styles.margin.bottom != bottom:
                rack.styles.margin = (0, 0, bottom, 0)

    def end_toast(self, name: str) -> None:
        """Take a toast back that says nothing any more."""
        note = self._named_toasts.pop(name, None)
        if note is not None:
            self.take_back(note)

    def tell_settings(self) -> None:
        """Say what in the settings file was not used, once the dashboard stands."""
        words = preferences.told(self.chosen.problems)
        if words:
            text = "\n".join(words)
            self.notify(text, title="Settings: not used", severity="warning", timeout=TOLD_FOR)

    def do_open_settings(self) -> None:
        """Say where the settings file is, and again what in it is not used.

        It is written, all commented out, where there is none.
        """
        try:
            self.notify(preferences.create(self.settings_path), title="Settings", timeout=TOLD_FOR)
        except OSError as error:
            reason = error.strerror or str(error)
            self.notify(f"{self.settings_path}: {reason}.", title="Not written", severity="warning")
        self.tell_settings()

    def do_try_notification(self) -> None:
        """Send a notification now, and say which way it went; it only comes behind another window else."""
        import os

        from matchweek.tui.session import desktop_notices

        def said(words: str) -> None:
            self.call_later(self.notify, f"Sent. Way: {words}.", title="Notification", timeout=TOLD_FOR)

        if self.chosen.bell and not desktop_notices.bell_notifies(self.chosen.desktop, os.environ):
            self.bell()
        words = "If you can read this, alarms reach you behind other windows."
        desktop_notices.notify(self.host, self.chosen.desktop, "matchweek: a test", words, os.environ, said)

    # Keys

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        done = await super().run_action(action, default_namespace, namespaces)
        named = action[9:-2] if isinstance(action, str) and action.startswith("command('") else ""
        if done and named and self.hints.used(named):
            self.show_hint()
        return done

    def show_hint(self) -> None:
        """Show the hint that is next, wherever there is a line for it."""

    def do_palette(self) -> None:
        from matchweek.tui.screens.dialogs.command_palette import Palette

        self.push_screen(Palette(self.host))

    def use_theme(self, name: str) -> None:
        """Show another theme until this window is left."""
        self.theme = name
        self.notify(f"Theme {name} in this window. The settings file has the one it opens with.", timeout=4)

    # The mask

    def do_mask(self) -> None:
        """Mask every name, or show them again. Not stored: a window opens with names shown."""
        from matchweek.tui.look import mask

        if self.mask is None:
            self.mask = mask.Mask()
        self.mask.on = not self.mask.on
        self.mask.learn(self.board)
        mask_with(self.mask.hidden if self.mask.on else None)
        self.set_class(self.mask.on, "-masked")
        self.clear_notifications()
        self.names_changed()
        self.notify(mask.pressed_words(self.mask.on), timeout=4)

    def program_title(self, program: Program) -> str:
        """A program as it is named where nothing stands beside it, or its placeholder while masked."""
        return program.label if self.mask is None or not self.mask.on else self.mask.program(program)

    def names_may_show(self, what: str) -> bool:
        """Whether a screen full of names not known yet may open; if not, says why."""
        if masking():
            key = BY_ID["mask"].shown_key
            self.notify(
                f"It would show the names of {what}. {key} shows names again.", title="Names are masked"
            )
        return not masking()

    def board_changed(self, touched: set[str] | None = None) -> None:
        """Let the mask know new names before they are shown; `touched` as the board says, None: all."""
        if self.mask is not None and self.mask.on:
            if touched is None or touched & {"program", "list"}:
                self.mask.learn(self.board)
            else:
                self.mask.learn_people(self.board)

    def names_changed(self) -> None:
        """Draw everything anew, names masked or shown."""
        from textual.widgets import Input

        for screen in self.screen_stack:
            load = getattr(screen, "load", None)
            if callable(load):
                load()
            for widget in screen.walk_children():
                if isinstance(widget, Grid):
                    widget.notify_style_update()
                    widget.refresh()
                elif isinstance(widget, Painted):
                    widget.refresh(layout=True)
                elif isinstance(widget, Input):
                    widget.password = masking()

    # The window around us

    def say_window_title(self, words: str) -> None:
        """Put words into the title of the terminal's window; nothing is written while they stay."""
        if self.chosen.window_title and words != self._window_title:
            from matchweek.tui.app.terminal import write_title

            write_title(self, clean(masked(words)), first=not self._window_title)
            self._window_title = words

    def leave_window_title(self) -> None:
        """Give the window the title back that it had."""
        if self._window_title:
            from matchweek.tui.app.terminal import restore_title

            restore_title(self)
            self._window_title = ""
