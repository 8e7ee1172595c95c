"""What a call's form says under and behind its lines: candidates, who called before, what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.errors import BadInput
from matchweek.tui.commands import with_keys
from matchweek.tui.commands.dialogs.calls import CALL_FORM
from matchweek.tui.look.text import cut_name, width_of
from matchweek.tui.screens.call_part import CallPart
from matchweek.tui.screens.calls.call_card import short_card
from matchweek.tui.screens.calls.call_values import Changes, changes
from matchweek.tui.screens.days.times import read_time, zones_of
from matchweek.tui.widgets.form_fields import Suggestion
from matchweek.tui.widgets.form_lines import LABEL, wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.gate.call_backs import Return
    from matchweek.domain.gate.call_doubts import Doubt
    from matchweek.tui.screens.calls.call import CallForm

FORM = "call:"
SHOWN = 5
LONG_ENOUGH = 4
"""So many letters are a name that should be found by now."""
NOT_FOUND = "Nothing on your list is called so. Try its city, or leave it: it is kept."
NO_LIST = "No list yet; it is kept. An invitation goes into Season: {season}, then {season_invitation}."
"""Months before Match Week a program that calls invites to an interview, and is on no list."""
NOBODYS = "No program, advocate or earlier call has this number."
AS_NUMBER = "It is kept as the number that called."
UNCONFIRMED = "Not confirmed yet: which program? Go back up to it and take one."
TO_CHOOSE = "Not confirmed yet: which program? {into_line} shows them again."


class Logged:
    """A call that is being stored: `number` is known once it is, which a locked file delays.

    `made` is the newest entry of the journal then: that it was made is nobody else's change.
    """

    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.made = 0

    def seen(self, seen: int | None) -> int | None:
        """The newest entry that its form knows of, which has seen so much."""
        return None if seen is None else max(seen, self.made)

    @property
    def form(self) -> str:
        return "" if self.number is None else f"{FORM}{self.number}"


def _why_not(text: str) -> str:
    """Why a text that looks like a number leads nowhere; empty for words, and for a number."""
    from matchweek.domain.people.phones import why_none

    digits, letters = (sum(map(told, text)) for told in (str.isdigit, str.isalpha))
    return why_none(text) if digits > letters else ""


class CallLines(CallPart):
    """Answers from the board for the lines of a call's form; it changes nothing."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(screen)
        self.asked = ""
        """The candidate that was asked for last."""

    @property
    def theirs(self) -> tuple[Timezone, ...]:
        """The zones that the call's program may be in."""
        return zones_of(self.board, self.screen.program_code)

    def changes(self) -> Changes:
        """What the form as it stands changes of the call."""
        return changes(
            self.screen.values(),
            self.screen.keeper.before,
            self.screen.zone,
            self.now,
            self.theirs,
            self.number_said(),
        )

    def number_said(self) -> str:
        """The number that called, where it stands in the line of the program and no other is kept; as it was
        written. The beginning of a code, or a number of the accreditation, is none."""
        from matchweek.domain.people.phones import numbers_in

        text = self.finder.value.strip()
        if not text or self.form.by_id["number"].value.strip() or not numbers_in(text):
            return ""
        plain = text.replace(" ", "")
        of_list = (
            each.code.startswith(plain) or each.acgme_id.startswith(plain) for each in self.board.programs
        )
        return "" if plain.isalnum() and any(of_list) else text

    @property
    def candidate(self) -> str:
        """The program that stands in question: asked for, or marked among the candidates."""
        if self.form.question is not None and self.form.question.field is self.finder:
            return self.asked
        suggested = self.form.suggested if self.form.active is self.finder else None
        return suggested.key if suggested is not None else ""

    def to_return(self) -> tuple[Return, str]:
        """How the call as it stands is returned, and what was tried."""
        from matchweek.domain.gate.call_backs import how_to_return, tries_words

        call = self.typed_call()
        application = self.board.applications.get(call.program or "")
        sent = application.submitted_at if application is not None else None
        timetable = self.board.timetable(call.at)
        return how_to_return(call, sent, timetable, self.now), tries_words(call, self.now)

    def program_words(self, code: str) -> Sequence[Piece]:
        program = self.board.programs.get(code)
        if program is None:
            return [(code, "strong"), ("  confirmed, on no list any more", "dim")]
        return [
            (cut_name(program.question, max(24, self.form.size.width - LABEL - 12)), "strong"),
            ("  confirmed", "good"),
        ]

    def card_words(self) -> Sequence[Line]:
        """The card in two lines under the program, where there is no room for it beside the form."""
        code = self.finder.picked or self.candidate
        program = self.board.programs.get(code) if code else None
        if not code and self.finder.value.strip():
            words, look = self._unfound_words()
            return wrapped(words, self.form.size.width, look) if words else ()
        if self.screen.beside or program is None:
            return ()
        return short_card(program, self.board, but=self.screen.logged.number)

    def _unfound_words(self) -> tuple[str, str]:
        """What to say of a text in the line of the program that none was taken for, and how it looks."""
        text, here = self.finder.value, self.form.active is self.finder
        if self.session.ready and (number := self.number_said()):
            from matchweek.services.days import guessing

            known = guessing.number_words(number, self.board, self.screen.logged.number)
            return f"{known or NOBODYS} {AS_NUMBER}", "accent"
        if not here:
            return _why_not(text) or UNCONFIRMED, "warn"
        if not self.form.typing and self.finder.suggestions():
            return CALL_FORM.in_words(TO_CHOOSE), "warn"
        is_name = sum(map(str.isalpha, text)) >= LONG_ENOUGH
        if not is_name or self.form.suggestions():
            return "", ""
        return (NOT_FOUND, "dim") if len(self.board.programs) else (with_keys(NO_LIST), "accent")

    def suggest_programs(self, text: str) -> Sequence[Suggestion]:
        """Candidates: who called from this number before, then what the text may mean."""
        if not self.session.ready:
            return ()
        from matchweek.domain.people.phones import numbers_in
        from matchweek.services.days import guessing

        board = self.board
        number = text if numbers_in(text) else self.form.by_id["number"].value
        known = guessing.hints(number, board, self.screen.logged.number)
        guessed = guessing.guesses(text, board, known, SHOWN)
        found = [self.suggestion(each.code, each.why, likely=each.likely) for each in guessed]
        return [each for each in found if each is not None]

    def suggest_people(self, text: str) -> Sequence[Suggestion]:
        """Advocates by a part of their name."""
        if self.form.by_id["to"].value != "advocate":
            return ()
        from matchweek.domain.base.text import fold

        asked = fold(text.strip())
        names = [(advocate.name, advocate.role) for advocate in self.board.advocates]
        found = [pair for pair in names if asked in fold(pair[0]) and fold(pair[0]) != asked]
        return [
            Suggestion(name, (name, (f"  {role}" if role else "", "dim"))) for name, role in found[:SHOWN]
        ]

    def number_words(self) -> Sequence[Line]:
        """Under the number: whose it may be. Only hints; it may be a shared exchange."""
        if self.finder.picked or not self.session.ready:
            return self.none_words("number")
        from matchweek.domain.people.phones import why_none
        from matchweek.services.days import guessing

        number = self.form.by_id["number"].value
        words = guessing.number_words(number, self.board, self.screen.logged.number)
        return wrapped(words, self.form.size.width, "warn" if why_none(number) else "accent") if words else ()

    def none_words(self, name: str) -> Sequence[Line]:
        """Under a number that is none to call: why; it is kept as it was written."""
        from matchweek.domain.people.phones import why_none

        return (
            wrapped(words, self.form.size.width, "warn")
            if (words := why_none(self.form.by_id[name].value))
            else ()
        )

    def early_words(self) -> Sequence[Line]:
        """Under the time: contact before it is allowed."""
        if not self.session.ready:
            # The opening thread is importing the services; two threads importing at once may fail.
            return ()
        from matchweek.services.days import calls

        try:
            at = self.at()
        except BadInput:
            return ()
        words = calls.too_early(self.board.timetable(at), at)
        marks = CALL_FORM.in_words("After {leave}, {rule_question} marks it.")
        return wrapped(f"{words} {marks}", self.form.size.width, "warn") if words else ()

    def at(self) -> datetime:
        text = self.form.by_id["at"].value
        if text == self.screen.keeper.before["at"] or not text.strip():
            return self.screen.call.at
        return read_time(text, self.screen.zone, self.now, "past", theirs=self.theirs)

    def suggestion(self, code: str, why: str = "", *, likely: bool = True) -> Suggestion | None:
        """A program as a candidate under the finder."""
        program = self.board.programs.get(code)
        if program is None:
            return None
        room, look = max(30, self.form.size.width - LABEL - 2), "good" if likely else "warn"
        behind = f"  {why}" if why else ""
        if width_of(program.question) + width_of(behind) > room:
            # The reason goes below: the name is what it is known by.
            below = ((why, look),) if why else ()
            return Suggestion(code, ((cut_name(program.question, room), "strong"),), below)
        return Suggestion(code, ((program.question, "strong"), (behind, look)))

    def line_entered(self, note: str) -> str | None:
        """The note once enter ended its last line, with the time before it."""
        from matchweek.domain.contacts.note_lines import entered

        return entered(note, self.now, self.screen.call.at)

    # What is in doubt of it

    def asks_who_began(self) -> bool:
        """Whether it is open, or was said, that somebody else than the program began it."""
        from matchweek.domain.contacts.who_began import unclear

        values = {name: self.form.by_id[name].value for name in ("begun_by", "to", "note")}
        return bool(values["begun_by"]) or values["to"] != "me" or unclear(values["to"], values["note"])

    def begun_words(self) -> Sequence[Line]:
        """Under who began it: that only a program's own contact opens anything."""
        from matchweek.domain.contacts.who_began import WHO, remark, unclear

        values = {name: self.form.by_id[name].value for name in ("begun_by", "to", "note")}
        words = remark(values["begun_by"])
        if not words and unclear(values["to"], values["note"]) and not self.screen.call.begun_by:
            words = WHO
        return wrapped(words, self.form.size.width, "warn") if words else ()

    def counts_doubt(self) -> Sequence[Doubt]:
        """Why this contact does not count by itself, as the form has it now."""
        from matchweek.domain.gate.call_doubts import Doubt, doubts

        call = replace(self.typed_call(), counts="", incident="")
        found = doubts(
            call,
            self.board.applications,
            self.board.timetable(call.at),
            self.now,
        )
        return [each for each in found if each in (Doubt.APPLIED_AFTER, Doubt.TOO_EARLY)]

    def asks_counts(self) -> bool:
        """Whether somebody has to say that this contact counts."""
        return bool(self.form.by_id["counts"].value) or bool(self.counts_doubt())

    def counts_words(self) -> Sequence[Line]:
        """Under who says so: what is in doubt."""
        from matchweek.domain.gate.call_doubts import words_of

        if self.form.by_id["counts"].value:
            return ()
        width = self.form.size.width
        return [line for each in self.counts_doubt() for line in wrapped(words_of(each), width, "warn")]

    def typed_call(self) -> Call:
        """The call as its form has it now, stored or not."""
        found = self.changes()
        fields = dict(found.fields)
        if "program" in fields:
            fields["confirmed"] = fields["program"] is not None
        return replace(
            self.screen.call, id=self.screen.logged.number or 0, at=found.at or self.screen.call.at, **fields
        )

    # What a correction closes

    def would_close(self) -> list[str]:
        """What the form as it stands would close, a line each."""
        if self.screen.logged.number is None or not self.screen.call.id:
            return []
        found = self.changes()
        if not found.fields and found.at is None:
            return []
        from matchweek.tui.screens.advocates.closing_gates import closing_of_call

        return closing_of_call(self.screen.host, self.session, self.screen.call, found.fields, found.at)
