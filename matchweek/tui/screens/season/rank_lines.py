"""The lines of the rank list, and what stands beside the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.board.rankings import day_notes, titles, to_check
from matchweek.domain.programs.program import FUNDED_YEAR, ProgramType
from matchweek.domain.ranking.certification import Certified, certified_of
from matchweek.domain.ranking.checks import Finding, ToCheck, Weight, findings, only_moved
from matchweek.domain.ranking.length import Length, length_of
from matchweek.domain.ranking.lists import advanced, by_codes, is_supplemental, own_code, sides
from matchweek.domain.ranking.proposals import proposed_bucket, proposed_order, reasons, score_of
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, NO_MATCH
from matchweek.domain.ranking.reality import QUESTIONS, VOICES
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.tui.commands.dialogs.ranking import RANK_LIST
from matchweek.tui.look.text import fit, fit_name, masking
from matchweek.tui.panes.program_rows import TIERS
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Para, labelled

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.preference import Order
    from matchweek.domain.tracker.tracked import Tracked

NUMBER, TYPE, BUCKET, MEAN, FOUND = 5, 2, 3, 5, 2
PROPOSED = 6
LEAST_NAME = 18
ROOM_TO_NAME = (34, 28, 0)
"""Cells that a program's name has beside whole heads of the scores, shorter ones, the shortest."""
WITH_SCORES = 62
"""From this width on each score stands in its line; else the mean alone."""
_SCORES = {
    "training": ("training", "train", "tr"),
    "fit": ("fit", "fit", "fit"),
    "lifestyle": ("lifestyle", "life", "li"),
}
"""The scores of a line and what may stand above each, by the room there is; the words of the season."""
_MARKS = {Weight.WRONG: ("!", "bad"), Weight.LOOK: ("!", "warn"), Weight.OPEN: ("·", "dim")}
_FACTS = (("visa", "Visa"), ("visa_limits", "Its limits"), ("flags", "Flags"))
CUT: Piece = ("×", "accent")
NONE_YET = "Nothing is ranked here yet. {rank_type} takes codes, the best first."
NONE_YET_BELOW = "Nothing is ranked here yet. {rank_add} ranks a line below, {rank_type} takes codes."
NONE_YET_PAIRS = "No pair yet; only couples rank pairs. {rank_type} takes them."
MOST_MADE = 5000
OUT = "out:"
"""Before the code of what stands below a list and not on it."""


@dataclass(slots=True)
class Ranked:
    """Everything that is shown of the rank lists, looked up once a change.

    `made` are the lines drawn before, by what they say: a move draws those anew that it changed.
    """

    board: Board
    given: ToCheck
    lists: Mapping[str, Order]
    rows: Mapping[str, Tracked]
    found: list[Finding]
    by_item: dict[str, list[Finding]]
    length: Length
    certified: Certified
    interviewed: frozenset[int]
    title: Callable[[str], str]
    made: dict[Hashable, Row]

    @classmethod
    def of(cls, board: Board, now: datetime, before: Ranked | None = None) -> Ranked:
        """As a board has them at `now`; what was found `before` stands where only an order changed."""
        given = to_check(board, now)
        if before is not None and only_moved(before.given, given):
            found, by_item = before.found, before.by_item
        else:
            found, by_item = findings(given), {}
            for each in found:
                by_item.setdefault(each.item, []).append(each)
        return cls(
            board,
            given,
            given.lists,
            by_codes(board.kept.tracked.values()),
            found,
            by_item,
            length_of(given.lists),
            certified_of(board.kept.rankings),
            given.interviewed,
            # A masked name says no more than its code, which the mask knows.
            str if masking() else titles(board),
            before.made if before is not None and len(before.made) < MOST_MADE else {},
        )

    @property
    def names(self) -> list[str]:
        """The lists one goes through: also those of advanced programs that are still to be made."""
        made = [name for name in self.lists if is_supplemental(name)]
        wanted = advanced(own_code(item) for name in (MAIN, COUPLE) for item in self.lists.get(name, ()))
        return [MAIN, *dict.fromkeys((*wanted, *made)), COUPLE]

    def order(self, name: str) -> Order:
        return self.lists.get(name, ())

    def found_of(self, item: str) -> Sequence[Finding]:
        """What was found of an item, the worst first; of a pair also what was found of one's own program."""
        found = self.by_item.get(item, [])
        own = own_code(item)
        if own in (item, ""):
            return found
        return sorted([*found, *self.by_item.get(own, ())], key=lambda each: each.weight)

    def place_of(self, name: str, item: str) -> tuple[str, str]:
        """Where an item stands, by list and item: there, else in the first pair with that program."""
        if item in self.order(name):
            return name, item
        pair = next((each for each in self.order(COUPLE) if own_code(each) == item), "")
        return (COUPLE, pair) if pair else (name, item)

    def proposed(self) -> dict[str, int]:
        """The place that buckets and scores propose for each program of the main list, from 1."""
        wanted = proposed_order(self.order(MAIN), self.rows)
        return {code: place for place, code in enumerate(wanted, 1)}

    def left_out(self, name: str) -> list[Tracked]:
        """Programs of the season that could stand on a list and do not."""
        on_it = set(self.order(name))
        every = (one for one in self.rows.values() if one.code not in on_it)
        if is_supplemental(name):
            return [one for one in every if one.code[7:8] == ProgramType.PRELIMINARY and not one.not_ranked]
        if name != MAIN:
            return []
        ranked = {own_code(item) for order in self.lists.values() for item in order}
        return [one for one in every if one.id in self.interviewed and one.code not in ranked]


