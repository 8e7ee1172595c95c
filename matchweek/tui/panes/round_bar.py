"""The round bar: phase, countdown, the line of rounds with "now" on it, both clocks, the budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.tui.commands import key_for
from matchweek.tui.look.both_times import both, due_words
from matchweek.tui.look.text import masking, width_of
from matchweek.tui.widgets.painted import Line, Painted, Piece

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.budget import Budget
    from matchweek.domain.season.timetable import PhaseNow, Timetable

PHASE_WORDS = {
    "before": "BEFORE MATCH WEEK",
    "list_open": "THE LIST IS OPEN",
    "applications_open": "APPLICATIONS OPEN",
    "review": "PROGRAMS REVIEW",
    "between_rounds": "BETWEEN ROUNDS",
    "rounds_over": "ROUNDS ARE OVER",
    "soap_over": "SOAP IS OVER",
    "match_day": "MATCH DAY",
    "after": "SEASON OVER",
}
NO_TIMES = "NO TIMES KNOWN"
CELLS = 9
# A countdown keeps this many cells, so that what stands behind it does not move with its digits.
COUNTDOWN_CELLS = 9
# From these widths on there is room for the date and the next round, and for the long budgets.
MEDIUM, WIDE = 110, 150


class RoundBar(Painted):
    """Three lines; each second only the digits that changed are written."""

    DEFAULT_CSS = "RoundBar { height: 3; width: 1fr; padding: 0 1; background: $surface; }"

    def __init__(self) -> None:
        super().__init__(id="round")
        self.show([[("matchweek", "key")]])

    def tell(self, board: Board, timetable: Timetable, zone: str, now: datetime, demo: bool) -> None:
        """Show this moment; `zone` is the applicant's IANA name or empty, `now` aware UTC."""
        from matchweek.domain.season.timetable import phase_at

        phase = phase_at(timetable, now)
        budgets = list(board.budgets(now).values())
        self.show(
            [
                self._head(board, zone, now, demo, budgets),
                self._phase(phase, board, timetable, zone, now, budgets),
                self._rounds(timetable, now),
            ]
        )

    def _head(self, board: Board, zone: str, now: datetime, demo: bool, budgets: list[Budget]) -> Line:

        if self.size.width < MEDIUM:
            shown = ["rehearsal"] if demo else []
            shown += ["masked"] if masking() else []
            shown += ["list hidden"] if board.looked_on else []
            narrow: list[Piece] = [(f"{' '.join(shown)}  ", "dim")] if shown else []
            tail: list[Piece] = ["\t", *clocks(zone, now, date=False)]
            return fitting(
                self.size.width, ([*lead, *each, *tail] for lead in (narrow, []) for each in shorter(budgets))
            )
        words = ["rehearsal, a fictional week"] if demo else []
        if (state := board.state_at(now)) != "unknown":
            words.append(state.replace("_", " "))
        if board.applicant.name:
            words.append(board.applicant.name)
        if masking():
            words.append("names masked")
        if board.looked_on:
            from matchweek.domain.board.looking_on import LOOKS_ON

            words.append(LOOKS_ON)
        left: list[Piece] = [("matchweek", "key")]
        left += [(f" · {' · '.join(words)}", "dim")] if words else []
        return [*left, "\t", *clocks(zone, now)]

    def _phase(
        self,
        phase: PhaseNow,
        board: Board,
        timetable: Timetable,
        zone: str,
        now: datetime,
        budgets: list[Budget],
    ) -> Line:
        from matchweek.domain.contacts.contact_facts import soap_over

        badge: list[Piece] = [
            (f" {phase_name(timetable, phase)} ", "badge"),
            (f" {timetable.season}  ", "dim"),
        ]
        # Made one by one: mostly the first of all fits, each second.
        said: Iterable[tuple[list[Piece], list[Piece]]] = [([], [])]
        if soap_over(now, timetable):
            said = (self._after(board, timetable, place, now) for place in (zone, ""))
        elif phase.closes_at is not None:
            said = (self._countdown(phase, timetable, place, now) for place in (zone, ""))
        counts = ([*left, *more] for left, then in said for more in (then, []))
        narrow, offers = self.size.width < MEDIUM, []
        if board.kept.offers:
            from matchweek.tui.panes.offered import count_words

            offers = count_words(board, timetable, now, short=narrow)
        if narrow:
            caution: list[Piece] = ["\t", (timetable.caution, "dim")]
            lines = ([*badge, *count, *offers, *tail] for count in counts for tail in (caution, []))
            return fitting(self.size.width, lines)
        wide = self.size.width >= WIDE
        lines = (
            [*badge, *count, *offers, "\t", *each] for count in counts for each in ways(budgets, wide=wide)
        )
        return fitting(self.size.width, lines)

    def _countdown(
        self, phase: PhaseNow, timetable: Timetable, zone: str, now: datetime
    ) -> tuple[list[Piece], list[Piece]]:
        """What is left of the phase; and what comes then, for which there may be no room."""
        from matchweek.domain.season.timetable import next_moments
        from matchweek.domain.times.zones import countdown_text

        assert phase.closes_at is not None
        cells = COUNTDOWN_CELLS if phase.round is None else COUNTDOWN_CELLS - 2
        left = (f"{countdown_text(phase.closes_at - now):<{cells}}", "strong")
        if phase.round:
            window = timetable.rounds[phase.round] if phase.round < len(timetable.rounds) else None
            then: list[Piece] = []
            if window is not None and self.size.width >= MEDIUM:
                then = [(f" then Round {phase.round + 1} {both(window.opens, zone)}", "dim")]
            return [("closes in ", "dim"), left], then
        boundaries = [moment for moment in next_moments(timetable, now, 6) if moment.is_boundary]
        if not boundaries:
            return [], []
        until: list[Piece] = [left, (" until ", "dim"), (both(phase.closes_at, zone), "strong")]
        return until, [(f"   {boundaries[0].title}", "dim")] if self.size.width >= WIDE else []

    def _after(
        self, board: Board, timetable: Timetable, zone: str, now: datetime
    ) -> tuple[list[Piece], list[Piece]]:
        """Once SOAP is over: what this person waits for, or since when contact is free; and what to do."""
        from matchweek.domain.times.zones import countdown_text
        from matchweek.domain.week.big_clock import big_clock

        found = big_clock(board, timetable, now)
        if found.ends is not None:
            left = (f"{countdown_text(found.ends - now):<{COUNTDOWN_CELLS}}", "strong")
            until: list[Piece] = [left, (" until ", "dim"), (both(found.ends, zone), "strong")]
            return until, [(f"   {found.words}", "dim")] if found.words else []
        if found.since is None:
            return [(found.words, "strong")], []
        since = due_words(found.since, zone, now)
        return [(found.words, "strong"), (f" since {since}", "dim")], [
            (f"  {key_for('after')}", "key"),
            (" whom to write to", "dim"),
        ]

    def _rounds(self, timetable: Timetable, now: datetime) -> Line:
        width = self.size.width
        said = season_words(timetable, now, width)
        if said:
            return [(said, "warn")]
        season = "times: " if width >= WIDE else ""
        caution: list[Piece] = ["\t", (f"{season}{timetable.caution}", "dim")]
        tails: tuple[list[Piece], ...] = ([] if width < MEDIUM or not timetable.caution else caution, [])
        shown = (
            [*self._every_round(timetable, now, cells), *tail] for cells in (CELLS, 4, 1) for tail in tails
        )
        return fitting(width, shown)

    @staticmethod
    def _every_round(timetable: Timetable, now: datetime, cells: int) -> list[Piece]:
        pieces: list[Piece] = []
        for number, window in enumerate(timetable.rounds, 1):
            share = (now - window.opens) / (window.closes - window.opens)
            pieces += [*_round_line(number, hour(window.opens), hour(window.closes), share, cells), "   "]
        return [*pieces, (f"{hour(timetable.soap_ends)} ends", "dim")]


