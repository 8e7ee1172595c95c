"""Keys pressed while the week is still being opened: those that need it wait, and what follows with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from matchweek.tui.commands import BY_ID

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from textual.actions import ActionParseResult
    from textual.app import App
    from textual.dom import DOMNode

    from matchweek.tui.session.session import Session

    class Base(App[int]):
        session: Session

        def wait_for_the_week(self, then: Callable[[], Awaitable[object]]) -> None: ...
        async def week_is_open(self, *, drop: bool = False) -> bool: ...
        def toast(self, name: str, message: str, *, title: str = "", timeout: float) -> None: ...
        def end_toast(self, name: str) -> None: ...
else:
    Base = object

WAITS_AT_MOST = 5.0
"""A week that takes longer (seconds) is held by something else: the key is refused."""
TOAST = "opening"

_AT_ONCE = frozenset(
    {
        *("call", "missed_call", "mask", "help", "palette", "week", "quit", "stop_list", "next_pane"),
        *("previous_pane", "down", "up", "page_down", "page_up", "home", "end", "clear"),
    }
)
"""What needs nothing of the week: a call above all, whose time is that of its key."""
_NEEDS_THE_FILE = frozenset({"note", "paste", "open_list", "import_advocates", "import_facts"})
"""What needs more than the first look at the week."""
_COMMAND = "command('"


class Opening(Base):
    """Mixed into an app before it, behind what holds keys back."""

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        do = partial(super().run_action, action, default_namespace, namespaces)
        name = ""
        if isinstance(action, str) and action.startswith(_COMMAND):
            name = action.removeprefix(_COMMAND).partition("'")[0]
        if not (name and self._must_wait(name)):
            return await do()
        self.toast(TOAST, "Your week is being opened: then it is done.", timeout=WAITS_AT_MOST)
        self.wait_for_the_week(do)
        self.set_timer(WAITS_AT_MOST, self._refuse, name="keys that wait for the week")
        return True

    def _must_wait(self, name: str) -> bool:
        if self.session.ready or name not in BY_ID or name in _AT_ONCE:
            return False
        return not self.session.shows or name in _NEEDS_THE_FILE

    async def _refuse(self) -> None:
        if not self.session.ready and await self.week_is_open(drop=True):
            words = "Your week is still being opened: that key, and what was typed after it, did nothing."
            self.toast(TOAST, words, timeout=2 * WAITS_AT_MOST)

    async def go_on_opened(self) -> None:
        """The week is open: do what waited for it, unless something is asked first."""
        self.end_toast(TOAST)
        await self.week_is_open(drop=len(self.screen_stack) > 1)