# The lines


def rank_rows(
    ranked: Ranked, name: str, width: int, cut: Sequence[str], proposed: Mapping[str, int] | None
) -> Iterator[Row]:
    """Each item of a list, then what could stand on it and does not."""
    made, masks = ranked.made, masking()
    for number, item in enumerate(ranked.order(name), 1):
        code = own_code(item)
        place = proposed.get(item, number) if proposed is not None else 0
        said = _named(ranked, item), ranked.rows.get(code), _mark(ranked, item) if item not in cut else CUT
        key = (item, number, place, width, masks, said[0], _drawn_of(said[1]), said[2])
        row = made.get(key)
        if row is None:
            row = made[key] = Row(_line(item, number, width, place, *said), item)
        yield row
    left = ranked.left_out(name)
    if not ranked.order(name):
        none = NONE_YET_PAIRS if name == COUPLE else NONE_YET_BELOW if left else NONE_YET
        yield Row([(RANK_LIST.in_words(none), "dim")])
    for refused in (False, True):
        some = [one for one in left if bool(one.not_ranked.strip()) is refused]
        if some:
            yield Row()
            yield Row([("Refused, with your reason" if refused else _left_words(name), "accent")])
        for one in some:
            title, beside = ranked.title(one.code), proposed is not None
            left_key = (one.code, width, masks, title, _drawn_of(one), beside)
            row = made.get(left_key)
            if row is None:
                row = made[left_key] = Row(_left_line(title, one, width, beside), f"{OUT}{one.code}")
            yield row


def _left_words(name: str) -> str:
    return "Interviewed, and not ranked yet" if name == MAIN else "Preliminary programs, not on this list yet"


def _line(
    item: str, number: int, width: int, place: int, named: str, one: Tracked | None, mark: Piece
) -> list[Piece]:
    """`place` is the one that is proposed, 0 where none is shown."""
    scores = _cells(width, bool(place)) if not sides(item)[1] else {}
    cut = mark == CUT
    line: list[Piece] = [
        (f"{number:>3}. ", "accent" if cut else "dim"),
        (fit_name(named, _name_cells(width, scores, bool(place))), "dim" if cut else ""),
        " ",
        (fit(own_code(item)[7:8], TYPE, private=False), "dim"),
        _bucket(one),
    ]
    line += [(_score(one, score, cells), "") for score, cells in scores.items()]
    line.append((_mean(one), "strong"))
    if place:
        line.append((f"→{place:<{PROPOSED - 1}}" if place != number else " " * PROPOSED, "accent"))
    return [*line, mark]


def _mean(one: Tracked | None) -> str:
    mean = score_of(one) if one is not None else None
    return f"{mean:>{MEAN - 1}.1f} " if mean is not None else " " * MEAN


def _drawn_of(one: Tracked | None) -> Hashable:
    """What of a tracker's row stands in its line."""
    return (one.bucket, *(getattr(one, name) for name in _SCORES)) if one is not None else None


def _mark(ranked: Ranked, item: str) -> Piece:
    """The worst that was found of it: findings stand in that order."""
    found = ranked.found_of(item)
    return _MARKS[found[0].weight] if found else " "


def _left_line(title: str, one: Tracked, width: int, proposed: bool) -> list[Piece]:
    scores = _cells(width, proposed)
    return [
        " " * NUMBER,
        (fit_name(title, _name_cells(width, scores, proposed)), "dim"),
        " ",
        (fit(one.code[7:8], TYPE, private=False), "dim"),
        _bucket(one),
        *((_score(one, score, cells), "dim") for score, cells in scores.items()),
        (_mean(one), "dim"),
    ]


def _named(ranked: Ranked, item: str) -> str:
    own, partner = sides(item)
    if not partner:
        return ranked.title(own)
    return " + ".join("no match" if side == NO_MATCH else ranked.title(side) for side in (own, partner))