def fitting(width: int, lines: Iterable[Line]) -> Line:
    """The first line that fits the width; where none does, the last: nothing in the bar is cut."""
    line: Line = ()
    for line in lines:
        words = [piece if isinstance(piece, str) else piece[0] for piece in line]
        if sum(2 if text == "\t" else width_of(text) for text in words) <= width:
            break
    return line


def _round_line(number: int, opens: str, closes: str, share: float, cells: int) -> list[Piece]:
    """One round as a line from its opening to its closing hour, with "now" on it."""
    if share < 0:
        return [(f"R{number} {opens} {'┄' * (cells + 1)} {closes}", "dim")]
    if share >= 1:
        return [(f"R{number} {opens} ", "dim"), ("━" * (cells + 1), "rule"), (f" {closes}", "dim")]
    done = int(share * cells)
    return [
        (f"R{number} {opens} ", "strong"),
        (f"{'━' * done}●", "accent"),
        (f"{'┄' * (cells - done)}", "dim"),
        (f" {closes}", "strong"),
    ]


def clocks(zone: str, now: datetime, *, date: bool = True) -> list[Piece]:
    """Eastern and own time with their weekdays: `Thu 18 Mar 10:42:07 ET   Thu 19:42 Karachi`."""
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN, in_both, wall

    day, time = wall(now, EASTERN, seconds=True).rsplit(" ", 1)
    pieces: list[Piece] = [(f"{day if date else day[:3]} ", "strong"), (time, "strong"), (" ET", "strong")]
    if zone:
        times = in_both(now, read_zone(zone))
        if not times.same_clock:
            pieces.append((f"{'   ' if date else '  '}{times.own_with_weekday} {times.place}", ""))
    return pieces


