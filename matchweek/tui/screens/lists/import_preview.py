"""A list before it is stored: what was read, what it would change, and what is asked of the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.errors import MatchweekError
from matchweek.tui.commands.dialogs.lists import IMPORT
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.screens.lists import import_lines as lines
from matchweek.tui.screens.lists.choose_field import ChooseField
from matchweek.tui.session.jobs import Job, JobEnded, JobStep
from matchweek.tui.session.list_answers import Answers
from matchweek.tui.widgets.line_list import LineList
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.lists.list_reading import Foreseen, Reading, Touched
    from matchweek.tui.session.session import Session

READING_TAKES = 0.4
"""Seconds for which a question is not taken for answered."""


class ImportPreview(MovingDialog[None]):
    """Nothing is stored until Enter. Escape leaves, with nothing stored."""

    NAMES_UNKNOWN = True
    AT = IMPORT
    DEFAULT_CSS = """
    ImportPreview {
        #box { height: 94%; max-height: 44; width: 100; }
        #body { height: 1fr; }
        LineList { margin-top: 1; }
    }
    """

    def __init__(self, session: Session, reading: Reading, answers: Answers | None = None) -> None:
        super().__init__("A list to bring in", f"{reading.source} · nothing is stored yet")
        from matchweek.services.lists.list_reading import moments

        assert session.week is not None
        self.session = session
        self.reading = reading
        self.after_round, self.moments = moments(session.week)
        self.whole = self._usual_whole()
        if answers is not None:
            self.after_round, self.whole = answers.after_round, answers.whole
        self.head = Words([lines.head(reading)])
        self.lines = LineList(self._moved)
        self.moved = self.lines
        self.said = Words(id="said")
        self._foreseen: dict[tuple[int, bool], tuple[Foreseen, list[Touched]]] = {}
        self._job: Job | None = None
        self._rereading = False
        self._enter_later = False
        self._doubted = self._doubt_read = False
        self._words = ""

    def _usual_whole(self) -> bool | None:
        """The first file is taken for the whole list, which fills nothing then; else one has to say it.

        What says itself that it is a part is one; one more page of what was pasted is one more.
        """
        if self.reading.part:
            return False
        if self.reading.kind != "pasted":
            return None if self.session.board.lists else True
        kept = self.session.app.incoming.kept
        return False if kept.part_of == self.after_round else None

    def body(self) -> Iterable[Widget]:
        yield self.head
        yield self.lines
        yield self.said

    def on_mount(self) -> None:
        self._count()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    # What is shown

    def _show(self) -> None:
        found = self._foreseen.get(self._asked)
        foreseen, touched = found if found is not None else (None, [])
        seen = lines.Seen(self.reading, self.whole, self.after_round, self.moments, foreseen, touched)
        self.head.say([lines.head(self.reading)])
        self.lines.say(lines.rows(seen, self.lines.size.width))

    def _moved(self) -> None:
        enter = self.AT.said("import_enter", "choose" if self._column is not None else "bring in")
        self.keys_line.tell([enter, *self.KEYS[1:]])
        self._tell_more()

    def _say(self, words: str, style: str = "warn") -> None:
        self._words = words
        self.said.say([Para([(words, style)])])
        self._tell_more()

    def _tell_more(self) -> None:
        """Where nothing else is said, how much there is below."""
        if not self._words:
            below = f"{lines.count(self.lines.below, 'line')} more below" if self.lines.below else ""
            self.said.say([Para([(below, "dim")])])

    @property
    def _column(self) -> int | None:
        """The column under the cursor."""
        key = self.lines.cursor
        return int(key.removeprefix(lines.COLUMN)) if key.startswith(lines.COLUMN) else None

    # Counting and reading again, in a thread

    @property
    def _asked(self) -> tuple[int, bool]:
        return self.after_round, self.whole is not False

    def _count(self) -> None:
        """Count what the list would change with the present answers."""
        self._show()
        if self._asked in self._foreseen or self._rereading or not self.reading.rows:
            return
        week, board, reading, (after_round, whole) = (
            self.session.week,
            self.session.board,
            self.reading,
            self._asked,
        )
        assert week is not None

        def act() -> tuple[tuple[int, bool], Foreseen, list[Touched]]:
            from matchweek.services.lists.list_reading import foresee, touched_of

            foreseen = foresee(week, reading, after_round=after_round, whole=whole)
            return (after_round, whole), foreseen, touched_of(board, foreseen)

        self._start("count what a list changes", act)

    def _start(self, name: str, act: Callable[[], object]) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = Job(name, self, act).start()

    def on_job_step(self, event: JobStep) -> None:
        if event.job is self._job and self._rereading:
            self._say(f"Reading again: {event.done:,} of {event.total:,} rows", "dim")

    def on_job_ended(self, event: JobEnded) -> None:
        if event.job is not self._job:
            return
        self._job = None
        reread, self._rereading = self._rereading, False
        if event.error is not None:
            self._enter_later = False
            self._show()
            self._tell(event.error)
        elif reread:
            self.reading = event.result
            self._foreseen.clear()
            self._doubted = False
            self._say("")
            self._count()
            if self._enter_later:
                self.do_import_enter()
        else:
            asked, foreseen, touched = event.result
            self._foreseen[asked] = (foreseen, touched)
            self._show()

    def _tell(self, error: MatchweekError) -> None:
        self._say(str(error))

    # Keys

    def do_import_whole(self) -> None:
        self._answer(whole=True)

    def do_import_part(self) -> None:
        self._answer(whole=False)

    def do_import_moment(self) -> None:
        self._answer(after_round=self._moment(1))

    def _moment(self, step: int) -> int:
        """The moment before or after the one that was chosen, around the ends."""
        place = self.moments.index(self.after_round) + step
        return self.moments[place % len(self.moments)]

    def _answer(self, *, whole: bool | None = None, after_round: int | None = None) -> None:
        if whole is not None:
            self.whole = whole
        if after_round is not None:
            self.after_round = after_round
        self._doubted = False
        self._say("")
        self._count()

    def do_import_left(self) -> None:
        self._change(-1)

    def do_import_right(self) -> None:
        self._change(1)

    def _change(self, step: int) -> None:
        """Change the answer or the column under the cursor."""
        if self.lines.cursor == lines.WHOLE:
            self._answer(whole=not self.whole if self.whole is not None else step < 0)
        elif self.lines.cursor == lines.MOMENT:
            self._answer(after_round=self._moment(step))
        elif self._column is not None:
            self._next_field(self._column, step)

    def _next_field(self, index: int, step: int) -> None:
        """Take the column for the next field that no other column has, or for none."""
        from matchweek.services.lists.list_reading import FIELDS

        now = self.reading.columns[index].field
        if now == "code":
            words = "The program code is needed. On another column, {import_enter} makes that one the code."
            self._say(self.AT.in_words(words))
            return
        used = {column.field for column in self.reading.columns}
        free = ["", *(field for field in FIELDS if field == now or field not in used)]
        self._assign(free[(free.index(now) + step) % len(free)], index)

    def _assign(self, field: str, index: int) -> None:
        """Read the list again with a column as this field, "" for none."""
        reading, now = self.reading, self.reading.columns[index].field
        if field == now:
            if not reading.columns[index].certain:
                self._reread(lambda: reading.with_column(field, index))
        elif field:
            self._reread(lambda: reading.with_column(field, index))
        else:
            self._reread(lambda: reading.with_column(now, None))

    def _reread(self, act: Callable[[], Reading]) -> None:
        if self._rereading:
            return
        self._rereading = True
        self._start("read a list again", act)

    def do_import_next(self) -> None:
        """Go to the first line of the next part."""
        found = lines.sections(self.lines.rows)
        part = self.lines.cursor.partition(":")[0]
        at = next((at for at, key in enumerate(found) if key.partition(":")[0] == part), -1)
        if found:
            self.lines.goto(found[(at + 1) % len(found)])

    def do_import_enter(self) -> None:
        """Choose a column's field, or bring the list in once everything is said."""
        if self._rereading:
            self._enter_later = True
            return
        again, self._enter_later = self._enter_later, False
        if self._column is not None and not again:
            self._choose(self._column)
        elif not self.reading.rows:
            self._say(self._why_none())
        elif self.whole is None:
            self.lines.goto(lines.WHOLE)
            self._say(
                "Say first whether it is the whole list (w) or a part of it (p). Nothing is stored yet."
            )
        elif doubt := self._doubt():
            self._doubted = True
            self._doubt_read = False
            self.set_timer(READING_TAKES, self._may_answer)
            self._say(doubt)
        elif self._doubted and not self._doubt_read:
            # The second Enter of a double press came before anybody could have read the question.
            return
        else:
            self._store(self.whole)

    def _choose(self, index: int) -> None:
        column = self.reading.columns[index]

        def chosen(field: str | None) -> None:
            if field is not None:
                self._assign(field, index)

        self.app.push_screen(ChooseField(self.reading, column), chosen)

    def _may_answer(self) -> None:
        self._doubt_read = True

    def _why_none(self) -> str:
        """No program can be read: where to look."""
        rejected = self.reading.rejected
        why = f" Row {rejected[0].row}: {rejected[0].reason}." if rejected else ""
        says = self.AT.in_words("On a column's line, {import_enter} says what it is.")
        return f"No program can be read.{why} {says}"

    def _doubt(self) -> str:
        """What is asked once before this list is stored; "" for nothing."""
        from matchweek.services.lists.list_reading import doubts

        return "" if self._doubted else lines.doubt_words(doubts(self.reading), self._short_words())

    def _short_words(self) -> str:
        """The doubt about a list that is much shorter than the last one."""
        if not self.whole:
            return ""
        if self.reading.part:
            return lines.part_words(self.reading.part)
        board = self.session.board
        listed = sum(not program.filled for program in board.programs.programs)
        newest = max((info.after_round for info in board.lists), default=0)
        found = self._foreseen.get(self._asked)
        filled = len(found[0].imported.filled) if found is not None else 0
        same = self.after_round <= newest
        return lines.short_words(len(self.reading.rows), listed, filled, same_moment=same)

    def _store(self, whole: bool) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self.dismiss()
        self.host.incoming.store(self.reading, Answers(self.after_round, whole))

    def do_import_leave(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self.dismiss()
        self.host.said_words("nothing stored")
