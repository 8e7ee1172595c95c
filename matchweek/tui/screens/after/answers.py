"""What one person said looking back: the three questions, and whether it is worth another try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.after.whom_to_thank import whom_to_thank
from matchweek.domain.people.afterwards import FIX, QUESTIONS, VERDICT
from matchweek.tui.commands.dialogs.after import ANSWERS_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped

if TYPE_CHECKING:
    from matchweek.domain.after.whom_to_thank import Person
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

DRAFT = "after:"
LABELS = {"against": "Against me", "change": "Change", "instead": "In my place"}
ABOUT = (
    "Ask two or three people who know your file, each alone. Write down what they say, also what you do not "
    "like. Then ask: if I fix these by September, would you say yes?"
)


class AnswersForm(FormScreen):
    """Escape twice leaves it; all that was typed is stored as one act, which is one undo."""

    AT = ANSWERS_FORM

    def __init__(self, session: Session, zone: str, key: str) -> None:
        self.key = key
        super().__init__(session, zone, "Looking back")
        self.begin(self._texts())

    def fields(self) -> Sequence[Field]:
        asked = [
            TextField(name, LABELS[name], lines=True, hint=question) for name, question in QUESTIONS.items()
        ]
        return (
            *asked,
            TextField(FIX, "If I fix", lines=True, hint="what you would mend by September"),
            TextField(VERDICT, "Their word", lines=True, hint="would they say yes then?"),
        )

    @property
    def draft_form(self) -> str:
        return f"{DRAFT}{self.key}"

    def on_mount(self) -> None:
        self.keeper.go_on()
        person = self._person
        if person is not None:
            self.say_title(person.name)
        self.side.show(wrapped(ABOUT, self.side.size.width or 38, "dim", 0))

    @property
    def _person(self) -> Person | None:
        people = whom_to_thank(self.board, self.session.clock.now())
        return next((each for each in people if each.key == self.key), None)

    # Storing

    def _texts(self) -> dict[str, str]:
        person = self._person
        names = (*QUESTIONS, FIX, VERDICT)
        return {name: getattr(person.record, name) if person is not None else "" for name in names}

    def stored(self) -> Mapping[str, str] | None:
        return self._texts() if self._person is not None else None

    def commit(self) -> None:
        key = self.key

        def store(week: Week, **lines: str) -> Done:
            from matchweek.services.after import people

            return people.answer(week, key, **lines)

        self.store_changed(store)
