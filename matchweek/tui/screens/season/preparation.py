"""The countdown to an interview: each point with the line of its answer, ticked off with a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.tracker.preparation import POINTS, Answer, Prepared, Stage, to_do_now, when_words
from matchweek.domain.week.preparing import own_zone, points_of
from matchweek.tui.commands.dialogs.preparing import PREPARATION
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.season.interview_form import InterviewOfSeason
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

LABELS: dict[str, str] = {
    "site": "Its site",
    "residents": "Residents",
    "hospital": "Hospital",
    "reasons": "Reasons",
    "ask_pd": "Ask the PD",
    "ask_residents": "Ask them",
    "mock": "Mock",
    "short": "60-90 s",
    "long": "2 minutes",
    "zone": "Time",
    "link": "Link",
    "outfit": "Outfit",
    "names": "Names",
    "notes": "Notes",
    "sleep": "Sleep",
    "t60": "60 min",
    "t30": "30 min",
}
"""What the line of each point is called."""


class PreparationForm(InterviewOfSeason, FormScreen):
    """Escape twice leaves it; all that was typed is stored as one act. A tick is stored at its key."""

    AT = PREPARATION
    NAME = "Prepare"
    DRAFT = "prepare"

    def __init__(self, session: Session, zone: str, number: int) -> None:
        super().__init__(session, zone, number)
        self.form.ticks = True
        self.begin(self._texts())
        first = next(iter(to_do_now(self.points, self.now)), None)
        if first is not None:
            self.form.active = self.form.by_id[first.point.key]

    def fields(self) -> Sequence[Field]:
        return [self._field(point.key) for point in POINTS]

    def _field(self, key: str) -> TextField:
        lines = next(point.answer for point in POINTS if point.key == key) in (Answer.NOTE, Answer.HOSPITAL)
        return TextField(key, LABELS[key], lines=lines, hint="your answer", under=lambda: self._under(key))

    @property
    def points(self) -> tuple[Prepared, ...]:
        """All points of the interview, as they stand."""
        one = self.interview
        return points_of(self.board, one, self.board.timetable(self.now).season) if one is not None else ()

    def _point(self, key: str) -> Prepared | None:
        return next((each for each in self.points if each.point.key == key), None)

    # What stands under and beside the lines

    def _under(self, key: str) -> Sequence[Line]:
        each, width = self._point(key), self.form.size.width
        if each is None:
            return ()
        if each.done_at is not None:
            return wrapped(f"✓ {each.title}", width, "good")
        now = self.now
        said_by = when_words(each, now, own_zone(self.board))
        look = "accent" if each.opens <= now else "dim"
        said = list(wrapped(f"{each.title}, {said_by}", width, look))
        if self.form.active.id == key:
            said += wrapped(each.point.how, width, "dim")
        return said

    def form_moved(self) -> None:
        super().form_moved()
        one = self.interview
        if one is None:
            return
        width = self.side.size.width or 38
        lines: list[Line] = [[("Begins", "title")], *wrapped(self.clocks_said(), width, "", 0)]
        lines += [*wrapped(f"{one.minutes} minutes", width, "dim", 0), []]
        for stage in Stage:
            of_stage = [each for each in self.points if each.point.stage is stage]
            done = sum(each.done_at is not None for each in of_stage)
            look = "good" if done == len(of_stage) else "accent" if of_stage[0].opens <= self.now else "dim"
            heading = stage.value[:1].upper() + stage.value[1:]
            lines.append([(heading, look), "\t", (f"{done} of {len(of_stage)}", look)])
        words = self.AT.in_words(
            "{prepared} after Escape ticks the line's point. {to_room} is the day's room."
        )
        self.side.show([*lines, [], *wrapped(words, width, "dim", 0)])

    # Its keys, while letters act

    def do_prepared(self) -> None:
        key, each = self.form.active.id, self._point(self.form.active.id)
        if each is None:
            return
        self.keep()
        number, done = self.number, each.done_at is None

        def act(week: Week) -> Done:
            from matchweek.services.season import preparation

            return preparation.tick(week, number, [key], done)

        self.session.do(act, self.host.said)
        self.load()

    def do_to_room(self) -> None:
        from matchweek.tui.screens.season.day_room import DayRoom

        self.go_on_with(DayRoom)

    # Storing

    def _texts(self) -> dict[str, str]:
        return {each.point.key: each.answer for each in self.points}

    def stored(self) -> Mapping[str, str] | None:
        return self._texts() if self.interview is not None else None

    def board_changed(self) -> None:
        super().board_changed()
        if self.is_mounted and not self.leaving.left:
            self.load()

    def commit(self) -> None:
        number = self.number

        def store(week: Week, *, draft: str, **lines: str) -> Done:
            from matchweek.services.season import preparation

            return preparation.write(week, number, lines, draft=draft)

        self.store_changed(store)
