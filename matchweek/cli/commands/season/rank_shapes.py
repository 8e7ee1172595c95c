"""The rank lists as the shell answers with them: a document for scripts, and lines for people."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from matchweek.cli import output

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.ranking.checks import Finding
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.services.core.week import Week
    from matchweek.services.season.rank_files import Comparison

Answer = tuple[dict[str, Any], list[str]]
WIDTH = 96
_MARKS = ("wrong", "look", "open")
_SCORES = ("training", "fit", "lifestyle")


def lists_of(week: Week, name: str = "") -> Answer:
    """All lists, or one."""
    from matchweek.domain.board.rankings import titles
    from matchweek.domain.ranking.length import length_of
    from matchweek.domain.ranking.lists import by_codes, list_title, orders
    from matchweek.services.core.board import load_board

    board = load_board(week)
    lists = orders(board.kept.rankings)
    known, title = by_codes(board.kept.tracked.values()), titles(board)
    shown = {name: lists.get(name, ())} if name else lists
    document: dict[str, Any] = {
        "lists": [
            {"name": each, "items": [_item(*one, known, title) for one in enumerate(order, 1)]}
            for each, order in shown.items()
        ]
    }
    length = length_of(lists)
    document["codes"], document["fees"] = length.total, length.fees
    lines: list[str] = []
    for each, items in zip(shown, document["lists"], strict=True):
        rows = [
            (one["number"], one["item"], one["title"], one["bucket"], *(one[score] for score in _SCORES))
            for one in items["items"]
        ]
        heading = ("", "code", "program", "bucket", *_SCORES)
        lines += [*([""] if lines else []), list_title(each, title)]
        lines += output.table(heading, rows) or [
            "Nothing is ranked yet: `matchweek season rank add CODE...`, the best first."
        ]
    return document, [*lines, "", length.words]


def _item(number: int, item: str, known: dict[str, Tracked], title: Callable[[str], str]) -> dict[str, Any]:
    from matchweek.domain.ranking.lists import item_title, own_code
    from matchweek.domain.ranking.proposals import proposed_bucket

    one = known.get(own_code(item))
    return {
        "number": number,
        "item": item,
        "title": item_title(item, title),
        "bucket": one.bucket if one is not None else "",
        "proposed_bucket": str(proposed_bucket(one)) if one is not None else "",
        **{score: getattr(one, score, None) for score in _SCORES},
        "reason": one.reason if one is not None else "",
    }


def program(week: Week, code: str) -> Answer:
    """What is said of one program beside its place."""
    from matchweek.domain.board.rankings import day_notes, titles
    from matchweek.domain.ranking.lists import by_codes
    from matchweek.domain.ranking.proposals import proposed_bucket, reasons
    from matchweek.domain.ranking.reality import QUESTIONS, VOICES
    from matchweek.services.core.board import load_board

    board = load_board(week)
    one = by_codes(board.kept.tracked.values())[code]
    said = {name: getattr(one, name) for name in ("reason", "not_ranked", *VOICES, *QUESTIONS)}
    told = reasons(one)
    document = {
        "code": code,
        "title": titles(board)(code),
        "bucket": one.bucket,
        "proposed_bucket": str(proposed_bucket(one)),
        **said,
        "reasons": [{"about": each.about, "score": each.score, "words": each.words} for each in told],
        "notes_of_the_day": [line for each in day_notes(board, one) for line in each.lines],
    }
    asked = {**VOICES, **QUESTIONS, "reason": "Why here", "not_ranked": "Why not ranked"}
    lines = output.pairs(
        [
            ("Bucket", one.bucket),
            *((each.about, each.line) for each in told),
            *((asked[name], said[name]) for name in said),
        ]
    )
    return document, lines


def proposals(week: Week) -> Answer:
    """What buckets and scores propose, and how it differs from the order as it is."""
    from matchweek.domain.board.rankings import titles
    from matchweek.domain.ranking.compare import difference_lines
    from matchweek.domain.ranking.compare import differences as differing
    from matchweek.domain.ranking.lists import by_codes, order_of
    from matchweek.domain.ranking.proposals import proposed_bucket, proposed_order, score_of, unscored
    from matchweek.domain.ranking.rank_list import MAIN
    from matchweek.services.core.board import load_board

    board = load_board(week)
    known, title = by_codes(board.kept.tracked.values()), titles(board)
    order = order_of(board.kept.rankings, MAIN)
    wanted = proposed_order(order, known)
    rows = []
    for number, code in enumerate(wanted, 1):
        one = known.get(code)
        mean = score_of(one) if one is not None else None
        bucket = (one.bucket or f"{proposed_bucket(one)}?".removeprefix("?")) if one is not None else ""
        rows.append((number, code, title(code), bucket, "" if mean is None else f"{mean:.1f}"))
    unknown = unscored(order, known)
    document = {
        "order": list(wanted),
        "now": list(order),
        "buckets": {code: str(proposed_bucket(known[code])) for code in wanted if code in known},
        "unscored": unknown,
    }
    lines = output.table(("", "code", "program", "bucket", "score"), rows)
    lines += difference_lines(differing(order, wanted), title, "the proposal")
    if unknown:
        lines.append(f"Without scores or bucket, and so in its place: {', '.join(unknown)}.")
    if wanted != order:
        lines.append("Nothing moved. `--take-order` orders it so; `matchweek undo` takes that back.")
    return document, lines or ["Nothing is ranked yet: `matchweek season rank add CODE...`."]


def checks(week: Week, zone: Timezone) -> Answer:
    """What speaks against certifying the lists, what to do by when, and why one's true order is the best."""
    from matchweek.domain.board.rankings import titles, to_check
    from matchweek.domain.ranking.checks import findings
    from matchweek.domain.ranking.lists import item_title
    from matchweek.domain.season.rules.book import find
    from matchweek.services.core.board import load_board

    board, now = load_board(week), week.clock.now()
    found, title = findings(to_check(board, now)), titles(board)
    rows = [
        (each.weight.words, each.item, item_title(each.item, title) or _row_title(board, each), each.words)
        for each in found
    ]
    document, certification = certified(week, zone)
    document["findings"] = [
        {
            "weight": _MARKS[each.weight],
            "list": each.list,
            "item": each.item,
            "row": each.row,
            "words": each.words,
        }
        for each in found
    ]
    rule = find("ranking.true-order")[1]
    why = [part for line in (rule.lines if rule is not None else ()) for part in wrap(line, WIDTH)]
    lines = output.table(("", "code", "program", "what was found"), rows) or ["Nothing was found."]
    return document, [*lines, "", *certification, "", *why, "More: `matchweek rules ranking`."]


