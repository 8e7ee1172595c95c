"""Why a program stands where it stands: reasons, questions, others' words, the day's notes beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.ranking.lists import by_codes
from matchweek.domain.ranking.reality import QUESTIONS, VOICES
from matchweek.tui.commands.dialogs.ranking import RANK_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.season.rank_lines import day_lines
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped

if TYPE_CHECKING:
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

NAMES = ("reason", *QUESTIONS, *VOICES, "not_ranked")
_LABELS = {
    "reason": "Why here",
    "question_1": "Glad?",
    "question_2": "A bad day",
    "question_3": "No name",
    "mentor": "A mentor",
    "resident": "A resident",
    "not_ranked": "Not ranked",
}
_HINTS = {
    "reason": "training, then fit, then lifestyle and place, the name last",
    **QUESTIONS,
    "mentor": "what a mentor says of it",
    "resident": "what a resident says of it",
    "not_ranked": "why you do not rank it, although it interviewed you",
}
NO_NOTES = "No notes of its interview are here. What you wrote on the day is fresher than memory."


class RankForm(FormScreen):
    """Escape twice leaves it; what was said is stored as one act."""

    AT = RANK_FORM

    def __init__(self, session: Session, zone: str, code: str, first: str = "reason") -> None:
        self.code, self.first = code, first
        super().__init__(session, zone, f"On the rank list: {session.board.title(code)}")
        self.begin(self._values())

    @property
    def _row(self) -> Tracked | None:
        return by_codes(self.board.kept.tracked.values()).get(self.code)

    def fields(self) -> Sequence[Field]:
        return [TextField(name, _LABELS[name], lines=True, hint=_HINTS[name]) for name in NAMES]

    @property
    def draft_form(self) -> str:
        return f"rank_why:{self.code}"

    def _values(self) -> dict[str, str]:
        one = self._row
        return {name: getattr(one, name) if one is not None else "" for name in NAMES}

    def on_mount(self) -> None:
        self.keeper.go_on()
        self.form.go(self.first)

    def stored(self) -> Mapping[str, str] | None:
        return self._values() if self._row is not None else None

    def form_moved(self) -> None:
        super().form_moved()
        one, width = self._row, self.side.size.width or 38
        asked = QUESTIONS.get(self.form.active.id, "")
        lines = [*(wrapped(asked, width, "accent", 0) if asked else ()), *([[""]] if asked else ())]
        told = list(day_lines(self.board, one)) if one is not None else []
        for words, style in told or [(NO_NOTES, "dim")]:
            lines += wrapped(words, width, style, 0)
        self.side.show(lines)

    def commit(self) -> None:
        code = self.code

        def store(week: Week, **lines: str) -> Done:
            from matchweek.services.season import rank_words

            return rank_words.note(week, code, **lines)

        self.store_changed(store)
