"""Names hidden, for sharing the screen: every text on its way there goes through one mask.

Programs become "Program 17", people "Advocate 2" or "Caller 5"; every other text of an entity is hidden
unless its field says that it need not be (domain.base.fields). The placeholders stay the same as long as the
window is open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from matchweek.domain.base.fields import private
from matchweek.domain.board.entities import held
from matchweek.domain.board.week_records import MINE
from matchweek.domain.people.afterwards import helpers_kept
from matchweek.domain.people.in_words import in_words, words_of
from matchweek.domain.people.people_names import natural_name
from matchweek.domain.programs.find import fold
from matchweek.domain.programs.program import Listing
from matchweek.tui.commands.keys import SHOWN_KEYS
from matchweek.tui.look.text import clean, masking

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.narrative import Narrative
    from matchweek.domain.programs.programs import Program
    from matchweek.domain.tracker.tracked import Tracked

HIDDEN = "hidden"
# Of common words those that tell something: “Lahore” does, “certified” and “2024” do not.
_TELLING = re.compile(r"[^\W\d_a-z]")
_TOKEN = re.compile(r"\w+")
_LEAST_WORD = 4
"""A single shorter word is not looked for inside other text: it would be found in everything."""
_CODE = re.compile(r"\b\d{7}[CMPARSF][A-Za-z0-9]{1,3}\b")
_ALWAYS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # mail
    r"|https?://\S+"
    r"|\+\d[\d ()-]{6,}\d"
    r"|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b\d{10}\b"
)
# What is looked for is a person's words, and may be half a name.
_FOUND = re.compile(r"find “[^”]*”")


class Phrases:
    """Texts and what stands for them, found inside other text by their first word."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[int, str, str]]] = {}
        self._whole: dict[str, str] = {}

    def add(self, text: str, shown: str, *, alone: bool = False) -> None:
        """Let `shown` stand for `text`, with `alone` only where nothing stands beside it; the first stays."""
        text = clean(text).strip()
        word = _TOKEN.search(text)
        if word is None or text in self._whole or text == shown:
            return
        self._whole[text] = shown
        if len(text) >= _LEAST_WORD and not alone:
            self._by_word.setdefault(word[0], []).append((word.start(), text, shown))

    def sort(self) -> None:
        """Put the longest first, once all are there."""
        for found in self._by_word.values():
            found.sort(key=lambda each: -len(each[1]))

    def whole(self, text: str) -> str | None:
        """What stands for exactly this text."""
        return self._whole.get(text)

    def replace(self, text: str) -> str:
        """`text` with every phrase in it replaced, the longest at each place."""
        parts: list[str] = []
        done = 0
        for word in _TOKEN.finditer(text):
            for before, phrase, shown in self._by_word.get(word[0], ()):
                start = word.start() - before
                if start >= done and text.startswith(phrase, start) and _ends(text, start + len(phrase)):
                    parts += [text[done:start], shown]
                    done = start + len(phrase)
                    break
        return "".join([*parts, text[done:]])


def _ends(text: str, at: int) -> bool:
    """Whether a phrase that ends here does not end inside a longer word."""
    return at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())