def _row_title(board: Board, found: Finding) -> str:
    one = board.kept.tracked.get(found.row or 0)
    return one.title if one is not None else ""


def certified(week: Week, zone: Timezone) -> Answer:
    """What is to be done now, and whether what was certified still stands."""
    from matchweek.cli.shapes.common import own_clock
    from matchweek.domain.board.rankings import titles
    from matchweek.domain.ranking.certification import certified_of, ranking_times, stage_at, stage_words
    from matchweek.domain.ranking.compare import difference_lines
    from matchweek.domain.ranking.lists import list_title
    from matchweek.domain.times.zones import dated_in_both, iso
    from matchweek.services.core.board import load_board

    board, now = load_board(week), week.clock.now()
    own = own_clock(board.applicant.zone, zone)
    timetable = board.timetable(now)
    times, state, title = ranking_times(timetable), certified_of(board.kept.rankings), titles(board)
    stage = stage_at(times, now)
    lines = [stage_words(stage, state)]
    if times.closes is not None:
        caution = f", {timetable.caution}" if timetable.caution else ""
        lines.append(f"Ranking closes {dated_in_both(times.closes, own)}{caution}.")
    if state.at is None:
        lines.append("Not certified yet, as far as is recorded here.")
    else:
        proof = f"; proof: {state.proof}" if state.proof else "; no proof is noted"
        lines.append(f"Certified {dated_in_both(state.at, own)}{proof}.")
    for name, found in (state.changed or {}).items():
        lines.append(f"{list_title(name, title)} changed since: certify it again in R3.")
        lines += [f"  {line}" for line in difference_lines(found, title, "what was certified")]
    document = {
        "stage": str(stage),
        "opens": iso(times.opens, zone) if times.opens is not None else None,
        "closes": iso(times.closes, zone) if times.closes is not None else None,
        "certified_at": iso(state.at, zone) if state.at is not None else None,
        "proof": state.proof,
        "changed_since": sorted(state.changed or {}),
    }
    return document, lines


def differences(seen: Comparison, title: Callable[[str], str], theirs: str) -> list[str]:
    """What differs between one's own list and another order of it, a line each."""
    from matchweek.domain.ranking.compare import difference_lines

    lines = list(difference_lines(seen.found, title, theirs))
    lines += [f"Not read, look at it: {line}" for line in seen.read.unread]
    count = output.plural(len(seen.read.items), "line")
    return lines or [f"The same: {count}, in the same order."]
