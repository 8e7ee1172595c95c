"""The one-page summary: the story, why this field, why still committed (systems.md row 55)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matchweek.domain.base.text import clean_line
from matchweek.papers.packet import Part, gaps_of, heading, part_of

FOOT = "One story, the same for everybody who speaks for me."


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """What the summary says; what is empty shows as a gap, but for what need not be everybody's."""

    name: str = ""
    contact: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    specialties: tuple[str, ...] = ()
    story: str = ""
    why_specialty: str = ""
    why_committed: str = ""
    what_happened: str = ""
    strengths: tuple[str, ...] = ()
    start: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The texts of the page, in their order."""
        return tuple(_parts(self))

    @property
    def title(self) -> str:
        """What the file calls itself."""
        return f"Summary of {clean_line(self.name)[:100] or 'an applicant'}"

    @property
    def foot(self) -> str:
        """What stands at the foot of the page."""
        return FOOT

    @property
    def left_out(self) -> tuple[str, ...]:
        """Nothing is left out of it."""
        return ()

    @property
    def gaps(self) -> tuple[str, ...]:
        """The fields that are still missing, by their names on the page."""
        return gaps_of(self.parts)


def _parts(facts: SummaryFacts) -> Iterator[Part]:
    yield part_of("name", facts.name, level="name")
    yield part_of("AAMC ID, phone and mail", facts.contact)
    yield part_of("specialties", ", ".join(facts.specialties), "Seeking: ")
    yield heading("My story")
    yield part_of("your story (the pitch)", facts.story, several_lines=True)
    yield heading("Why this field")
    yield part_of("why this field", facts.why_specialty, several_lines=True)
    yield heading("Why I am still committed")
    yield part_of("why you are still committed", facts.why_committed, several_lines=True)
    if facts.what_happened.strip():
        yield heading("What happened in the Match")
        yield part_of("what happened", facts.what_happened, several_lines=True)
    if any(each.strip() for each in facts.strengths):
        yield heading("What I bring")
        for each in facts.strengths:
            if each.strip():
                yield part_of("strength", each, level="point", several_lines=True)
    if facts.asked or facts.start.strip():
        yield heading("At a glance")
    for label, words in facts.asked:
        yield part_of(label, words, f"{label}: ")
    if facts.start.strip():
        yield part_of("start", facts.start, "1 July: ")
