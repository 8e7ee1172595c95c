"""The scorecard of an interview of the season: a digit a score, then people and facts, while fresh."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import InterviewStatus
from matchweek.domain.tracker.said import LABELS
from matchweek.domain.tracker.scorecard import AFTER, FACTS, SCORE_WORDS, WITHIN
from matchweek.domain.tracker.tracked import LEAST, MOST, SCORES, Sponsors
from matchweek.tui.commands import BY_ID, with_keys
from matchweek.tui.commands.dialogs.preparing import SCORECARD
from matchweek.tui.look.both_times import due_words
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.season.day_pages import shown
from matchweek.tui.screens.season.interview_form import InterviewOfSeason
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

POINTS = (("", "not yet"), *((str(each), str(each)) for each in range(LEAST, MOST + 1)))
SPONSORS = (("", "unknown"), *((str(each), str(each)) for each in Sponsors))
LINES = (*SCORE_WORDS, *AFTER, *FACTS)
"""What is on the card, in its order: fields of the tracker's row."""


TEN, NONE = "score_10", "score_none"
"""Season's keys, so that one key means one score wherever scores are given."""
DIGITS = "A digit gives it and goes on; {score_10} is 10, {score_none} none."


class ScoreField(ChoiceField):
    """A score of 1 to 10, given with Season's keys. `again` is done when it has that score already."""

    again: Callable[[], None] = staticmethod(lambda: None)

    def letter(self, letter: str) -> bool:
        digit = {BY_ID[TEN].shown_key: str(MOST), BY_ID[NONE].shown_key: ""}.get(letter, letter)
        if not any(digit == value for value, _ in POINTS):
            return False
        if digit and digit == self.value:
            self.again()
        self.value = digit
        return True


class ScorecardForm(InterviewOfSeason, FormScreen):
    """Escape twice leaves it; all of it is stored as one act, in the tracker's row of the program."""

    AT = SCORECARD
    NAME = "Scorecard:"
    DRAFT = "score"

    def __init__(self, session: Session, zone: str, number: int) -> None:
        super().__init__(session, zone, number)
        self.begin(self._texts())
        open_one = next((name for name in SCORES if not self.form.by_id[name].value), SCORES[0])
        self.form.active = self.form.by_id[open_one]

    def fields(self) -> Sequence[Field]:
        scores = [self._score(name) for name in SCORES]
        people = [TextField(name, LABELS[name], lines=True, hint=_hint(AFTER[name])) for name in AFTER]
        facts: list[Field] = [
            ChoiceField(name, LABELS[name], SPONSORS)
            if name == "visa"
            else TextField(name, LABELS[name], lines=True, hint=_hint(FACTS[name]))
            for name in FACTS
        ]
        return [*scores, *people, *facts]

    def _score(self, name: str) -> ScoreField:
        field = ScoreField(name, LABELS[name], POINTS, under=lambda: self._digits(name))
        field.again = lambda: self.form.step(1)
        return field

    def _digits(self, name: str) -> Sequence[Line]:
        """Under a score, where nothing stands beside it: how it is given."""
        if self.beside or self.form.active.id != name:
            return ()
        return wrapped(f"{SCORE_WORDS[name]}. {with_keys(DIGITS)}", self.form.size.width, "dim")

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        if isinstance(field, ScoreField) and field.value and not self.form.free:
            # One digit a score: the next one waits for its own.
            self.form.step(1)

    def form_moved(self) -> None:
        super().form_moved()
        one, row = self.interview, self.row
        if one is None or row is None:
            return
        width = self.side.size.width or 38
        lines: list[Line] = []
        if row.vibe is None and self.now < one.ends + WITHIN:
            by = due_words(one.ends + WITHIN, self.zone, self.now)
            lines += [*wrapped(f"While it is fresh: by {by}.", width, "accent", 0), []]
        held, done = one.status == InterviewStatus.DONE, self.AT["held"].shown_key
        state = "✓ done" if held else f"not marked as done yet: {done} after Escape"
        lines += wrapped(state, width, "good" if held else "dim", 0)
        draft, thanks = self.AT["thanks"].shown_key, self.AT["thanked"].shown_key
        asked = f"not thanked yet: after Escape {draft} writes a draft, {thanks} says that you did"
        said = "✓ thanked" if row.thanked_at else asked
        lines += [*wrapped(said, width, "good" if row.thanked_at else "dim", 0), []]
        words = (AFTER | FACTS | SCORE_WORDS).get(self.form.active.id, "")
        digits = f" {with_keys(DIGITS)}" if self.form.active.id in SCORES else ""
        lines += [*wrapped(f"{words}.{digits}", width, "", 0), []]
        if one.note.strip():
            lines.append([("Your notes of the day", "title")])
            for part in shown(one.note).splitlines():
                lines += wrapped(part, width, "dim", 0)
        self.side.show(lines)

    # Keys while letters act

    def do_held(self) -> None:
        one = self.interview
        if one is not None:
            self._record(done=one.status != InterviewStatus.DONE)

    def do_thanked(self) -> None:
        row = self.row
        if row is not None:
            self._record(thanked=row.thanked_at is None)

    def do_thanks(self) -> None:
        """A draft that thanks the program, over the card; that it was sent is recorded there."""
        from matchweek.domain.letters.letter_use import DraftKind
        from matchweek.tui.screens.letters.letter import open_letter

        row = self.row
        if row is not None:
            self.keep()
            open_letter(self.host, DraftKind.SEASON_THANKS, code=row.code, tracked=row.id)

    def _record(self, *, done: bool | None = None, thanked: bool | None = None) -> None:
        self.keep()
        number = self.number

        def act(week: Week) -> Done:
            from matchweek.services.season import scorecards

            return scorecards.score(week, number, {}, done=done, thanked=thanked)

        self.session.do(act, self.host.said)
        self.load()

    # Storing

    def _texts(self) -> dict[str, str]:
        row = self.row
        return {name: str(getattr(row, name, None) or "") for name in LINES}

    def stored(self) -> Mapping[str, str] | None:
        return self._texts() if self.row is not None else None

    def board_changed(self) -> None:
        super().board_changed()
        if self.is_mounted and not self.leaving.left:
            self.form_moved()

    def commit(self) -> None:
        number = self.number

        def store(week: Week, *, draft: str, **lines: str) -> Done:
            from matchweek.services.season import scorecards

            return scorecards.score(week, number, lines, draft=draft)

        self.store_changed(store)


def _hint(words: str) -> str:
    return words.partition(": ")[2]