def _bucket(one: Tracked | None) -> Piece:
    """The bucket that was chosen, or dim with a question mark the one that is proposed."""
    if one is None:
        return " " * BUCKET
    if one.bucket:
        return f"{TIERS[one.bucket]}  ", "strong"
    wanted = str(proposed_bucket(one))
    return (f"{TIERS[wanted]}? ", "dim") if wanted else " " * BUCKET


def _heads(width: int, proposed: bool) -> dict[str, str]:
    """What stands above each score: the longest with which names have room; none where nothing has."""
    if width < WITH_SCORES:
        return {}
    every = [dict(zip(_SCORES, heads, strict=True)) for heads in zip(*_SCORES.values(), strict=True)]
    rooms = zip(every, ROOM_TO_NAME, strict=True)
    return next(each for each, room in rooms if _name_cells(width, _widths(each), proposed) >= room)


def _widths(heads: Mapping[str, str]) -> dict[str, int]:
    return {name: len(head) + 1 for name, head in heads.items()}


def _cells(width: int, proposed: bool) -> dict[str, int]:
    """How wide the column of each score is."""
    return _widths(_heads(width, proposed))


def _name_cells(width: int, scores: Mapping[str, int], proposed: bool) -> int:
    """How wide the column of names is beside those of these scores."""
    behind = BUCKET + MEAN + FOUND + TYPE + sum(scores.values()) + (PROPOSED if proposed else 0)
    return max(LEAST_NAME, width - NUMBER - behind - 1)


def _score(one: Tracked | None, name: str, cells: int) -> str:
    value = getattr(one, name) if one is not None else None
    return f"{'·' if value is None else value:>{cells - 1}} "


def headings(width: int, proposed: bool, pairs: bool) -> list[Piece]:
    """What stands above the columns."""
    heads = _heads(width, proposed) if not pairs else {}
    name = _name_cells(width, _widths(heads), proposed) + 1
    said = f"{'':<{NUMBER}}{'program':<{name}}{'':<{TYPE}}{'':<{BUCKET}}"
    said += "".join(f"{head} " for head in heads.values())
    return [(f" {said}{'mean':>{MEAN - 1}} {'prop.' if proposed else ''}", "dim")]


# Beside


def beside(ranked: Ranked, key: str) -> list[Para]:
    """What is known of the program under the cursor: what was found, why it stands there, the day."""
    item = key.removeprefix(OUT)
    code = own_code(item)
    if not item:
        return []
    one = ranked.rows.get(code)
    said = [Para([(_named(ranked, item), "strong"), ("" if masking() else f"  {item}", "dim")], 2)]
    found = (each for each in ranked.found_of(item) if each.weight < Weight.OPEN)
    said += (Para([_MARKS[each.weight], f" {each.words}"], 2) for each in found)
    if one is None:
        return [*said, Para([("It is not in your tracker: nothing more is known of it.", "dim")])]
    if code[7:8] == ProgramType.PRELIMINARY:
        said.append(Para([(FUNDED_YEAR, "dim")], 2))
    said += _place_words(one)
    said += _facts(one)
    said += _asked(one)
    told = list(day_lines(ranked.board, one))
    return [*said, *([BLANK] if told else []), *(Para([(words, style)], 2) for words, style in told)]


def day_lines(board: Board, one: Tracked) -> Iterator[tuple[str, str]]:
    """One's own notes of the day, with the day above them: each line and its look."""
    for notes in day_notes(board, one):
        yield f"Your notes of {wall(notes.at, EASTERN)} ET", "accent"
        yield from ((line, "") for line in notes.lines)


def _place_words(one: Tracked) -> Iterator[Para]:
    if one.bucket:
        yield labelled("Bucket", one.bucket)
    elif wanted := proposed_bucket(one):
        yield labelled("Bucket", (f"{wanted}, proposed by its scores", "dim"))
    if one.not_ranked:
        yield labelled("Not ranked", one.not_ranked)
    if one.reason:
        yield labelled("Why here", one.reason)
    yield BLANK
    for each in reasons(one):
        yield labelled(each.about, each.line or ("nothing noted", "dim"))


def _facts(one: Tracked) -> list[Para]:
    found = [labelled(label, text) for field, label in _FACTS if (text := getattr(one, field).strip())]
    return [BLANK, *found] if found else []


def _asked(one: Tracked) -> Iterator[Para]:
    yield BLANK
    for field, words in {**QUESTIONS, **VOICES}.items():
        answer = getattr(one, field).strip()
        yield Para([(f"{words} ", "dim"), (answer, "") if answer else ("not yet", "warn")], 2)
