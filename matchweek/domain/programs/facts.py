"""What one knows of a program besides the list: visa, IMGs, filters, words; each with source and date.

What nobody knows is unknown, never no (systems.md row 96). Facts belong to a program's code, so they outlive
every list and go from year to year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from matchweek.domain.base.fields import CODE, COMMON, NOTE, PLAIN, one_of


class FactKind(StrEnum):
    """What a fact is about; a program has at most one of each."""

    VISA = "visa"
    IMG = "img"
    SCORE = "score"
    YEAR = "year"
    HOME = "home"
    LINK = "link"
    KNOWN = "known"
    WARNING = "warning"

    @property
    def title(self) -> str:  # type: ignore[override]
        return _TITLES[self]

    @property
    def in_words(self) -> bool:
        """Whether it is in somebody's own words, or an address, and not a value of ours."""
        return self in IN_WORDS


_TITLES = {
    FactKind.VISA: "Visa",
    FactKind.IMG: "Takes IMGs",
    FactKind.SCORE: "Least Step 2 CK",
    FactKind.YEAR: "Years since graduation",
    FactKind.HOME: "Home institution",
    FactKind.LINK: "Link",
    FactKind.KNOWN: "What you know",
    FactKind.WARNING: "Warning by others",
}
IN_WORDS = frozenset({FactKind.LINK, FactKind.KNOWN, FactKind.WARNING})

ME, LIST, DIRECTORY = "me", "list", "directory"
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        ME: "you",
        LIST: "the list",
        DIRECTORY: "NRMP's Program Directory",
        "website": "the program's website",
        "freida": "FREIDA",
        "program": "the program itself",
        "school": "your school",
        "file": "a file",
    }
)
"""Where facts come from, by the word that is kept; any other words of one's own stand as they are."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of one program. `on` is the day of which it is true, as far as one knows.

    `value` is one of ours, as `domain.programs.fact_values` reads it: of a visa “j1”, “h1b”, “j1 h1b”,
    “h1b inside” (only for people already inside the U.S.), “j1 h1b inside” or “none”; of IMGs “yes”, “no” or
    a share such as “34 %”; a number of score and years; “yes” of home. A link and what somebody says stand
    in `words`.
    """

    code: str = field(metadata=CODE)
    kind: str = field(metadata=one_of(FactKind))
    value: str = field(metadata=PLAIN)
    source: str = field(metadata=COMMON)
    on: date
    words: str = field(default="", metadata=NOTE)

    @classmethod
    def of(cls, code: str, kind: str, text: str, source: str, on: date) -> Fact:
        """A fact of what was read, put where its kind keeps it."""
        if FactKind(kind).in_words:
            return cls(code, kind, "", source, on, text)
        return cls(code, kind, text, source, on)

    @property
    def text(self) -> str:
        """What it says, wherever it is kept."""
        return self.value or self.words

    @property
    def source_words(self) -> str:
        return SOURCES.get(self.source, self.source)

    @property
    def key(self) -> str:
        """What the journal calls it."""
        return key_of(self.code, self.kind)


_SHORT_VISAS = {"j1": "J-1", "h1b": "H-1B"}


def short_visas(value: str) -> str:
    """The value of a visa in few letters, as lists say it: “J-1 H-1B”, “H-1B inside”, “none”."""
    return " ".join(_SHORT_VISAS.get(word, word) for word in value.split())


def sponsors(value: str, visa: str) -> bool:
    """Whether the value of a visa fact has “j1” or “h1b” in it, the latter also where only for some."""
    return visa in value.split()


def key_of(code: str, kind: str) -> str:
    """The key of one fact: there is one of each kind for a program."""
    return f"{code}/{kind}"


OfProgram = Mapping[str, Fact]
NO_FACTS: OfProgram = MappingProxyType({})


class FactBook(Mapping[str, OfProgram]):
    """Everything known of every program, by code, then by kind; `listed` tells what the list itself says.

    A program of which nothing is known is not in it; `of` answers for it all the same.
    """

    def __init__(
        self, facts: Iterable[Fact] = (), listed: Callable[[str], Fact | None] | None = None
    ) -> None:
        self._own: dict[str, dict[str, Fact]] = {}
        self._listed = listed or (lambda code: None)
        for fact in facts:
            self._own.setdefault(fact.code, {})[fact.kind] = fact

    def of(self, code: str) -> OfProgram:
        """What is known of a program by kind; the list's own visa counts where nothing else says it."""
        own = self._own.get(code, NO_FACTS)
        if FactKind.VISA in own:
            return own
        listed = self._listed(code)
        return {**own, FactKind.VISA.value: listed} if listed is not None else own

    def own(self, code: str) -> OfProgram:
        """The same without what the list says."""
        return self._own.get(code, NO_FACTS)

    def put(self, code: str, kind: str, fact: Fact | None) -> OfProgram:
        """Replace one fact, or with None take it out; the program's own facts as they are then."""
        now = {**self._own.get(code, NO_FACTS)}
        if fact is None:
            now.pop(kind, None)
        else:
            now[kind] = fact
        if now:
            self._own[code] = now
            return now
        self._own.pop(code, None)
        return NO_FACTS

    def __getitem__(self, code: str) -> OfProgram:
        found = self.of(code)
        if not found:
            raise KeyError(code)
        return found

    def __iter__(self) -> Iterator[str]:
        """The programs with facts of one's own."""
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and bool(self.of(code))
