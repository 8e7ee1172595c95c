"""Who may be a program: a director or chair at an institution on the list (rules: contact.home).

To ask somebody who leads a listed program is to contact it. Where nobody said which program such a
person leads, it is asked before anything is asked of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from matchweek.domain.base.text import fold

if TYPE_CHECKING:
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.programs.programs import Program, Programs

NONE = "NONE"
"""What stands for “leads no program on the list” where it was said."""

_LEADS = re.compile(r"\b(director|dir|chair(man|woman|person)?|a?pd|department head|head of|dio)\b")
_STATE = re.compile(r"[-,]\s*[a-z]{2}$")
_LEAST = 8


def led_by(advocate: Advocate) -> frozenset[str]:
    """The codes of the programs an advocate leads: to ask them is to contact those."""
    return frozenset(
        code.strip().upper()
        for code in advocate.leads.split(",")
        if code.strip() and code.strip().upper() != NONE
    )


def may_lead(role: str) -> bool:
    """Whether a role is that of a director or chair."""
    return _LEADS.search(fold(role).replace(".", "")) is not None


def plain_name(institution: str) -> str:
    """An institution's name for comparing: folded, without the state behind it."""
    name = _STATE.sub("", fold(institution).strip())
    return " ".join(re.findall(r"[a-z0-9]+", name))


class Institutions(dict[str, tuple[str, ...]]):
    """The codes of each institution on the lists, by its plain name."""

    def __init__(self, codes: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(codes)
        self._near: dict[str, tuple[str, ...]] = {}

    def near(self, mine: str) -> tuple[str, ...]:
        """The codes where one's own name is part of the institution's, or the other way; sought once."""
        found = self._near.get(mine)
        if found is None:
            alike = [codes for name, codes in self.items() if len(name) >= _LEAST and _within(mine, name)]
            found = self._near[mine] = tuple(code for codes in alike for code in codes)
        return found


def answered(advocate: Advocate) -> bool:
    """Whether it was said which programs they lead, or that they lead none."""
    return bool(advocate.leads.strip())


def asked_of(advocate: Advocate, institutions: Institutions) -> tuple[str, ...]:
    """The listed programs of which one has to ask whether this advocate leads them; empty for most."""
    if answered(advocate) or not may_lead(advocate.role):
        return ()
    mine = plain_name(advocate.institution)
    if len(mine) < _LEAST:
        return ()
    exact = institutions.get(mine)
    return exact if exact is not None else institutions.near(mine)


def _within(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return " " in shorter and f" {shorter} " in f" {longer} "


def question(name: str, title: str) -> str:
    """What is asked before anything is asked of a director or chair."""
    return (
        f"{name} is a director or chair where {title} is on the list: do they lead it, or another one there?"
    )


ANSWER = (
    "Say which: `matchweek advocate set ID --leads CODE`, or `--leads none`. To ask somebody who leads a "
    "listed program is to contact it."
)

_known: WeakKeyDictionary[Programs, Institutions] = WeakKeyDictionary()


def institutions_of(programs: Programs) -> Institutions:
    """The institutions of the lists; made at the first question."""
    found = _known.get(programs)
    if found is None:
        found = _known[programs] = _by_name(programs)
    return found


def _by_name(programs: Iterable[Program]) -> Institutions:
    found: dict[str, list[str]] = {}
    for program in programs:
        found.setdefault(plain_name(program.institution), []).append(program.code)
    return Institutions({name: tuple(codes) for name, codes in found.items() if name})
