"""What a reader asks first, in words made of the facts: where one's own text for it is empty, these stand.

A text of one's own always goes before: nobody who wrote it loses it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.states import STATE_NAMES

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.narrative import Narrative

_NTH = {1: "first attempt", 2: "second attempt", 3: "third attempt"}
_NEEDS = {
    "none": "no visa needed",
    "j1": "J-1 needed",
    "h1b": "H-1B needed",
    "either": "J-1 or H-1B needed",
}


def in_words(applicant: Applicant) -> Applicant:
    """The applicant with every empty text that the facts can say filled from them."""
    words = words_of(applicant)
    made: dict[str, Any] = {
        name: said for name, said in words.items() if said and not getattr(applicant, name).strip()
    }
    return replace(applicant, **made) if made else applicant


def words_of(applicant: Applicant) -> dict[str, str]:
    """What the facts say for each text of one's own, empty where they say nothing."""
    return {
        "exams": _exams(applicant),
        "visa": _visa(applicant),
        "location": {True: "inside the U.S.", False: "outside the U.S.", None: ""}[applicant.inside_us],
        "us_experience": _experience(applicant),
    }


def story_in_words(story: Narrative, applicant: Applicant) -> Narrative:
    """The story with the specialties and regions that are empty in it, as they were decided beforehand."""
    made = {
        "specialties": applicant.specialties_accepted,
        "regions": _names(applicant.states_wanted),
        "regions_refused": _names(applicant.states_refused),
    }
    empty = {name: words for name, words in made.items() if words and not getattr(story, name).strip()}
    return replace(story, **empty) if empty else story


def _exams(me: Applicant) -> str:
    said = []
    if me.step1:
        said.append(_exam(f"Step 1 {me.step1}", me.step1_attempts, failed=me.step1 == "fail"))
    if me.step2 is not None:
        said.append(_exam(f"Step 2 CK {me.step2}", me.step2_attempts))
    if me.comlex.strip():
        said.append(f"COMLEX {me.comlex.strip().removeprefix('COMLEX').strip()}")
    if me.step3:
        said.append(f"Step 3 {me.step3.replace('_', ' ')}")
    return "; ".join(said)


def _exam(result: str, attempts: int | None, *, failed: bool = False) -> str:
    if attempts is None:
        return result
    if failed:
        return f"{result}, sat {attempts} times" if attempts > 1 else result
    return f"{result}, {_NTH.get(attempts, f'attempt {attempts}')}"


def _visa(me: Applicant) -> str:
    now = f"now {me.visa_status.strip()}" if me.visa_status.strip() else ""
    return "; ".join(filter(None, (_NEEDS.get(me.visa_need, ""), now)))


def _experience(me: Applicant) -> str:
    said = []
    if me.us_months is not None:
        said.append(f"{me.us_months} month{'' if me.us_months == 1 else 's'} hands-on in the U.S.")
    if me.us_letters is not None:
        said.append(f"{me.us_letters} letter{'' if me.us_letters == 1 else 's'} from there")
    return ", ".join(said)


def _names(states: str) -> str:
    letters = [part.strip() for part in states.split(",") if part.strip()]
    return ", ".join(STATE_NAMES.get(each, each) for each in letters)