def hour(at: datetime) -> str:
    """An Eastern hour for the line of rounds: `09`, or `09:30` where it is not full."""
    from matchweek.domain.times.zones import EASTERN

    local = at.astimezone(EASTERN)
    return f"{local:%H:%M}" if local.minute else f"{local:%H}"


def meters(budgets: list[Budget], *, short: bool) -> list[Piece]:
    """All budgets beside each other; what goes another way than through a service as one."""
    pieces: list[Piece] = []
    for budget in _together(budgets):
        pieces += [*(["  " if short else "   "] if pieces else []), *meter(budget, short=short)]
    return pieces


def _together(budgets: list[Budget]) -> list[Budget]:
    others = [budget for budget in budgets if not budget.limited]
    if not others:
        return budgets
    from matchweek.domain.programs.budget import Budget

    other = Budget("other", sum(each.used for each in others), sum(each.planned for each in others))
    return [*(budget for budget in budgets if budget.limited), other]


def ways(budgets: list[Budget], *, wide: bool) -> Iterator[list[Piece]]:
    """All budgets from the most cells to the fewest; those of a wide window only where it is one."""
    if wide:
        yield meters(budgets, short=False)
    yield from shorter(budgets)


def shorter(budgets: list[Budget]) -> Iterator[list[Piece]]:
    """All budgets in fewer and fewer cells: with what is planned, then only what is over, then bare."""
    yield meters(budgets, short=True)
    bare = [replace(budget, planned=0) for budget in budgets]
    yield meters(
        [each if each.over else other for each, other in zip(budgets, bare, strict=True)], short=True
    )
    yield meters(bare, short=True)


def meter(budget: Budget, *, short: bool = False) -> list[Piece]:
    """A budget in sight at all times: `ERAS 41/45 ▰▰▰▰▰▰▰▰▱`, and what is planned beyond it."""
    name = {"ResidencyCAS": "RCAS"}.get(budget.service, budget.service) if short else budget.service
    pieces: list[Piece] = [(f"{name} ", "dim"), (f"{budget.used}", "strong")]
    if budget.limited:
        pieces.append((f"/{budget.cap}", "dim"))
    if not short and budget.limited:
        full = round(9 * budget.used / budget.cap) if budget.cap else 9
        pieces.append((f" {'▰' * min(9, full)}{'▱' * max(0, 9 - full)}", "accent"))
    if budget.over:
        over = (
            f" +{budget.planned}, {budget.over} over"
            if short
            else f" {budget.planned} planned, {budget.over} over"
        )
        pieces.append((over, "warn"))
    elif budget.planned:
        pieces.append((f" +{budget.planned} planned" if not short else f" +{budget.planned}", "dim"))
    return pieces


def phase_name(timetable: Timetable, phase: PhaseNow) -> str:
    """The phase as the bar says it: `ROUND 2`, `SEASON OVER`."""
    if not timetable.known:
        return NO_TIMES
    return f"ROUND {phase.round}" if phase.round else PHASE_WORDS[str(phase.phase)]


def season_words(timetable: Timetable, now: datetime, width: int) -> str:
    """In place of the rounds: that no times are known, or that another year needs another file."""
    from matchweek.domain.season.own_timetable import in_another_year
    from matchweek.domain.season.season_years import season_year

    if not timetable.known:
        press = f"Look in R3, then press {key_for('timetable')}."
        wide = f"No times of {timetable.season} are known: contact no program yet. {press}"
        return wide if width >= MEDIUM else f"No times of {timetable.season}: see R3, then timetable set."
    year = season_year(now)
    if year == timetable.season or not in_another_year(timetable, now):
        return ""
    wide = f"This file is of {timetable.season}. {year} needs a new one: matchweek --file week-{year}.db"
    return wide if width >= MEDIUM else f"File of {timetable.season}; {year}: --file week-{year}.db"


def window_title(timetable: Timetable, now: datetime, demo: bool) -> str:
    """What the terminal's window is called: `matchweek · ROUND 1 until 11:00 ET`. Names nobody."""
    from matchweek.domain.contacts.contact_facts import soap_over
    from matchweek.domain.season.timetable import phase_at
    from matchweek.domain.times.zones import EASTERN

    phase = phase_at(timetable, now)
    name = phase_name(timetable, phase)
    counts = phase.closes_at is not None and not soap_over(now, timetable)
    ends = f" until {phase.closes_at.astimezone(EASTERN):%a %H:%M} ET" if phase.closes_at and counts else ""
    return f"matchweek{' rehearsal' if demo else ''} · {name}{ends}"
