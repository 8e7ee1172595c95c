"""All that is known of the program of the season under the cursor, in a few lines below the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.commands import with_keys
from matchweek.tui.look.text import fit, width_of
from matchweek.tui.widgets.painted import Line, Painted, Piece

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.tracker.season_view import SeasonRow

LABEL = 12
HALVES = 110
"""From so many cells on what is known stands in two columns."""


class SeasonCard(Painted):
    """Painted in the same frame as the cursor's move; only lines that differ are drawn."""

    DEFAULT_CSS = "SeasonCard { height: 9; width: 1fr; padding: 0 1; }"

    def about(
        self, row: SeasonRow | None, zone: Timezone, title: str, listed: str = "", next_step: str = ""
    ) -> None:
        """Show a row, or nothing; `title` is its name, or what stands for it, `listed` asks whether it is of
        the list, `next_step` says what its interview asks for."""
        if row is None:
            self.show([])
            return
        self.show(card_lines(row, zone, title, listed, next_step, self.size.width, self.size.height or 9))


def card_lines(
    row: SeasonRow, zone: Timezone, title: str, listed: str, next_step: str, width: int, height: int
) -> list[Line]:
    """What is known of a row, what is asked of it first; in two columns where there is room."""
    from matchweek.domain.tracker.said import said_of

    one = row.tracked
    lines: list[Line] = [[(title, "strong"), (f"   {one.specialty}   ID {one.id}", "dim")]]
    if listed:
        keys = with_keys("   {season_code}: it is this one")
        lines.append([("On the list: ", "accent"), (listed, "strong"), (keys, "dim")])
    lines += _time(row, zone, next_step, width)
    above = _ABOVE | {"Answer by"} if row.interview is None and next_step else _ABOVE
    known = [pair for pair in said_of(row, zone) if pair[0] not in above]
    room = max(1, height - len(lines))
    if len(known) > (room if width < HALVES else 2 * room):
        known.sort(key=lambda pair: _FIRST.index(pair[0]) if pair[0] in _FIRST else len(_FIRST))
    if width < HALVES or len(known) <= room:
        lines += ([_label(name), _one_line(value)] for name, value in known[:room])
        if len(known) > room:
            lines[-1] = _and_more(known[room - 1], len(known) - room, width)
        return lines
    half = width // 2 - 1
    for place in range(min(room, len(known))):
        pieces = _half(known[place], half)
        if place + room < len(known):
            name, value = known[place + room]
            pieces += [_label(name), (_one_line(value), "")]
        lines.append(pieces)
    return lines


# What stands in the first lines.
_ABOVE = frozenset({"Program", "Its name", "Specialty", "Interview"})


_FIRST = ("Scores", "Note", "Bucket", "Flags", "Visa limits", "Place", "Where", "With")
"""What stands first where not all has room: what no column says."""


def _and_more(pair: tuple[str, str], more: int, width: int) -> Line:
    """The last line there is room for, with how much more the card has that opens."""
    tail = with_keys(f"{{season_card}}: {more} more")
    said = fit(_one_line(pair[1]), max(8, width - LABEL - width_of(tail) - 3))
    return [_label(pair[0]), f"{said}  ", (tail, "dim")]


def _time(row: SeasonRow, zone: Timezone, next_step: str, width: int) -> list[Line]:
    """When its interview is, on one's own clock and in Eastern, and what it asks for next; without one, by
    when it is to be answered."""
    if row.interview is None:
        if not next_step or row.tracked.answer_by is None:
            return []
        from matchweek.domain.tracker.said import moment

        return [[_label("Answer by"), (moment(row.tracked.answer_by, zone), "strong"), (next_step, "accent")]]
    from matchweek.domain.times.zones import in_both, wall

    both = in_both(row.interview.at, zone)
    stands = row.interview.status
    gone = f"   {stands}" if stands != "arranged" else ""
    if gone and row.tracked.status == "scheduled":
        # Its calendar, or the interview's own form, said so: where one stands is said here.
        key = "season_done" if stands == "done" else "season_cancelled"
        next_step = with_keys(f"   {{{key}}} says so of the program")
    eastern = "" if both.same_clock else f"   {both.eastern} ET"
    own = f"{wall(row.interview.at, zone)} {both.place}"
    length = f"   {row.interview.minutes} min"
    room = width - LABEL - width_of(own) - width_of(next_step) if width else width_of(eastern + length + gone)
    # A number that is cut says another one: what does not fit is left out whole.
    ways = (f"{eastern}{length}{gone}", f"{eastern}{gone}", gone)
    tail = next((each for each in ways if width_of(each) <= room), "")
    return [[_label("Interview"), (own, "strong"), (tail, "dim"), (next_step, "accent")]]


def _label(name: str) -> tuple[str, str]:
    return (f"{name:<{LABEL}}", "dim")


def _one_line(value: str) -> str:
    first, *rest = value.splitlines() or [""]
    return f"{first}  (+{len(rest)} line{'' if len(rest) == 1 else 's'})" if rest else first


def _half(pair: tuple[str, str], width: int) -> list[Piece]:
    return [_label(pair[0]), (fit(_one_line(pair[1]), width - LABEL) + "  ", "")]
