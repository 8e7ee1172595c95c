"""What an invitation's form says under and beside its lines: programs, the countdown, each date judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matchweek.errors import BadInput, MatchweekError
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import cut_name
from matchweek.tui.screens.invitations.fields import MOST_CHOSEN, given_names
from matchweek.tui.widgets.form_fields import Suggestion
from matchweek.tui.widgets.form_lines import LABEL, hung, wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from datetime import datetime

    from pendulum import Timezone

    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.times.spoken import Setting
    from matchweek.domain.tracker.dates_in_text import OfferedDate
    from matchweek.domain.week.season_dates import JudgedDate
    from matchweek.tui.screens.invitations.invitation import InvitationForm

ANSWERED = "Answered {when}."
_PLAIN = ("specialty", "city", "state")


class InvitationLines:
    """Answers from the board for the lines of an invitation's form; it changes nothing."""

    def __init__(self, screen: InvitationForm) -> None:
        self.screen = screen
        self.choosing = False
        """Whether a date is being taken: then what is typed of the interview is stored with it."""
        # What was judged last, and against what: a form is drawn at every key.
        self._read: tuple[object, list[OfferedDate]] | None = None
        self._judged: tuple[object, list[JudgedDate]] | None = None

    @property
    def width(self) -> int:
        return self.screen.form.size.width

    def _value(self, name: str) -> str:
        return self.screen.form.by_id[name].value

    # The program

    def is_new(self) -> bool:
        """Whether a program is being named that is not known yet."""
        finder = self.screen.finder
        return not finder.picked and bool(finder.value.strip())

    def suggest(self, text: str) -> Sequence[Suggestion]:
        """Programs of the season, then of the list, that some letters may mean."""
        if not self.screen.session.ready:
            return ()
        from matchweek.services.season.finding import season_guesses

        found = season_guesses(text, self.screen.board, self.screen.recorded.number or 0)
        room = max(30, self.width - LABEL - 2)
        return [
            Suggestion(
                each.key, ((cut_name(each.title, room), "strong"),), ((each.why, "dim"),) if each.why else ()
            )
            for each in found
        ]

    def new_words(self) -> Sequence[Line]:
        """Under the program: that other words are a new one's name."""
        if not self.is_new():
            return ()
        found = self.screen.form.active is self.screen.finder and self.screen.form.suggestions()
        words = "Enter takes it; go on below for a new program." if found else "A new program of your season."
        return wrapped(words, self.width, "dim")

    # The answer's end

    def setting(self, *, limit: bool = False) -> Setting:
        from matchweek.services.season.offered import setting

        screen = self.screen
        return setting(screen.board, screen.session.clock.now(), screen.zone, self._theirs(), limit=limit)

    def _theirs(self) -> tuple[Timezone, ...]:
        from matchweek.domain.week.season_dates import zones_of_row

        return zones_of_row(self.screen.board, self.screen.row)

    def answer_by(self) -> datetime:
        """The end that is typed. Raises BadInput where it is none."""
        from matchweek.domain.tracker.answer_windows import read_window

        came = self.screen.row.invited_at or self.screen.session.clock.now()
        return read_window(self._value("window"), came, self.setting(limit=True))

    def window_words(self) -> Sequence[Line]:
        """Under the answer's end: when it is on both clocks, and how much is left."""
        from matchweek.domain.season.rules.figures import ANSWER_WITHIN
        from matchweek.domain.times.zones import countdown_text

        row, now = self.screen.row, self.screen.session.clock.now()
        if row.answered_at is not None:
            when = due_words(row.answered_at, self.screen.zone, now)
            return wrapped(ANSWERED.format(when=when), self.width, "good")
        try:
            by = self.answer_by()
        except BadInput as error:
            return wrapped(str(error), self.width, "warn")
        own = "" if self._value("window").strip() else f"; no end is said, so {ANSWER_WITHIN} hours"
        late = by <= now
        left = self._over() if late else f"{countdown_text(by - now)} left"
        words = f"{due_words(by, self.screen.zone, now)}: {left}{own}"
        return wrapped(words, self.width, "warn" if late else "strong")

    def _over(self) -> str:
        """What is said of an end that has passed: in Match Week nobody writes to a program because of it."""
        from matchweek.domain.contacts.contact_facts import before_week

        now = self.screen.session.clock.now()
        said = before_week(now, self.screen.board.timetable(now))
        return "it is over: answer all the same" if said else "it is over"

    # The dates

    def dates(self) -> list[OfferedDate]:
        """The dates as they are read of what is typed."""
        text = self._value("dates")
        now = self.screen.session.clock.now()
        against = (text, self.screen.row, self.screen.zone, int(now.timestamp()) // 60)
        if self._read is None or self._read[0] != against:
            from matchweek.domain.tracker.dates_in_text import dates_in

            self._read = (against, dates_in(text, self.setting()) if text.strip() else [])
        return self._read[1]

    def judged(self) -> list[JudgedDate]:
        """The dates by time, each with what speaks against it."""
        read, screen = self.dates(), self.screen
        now = screen.session.clock.now()
        # Not by what is typed: most letters change no date.
        dates = tuple((each.at, each.zone_said, each.minutes) for each in read)
        kept = screen.board.kept
        against = (
            dates,
            screen.row,
            int(now.timestamp()) // 60,
            self._minutes(),
            kept.interviews.copy(),
            kept.blocked.copy(),
        )
        if self._judged is None or self._judged[0] != against:
            from matchweek.services.season.offered import judged

            self._judged = (
                against,
                judged(screen.board, screen.row, read, now, screen.zone, self._minutes()),
            )
        return self._judged[1]

    def _minutes(self) -> int | None:
        text = self._value("minutes").strip()
        return int(text) if text.isdecimal() and 0 < int(text) <= 24 * 60 else None

    def date_words(self) -> Sequence[Line]:
        """Under the dates: each on all clocks with its key, what speaks against it, the earliest good one."""
        lines: list[Line] = []
        keys = self.screen.AT
        arranged = self.arranged()
        held = arranged.at if arranged is not None else None
        for place, one in enumerate(self.judged()):
            key = keys[f"date_{place + 1}"].shown_key if place < MOST_CHOSEN else " "
            mark = "chosen" if one.at == held else "earliest good date" if one.best else ""
            behind = f"  {mark}" if mark else ""
            style = "good" if one.best or one.at == held else "" if one.good else "dim"
            lines += hung(f"{key}  ", f"{one.clocks}{behind}", self.width, style)
            for each in one.remarks:
                lines += hung("   ", each.words, self.width, "dim" if one.good else "warn")
        for date in self.dates():
            lines += self._said_of(date)
        return lines

    def _said_of(self, date: OfferedDate) -> list[Line]:
        """What was understood otherwise than written, or not at all."""
        if date.at is None:
            return wrapped(f"“{date.words}”: {date.why}.", self.width, "warn")
        notes = [] if date.zone_said else [f"“{date.words}”: no zone is said; it is read as Eastern."]
        return [line for note in (*notes, *date.notes) for line in wrapped(note, self.width, "accent")]

    def arranged(self) -> Interview | None:
        """The interview that is arranged."""
        from matchweek.domain.week.season_dates import interview_of

        return interview_of(self.screen.board, self.screen.row)

    def held(self) -> dict[str, Any]:
        """What is typed of the interview itself."""
        read = next((each.minutes for each in self.dates() if each.minutes), None)
        found: dict[str, Any] = {"minutes": self._minutes() or read, "place": self._value("place").strip()}
        if self._value("came") in ("Thalamus", "Interview Broker"):
            found["calendar"] = self._value("came")
        return {name: value for name, value in found.items() if value}

    # Beside

    def side(self, width: int) -> list[Line]:
        """The days that are blocked, and what is arranged beside."""
        from matchweek.domain.contacts.interviews import arranged
        from matchweek.domain.tracker.blocked_days import blocked_words

        board, now = self.screen.board, self.screen.session.clock.now()
        lines: list[Line] = []
        coming = [each for each in arranged(board.kept.interviews.values()) if each.ends > now]
        if coming:
            lines += [[("Arranged", "accent")]]
            for each in coming[:8]:
                words = f"{due_words(each.at, self.screen.zone, now)} {board.interview_title(each)}"
                lines += wrapped(words, width, "", 0)
            lines.append([])
        days = sorted(board.kept.blocked.values(), key=lambda each: each.first)
        if days:
            lines += [[("Days you cannot", "accent")]]
            for block in days[:8]:
                lines += wrapped(blocked_words(block).removeprefix("blocked: "), width, "", 0)
        return lines

    # Storing

    def unread(self) -> str:
        """The first field that cannot be read; empty where all can."""
        if self._value("window").strip() and self._changed("window"):
            try:
                self.answer_by()
            except BadInput:
                return "window"
        if self._changed("dates") and self._unread_dates():
            return "dates"
        return ""

    def _unread_dates(self) -> str:
        """What of the dates could not be read, as it is typed."""
        text, found = self._value("dates").strip(), self.dates()
        return "; ".join(each.words for each in found if each.at is None) if found else text

    def _changed(self, name: str) -> bool:
        return self._value(name) != self.screen.keeper.before.get(name, "")

    def changes(self, before: Mapping[str, str]) -> dict[str, Any]:
        """The fields to store, as services.season.invited.change takes them."""
        values = self.screen.values()
        found: dict[str, Any] = {}
        # What could not be read, and was left so, is not lost.
        unread: dict[str, str] = {}
        if self.is_new():
            found |= given_names(values)
        if values["window"] != before["window"]:
            try:
                found["answer_by"] = self.answer_by()
            except BadInput:
                unread["Answer by"] = values["window"].strip()
        if values["dates"] != before["dates"]:
            found["dates"] = [each.at for each in self.dates() if each.at is not None]
            unread["Dates"] = self._unread_dates()
        note = _with(values["note"], unread)
        # What belongs to an interview that is not chosen yet stays in the note.
        if self.arranged() is not None:
            found |= self._held_anew(before)
        elif not self.choosing:
            note = _with(note, {"Where": values["place"].strip(), "Minutes": values["minutes"].strip()})
        if note != before["note"]:
            found["note"] = note
        if values["came"] != before["came"] and values["came"]:
            found["came"] = values["came"]
        return found

    def _held_anew(self, before: Mapping[str, str]) -> dict[str, Any]:
        """What is typed otherwise of the interview that is arranged."""
        found: dict[str, Any] = {}
        if self._value("place") != before["place"]:
            found["place"] = self._value("place").strip()
        if self._value("minutes") != before["minutes"] and self._minutes():
            found["minutes"] = self._minutes()
        return found

    def read_mail(self) -> dict[str, str]:
        """What a mail that was pasted into the notes proposes, by field."""
        from matchweek.services.season.mailed import proposed

        try:
            return proposed(self.screen.board, self._value("note"), self.setting())
        except MatchweekError as error:
            self.screen.host.tell(error)
            return {}


def _with(note: str, more: Mapping[str, str]) -> str:
    """A note with more lines, as far as it does not say them already."""
    lines = [f"{name}: {text}" for name, text in more.items() if text and text not in note]
    return "\n".join(filter(None, (note, *lines)))
