"""What came between the applicant and one person after the week: thanks, and what they said looking back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.fields import NOTE
from matchweek.domain.base.text import fold
from matchweek.domain.people.advocates import Answer

if TYPE_CHECKING:
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.people.applicant import Applicant

QUESTIONS = {
    "against": "What in my file worked against me?",
    "change": "What would you change first?",
    "instead": "What would you do in my place until September?",
}
"""The three questions of a look back (systems.md row 83), by the field that holds the answer."""
FIX, VERDICT = "fix", "verdict"


@dataclass(frozen=True, slots=True)
class Afterwards:
    """One person. `thanked_at` is the mail of the same or next day, `noted_at` the note later (systems.md
    row 82), `asked_at` when they were asked to look back (aware UTC). `fix` is what one would mend until
    September, `verdict` what they say would follow from it (row 27)."""

    thanked_at: datetime | None = None
    noted_at: datetime | None = None
    asked_at: datetime | None = None
    against: str = field(default="", metadata=NOTE)
    change: str = field(default="", metadata=NOTE)
    instead: str = field(default="", metadata=NOTE)
    fix: str = field(default="", metadata=NOTE)
    verdict: str = field(default="", metadata=NOTE)

    @property
    def answered(self) -> bool:
        """Whether anything that they said is kept."""
        return any((self.against, self.change, self.instead, self.verdict))


NOTHING_YET = Afterwards()

ADVOCATE, PROGRAM, HELPER = "advocate/", "program/", "helper/"
"""What the keys of these people begin with, where what came afterwards is kept."""
HELPERS = {"soap_lead": "your school's SOAP lead", "friend": "your friend"}
BEFORE = "named before"


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """One of one's own people: an advocate, by number, or a helper whom one's own data names, by name: who
    is named in their place is somebody else. `former` is one who is named no longer, and of whom something
    is kept."""

    key: str
    name: str
    about: str
    advocate: int | None = None
    former: bool = False


def own_people(
    applicant: Applicant, advocates: Iterable[Advocate], kept: Iterable[str] = ()
) -> tuple[OwnPerson, ...]:
    """Everybody, advocates first; who said no to being one is left out.

    `kept` are the keys of this season by which something is kept of people, without the season.
    """
    people = [
        OwnPerson(f"{ADVOCATE}{one.id}", one.name, one.role or "advocate", one.id)
        for one in advocates
        if one.answer != Answer.NO
    ]
    helpers = [each for each in kept if each.startswith(HELPER)]
    known = {_same(each): each for each in helpers}
    for field_, about in HELPERS.items():
        name = " ".join(getattr(applicant, field_).split())
        if name and all(each.name != name for each in people):
            key = f"{HELPER}{name}"
            # A file may keep one by the field alone, as was done once.
            people.append(OwnPerson(known.get(_same(key)) or known.get(HELPER + field_) or key, name, about))
    named = {each.key for each in people}
    people += [
        OwnPerson(key, key.removeprefix(HELPER), BEFORE, former=True) for key in helpers if key not in named
    ]
    return tuple(people)


def helpers_kept(kept: Iterable[str]) -> set[str]:
    """The names by which helpers are kept, of the keys of all seasons."""
    keys = (key.partition("/")[2] for key in kept)
    names = {key.removeprefix(HELPER) for key in keys if key.startswith(HELPER)}
    return names - HELPERS.keys()


def _same(key: str) -> str:
    """A helper's key for comparing: one whose name is written otherwise is no other."""
    return fold(key)
