"""The keys that sort programs, for whatever shows some: the list, the card, one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from matchweek.tui.commands import with_keys

if TYPE_CHECKING:
    from textual.widget import Widget

    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Hosted
    from matchweek.tui.session.session import Session
    from matchweek.tui.session.session_messages import Otherwise

    class Base(Hosted, Widget): ...

else:
    Base = object

NOTHING_PROPOSED = "No lane is proposed here: it is decided, or no rule fits. {lane_rules} makes rules."
# What this handles; a screen binds these beside its own.
SORTING = (
    *("lane_primary", "lane_secondary", "lane_backup", "lane_none"),
    "lane_proposed",
    *("tier_top", "tier_middle", "tier_safety", "tier_none"),
    *("refuse", "plan", "submit", "note"),
)


class SortsPrograms(Base):
    """Lane, tier, refuse, plan, submitted and note, for the programs `chosen` names."""

    session: Session

    def chosen(self) -> tuple[str, ...]:
        """The programs a key acts on."""
        raise NotImplementedError

    def meant(self, name: str) -> tuple[str, ...]:
        """The programs that the key of a command means."""
        return self.chosen()

    def sets_aside(self, codes: tuple[str, ...]) -> bool:
        """Whether some of many cannot be planned: then they are named, and nothing is planned yet."""
        return False

    def act_on(
        self,
        codes: tuple[str, ...],
        act: Callable[[Week, tuple[str, ...]], Done],
        *,
        decides: bool = False,
        otherwise: Otherwise | None = None,
    ) -> bool | None:
        """Do an act on programs, as Session.do does; `decides` says that one goes on to the next one, where
        there is a next one."""
        return self.session.do(lambda week: act(week, codes), self.host.said, otherwise)

    def _act(self, codes: tuple[str, ...], act: Callable[[Week, tuple[str, ...]], Done]) -> None:
        self.act_on(codes, act)

    def do_lane_primary(self) -> None:
        self._lane("primary")

    def do_lane_secondary(self) -> None:
        self._lane("secondary")

    def do_lane_backup(self) -> None:
        self._lane("backup")

    def do_lane_none(self) -> None:
        self._lane(None)

    def do_tier_top(self) -> None:
        self._tier("top")

    def do_tier_middle(self) -> None:
        self._tier("middle")

    def do_tier_safety(self) -> None:
        self._tier("safety")

    def do_tier_none(self) -> None:
        self._tier(None)

    def do_refuse(self) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services.lists import triage

            return triage.toggle_refused(week, codes)

        self.act_on(self.chosen(), act)

    def do_plan(self) -> None:
        from matchweek.tui.screens.dialogs.ask import ask_if_full

        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services.lists import applications

            return applications.toggle_plan(week, codes)

        codes = self.meant("plan")
        if self.sets_aside(codes):
            return
        ask_if_full(self.host, self.session, codes, partial(self._act, codes, act))

    def do_submit(self) -> None:
        from matchweek.tui.screens.programs.submit import record_submitted

        codes = self.meant("submit")
        record_submitted(self.host, self.session, codes, partial(self._act, codes))

    def do_note(self) -> None:
        from matchweek.tui.screens.programs.note import open_note

        open_note(self.host, self.session, self.meant("note"), self.act_on)

    def do_for_the_call(self) -> None:
        from matchweek.tui.screens.programs.for_the_call import prepare

        prepare(self.host, self.session, self.host.week_screen.zone, self.meant("for_the_call"))

    def do_offer(self) -> None:
        from matchweek.tui.screens.offers.offer import record_offer

        app = self.host
        record_offer(app, self.session, app.week_screen.zone, self.chosen())

    def do_interview(self) -> None:
        from matchweek.tui.screens.calls.interviews import open_for

        app = self.host
        open_for(app, self.session, app.week_screen.zone, self.chosen())

    def do_program_zone(self) -> None:
        from matchweek.tui.screens.programs.program_zone import open_program_zone

        open_program_zone(self.host, self.session, self.chosen())

    def do_lane_proposed(self) -> None:
        """Sort the programs as the rules propose; those that are proposed nothing stay."""
        from matchweek.services.lists.lane_rules import proposals

        programs = self.session.board.programs
        wanted = proposals([programs[code] for code in self.chosen() if code in programs])
        if not wanted:
            self.host.notify(with_keys(NOTHING_PROPOSED), markup=False)
            return

        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services.lists import lane_rules

            return lane_rules.confirm(week, {code: wanted[code] for code in codes})

        self.act_on(tuple(wanted), act, decides=True)

    def do_facts(self) -> None:
        from matchweek.tui.screens.programs.facts import open_facts

        open_facts(self.host, self.session, self.host.week_screen.zone, self.chosen())

    def do_program_names(self) -> None:
        from matchweek.tui.screens.programs.names import open_names

        open_names(self.host, self.session, self.chosen())

    def do_documents_here(self) -> None:
        from matchweek.tui.screens.programs.application_documents import open_documents

        open_documents(self.host, self.session, self.chosen())

    def do_assign(self) -> None:
        from matchweek.tui.screens.advocates.assign import assign_for

        app = self.host
        assign_for(app, self.session, app.week_screen.zone, self.chosen())

    def _lane(self, lane: str | None) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.domain.programs.triage import Lane
            from matchweek.services.lists import triage

            return triage.set_lane(week, codes, Lane(lane) if lane else None)

        self.act_on(self.chosen(), act, decides=True)

    def _tier(self, tier: str | None) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.domain.programs.triage import Tier
            from matchweek.services.lists import triage

            return triage.set_tier(week, codes, Tier(tier) if tier else None)

        self.act_on(self.meant(f"tier_{tier or 'none'}"), act)
