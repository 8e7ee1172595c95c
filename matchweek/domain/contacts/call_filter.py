"""Which calls are shown: by program, kind, words, what waits, what is a rule question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matchweek.domain.base.text import fold
from matchweek.domain.contacts.calls import Call, CallBack, CallKind

BACK, RULE = "back", "rule"
SHOWN: dict[str, str] = {
    "": "all",
    BACK: "to call back",
    RULE: "rule questions",
    CallKind.SCREENING: "screening",
    CallKind.INTERVIEW: "interview",
    CallKind.OFFER_TALK: "talk of an offer",
}
"""What one key goes through, in order: the choice and its words."""


@dataclass(frozen=True, slots=True)
class CallFilter:
    """What is empty leaves none out. `which` is a key of SHOWN or another kind of call; `text` holds words
    that all stand somewhere in the call, whatever their accents."""

    which: str = ""
    program: str = ""
    text: str = ""

    def of(self, calls: Iterable[Call], title: Callable[[str], str] = str) -> list[Call]:
        """Those of the calls that are shown, in their order; `title` names a program by its code."""
        words = fold(self.text).split()
        return [
            call
            for call in calls
            if self._which(call)
            and (not self.program or call.program == self.program)
            and (not words or _has(call, words, title))
        ]

    def _which(self, call: Call) -> bool:
        if self.which == BACK:
            return call.call_back == CallBack.DUE
        if self.which == RULE:
            return bool(call.incident)
        return not self.which or call.kind == self.which


def _has(call: Call, words: Iterable[str], title: Callable[[str], str]) -> bool:
    named = title(call.program) if call.program else ""
    parts = (named, call.program or "", call.caller, call.role, call.number, call.left_number, call.to_name)
    text = fold(" ".join((*parts, call.note, call.next_step, call.incident_words)))
    return all(word in text for word in words)
