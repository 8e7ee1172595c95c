"""Keys typed faster than a dialog opens: held back until it has the keys, in the order they were pressed.

Textual hands each key at once to whoever has the focus then, and lets it rise from there. Of “/toledo”, typed
in one burst or come late over a slow line, the letters would still go to the list, where t gives a tier.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any
from weakref import ref

from textual import events
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from matchweek.tui.keyboard.keyboard import takes_text
from matchweek.tui.keyboard.messages import UnmarkedPaste
from matchweek.tui.textual_private.keys_on_their_way import is_taken
from matchweek.tui.widgets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import App

    class Base(App[int]):
        def parts(self, event: events.Key) -> list[events.Key]: ...
        async def at_once(self, event: events.Key) -> bool: ...
else:
    Base = object

# A field that is opened has the keys long before; this only ends a wait for one that never opened, in
# seconds. A screen is waited for as long as it is on its way, while the week is being opened too.
AT_MOST = 3.0
# A key that has not risen to the app after so many seconds was taken by a field.
ON_ITS_WAY = 3.0

LEAVING = ("escape", "enter")
"""Keys that leave what they were pressed in: at once, or by a message of the line or row that they end."""


def _may_lead_on(key: events.Key, target: Widget) -> bool:
    """Whether a key may lead elsewhere, while what it was pressed in would take those behind it."""
    if key.key in LEAVING:
        return True
    return not isinstance(target, Grid | Screen) and not (key.is_printable and takes_text(target))


Reported = events.AppFocus | events.AppBlur
"""What a terminal says between keys of whether its window is looked at; it takes the focus, or gives it."""

Held = events.Key | events.Paste | UnmarkedPaste | Reported
"""What waits until something has the keys."""


def _again(held: events.Key) -> events.Key:
    """A key anew: Textual hands an event on only once."""
    again = events.Key(held.key, held.character)
    again.character, again.time = held.character, held.time
    for name in ("base", "caps"):
        if hasattr(held, name):
            setattr(again, name, getattr(held, name))
    return again


class TypeAhead(Base):
    """Mixed into an app before it. Call `opening` when something to type in is opened, `opened` once it has
    the keys; a screen that is pushed needs neither.
    """

    def __init__(self) -> None:
        super().__init__()
        self.keys_pressed = 0
        self._opening = 0
        self._coming: list[Screen[object]] = []
        self._letting_go = False
        self._held: list[Held] = []
        # Esc or Enter until what it leaves is left, or what could overtake the keys before it until those
        # acted: the rest goes where they lead.
        self._leaving: Held | None = None
        self._for_the_week: Callable[[], Awaitable[object]] | None = None
        # Keys handed on that have not risen to the app yet, each with whom it went to, and those of them
        # to be handed on anew.
        self._sent: deque[tuple[events.Key, DOMNode]] = deque()
        self._awaited: list[events.Key] = []
        self._present: events.Key | None = None

    def opening(self) -> None:
        """Hold all keys back from now on, those too that are on their way through the widgets."""
        self._opening += 1
        self._await_sent()
        self.set_timer(AT_MOST, self._give_up, name="keys kept back")

    def _await_sent(self) -> None:
        # A field that takes a letter prevents all else: it never rises.
        rising = [sent for sent in self._sent if not is_taken(sent[0])]
        rising = [sent for sent in rising if sent[0] is not self._present]
        self._sent.clear()
        self._awaited += [key for key, _ in rising]
        for first in dict.fromkeys(target for _, target in rising):
            self._follow(first, [key for key, target in rising if target is first])

    def _follow(self, pump: DOMNode | None, keys: Sequence[Held], anew: DOMNode | None = None) -> None:
        """Go the way of some keys behind them: once this is home, what has not risen was taken.

        With `anew` the way is gone once more from there, behind the message that the key made it post.
        """
        while pump is not None and pump is not self:
            parent = pump.parent
            if pump.call_later(self._follow, parent, keys, anew):
                return
            pump = parent
        if anew is not None:
            self.call_later(self._follow, anew, keys)
        else:
            self.call_later(self._came_home, keys)

    async def _came_home(self, keys: Sequence[Held]) -> None:
        if self._leaving in keys:
            self._leaving = None
            self._sent.clear()
        self._awaited = [key for key in self._awaited if key not in keys]
        await self._let_go()

    async def opened(self) -> None:
        """What was opened has the keys: give it those that were held back."""
        self._opening = max(0, self._opening - 1)
        await self._let_go()

    async def _give_up(self) -> None:
        self._opening = 0
        await self._let_go()

    async def _arrived(self, screen: Screen[object]) -> None:
        if screen.is_mounted and not getattr(screen, "is_shown", True):
            # What its keys are about is not there yet.
            screen.call_after_refresh(self._arrived, screen)
            return
        self._coming = [each for each in self._coming if each is not screen]
        await self._let_go()

    def _look_later(self, screen: Screen[object]) -> None:
        # Not the screen itself: a timer would keep one that was left, with all that it drew, for seconds.
        coming = ref(screen)

        async def look() -> None:
            if (there := coming()) is not None:
                await self._look_after(there)

        self.set_timer(AT_MOST, look)

    async def _look_after(self, screen: Screen[object]) -> None:
        """A screen that was left before it stood never says that it has the keys."""
        if screen not in self._coming:
            return
        if screen in self.screen_stack:
            self._look_later(screen)
        else:
            await self._arrived(screen)

    @property
    def _holds(self) -> bool:
        return bool(self._opening or self._coming or self._awaited or self._for_the_week)

    def wait_for_the_week(self, then: Callable[[], Awaitable[object]]) -> None:
        """Hold all keys back until the week is open, then do what the first of them asked for."""
        self._for_the_week = then
        self._await_sent()

    async def week_is_open(self, *, drop: bool = False) -> bool:
        """The week is open: do what waited for it, and let the keys go on. With `drop` they are forgotten.

        Returns whether anything waited.
        """
        then, self._for_the_week = self._for_the_week, None
        if then is None:
            return False
        if drop:
            self._held.clear()
        else:
            await then()
        await self._let_go()
        return True

    async def _let_go(self) -> None:
        if self._letting_go:
            return
        self._letting_go = True
        try:
            while self._held and not self._holds and self._leaving is None:
                if self._goes_another_way(self._held[0]):
                    self._wait_behind(self._held[0])
                    break
                held = self._held.pop(0)
                await self._give(_again(held) if isinstance(held, events.Key) else held)
        finally:
            self._letting_go = False

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **options: Any) -> Any:
        self._await_sent()
        if not isinstance(screen, Screen):
            return super().push_screen(screen, *args, **options)
        self._coming.append(screen)
        pushed = super().push_screen(screen, *args, **options)
        # After the message by which Textual gives the focus to one of its widgets.
        screen.call_later(self._arrived, screen)
        self._look_later(screen)
        return pushed

    def _hold(self, event: Held) -> None:
        self._held.append(event)
        # A key that was already on its way comes back behind younger ones.
        self._held.sort(key=lambda key: key.time)

    def _goes_another_way(self, event: Held) -> bool:
        """Whether it could overtake a key that went to what had the focus then. A paste always could."""
        if not self._sent:
            return False
        sent, target = self._sent[-1]
        if not isinstance(event, events.Key):
            return True
        return target is not (self.focused or self.screen) and not is_taken(sent)

    def _wait_behind(self, event: Held) -> None:
        """Hold an event, and all behind it, until the keys before it acted."""
        self._leaving = event
        self.set_timer(AT_MOST, lambda: self._came_home([event]))
        self._follow(self._sent[-1][1], [event])

    async def _give(self, event: Held) -> None:
        if not isinstance(event, Reported):
            # Whoever types or pastes looks at the window: what has the keys then is asked for below.
            self.app_focus = True
        if isinstance(event, events.Key):
            await self._hand_on(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Key) -> None:
        while self._sent and event.time - self._sent[0][0].time > ON_ITS_WAY:
            self._sent.popleft()
        self.keys_pressed += 1
        first, *rest = self.parts(event)
        for behind in rest:
            behind.time = event.time
        first.time = event.time
        # A key that was made anew while a screen opened would count as sent by that one, and rise no further.
        first.set_sender(self)
        self._held[:0] = rest
        target = self.focused or self.screen
        self._present = first
        if first.key not in LEAVING and not self._sent and await self.at_once(first):
            self._present = None
            return
        self._sent.append((first, target))
        leads = _may_lead_on(first, target)
        if leads:
            self._leaving = first
            self.set_timer(AT_MOST, lambda: self._came_home([first]))
        await super().on_event(first)
        self._present = None
        if leads:
            self._follow(target, [first], target)

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, Held) or event.is_forwarded:
            await super().on_event(event)
        elif self._holds or self._letting_go or self._leaving is not None:
            self._hold(event)
        elif self._goes_another_way(event):
            self._hold(event)
            self._wait_behind(event)
        else:
            await self._give(event)

    async def on_key(self, event: events.Key) -> None:
        while self._sent and self._sent[0][0].time <= event.time:
            self._sent.popleft()
        if self._holds:
            # What was pressed before it has opened something since.
            event.prevent_default()
            event.stop()
            self._awaited = [key for key in self._awaited if key.time > event.time]
            self._hold(event)
            await self._let_go()
