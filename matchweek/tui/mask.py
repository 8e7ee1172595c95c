"""Names hidden, for sharing the screen: every text on its way there goes through one mask.

Programs become "Program 17", people "Advocate 2" or "Caller 5"; places, numbers, addresses and what
was written in notes are hidden. The placeholders stay the same as long as the window is open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from matchweek.domain.find import fold
from matchweek.domain.narrative import IF_IT_APPLIES, NAMES
from matchweek.tui.text import clean

if TYPE_CHECKING:
    from matchweek.domain.advocates import Advocate
    from matchweek.domain.board import Board
    from matchweek.domain.programs import Program

HIDDEN = "hidden"
# A specialty names nobody.
TARGETS = "specialties"
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
# One letter, or a few by themselves, tells nobody's name; in a footer it is a key.
_KEYS = re.compile(r"[!-~](?: [!-~])*|F[0-9]{1,2}|esc|tab|enter|space|pgup|pgdn|home|end|up|down")
# What is looked for is a person's words, and may be half a name.
_FOUND = re.compile(r"find “[^”]*”")


class Phrases:
    """Texts and what stands for them, found inside other text by their first word."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[int, str, str]]] = {}
        self._whole: dict[str, str] = {}

    def add(self, text: str, shown: str) -> None:
        """Let `shown` stand for `text`; what was added first stays."""
        text = clean(text).strip()
        word = _TOKEN.search(text)
        if word is None or text in self._whole or text == shown:
            return
        self._whole[text] = shown
        if len(text) >= _LEAST_WORD:
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
        """Know the people, numbers and notes anew, after an act."""
        if not self.on:
            return
        # Who was known before stays known: undo still speaks of a call it took away.
        people = self._people
        me = board.applicant
        people.add(me.name, "Applicant")
        for name, shown in ((me.soap_lead, "SOAP lead"), (me.friend, "Friend")):
            self._learn_person(name, shown)
        asked = [words for words in (me.exams, me.location, me.us_experience, me.training) if len(words) > 5]
        numbers = (me.aamc_id, me.phone, me.soap_lead_phone, me.friend_phone)
        for text in (*numbers, me.mail, me.school, me.school_code, *asked):
            people.add(text, HIDDEN)
        for advocate in board.advocates:
            self._learn_person(advocate.name, self.number("Advocate", str(advocate.id)))
            for text in (
                *_reach(advocate),
                *_written(advocate.note, advocate.best_time),
            ):
                people.add(text, HIDDEN)
        for clearance in board.kept.clearances.values():
            self._learn_person(clearance.by, self.number("Official", fold(clearance.by)))
            for text in clearance.why.splitlines():
                people.add(text, HIDDEN)
        for assignment in board.kept.assignments.values():
            for text in _written(assignment.reply):
                people.add(text, HIDDEN)
        for call in reversed(board.calls):
            self._learn_person(call.caller, self.number("Caller", fold(call.caller)))
            self._learn_person(call.to_name, self.number("Advocate", fold(call.to_name)))
            for text in (call.number, call.next_step, *_written(call.note, call.incident_words)):
                people.add(text, HIDDEN)
        story = board.kept.narrative
        for text in _written(*(getattr(story, name) for name in (*NAMES, *IF_IT_APPLIES) if name != TARGETS)):
            people.add(text, HIDDEN)
        self._learn_meetings(board)
        for program in board.programs.programs:
            for text in _written(program.triage.note, program.application.because):
                people.add(text, HIDDEN)
        for cap in board.kept.caps.values():
            people.add(cap.because, HIDDEN)
        people.sort()
        self._cached = lru_cache(maxsize=4096)(self._hide)

    def _learn_meetings(self, board: Board) -> None:
        """Who interviews, where, and what was written of interviews and offers."""
        for begun in board.unfinished:
            for name in begun.names:
                self._learn_person(name, self.number("Person", fold(name)))
        for interview in board.kept.interviews.values():
            self._learn_person(interview.interviewer, self.number("Interviewer", fold(interview.interviewer)))
            for text in (interview.place, *interview.note.splitlines()):
                self._people.add(text, HIDDEN)
        for offer in board.kept.offers.values():
            for text in (offer.because, offer.answer_because, *offer.note.splitlines()):
                self._people.add(text, HIDDEN)

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
            known.add(listing.city, HIDDEN)
        for text in (listing.acgme_id, listing.phone, listing.website):
            known.add(text, HIDDEN)

    def _learn_person(self, name: str, shown: str) -> None:
        self._people.add(name, shown)
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
        if _KEYS.fullmatch(text.strip()):
            return text
        whole = self._programs.whole(text.strip()) or self._people.whole(text.strip())
        if whole is not None:
            return text.replace(text.strip(), whole)
        text = _CODE.sub(lambda match: self.number("Program", match[0].upper()), text)
        text = self._people.replace(self._programs.replace(text))
        return _FOUND.sub("find “…”", _ALWAYS.sub(HIDDEN, text))


def _reach(advocate: Advocate) -> tuple[str, ...]:
    """How an advocate is reached and known, each address and number also by itself."""
    whole = (advocate.mail, advocate.phone, advocate.institution, advocate.relation)
    return (*whole, *advocate.mails, *advocate.phones)


def _written(*texts: str) -> Iterator[str]:
    """The lines of what was written, by line: so they are found again where they are wrapped."""
    for text in texts:
        yield from text.splitlines()


@lru_cache(maxsize=4096)
def _is_field(name: str, specialty: str, field: str) -> bool:
    """Whether a program's name only says its specialty, which is no secret."""
    name = fold(name)
    return name in fold(specialty) or name in fold(field)


def pressed_words(on: bool) -> str:
    """What is said when the mask was put on or taken off."""
    if on:
        return "Names are masked: on this screen, in what is copied, in the window's title."
    return "Names are shown again."
