"""A week that is rehearsed: the keys of its clock, what forms ask of it, the end. Idle in one's own week."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from matchweek.errors import MatchweekError, RuleSaysNo
from matchweek.tui.commands import BY_ID, bind
from matchweek.tui.commands.rehearsal import ALWAYS, PACE
from matchweek.tui.session.each_second import Watch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from matchweek.domain.contacts.calls import Call
    from matchweek.services.core.launch import Launch
    from matchweek.tui.session.rehearser import Rehearser

REHEARSING: list[BindingType] = [*bind(ALWAYS, priority=True), *bind(PACE)]
EVERY = 0.25
"""Seconds between two looks at what arrives."""
_COMMAND = "command('"


class Rehearsing(Watch):
    """Mixed into the dashboard."""

    BINDINGS: ClassVar[list[BindingType]] = REHEARSING
    launch: Launch
    _began = False

    @property
    def rehearses(self) -> bool:
        """Whether the week is a rehearsal that goes on by itself; a demo is none."""
        return self.launch.rehearsal is not None

    @property
    def is_rehearsing(self) -> bool:
        """The same, once the fictional week is there: keys may be pressed before."""
        return self._began

    @cached_property
    def rehearser(self) -> Rehearser:
        """What runs the rehearsal; asked for only in one."""
        from matchweek.tui.session.rehearser import Rehearser

        return Rehearser(self.host)

    def start_rehearsal(self) -> None:
        """Say what it is and wait for a key; then the clock runs."""
        if self.rehearses:
            self._began = True
            self.rehearser.begin()
            self.set_interval(EVERY, self.rehearser.tick)

    def push_screen(self, *arguments: Any, **options: Any) -> Any:
        pushed = super().push_screen(*arguments, **options)
        if self.is_rehearsing:
            self.call_after_refresh(self.rehearser.mark_screens)
        return pushed

    # What a form asks

    def number_shown(self, *, missed: bool) -> str:
        """The number that the phone shows; empty outside a rehearsal, where nobody knows it."""
        return self.rehearser.number_shown(missed=missed) if self.is_rehearsing else ""

    def heard(self, call: Call) -> str:
        """What is heard in a call of a rehearsal; else empty."""
        return self.rehearser.world.heard(call.at, call.number) if self.is_rehearsing and call.number else ""

    # What is counted

    def count_refusal(self, error: MatchweekError) -> None:
        """A rule that said no is told again in the summary."""
        if self.is_rehearsing and isinstance(error, RuleSaysNo):
            self.rehearser.world.refused(error.title)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        done = await super().run_action(action, default_namespace, namespaces)
        if done and self.is_rehearsing and isinstance(action, str) and action.startswith(_COMMAND):
            command = BY_ID.get(action[len(_COMMAND) : -2])
            if command is not None:
                self.rehearser.world.pressed(command.shown_key)
        return done

    # Keys

    def do_pause(self) -> None:
        if self._in_a_rehearsal():
            self.rehearser.pause()

    def do_next_event(self) -> None:
        if self._in_a_rehearsal():
            self.rehearser.jump()

    def do_faster(self) -> None:
        if self._in_a_rehearsal():
            self.rehearser.change_speed(1)

    def do_slower(self) -> None:
        if self._in_a_rehearsal():
            self.rehearser.change_speed(-1)

    def do_look_in_r3(self) -> None:
        if self._in_a_rehearsal():
            self.rehearser.look_in_r3()

    def _in_a_rehearsal(self) -> bool:
        if not self.rehearses:
            self.notify("It works in a rehearsal: `matchweek rehearse`.", markup=False)
        return self.is_rehearsing

    def ends_rehearsal(self) -> bool:
        """Show what the rehearsal came to before it is left; whether that was still to be done."""
        return self.is_rehearsing and self.rehearser.tell_the_end()
