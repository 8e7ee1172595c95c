"""Rules of lanes: kept, taken out; and what they propose confirmed, by an ordinary act on the lanes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matchweek.domain.board.board import Board
from matchweek.domain.programs.lane_rule_words import kept_rule, read_lane, read_rule, rule_of, sentence
from matchweek.domain.programs.lane_rules import REFUSE, RULED, LaneRule, Rule, scattered
from matchweek.domain.programs.programs import Program
from matchweek.errors import BadInput
from matchweek.services.core.known_programs import outside_remarks, read_codes, require_listed
from matchweek.services.core.week import Done, Week, plural
from matchweek.store import rows


def set_rule(week: Week, lane: str, text: str, *, draft: str = "") -> Done:
    """Keep the rule of a lane, as it is typed; an empty text or “none” takes it out. Nothing is sorted by it.

    Raises BadInput for what is no lane or no rule.
    """
    name = read_lane(lane)
    rule = None if text.strip().lower() in ("", "none") else read_rule(text)
    return put_rule(week, name, rule, draft=draft)


def put_rule(week: Week, lane: str, rule: Rule | None, *, draft: str = "") -> Done:
    """The same for a rule that was put together; None takes it out."""
    with week.act("lane.rule", draft=draft) as act:
        if rule is None:
            act.remove("lane_rule", lane)
        else:
            kept = kept_rule(lane, rule)
            act.put("lane_rule", lane, rule=kept.rule, names=kept.names)
        changed = bool(act.changes)
        now = {each.lane: rule_of(each) for each in rows.lane_rules(act.connection).values()}
    said = f"{lane}: {sentence(rule)}" if rule is not None else f"{lane}: no rule"
    remark = scattered(now)
    return Done(said, (remark,) if remark else (), (lane,), changed)


def rules_of(board: Board) -> dict[str, Rule]:
    """The rules of a board, in the order in which they are asked."""
    kept: Mapping[str, LaneRule] = board.kept.lane_rules
    return {lane: rule_of(kept[lane]) for lane in RULED if lane in kept}


def proposals(programs: Iterable[Program]) -> dict[str, str]:
    """What is proposed for those of some programs that are undecided, by code."""
    return {each.code: each.proposed for each in programs if each.proposed and each.undecided}


def confirm(week: Week, wanted: Mapping[str, str]) -> Done:
    """Sort programs as they were proposed, `wanted` by code, as one act: a lane, or refused.

    A program that was decided meanwhile stays as it is. Raises BadInput for none.
    """
    codes = read_codes(list(wanted))
    with week.act("lane.confirm") as act:
        require_listed(act, codes)
        known = act.get_many("triage", codes)
        taken = [code for code in codes if not _decided(known.get(code, {}))]
        act.put_many("triage", {code: _fields(wanted[code]) for code in taken})
        remarks = outside_remarks(act, [code for code in taken if wanted[code] != REFUSE])
        changed = bool(act.changes)
    if not taken:
        return Done("all of them were decided already", keys=tuple(codes), changed=False)
    return Done(f"as proposed: {counted(wanted[code] for code in taken)}", remarks, tuple(taken), changed)


def counted(lanes: Iterable[str]) -> str:
    """How many are proposed for what, in words: “12 primary, 40 refused”."""
    found = list(lanes)
    parts = [(lane, found.count(lane)) for lane in RULED]
    return ", ".join(f"{count:,} {'refused' if lane == REFUSE else lane}" for lane, count in parts if count)


def _decided(row: Mapping[str, object]) -> bool:
    return row.get("lane") is not None or bool(row.get("refused"))


def _fields(lane: str) -> dict[str, object]:
    if lane not in RULED:
        raise BadInput("No such lane", f"“{lane}” was given.", f"Known: {', '.join(RULED)}.")
    return {"lane": None, "refused": True} if lane == REFUSE else {"lane": lane, "refused": False}


def question(wanted: Mapping[str, str]) -> str:
    """What is asked before everything in view is sorted as proposed."""
    return f"Sort {plural(len(wanted), 'program')} as proposed: {counted(wanted.values())}?"
