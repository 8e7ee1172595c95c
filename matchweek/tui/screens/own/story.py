"""A story as one tells it in an interview: situation, action, result, reflection, in two minutes at most."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.people.core_packet import LONG, PARTS, WORDS_A_MINUTE, length_words, limit_words
from matchweek.tui.commands.dialogs.me import STORY_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session
    from matchweek.tui.widgets.painted import Line

DRAFT, NEW = "me:story:", "new"
HINTS = {
    "situation": "where, who, what was at stake: two sentences",
    "action": "what you did yourself, step by step",
    "result": "what came of it, with a number if there is one",
    "reflection": "what you learnt, and do since",
}
ABOUT = (
    "Four stories answer nearly everything: a conflict, a failure, a time you led, a patient you remember. "
    "A story whose lines are all emptied is taken out."
)


def open_story(app: Host, session: Session, zone: str, number: int | None) -> None:
    """Open the form of a story, of a new one without a number."""
    if number is None or number in session.board.kept.stories:
        app.push_screen(StoryForm(session, zone, number))


class StoryForm(FormScreen):
    """Escape twice leaves it; all that was typed is stored as one act, which is one undo."""

    AT = STORY_FORM

    def __init__(self, session: Session, zone: str, number: int | None) -> None:
        self.number = number
        self._since: float | None = None
        super().__init__(session, zone, "A story" if number is None else "The story")
        self.begin(self._texts())

    def fields(self) -> Sequence[Field]:
        parts = [TextField(name, name.capitalize(), lines=True, hint=HINTS[name]) for name in PARTS]
        return (TextField("title", "Title", hint="a few words, to find it again"), *parts)

    @property
    def draft_form(self) -> str:
        return f"{DRAFT}{NEW if self.number is None else self.number}"

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)
        self.keeper.go_on()

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        self._tell_side()

    def form_moved(self) -> None:
        super().form_moved()
        self._tell_side()

    def tick(self) -> None:
        """Each second the stopwatch."""
        if self._since is not None and self.is_current:
            self.say_title(f"{int(time.monotonic() - self._since)} s, {limit_words(LONG)}")

    def _tell_side(self) -> None:
        width = self.side.size.width or 38
        text = " ".join(self.form.by_id[name].value for name in PARTS)
        words, look = length_words(text, LONG)
        lines: list[Line] = [*wrapped(words, width, look, 0), []] if words else []
        lines += [*wrapped(ABOUT, width, "dim", 0), []]
        lines += wrapped(
            f"{limit_words(LONG).capitalize()}: {WORDS_A_MINUTE} words a minute.", width, "dim", 0
        )
        self.side.show(lines)

    def do_time_story(self) -> None:
        """Begin to tell it aloud, or stop."""
        if self._since is None:
            self._since = time.monotonic()
            self.tick()
            return
        seconds, self._since = time.monotonic() - self._since, None
        self.say_title()
        words = f"{seconds:.0f} seconds. {limit_words(LONG).capitalize()} is right."
        self.app.notify(words, title="Your story", markup=False)

    # Storing

    def _texts(self) -> dict[str, str]:
        story = self.board.kept.stories.get(self.number or 0)
        return {name: getattr(story, name) if story is not None else "" for name in ("title", *PARTS)}

    def stored(self) -> Mapping[str, str] | None:
        if self.number is not None and self.number not in self.board.kept.stories:
            return None
        return self._texts()

    def commit(self) -> None:
        number = self.number

        def store(week: Week, **lines: str) -> Done:
            from matchweek.services.people import stories

            return stories.add(week, **lines) if number is None else stories.change(week, number, **lines)

        self.store_changed(store)
