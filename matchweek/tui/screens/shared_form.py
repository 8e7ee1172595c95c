"""A form that other windows may have open too: drafts of its own, nothing overwritten unseen, no word lost.

It stays open until what was typed is stored, kept as a draft, or given up by a person who was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.two_texts import Other, clock_words, joined, merge
from matchweek.errors import ChangedMeanwhile, MatchweekError
from matchweek.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from matchweek.services.drafts import Commits, Draft
    from matchweek.services.week import Done, Week
    from matchweek.tui.desk import Desk

TRIES = 3
CHANGED = "changed in another window too: both are kept"
RESTORED = "what was typed before is here again"
STAYS = "NOT STORED: your words stay here, leave again to try again"


class SharedForm(Dialog[None]):
    """What a form and a note share. Subclasses say `draft_form`, `values`, `show_values`, `stored`, `commit`.

    `before` are the texts as they are stored, `both` those that were changed here and elsewhere.
    """

    desk: Desk

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__(title, words)
        self.heading = title
        self.before: dict[str, str] = {}
        self.both: dict[str, Other] = {}
        self._elsewhere: tuple[datetime, ...] = ()
        self._since: datetime | None = None
        self._seen: int | None = None
        # Whether others can tell that this is open; whether something is typed that is not on disk.
        self._marked = self._dirty = False
        self._warned = self._undoing = self._left = self._failed = False
        self._outcome: bool | None = True

    # What a subclass says

    @property
    def draft_form(self) -> str:
        """The name of its draft; empty while there is nothing it could belong to."""
        raise NotImplementedError

    def values(self) -> dict[str, str]:
        """What is typed, by the name of each text."""
        raise NotImplementedError

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put texts into the form."""
        raise NotImplementedError

    def stored(self) -> Mapping[str, str] | None:
        """The texts as they are stored now; None when what the form is of is gone."""
        return self.before

    def is_long(self, name: str) -> bool:
        """Whether a text takes several lines: then what two windows wrote is kept one under the other."""
        raise NotImplementedError

    def label_of(self, name: str) -> str:
        """A text's name on the screen."""
        raise NotImplementedError

    def shown_value(self, name: str, value: str) -> str:
        """A text in words, where it is a choice."""
        return value

    def board_changed(self) -> None:
        """The board shows something else than before: `take_in` it."""
        raise NotImplementedError

    def commit(self) -> None:
        """Store the form as one act, by `act`; or leave it as a draft, or forget it."""
        raise NotImplementedError

    # Opening

    def start(self, before: Mapping[str, str]) -> None:
        """Begin with the texts as they are stored."""
        self.before = dict(before)
        self._seen, self._since = self.desk.seen, self.desk.clock.now()

    def go_on(self) -> Draft | None:
        """Say that it is open here, and go on with what was left; returns the newest of that."""
        week = self.desk.week
        if week is None or not self.draft_form:
            return None
        from matchweek.services import drafts

        try:
            found = drafts.open_form(week, self.draft_form, self.before)
        except MatchweekError:
            # It can be read and typed in all the same; what then cannot be stored is told.
            return self._only_read()
        self._marked, self._elsewhere = found.marked, found.elsewhere
        self._take_up_all(found.left)
        self.say_title(RESTORED if found.left else "")
        return found.left[0] if found.left else None

    def _only_read(self) -> Draft | None:
        from matchweek.services import drafts

        self._marked = True
        try:
            left = drafts.load(self.desk.week, self.draft_form) if self.desk.week is not None else None
        except MatchweekError:
            return None
        if left is not None and not self._elsewhere:
            self._take_up_all((left,))
        return left

    def take_up(self, values: Mapping[str, object]) -> None:
        """Go on with a draft's texts."""
        self.show_values({name: str(value) for name, value in values.items()})
        self._dirty = True

    def _take_up_all(self, left: tuple[Draft, ...]) -> None:
        """The newest draft first; what older ones have besides is kept with it."""
        for place, draft in enumerate(left):
            values = {name: str(value) for name, value in draft.values.items()}
            now = self.before if place == 0 else self.values()
            base = {**now, **draft.before}
            merged = merge(base, {**now, **values}, now, self.both, None)
            if place == 0:
                self.both = merged.both
                self.take_up({**values, **{name: merged.values[name] for name in values if name in now}})
            else:
                self._take_up_older(draft, base, {name: values[name] for name in values if name in now})

    def _take_up_older(self, draft: Draft, base: Mapping[str, str], values: Mapping[str, str]) -> None:
        now = self.values()
        for name, text in values.items():
            if text in (base[name], now.get(name)) or not text.strip():
                continue
            other = Other(text, draft.typed_at, base[name])
            if now.get(name) == base[name]:
                now[name] = text
            elif self.is_long(name):
                now[name] = joined(now[name], [other])
            elif name not in self.both:
                self.both[name] = other
            elif long := next((each for each in now if self.is_long(each)), ""):
                aside = f"{self.label_of(name)}: {self.shown_value(name, text)}"
                now[long] = joined(now[long], [Other(aside, draft.typed_at, "")])
        self.take_up(now)

    # What is said above

    def say_title(self, words: str = "") -> None:
        """Say in the first line what became of the words, and who else has them open."""
        self.title_line.tell(self.heading, " · ".join(part for part in (self.others(), words) if part))

    def others(self) -> str:
        """What another window has to do with it; empty for nothing."""
        if self.both:
            return CHANGED
        if self._elsewhere:
            since = clock_words(self._elsewhere[0], self.desk.clock.now())
            return f"open in another window since {since}"
        return ""

    # While it is open

    def keep(self) -> bool:
        """Keep what is typed, if it changed since; tried again soon where the file is busy.

        Returns whether all of it is on disk.
        """
        week = self.desk.week
        if week is None or not self.draft_form:
            return not self._dirty
        from matchweek.services import drafts

        if not self._dirty and self._marked:
            return True
        typed = self.values() if self._dirty else {}
        try:
            kept = drafts.save(week, self.draft_form, typed, self._bases(), self._since)
            self._elsewhere = drafts.elsewhere(week, self.draft_form)
        except MatchweekError as error:
            self._marked = True
            # Trouble that stays is told once, not each second.
            if self._dirty and not self._warned:
                self._warned = True
                self.host.tell(error)
            return not self._dirty
        if not kept:
            return not self._dirty
        self._marked, self._warned = True, False
        if self._dirty:
            self._dirty = False
            self.say_title("kept as you type")
        return True

    def _bases(self) -> dict[str, str]:
        """What each text was before anybody changed it: by it a draft is told from what is stored then."""
        return {**self.before, **{name: other.base for name, other in self.both.items()}}

    def take_in(self) -> bool:
        """Show what an undo or another window changed; what is being typed stays. False when it is gone."""
        now = self.stored()
        if now is None:
            return False
        found = merge(self.before, self.values(), now, self.both, self.desk.clock.now())
        both = found.both
        if self._undoing:
            # Whoever takes something back here sees what they have typed over it.
            both = {name: other for name, other in both.items() if name in self.both}
        new = both.keys() - self.both.keys()
        self.before, self.both, self._seen = dict(now), both, self.desk.seen
        self.show_values(found.values)
        if new:
            self._dirty = True
            self.say_title()
        return True

    def undo_here(self) -> None:
        """Take back the newest act, once what others changed is on the screen."""
        self.desk.follow()
        self._undoing = True
        try:
            self.host.undo()
        finally:
            self._undoing = False

    # Leaving

    @property
    def draft(self) -> Commits:
        """The draft's name with what the form has seen of the journal, for the act that commits it."""
        from matchweek.services.drafts import Commits

        return Commits(self.draft_form, self._seen)

    def act(self, act: Callable[[Week], Done], then: Callable[[Done], None] | None = None) -> bool | None:
        """Do the act that commits the form; what comes of it decides whether the form may close."""
        self._outcome = self.desk.do(act, then, self._refused_later)
        return self._outcome

    def stays_draft(self) -> None:
        """Leave what is typed as a draft, to be gone on with here or in any other window."""
        self._outcome = self.keep()
        if self._outcome:
            self._release()

    def forget(self) -> None:
        """There is nothing to keep: the draft goes, and nobody is told any more that it is open here."""
        week = self.desk.week
        self._outcome = True
        if week is None or not self.draft_form:
            return
        from matchweek.services import drafts
        from matchweek.services.week import Done

        form, typed = self.draft_form, self._dirty

        def act(week: Week) -> Done:
            drafts.discard(week, form)
            return Done("", changed=False)

        try:
            if not drafts.discard(week, form):
                self.desk.do(act)
        except MatchweekError as error:
            if typed:
                self.host.tell(error)

    def leave(self) -> None:
        """Store what is typed and close; stay with the words where they could not be put anywhere."""
        if self._left:
            # The second Escape of a burst came when this was left already: nothing is stored twice.
            return
        for _ in range(TRIES):
            self.desk.follow()
            if self._asks_which():
                return
            self._join()
            kept = self.keep()
            self._left = True
            self.commit()
            if self._outcome is not False:
                self.dismiss(None)
                return
            if not isinstance(self.desk.refused, ChangedMeanwhile):
                break
            self._left = False
            self.board_changed()
        if kept and self._outcome is False:
            # It was refused for a reason that was told; its text is a draft.
            self._release()
            self._left = True
            self.dismiss(None)
        else:
            self._stay()

    def _release(self) -> None:
        week = self.desk.week
        if week is None:
            return
        from matchweek.services import drafts

        try:
            drafts.release(week, self.draft_form)
        except MatchweekError as error:
            self.host.tell(error)

    def _join(self) -> None:
        """Of long texts that two windows changed both are kept, one under the other."""
        values = self.values()
        texts = {name: joined(values[name], [other]) for name, other in self.both.items()}
        if texts:
            self.show_values({**values, **texts})
            self.both, self._dirty = {}, True

    def _asks_which(self) -> bool:
        """Ask which of two short texts is right, one after the other, then leave."""
        name = next((each for each in self.both if not self.is_long(each)), None)
        if name is None:
            return False
        from matchweek.tui.screens.which_text import WhichText

        other = self.both[name]
        mine = self.shown_value(name, self.values()[name])
        when = clock_words(other.at, self.desk.clock.now()) if other.at is not None else ""
        question = WhichText(self.label_of(name).strip(), mine, self.shown_value(name, other.text), when)

        def answered(own: bool | None) -> None:
            if own is None:
                return
            self.both.pop(name, None)
            if not own:
                self.show_values({**self.values(), name: other.text})
            self._dirty = True
            self.leave()

        self.app.push_screen(question, answered)
        return True

    # Where nothing can be stored

    def _stay(self) -> None:
        """Stay open with the words; leaving once more asks, and offers to copy them."""
        self._left = False
        self._dirty = True
        self.say_title(STAYS)
        if self._failed:
            self._ask_to_leave()
        self._failed = True

    def _ask_to_leave(self) -> None:
        from matchweek.tui.screens.not_stored import NotStored

        def answered(gone: bool | None) -> None:
            if gone:
                self._left = True
                self.dismiss(None)

        self.app.push_screen(NotStored(self.desk.refused, self.words_to_copy()), answered)

    def words_to_copy(self) -> str:
        """All that was typed, each text with its name."""
        changed = {name: text for name, text in self.values().items() if text != self.before.get(name, "")}
        return "\n".join(
            f"{self.label_of(name).strip()}: {self.shown_value(name, text)}" for name, text in changed.items()
        )

    def _refused_later(self, error: MatchweekError) -> None:
        """An act that had to wait was refused when this was closed already: its text becomes a draft again.

        Where not even that can be stored, the words are offered until they are somewhere.
        """
        from matchweek.tui.screens.not_stored import NotStored

        words = self.words_to_copy()
        self._dirty = True
        if self.keep():
            self._release()
            return

        def answered(gone: bool | None) -> None:
            if not gone:
                self._refused_later(error)

        self.app.push_screen(NotStored(error, words), answered)
