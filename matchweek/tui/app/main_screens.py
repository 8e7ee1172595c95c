"""The screens one goes round with [ and ], and what is opened over whichever of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from matchweek.tui.app.rule_key import Ruled

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from matchweek.tui.commands import Command
    from matchweek.tui.host import Hosted
    from matchweek.tui.screens.offers.offers import OffersScreen
    from matchweek.tui.screens.round_screen import RoundScreen
    from matchweek.tui.screens.season.tracker import SeasonScreen
    from matchweek.tui.screens.week.week import WeekScreen
    from matchweek.tui.session.session import Session

    class Base(Hosted, App[int]): ...

else:
    Base = object

ROUND = ("week", "offers", "me", "season", "year_plan", "aftermath")
"""The screens in their order, by the command that goes there."""
OPENING = "Your week is still being opened: press it again in a moment."


class MainScreens(Ruled):
    """Mixed into an app whose default screen is the week."""

    session: Session
    week_screen: WeekScreen

    @property
    def offers_screen(self) -> OffersScreen | None:
        """The screen of offers, where it stands or lies below what stands."""
        return cast("OffersScreen | None", self._standing("offers"))

    def _standing(self, place: str) -> Screen[object] | None:
        """The screen of a place, where it stands or lies below what stands."""
        return next((each for each in self.screen_stack if getattr(each, "PLACE", "") == place), None)

    def do_week(self) -> None:
        """Go back to the week from whatever stands before it."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.week_screen.tick()

    def _go_to(self, place: str) -> RoundScreen | None:
        """Go to the screen of a place, made where it does not stand yet; None, and it is said, before the
        week can be shown."""
        if not self.session.shows:
            self.notify(OPENING, markup=False)
            return None
        screen = cast("RoundScreen | None", self._standing(place))
        while len(self.screen_stack) > 1 and self.screen is not screen:
            self.pop_screen()
        if screen is None:
            screen = _made(place, self.session, self.week_screen.zone)
            self.push_screen(screen)
        return screen

    def do_offers(self) -> None:
        """Go to the offers from wherever one is."""
        self.open_offers()

    def open_offers(self, number: int | None = None) -> None:
        """Go to the offers; with a number the cursor goes to that offer."""
        screen = cast("OffersScreen | None", self._go_to("offers"))
        if screen is not None and number is not None:
            screen.go_to_offer(number)

    def do_next_screen(self) -> None:
        self._go_round(1)

    def do_previous_screen(self) -> None:
        self._go_round(-1)

    def _go_round(self, by: int) -> None:
        here = next((at for at, name in enumerate(ROUND) if self._standing(name) is not None), 0)
        getattr(self, f"do_{ROUND[(here + by) % len(ROUND)]}")()

    def command_on(self, command: Command) -> None:
        """Go to the main screen a command belongs to, and do there what a key would."""
        getattr(self, f"do_{command.where}")()
        screen = cast("RoundScreen | None", self._standing(command.where))
        if screen is not None:
            screen.once_shown(command.id)

    def do_me(self) -> None:
        """Go to one's own data from wherever one is."""
        self._go_to("me")

    def do_season(self) -> None:
        """Go to the programs of the season from wherever one is."""
        self._go_to("season")

    def go_to_tracked(self, number: int) -> None:
        """Go to a program of the season, by its number."""
        self.do_season()
        screen = cast("SeasonScreen | None", self._standing("season"))
        if screen is not None:
            screen.go_to_row(number)

    def do_year_plan(self) -> None:
        """Go to the plan from wherever one is."""
        self._go_to("year_plan")

    def do_aftermath(self) -> None:
        """Go to what comes after Match Week from wherever one is."""
        self._go_to("aftermath")

    def do_history(self) -> None:
        """Everything that was done, over whichever screen stands."""
        if not self.session.ready:
            self.notify(OPENING, markup=False)
            return
        if not self.list_may_show():
            return
        from matchweek.tui.screens.week.history import HistoryScreen

        self.push_screen(HistoryScreen(self.session, self.week_screen.zone))

    def list_may_show(self) -> bool:
        """Whether what names programs of the whole List may be shown; if not, says why."""
        hidden = self.session.shows and self.session.board.looked_on
        if hidden:
            from matchweek.tui.app.looking_on import HIDDEN

            self.notify(HIDDEN, title="The List is hidden", markup=False)
        return not hidden

    def do_take_out(self) -> None:
        """What leaves the week as a file, over whichever screen stands."""
        if not self.session.ready:
            self.notify(OPENING, markup=False)
            return
        from matchweek.tui.screens.own.take_out import TakeOut

        self.push_screen(TakeOut(self.session, self.week_screen.zone))

    def do_zone(self) -> None:
        """Ask for one's own zone, over whichever screen stands."""
        if not self.session.ready:
            self.notify(OPENING, markup=False)
            return
        self.ask_zone(self.week_screen.zone)

    def ask_zone(self, zone: str = "") -> None:
        """Ask for one's own zone, `zone` being the one so far."""
        from matchweek.tui.screens.own.zone import AskZone

        self.push_screen(AskZone(self.session, zone))

    def zone_everywhere(self) -> None:
        """Let every screen that stands show times in one's own zone as it is now."""
        zone = self.week_screen.zone
        for screen in self.screen_stack:
            if "zone" in vars(screen):
                setattr(screen, "zone", zone)  # noqa: B010 - not every screen has one

    def do_drafts(self) -> None:
        """The kept drafts, over whichever screen stands."""
        from matchweek.tui.screens.letters.letters import open_letters

        open_letters(self.host)

    def do_after(self) -> None:
        """Whom to write to and call once SOAP is over, over whichever screen stands."""
        if not self.session.shows:
            self.notify(OPENING, markup=False)
            return
        from matchweek.tui.screens.week.after import AfterScreen

        self.push_screen(AfterScreen(self.session, self.week_screen.zone))


def _made(place: str, session: Session, zone: str) -> RoundScreen:
    """The screen of a place: none is loaded before one goes there."""
    if place == "offers":
        from matchweek.tui.screens.offers.offers import OffersScreen

        return OffersScreen(session, zone)
    if place == "me":
        from matchweek.tui.screens.own.me import MeScreen

        return MeScreen(session, zone)
    if place == "season":
        from matchweek.tui.screens.season.tracker import SeasonScreen

        return SeasonScreen(session, zone)
    if place == "year_plan":
        from matchweek.tui.screens.plan.plan import PlanScreen

        return PlanScreen(session, zone)
    from matchweek.tui.screens.after.aftermath import AftermathScreen

    return AftermathScreen(session, zone)
