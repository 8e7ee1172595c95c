"""Keeps what is typed: a draft on disk within a second, merged with what other windows wrote.

Nothing is overwritten unseen, and no word is lost where a window dies in the middle of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from matchweek.domain.board.two_texts import Other, clock_words, joined, merge
from matchweek.errors import MatchweekError

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.services.core.unsaved_text import Commits, Unsaved
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

CHANGED = "changed in another window too: both are kept"
RESTORED = "what was typed before is here again"
KEPT = "kept as you type"


class Texts(Protocol):
    """What is typed in: a form, a note, a dialog with a line."""

    @property
    def host(self) -> Host: ...

    @property
    def draft_form(self) -> str:
        """The name of its draft; empty while there is nothing it could belong to."""
        ...

    def values(self) -> dict[str, str]:
        """What is typed, by the name of each text."""
        ...

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put texts into it."""
        ...

    def is_long(self, name: str) -> bool:
        """Whether a text takes several lines: then what two windows wrote is kept one under the other."""
        ...

    def label_of(self, name: str) -> str:
        """A text's name on the screen."""
        ...

    def shown_value(self, name: str, value: str) -> str:
        """A text in words, where it is a choice."""
        ...

    def say_title(self, words: str = "") -> None:
        """Say above it what became of the words, and who else has them open."""
        ...


