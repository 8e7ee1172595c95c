"""What was begun and not finished: text typed and never kept, records that lack what one needs of them.

A form's draft is known by its name: “interview:new:CODE”, “call:12”, “advocate:new”, “note:CODE”; that of a
small question by what it asks: “reply:3:CODE”, “seen:CODE”, “answer:4”, “times:round_1_opens”, or
“reason:seen:CODE” for the reason of such a one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.calls import CallBack
from matchweek.domain.plan.packaged import tasks as packaged
from matchweek.domain.times.zones import wall

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call

NOT_KEPT = "not finished"
_HERE = {
    "seen": "offer seen in R3",
    "answer": "answer to the offer",
    "reply": "what it answered an advocate",
    "for_the_call": "for its call",
    "rank_why": "why it stands on the rank list",
    "names": "what people call it",
}
_REASONS = {
    "portal": "what a portal counts",
    "rule": "what was answered on a rule",
    "submit": "applications recorded against a rule",
}
_ABOUT_A_PROGRAM = {
    "for_the_call": "what to say to {} when it calls",
    "names": "what people call {}",
    "facts": "what one knows of {}",
    "rank_why": "why {} stands on the rank list",
}
_OF_SEASON = {
    "prepare": "preparation for {}",
    "room": "notes of the interview with {}",
    "score": "scorecard of {}",
}
"""What is typed about one interview of the season, by the form, with the program's name."""
# Lines of the rank lists and of the plan.
_TYPED = {
    "rank_add": "what to put on the rank list",
    "rank_proof": "that the rank list was certified",
    "plan_add": "a task of your own",
    "plan_put_off": "to which day {} is put off",
    "plan_note": "note on {}",
    "plan_decide": "the reason of your decision",
    "outreach_add": "a program to write to",
    "outreach_reason": "why you write to {}",
    "outreach_reply": "what {} answered",
}
_OWN = {"me:own": "your own data", "me:people": "whom to call on Monday"}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One thing left half done. `form` names its draft, or “call:12” for a record; `missing` what it lacks.

    `at` is when it was last typed in, or when the call came (aware UTC). `names` are people named in it whom
    no record holds yet; `program` is a code or empty.
    """

    form: str
    title: str
    missing: str
    at: datetime
    program: str = ""
    names: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """interview, call, advocate, note, me, letter, offer or clearance; or a small question: reply, seen,
        answer, times or reason."""
        return self.form.partition(":")[0]

    @property
    def here(self) -> str:
        """In words where its program stands beside it: “note: not finished”."""
        return f"{_HERE.get(self.kind, self.kind)}: {self.missing}"

    @property
    def words(self) -> str:
        """In words: “time missing: interview, Harbor Point”; what is missing is never cut away."""
        return f"{self.missing}: {self.title}"


def of_draft(form: str, values: Mapping[str, Any], typed_at: datetime, board: Board) -> Unfinished:
    """What a draft is of, by the name of its form and by what was typed."""
    kind, _, key = form.partition(":")
    texts = {name: str(value).strip() for name, value in values.items() if value is not None}
    if kind == "interview":
        return _interview(form, key, texts, typed_at, board)
    if kind == "call":
        call = board.call(int(key)) if key.isdecimal() else None
        return Unfinished(form, _call_title(call, board), NOT_KEPT, typed_at, texts.get("program", ""))
    if kind == "advocate":
        name = texts.get("name", "")
        known = next((each.name for each in board.advocates if str(each.id) == key), "")
        missing = NOT_KEPT if known or name else "name missing"
        title = f"advocate, {known or name}" if known or name else "a new advocate"
        return Unfinished(form, title, missing, typed_at, names=(name,) if name else ())
    if kind in ("blocked", "invited", "tracked"):
        return _of_season(form, texts, typed_at, board)
    if kind in ("note", "clearance"):
        code = key.partition(":")[0]
        about = "several programs" if code == "several" else board.title(code)
        title = f"note on {about}" if kind == "note" else f"clearance for {about}"
        return Unfinished(form, title, NOT_KEPT, typed_at, "" if code == "several" else code)
    if kind == "offer":
        offer = board.kept.offers.get(int(key)) if key.isdecimal() else None
        code = offer.program if offer is not None else ""
        title = f"correction of the offer of {board.title(code)}" if code else "correction of an offer"
        return Unfinished(form, title, NOT_KEPT, typed_at, code)
    if kind in _ABOUT_A_PROGRAM:
        return Unfinished(form, _ABOUT_A_PROGRAM[kind].format(board.title(key)), NOT_KEPT, typed_at, key)
    if kind in _OF_SEASON:
        one = board.kept.interviews.get(int(key)) if key.isdecimal() else None
        named = board.interview_title(one) if one is not None else "a program"
        code = one.program if one is not None else ""
        return Unfinished(form, _OF_SEASON[kind].format(named), NOT_KEPT, typed_at, code)
    if kind in _TYPED:
        return Unfinished(form, _TYPED[kind].format(_of_plan(kind, key, board)), NOT_KEPT, typed_at)
    if kind == "after":
        return Unfinished(form, f"what {_whom(key, board)} said looking back", NOT_KEPT, typed_at)
    if kind == "lane":
        return Unfinished(form, f"the rule of the lane {key}", NOT_KEPT, typed_at)
    if kind in ("reply", "seen", "answer", "times", "reason"):
        return _question(form, typed_at, board)
    if kind == "letter":
        return Unfinished(form, f"draft {key}", NOT_KEPT, typed_at)
    if form.startswith("me:story:"):
        return Unfinished(form, f"story {texts.get('title', '')}".strip(), NOT_KEPT, typed_at)
    if form.startswith("me:document:"):
        return Unfinished(form, f"document {texts.get('title', '')}".strip(), NOT_KEPT, typed_at)
    return Unfinished(form, _OWN.get(form, form), NOT_KEPT, typed_at)


def _of_plan(kind: str, key: str, board: Board) -> str:
    """The task, or the program of the outreach, that a line of the plan is about."""
    if kind.startswith("outreach_"):
        one = board.kept.outreach.get(int(key)) if key.isdecimal() else None
        return one.title if one is not None else "a program"
    usual = (each.title for each in packaged() if each.key == key)
    own = (each.title for each in board.kept.own_tasks.values() if each.key == key)
    return next((f"“{title}”" for title in (*usual, *own)), "a task")


def _whom(key: str, board: Board) -> str:
    """The person or program whose word is looked back on."""
    about, _, number = key.partition("/")
    if about == "program":
        return board.title(number)
    return next((each.name for each in board.advocates if key == f"advocate/{each.id}"), "somebody")


def _of_season(form: str, texts: Mapping[str, str], typed_at: datetime, board: Board) -> Unfinished:
    """What was typed of the season: days to block, an invitation, a program."""
    kind, _, key = form.partition(":")
    if kind == "blocked":
        return Unfinished(form, "days to block", NOT_KEPT, typed_at)
    row = board.kept.tracked.get(int(key)) if key.isdecimal() else None
    code = row.code if row is not None else ""
    if kind == "invited":
        title = f"invitation of {board.season_title(row)}" if row is not None else "an invitation"
        return Unfinished(form, title, NOT_KEPT, typed_at, code)
    known = board.season_title(row) if row is not None else ""
    named = known or texts.get("institution") or texts.get("name") or "new"
    return Unfinished(form, f"program of the season, {named}", NOT_KEPT, typed_at)


def _question(form: str, typed_at: datetime, board: Board) -> Unfinished:
    """What was typed in a small question, by what it asks; a reason is one of what it lets be recorded."""
    kind, _, key = form.partition(":")
    code = ""
    if kind == "reply":
        number, _, code = key.partition(":")
        whom = next((each.name for each in board.advocates if str(each.id) == number), "an advocate")
        title = f"what {board.title(code)} answered {whom}"
    elif kind == "seen":
        code, title = key, f"an offer of {board.title(key)} seen in R3"
    elif kind == "answer":
        offer = board.kept.offers.get(int(key)) if key.isdecimal() else None
        code = offer.program if offer is not None else ""
        title = f"your answer to the offer of {board.title(code)}" if code else "your answer to an offer"
    elif kind == "times":
        title = "a change of the timetable"
    else:
        of = _question(key, typed_at, board) if key.partition(":")[0] in ("seen", "answer") else None
        about, _, name = key.partition(":")
        code = of.program if of is not None else name if name in board.programs else ""
        title = f"the reason: {of.title}" if of is not None else f"the reason: {_REASONS.get(about, about)}"
    return Unfinished(form, title, NOT_KEPT, typed_at, code)


def _interview(form: str, key: str, texts: Mapping[str, str], typed_at: datetime, board: Board) -> Unfinished:
    new, code = key.startswith("new:"), key.removeprefix("new:")
    if not new:
        known = board.kept.interviews.get(int(key)) if key.isdecimal() else None
        code = known.program if known is not None else ""
    who = texts.get("interviewer", "")
    at = texts.get("at", "")
    missing = "time missing" if new and not at else f"time “{at}” not read or not kept" if new else NOT_KEPT
    title = f"interview, {board.title(code)}" if code else "an interview"
    return Unfinished(form, title, missing, typed_at, code, (who,) if who else ())


def of_program(board: Board, code: str) -> list[Unfinished]:
    """What was begun about one program and not finished, oldest first."""
    return [each for each in board.unfinished if each.program == code]


def incomplete_calls(board: Board) -> Iterator[Unfinished]:
    """Calls that were logged and do not say which program it was; those to be returned say so elsewhere."""
    drafts = {each.form for each in board.unfinished}
    for call in board.calls:
        waits = call.call_back == CallBack.DUE or call.next_step
        if waits or call.missed or call.to != "me" or (call.program and call.confirmed):
            continue
        form = f"call:{call.id}"
        if form not in drafts:
            # A guess, or a time that was not clear: it is named, and asks to be confirmed.
            missing = "program to confirm" if call.program else "program missing"
            yield Unfinished(form, _call_title(call, board), missing, call.at)


def _call_title(call: Call | None, board: Board) -> str:
    if call is None:
        return "a call"
    who = call.caller or call.number
    if call.program:
        who = board.title(call.program) if call.confirmed else f"perhaps {board.title(call.program)}"
    return f"call of {wall(call.at)} ET{f', {who}' if who else ''}"
