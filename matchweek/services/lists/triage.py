"""Sorting programs: lane, tier, refuse, note. Each takes any number of codes, all or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matchweek.domain.base.change import Fields
from matchweek.domain.base.text import clean_note
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.errors import BadInput
from matchweek.services.core.known_programs import outside_remarks, read_codes, require_listed
from matchweek.services.core.week import Done, Week, plural
from matchweek.store.act import Act

_NONE = frozenset({"none", "0", "-", ""})
FOR_THE_CALL = ("why_here", "to_ask")
"""What stands beside a call from a program, in one's own words."""
_LANE_KEYS = {str(number): lane for number, lane in enumerate(Lane, 1)}


def read_lane(text: str) -> Lane | None:
    """The lane called `text`, by its word or its key 1 2 3; None for “none” or 0."""
    word = text.strip().lower()
    if word in _NONE:
        return None
    if word in _LANE_KEYS:
        return _LANE_KEYS[word]
    if word not in list(Lane):
        raise BadInput("No such lane", f"“{text}” was given.", f"Known: {', '.join(Lane)}, none.")
    return Lane(word)


def read_tier(text: str) -> Tier | None:
    """The tier called `text`; None for “none”."""
    word = text.strip().lower()
    if word in _NONE:
        return None
    if word not in list(Tier):
        raise BadInput("No such tier", f"“{text}” was given.", f"Known: {', '.join(Tier)}, none.")
    return Tier(word)


def set_lane(week: Week, codes: Sequence[str], lane: Lane | None) -> Done:
    """Put programs into a lane, or with None into none. What is put into a lane is no longer refused."""
    words = f"lane {lane}" if lane else "no lane"
    fields: dict[str, Any] = {"lane": str(lane), "refused": False} if lane else {"lane": None}
    return _change(week, "triage.lane", codes, fields, words)


def set_tier(week: Week, codes: Sequence[str], tier: Tier | None) -> Done:
    """Give programs a tier, or with None none."""
    words = f"tier {tier}" if tier else "no tier"
    return _change(week, "triage.tier", codes, {"tier": tier and str(tier)}, words)


def refuse(week: Week, codes: Sequence[str], refused: bool = True) -> Done:
    """Refuse programs, or take them back."""
    return _change(week, "triage.refuse", codes, {"refused": refused}, "refused" if refused else "taken back")


def toggle_refused(week: Week, codes: Sequence[str]) -> Done:
    """Refuse the programs; take them back if all of them are refused already."""
    wanted = read_codes(codes)

    def fields(act: Act) -> Fields:
        known = act.get_many("triage", wanted)
        return {"refused": not all(known.get(code, {}).get("refused") for code in wanted)}

    return _change(week, "triage.refuse", wanted, fields, "")


def set_note(week: Week, codes: Sequence[str], note: str, *, form: str = "") -> Done:
    """Keep a note on programs; an empty one removes it. `form` is the draft that this commits."""
    words = "note kept" if note else "note removed"
    return _change(week, "triage.note", codes, {"note": clean_note(note)}, words, form=form)


def read_program_zone(words: str) -> str:
    """The IANA name of a program's zone as people say it; empty for “none”: its place says it again.

    Raises BadInput for words that name no zone, or several.
    """
    if words.strip().lower() in _NONE:
        return ""
    from matchweek.domain.times.spoken import zone_called

    return zone_called(words).name


def set_zone(week: Week, codes: Sequence[str], words: str) -> Done:
    """Say which clock programs go by, in words such as “CT”; “none” leaves it to their place again."""
    from matchweek.domain.times.spoken.zone_titles import zone_title

    name = read_program_zone(words)
    said = f"their clock is {zone_title(name)}" if name else "their clock by their place"
    return _change(week, "triage.zone", codes, {"zone": name}, said)


def set_for_the_call(week: Week, code: str, *, draft: str = "", **words: str) -> Done:
    """Keep why this program (`why_here`) and the one question to ask it (`to_ask`), for its call.

    An empty text removes one; `draft` is the form's draft that this commits.
    """
    fields = {name: clean_note(words[name]) for name in FOR_THE_CALL if name in words}
    return _change(week, "triage.set", [code], fields, "kept for the call", form=draft)


def sort_program(
    week: Week,
    code: str,
    *,
    changes: Fields,
) -> Done:
    """Several fields of domain.programs.triage.Triage of one program in one act (`program set`)."""
    kept = dict(changes)
    for name in ("note", *FOR_THE_CALL):
        if name in kept:
            kept[name] = clean_note(kept[name])
    if "zone" in kept:
        kept["zone"] = read_program_zone(kept["zone"])
    if not kept:
        raise BadInput(
            "Nothing to set",
            "No lane, tier, note, --why-here, --to-ask, zone, --refuse or --accept was given.",
            "See `matchweek program set --help`.",
        )
    return _change(week, "triage.set", [code], kept, "set")


def _change(
    week: Week,
    name: str,
    codes: Sequence[str],
    fields: Fields | Callable[[Act], Fields],
    words: str,
    *,
    form: str = "",
) -> Done:
    wanted = read_codes(codes)
    with week.act(name, draft=form) as act:
        require_listed(act, wanted)
        values = fields(act) if callable(fields) else fields
        act.put_many("triage", dict.fromkeys(wanted, values))
        # To sort it among the targets is no harm, but it is none.
        remarks = outside_remarks(act, wanted) if values.get("lane") or values.get("tier") else ()
        changed = {each.key for each in act.changes if each.entity == "triage"}
    if callable(fields):
        words = "refused" if values["refused"] else "taken back"
    # What stood so already is no part of what is done, as undo says it.
    return Done(
        f"{words}: {plural(len(changed or wanted), 'program')}", remarks, tuple(wanted), bool(changed)
    )