class Keeper:
    """The draft of one form in this window.

    `before` are the texts as they are stored, `both` those that were changed here and elsewhere, `seen` the
    newest entry of the journal that is shown. `dirty` says that something is typed that is not on disk,
    `marked` that others can tell that it is open.
    """

    def __init__(self, session: Session, texts: Texts) -> None:
        self._desk = session
        self._texts = texts
        self.before: dict[str, str] = {}
        self.both: dict[str, Other] = {}
        self.seen: int | None = None
        self.marked = self.dirty = False
        self._elsewhere: tuple[datetime, ...] = ()
        self._since: datetime | None = None
        self.undoing = self._warned = False
        self._kept_words = KEPT

    # Opening

    def start(self, before: Mapping[str, str]) -> None:
        """Begin with the texts as they are stored."""
        self.before = dict(before)
        self.seen, self._since = self._desk.seen, self._desk.clock.now()

    def go_on(self) -> Unsaved | None:
        """Say that it is open here, and go on with what was left; returns the newest of that."""
        week = self._desk.week
        if week is None or not self._texts.draft_form:
            return None
        from matchweek.services.core import unsaved_text

        try:
            found = unsaved_text.open_form(week, self._texts.draft_form, self.before)
        except MatchweekError:
            # It can be read and typed in all the same; what then cannot be stored is told.
            return self._only_read(week)
        self.marked, self._elsewhere = found.marked, found.elsewhere
        self._take_up_all(found.left)
        self._kept_words = RESTORED if found.left else KEPT
        self._texts.say_title(RESTORED if found.left else "")
        return found.left[0] if found.left else None

    def _only_read(self, week: Week) -> Unsaved | None:
        from matchweek.services.core import unsaved_text

        self.marked = True
        try:
            left = unsaved_text.load(week, self._texts.draft_form)
        except MatchweekError:
            return None
        if left is not None and not self._elsewhere:
            self._take_up_all((left,))
        return left

    def _take_up(self, values: Mapping[str, object]) -> None:
        """Go on with a draft's texts."""
        self._texts.show_values({name: str(value) for name, value in values.items()})
        self.dirty = True

    def _take_up_all(self, left: tuple[Unsaved, ...]) -> None:
        """The newest draft first; what older ones have besides is kept with it."""
        for place, draft in enumerate(left):
            values = {name: str(value) for name, value in draft.values.items()}
            now = self.before if place == 0 else self._texts.values()
            base = {**now, **draft.before}
            merged = merge(base, {**now, **values}, now, self.both, None)
            if place == 0:
                self.both = merged.both
                self._take_up({**values, **{name: merged.values[name] for name in values if name in now}})
            else:
                self._take_up_older(draft, base, {name: values[name] for name in values if name in now})

    def _take_up_older(self, draft: Unsaved, base: Mapping[str, str], values: Mapping[str, str]) -> None:
        texts = self._texts
        now = texts.values()
        for name, text in values.items():
            if text in (base[name], now.get(name)) or not text.strip():
                continue
            other = Other(text, draft.typed_at, base[name])
            if now.get(name) == base[name]:
                now[name] = text
            elif texts.is_long(name):
                now[name] = joined(now[name], [other])
            elif name not in self.both:
                self.both[name] = other
            elif long := next((each for each in now if texts.is_long(each)), ""):
                aside = f"{texts.label_of(name)}: {texts.shown_value(name, text)}"
                now[long] = joined(now[long], [Other(aside, draft.typed_at, "")])
        self._take_up(now)

    def others(self) -> str:
        """What another window has to do with it; empty for nothing."""
        if self.both:
            return CHANGED
        if self._elsewhere:
            since = clock_words(self._elsewhere[0], self._desk.clock.now())
            return f"open in another window since {since}"
        return ""

    # While it is open

    def keep(self) -> bool:
        """Keep what is typed, if it changed since; tried again soon where the file is busy.

        Returns whether all of it is on disk.
        """
        week, form = self._desk.week, self._texts.draft_form
        if week is None or not form:
            return not self.dirty
        from matchweek.services.core import unsaved_text

        if not self.dirty and self.marked:
            return True
        typed = self._texts.values() if self.dirty else {}
        try:
            kept = unsaved_text.save(week, form, typed, self._bases(), self._since)
            self._elsewhere = unsaved_text.elsewhere(week, form)
        except MatchweekError as error:
            self.marked = True
            # Trouble that stays is told once, not each second.
            if self.dirty and not self._warned:
                self._warned = True
                self._texts.host.tell(error)
            return not self.dirty
        if not kept:
            return not self.dirty
        self.marked, self._warned = True, False
        if self.dirty:
            self.dirty = False
            # What was found again is kept at once: that it is there again stays said until one types.
            self._texts.say_title(self._kept_words)
            self._kept_words = KEPT
        return True

    def _bases(self) -> dict[str, str]:
        """What each text was before anybody changed it: by it a draft is told from what is stored then."""
        return {**self.before, **{name: other.base for name, other in self.both.items()}}

    def take_in(self, now: Mapping[str, str]) -> None:
        """Show what an undo or another window changed, `now` being stored; what is being typed stays."""
        found = merge(self.before, self._texts.values(), now, self.both, self._desk.clock.now())
        both = found.both
        if self.undoing:
            # Whoever takes something back here sees what they have typed over it.
            both = {name: other for name, other in both.items() if name in self.both}
        new = both.keys() - self.both.keys()
        self.before, self.both, self.seen = dict(now), both, self._desk.seen
        self._texts.show_values(found.values)
        if new:
            self.dirty = True
            self._texts.say_title()

    def undo(self) -> None:
        """Take back the newest act, once what others changed is on the screen."""
        self._desk.follow()
        self.undoing = True
        try:
            self._texts.host.undo()
        finally:
            self.undoing = False

    def join(self) -> None:
        """Of long texts that two windows changed both are kept, one under the other."""
        values = self._texts.values()
        texts = {name: joined(values[name], [other]) for name, other in self.both.items()}
        if texts:
            self._texts.show_values({**values, **texts})
            self.both, self.dirty = {}, True

    # The end of it

    @property
    def draft(self) -> Commits:
        """The draft's name with what is seen of the journal, for the act that commits it."""
        return self.draft_but()

    def draft_but(self, rest: Mapping[str, str] | None = None) -> Commits:
        """The same for an act that leaves the texts of `rest` a draft."""
        from matchweek.services.core.unsaved_text import Commits

        return Commits(self._texts.draft_form, self.seen, rest)

    def forget(self) -> None:
        """There is nothing to keep: the draft goes, and nobody is told any more that it is open here."""
        week, form = self._desk.week, self._texts.draft_form
        if week is None or not form:
            return
        from matchweek.services.core import unsaved_text
        from matchweek.services.core.week import Done

        typed = self.dirty

        def act(week: Week) -> Done:
            unsaved_text.discard(week, form)
            return Done("", changed=False)

        try:
            if not unsaved_text.discard(week, form):
                self._desk.do(act)
        except MatchweekError as error:
            if typed:
                self._texts.host.tell(error)

    def release(self) -> None:
        """Leave the draft to be gone on with, here or in any other window."""
        week = self._desk.week
        if week is None:
            return
        from matchweek.services.core import unsaved_text

        try:
            unsaved_text.release(week, self._texts.draft_form)
        except MatchweekError as error:
            self._texts.host.tell(error)

    def words(self) -> str:
        """All that was typed, each text with its name."""
        texts = self._texts
        changed = {name: text for name, text in texts.values().items() if text != self.before.get(name, "")}
        return "\n".join(
            f"{texts.label_of(name).strip()}: {texts.shown_value(name, text)}"
            for name, text in changed.items()
        )
