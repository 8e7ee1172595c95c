"""A kept draft, to finish in one's own words: gaps stand out, its heading stays; nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widget import Widget

from matchweek.domain.board.advocate_warnings import about_text
from matchweek.domain.letters.gaps import gaps
from matchweek.domain.letters.letter_use import DraftKind
from matchweek.domain.letters.letters import SavedDraft
from matchweek.tui.commands.dialogs.letters import LETTER
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.letters.letter_keys import LetterKeys
from matchweek.tui.screens.letters.letter_use import SENDS_NOTHING, Letter, found
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece
from matchweek.tui.widgets.text_buffer import TextBuffer
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

TEXTS = ("to", "subject", "body")
FORM = "letter:"
OPENING = "Your week is still being opened: press it again in a moment."
MOST_SAID = 2
CHANGED_TOO = "Another window changed it too. Leave the draft: both texts are kept in it. Then open it again."
_GAP = re.compile("⟦[^⟦⟧]*⟧")


def open_letter(
    app: Host,
    kind: str,
    advocate_id: int | None = None,
    code: str | None = None,
    tracked: int | None = None,
) -> None:
    """Write a draft of a kind (letter_use.DraftKind) and open it, or go on with the one not used yet.

    `advocate_id` is whom it is for, `code` the program it is about, `tracked` the row of the season's tracker
    that a draft of the season is to. With `kind` empty the kinds are
    asked for. A refusal (the program is held) is told with what is allowed instead.
    """
    session: Session = app.session
    code = code or None
    if not session.shows:
        app.notify(OPENING, markup=False)
        return
    if not kind:
        from matchweek.tui.screens.letters.letter_kinds import LetterKinds

        write = partial(open_letter, app)
        app.push_screen(LetterKinds(session, app.week_screen.zone, write, advocate_id, code, tracked))
        return
    kept = [
        each.id
        for each in session.board.kept.letters.values()
        if (each.kind, each.advocate, each.program, each.tracked) == (kind, advocate_id, code, tracked)
        and each.used_at is None
    ]
    if kept and (letter := found(session, max(kept))) is not None and not letter.sealed:
        open_kept(app, max(kept))
        app.notify("Going on with the draft that was not used yet.", markup=False, timeout=4)
        return

    def act(week: Week) -> Done:
        from matchweek.services.people import letters

        who = "" if advocate_id is None else str(advocate_id)
        return letters.make(week, kind, who, code or "", tracked)

    def then(done: Done) -> None:
        app.said_words(done.words)
        open_kept(app, int(done.keys[0]))

    session.do(act, then)


def open_kept(app: Host, number: int) -> None:
    """Open a kept draft to finish it; of a locked one the reason why it is locked."""
    session: Session = app.session
    letter = found(session, number)
    if letter is None:
        return
    if letter.sealed:
        from matchweek.tui.screens.letters.letter_page import LetterPage

        app.push_screen(LetterPage(session, number))
    else:
        app.push_screen(LetterForm(session, app.week_screen.zone, letter))


def gap_spans(text: str) -> list[tuple[int, int]]:
    """Where the gaps of a text begin and end."""
    return [match.span() for match in _GAP.finditer(text)]


class LetterBuffer(TextBuffer):
    """Text whose gaps give way to what is typed into them."""

    def insert(self, text: str) -> bool:
        inside = next((span for span in gap_spans(self.text) if span[0] <= self.at < span[1]), None)
        if inside is not None and text != "\n":
            self.text = self.text[: inside[0]] + self.text[inside[1] :]
            self.at = inside[0]
        return super().insert(text)

    def gap_follows(self) -> bool:
        """Whether a gap stands behind the cursor."""
        return any(start > self.at for start, _ in gap_spans(self.text))

    def to_gap(self) -> None:
        """Go to the next gap; after the last one, to the first."""
        starts = [start for start, _ in gap_spans(self.text)]
        following = [start for start in starts if start > self.at]
        self.at = (following or starts or [self.at])[0]


class LetterField(TextField):
    """A field of a letter."""

    def __init__(
        self,
        id: str,  # noqa: A002
        label: str,
        *,
        lines: bool = False,
        tall: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(id, label, lines=lines, tall=tall, hint=hint, marks=gap_spans)
        self.buffer: LetterBuffer = LetterBuffer(lines=self.lines)


class LetterForm(LetterKeys, FormScreen):
    """The draft as a form. What is typed is on disk within a second; Escape twice leaves it, kept."""

    RULE = "contact.note"
    AT = LETTER
    DEFAULT_CSS = "LetterForm { #head { margin-bottom: 1; } #box { max-height: 44; } #side { width: 34; } }"

    def __init__(self, session: Session, zone: str, letter: Letter) -> None:
        self.letter = letter
        self.head = Words(id="head")
        super().__init__(session, zone, letter.title)
        self.begin(values_of(letter.saved))

    @property
    def number(self) -> int:
        return self.letter.saved.id

    def fields(self) -> Sequence[Field]:
        body = LetterField("body", "Words", lines=True, tall=True, hint="type; it is kept as you type")
        if self.letter.saved.kind == DraftKind.READY_TALK:
            return (body,)
        return (
            LetterField("to", "To", hint="a mail address; may stay open"),
            LetterField("subject", "Subject"),
            body,
        )

    @property
    def draft_form(self) -> str:
        return f"{FORM}{self.number}"

    def body(self) -> Iterable[Widget]:
        yield self.head
        with Horizontal():
            yield self.form
            yield self.side

    def on_mount(self) -> None:
        draft = self.keeper.go_on()
        self.form.go("body", typing=False)
        if draft is None and not self.keeper.others():
            self.title_line.tell(self.heading, self.letter.whom)

    # What stands above and beside

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        self.tell_head()

    def form_moved(self) -> None:
        super().form_moved()
        self.tell_head()
        self.side.show(self._side())

    def tell_head(self) -> None:
        """The heading that goes with the text, what is still open, what to look at once more."""
        saved, now = self.letter.saved, self.typed()
        said = [Para([(saved.heading, "strong")])] if saved.heading else []
        if self.letter.sealed:
            said.append(Para([(f"{self.letter.sealed} It is not used now.", "warn")]))
        left = gaps(f"{now.subject}\n{now.text}")
        count = len(f"{now.subject} {now.text}".split())
        open_gaps: Piece = (f"{len(left)} to fill in", "accent") if left else ("no gaps", "good")
        said.append(Para([open_gaps, f" · {count} words · ", (SENDS_NOTHING, "dim")]))
        remarks = about_text(now, self.board.story)
        said += [Para([(each.words, "warn")]) for each in remarks[:MOST_SAID]]
        self.head.say(said)

    def typed(self) -> SavedDraft:
        """The draft with what is typed in it now."""
        from dataclasses import replace

        values = self.keeper.before | self.values()
        return replace(self.letter.saved, to=values["to"], subject=values["subject"], body=values["body"])

    def _has(self, name: str) -> bool:
        return name in self.form.by_id

    def _side(self) -> list[Line]:
        letter, width = self.letter, self.side.size.width or 30
        lines: list[Line] = []
        advocate = letter.advocate
        if advocate is not None:
            lines.append([(advocate.name, "strong")])
            for words in (advocate.role, advocate.institution, advocate.phone, advocate.best_time):
                lines += wrapped(words, width, "", 0) if words.strip() else []
            lines.append([])
        if letter.program and not letter.saved.program:
            lines += [*wrapped(letter.program, width, "strong", 0), []]
        if letter.saved.program:
            program = self.board.programs.get(letter.saved.program)
            lines += wrapped(self.board.title(letter.saved.program), width, "strong", 0)
            tail = " · ".join(
                part for part in (letter.saved.program, program.field if program else "") if part
            )
            lines += [[(tail, "dim")], []]
        if letter.used:
            lines += [[("used  ", "dim"), letter.used], []]
        words = "Type over a gap to fill it. Each use is in the history; the words stay yours."
        return [*lines, *wrapped(words, width, "dim", 0)]

    # Storing

    def changes(self) -> dict[str, str]:
        """What differs from the draft as it is kept."""
        values = self.values()
        return {
            name: values[name]
            for name in TEXTS
            if self._has(name) and values[name] != self.keeper.before[name]
        }

    def store(self) -> bool:
        """Keep the draft's words as one act, if they changed; the form stays. False where they are not
        stored, or where two windows changed them: then both are shown first."""
        self.session.follow()
        if self.keeper.both:
            self.say_title()
            self.app.notify(CHANGED_TOO, title="Nothing was done with the draft", markup=False)
            return False
        self.keep()
        self.commit()
        self.keeper.marked = self.keeper.dirty = self.leaving.outcome is False
        return self.leaving.outcome is not False

    def commit(self) -> None:
        changed, number, draft = self.changes(), self.number, self.keeper.draft
        if not changed:
            self.leaving.forget()
            return
        texts = {**self.keeper.before, **changed}

        def act(week: Week) -> Done:
            from matchweek.services.people import letters

            return letters.change(week, number, **texts, draft=draft)

        self.leaving.act(act, lambda done: self.host.said_words(done.words))

    def stored(self) -> Mapping[str, str] | None:
        letter = found(self.session, self.number)
        if letter is None:
            return None
        self.letter = letter
        return values_of(letter.saved)

    def board_changed(self) -> None:
        letter = found(self.session, self.number)
        if self.is_mounted and not self.leaving.left and letter is not None and letter.sealed:
            # What was typed stays a draft; no words to a program are shown while it is held.
            app, number = self.app, self.number
            self.gone()
            app.call_later(open_kept, app, number)
            return
        super().board_changed()
        if self.is_mounted and found(self.session, self.number) is not None:
            self.form_moved()

    # Keys while letters act

    def do_gap(self) -> None:
        """Go to the next gap and type: in this line, in the other one, then from the beginning again."""
        fields = [field for field in self.form.shown_fields if isinstance(field, LetterField)]
        here = fields.index(self.form.active) if self.form.active in fields else 0
        order = [*fields[here:], *fields[:here]]
        field = next((each for each in order if gap_spans(each.value)), None)
        if field is None:
            self.app.notify("No gap is left.", markup=False)
            return
        others = [each for each in order[1:] if gap_spans(each.value)]
        if field is order[0] and others and not field.buffer.gap_follows():
            field = others[0]
            field.buffer.last()
        field.buffer.to_gap()
        self.form.go(field)


def values_of(saved: SavedDraft) -> dict[str, str]:
    """What the form shows of a kept draft."""
    return {name: str(getattr(saved, name)) for name in TEXTS}