class Mask:
    """The gate of names: `hidden` is what texts go through while it is `on`."""

    def __init__(self) -> None:
        self.on = False
        self._numbers: dict[tuple[str, str], int] = {}
        self._counts: dict[str, int] = {}
        self._programs = Phrases()
        self._people = Phrases()
        self._cached: Callable[[str], str] = str

    def hidden(self, text: str) -> str:
        """`text` with all names in it replaced; what was replaced stays as it is."""
        return self._cached(text)

    def learn(self, board: Board) -> None:
        """Know every name of a board; nothing is learnt while the mask is off."""
        if not self.on:
            return
        self._programs = Phrases()
        for program in board.programs.programs:
            self._learn_program(program)
        self._programs.sort()
        self.learn_people(board)

    def learn_people(self, board: Board) -> None:
        """Know the people, numbers and notes anew, after an act: every private field of every entity."""
        if not self.on:
            return
        # Who was known before stays known: undo still speaks of a call it took away.
        words: list[tuple[str, bool]] = []
        for entity, _, one in held(board):
            for each in private(type(one)):
                said, text = getattr(one, each.name), each.text
                if not said or text is None or (said == getattr(one, "name", "") and _only_a_field(one)):
                    continue
                if text.stands:
                    known = text.stands if entity == "me" else self.number(text.stands, fold(said))
                    self._learn_person(said, known)
                else:
                    words += ((part, text.common) for part in _parts(said, text.between))
        words += ((said, False) for said in words_of_own_tasks(board))
        for row in (each for each in board.kept.tracked.values() if each.is_named):
            for named in (row.title, row.institution, "" if _only_a_field(row) else row.name):
                self._people.add(named, self.tracked(row))
        # What packet and letters say where one's own text is empty.
        words += ((said, False) for said in words_of(board.applicant).values() if said)
        for begun in board.unfinished:
            for name in begun.names:
                self._learn_person(name, self.number("Person", fold(name)))
        for name in helpers_kept(board.kept.afterwards):
            self._learn_person(name, self.number("Person", fold(name)))
        # Names first: somebody who is named in a note keeps what stands for them.
        for part, common in words:
            # The year of this week is on every screen, and tells nobody when somebody graduated.
            if part != str(board.season):
                self._people.add(part, HIDDEN, alone=common and not _TELLING.search(part))
        self._people.sort()
        self._cached = lru_cache(maxsize=4096)(self._hide)

    def number(self, kind: str, key: str) -> str:
        """The placeholder of one thing of a kind, such as "Program 17": always the same."""
        found = self._numbers.get((kind, key))
        if found is None:
            found = self._numbers[kind, key] = self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind} {found}"

    def program(self, program: Program) -> str:
        """A program's title, or what stands for it."""
        return self.code(program.code) if self.on else program.title

    def code(self, code: str) -> str:
        """A program's code, or what stands for it."""
        return self.number("Program", code) if self.on else code

    def tracked(self, one: Tracked) -> str:
        """What stands for a program of the season: the same as for its code, once that is known.

        One that nobody named yet has no name to hide.
        """
        return (
            self.number("Program", one.code or f"season {one.id}") if self.on and one.is_named else one.title
        )

    def _learn_program(self, program: Program) -> None:
        listing, shown = program.listing, self.code(program.code)
        known = self._programs
        known.add(program.code, shown)
        if not _is_field(listing.name, listing.specialty, listing.field):
            known.add(listing.name, shown)
        if listing.institution:
            hospital = self.number("Hospital", listing.institution)
            known.add(listing.institution, hospital)
            known.add(program.formal, hospital if program.formal in listing.institution else shown)
        for named in (program.question, program.label, program.title, program.formal):
            known.add(named, shown)
        if listing.city:
            known.add(program.place, HIDDEN)
        for each in private(Listing):
            if each.name not in _NAMES_PROGRAM:
                known.add(getattr(listing, each.name), HIDDEN)

    def _learn_person(self, name: str, shown: str) -> None:
        for written in (name, natural_name(name)):
            self._people.add(written, shown)
        last = name.replace(",", " ").split()[-1:]
        if last and len(last[0]) >= _LEAST_WORD and last[0][0].isupper():
            self._people.add(last[0], shown)

    def _hide(self, text: str) -> str:
        if not text or text.isspace():
            return text
        lines = text.split("\n")
        if len(lines) > 1:
            return "\n".join(self._hide(line) for line in lines)
        text = clean(text)
        if SHOWN_KEYS.fullmatch(text.strip()):
            return text
        whole = self._programs.whole(text.strip()) or self._people.whole(text.strip())
        if whole is not None:
            return text.replace(text.strip(), whole)
        text = _CODE.sub(lambda match: self.number("Program", match[0].upper()), text)
        text = self._people.replace(self._programs.replace(text))
        return _FOUND.sub("find “…”", _ALWAYS.sub(HIDDEN, text))


# What is a program's name, or says no more than its specialty.
_NAMES_PROGRAM = frozenset({"institution", "name"})


def _parts(said: str, between: str) -> Iterator[str]:
    """What is looked for of a field's words: each line, since they are wrapped, and each of several."""
    for line in said.splitlines():
        yield line
        yield " ".join(line.split())
    if between:
        yield from re.split(f"[{re.escape(between)}]", said)


@lru_cache(maxsize=4096)
def _is_field(name: str, specialty: str, field: str) -> bool:
    """Whether a program's name only says its specialty, which is no secret."""
    name = fold(name)
    return name in fold(specialty) or name in fold(field)


def _only_a_field(one: object) -> bool:
    """Whether it is a program of the season that is called by its specialty: that tells of none, and the
    word stands in every row."""
    from matchweek.domain.tracker.tracked import Tracked

    return isinstance(one, Tracked) and _is_field(one.name, one.specialty, one.specialty)


def words_of_own_tasks(board: Board) -> Iterator[str]:
    """What tasks of one's own and of one's own files say: each text alone, and as it stands in a sentence."""
    from matchweek.domain.base.text import inside
    from matchweek.domain.plan.packaged import OWN_FILE, said_in

    for task in board.kept.own_tasks.values():
        yield inside(task.title)
    for key, kept in board.kept.tasks.items():
        if key.endswith(f"/{OWN_FILE}"):
            for said in said_in(kept.note):
                yield from (said, inside(said))


def without_words(board: Board) -> Board:
    """A board for a page that is made of one's own data and story: hidden in it while names are masked.

    What stands in the middle of a wrapped line would not be known again.
    """
    if not masking():
        return board
    narratives = {**board.kept.narratives, MINE: _without_words(board.kept.narrative)}
    return replace(
        board,
        applicant=_without_words(in_words(board.applicant)),
        kept=replace(board.kept, narratives=narratives),
    )


def own_words(board: Board) -> tuple[Applicant, Narrative]:
    """One's own data and story to read from while on the phone: the facts in words where no text is
    written, all of it hidden while names are masked."""
    from matchweek.domain.people.in_words import in_words

    hidden = without_words(replace(board, applicant=in_words(board.applicant)))
    return hidden.applicant, hidden.story


Record = TypeVar("Record", "Applicant", "Narrative")


def _without_words(one: Record) -> Record:
    said = [each for each in private(type(one)) if getattr(one, each.name)]
    hidden: dict[str, Any] = {each.name: (each.text and each.text.stands) or HIDDEN for each in said}
    return replace(one, **hidden)


def pressed_words(on: bool) -> str:
    """What is said when the mask was put on or taken off."""
    if on:
        return "Names are masked: on this screen, in what is copied, in the window's title."
    return "Names are shown again."
