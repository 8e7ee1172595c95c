"""Which calls are shown: by program, kind, words, what waits, what is a rule question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matchweek.domain.base.text import fold
from matchweek.domain.contacts.calls import OUTCOME_WORDS, Call, CallBack, CallKind, Outcome

BACK, RULE = "back", "rule"
SHOWN: dict[str, str] = {
    "": "all",
    BACK: "to call back",
    RULE: "rule questions",
    CallKind.SCREENING: "screening",
    CallKind.INTERVIEW: "interview",
    CallKind.OFFER_TALK: "talk of an offer",
    Outcome.WILL_CALL_BACK: OUTCOME_WORDS[Outcome.WILL_CALL_BACK],
    Outcome.NOT_INTERESTED: OUTCOME_WORDS[Outcome.NOT_INTERESTED],
    Outcome.WRONG_NUMBER: OUTCOME_WORDS[Outcome.WRONG_NUMBER],
}
"""What one key goes through, in order: the choice and its words."""
CHOICES: tuple[str, ...] = tuple(dict.fromkeys((BACK, RULE, *CallKind, *filter(None, Outcome))))
"""Every choice there is."""
_ENDED: dict[str, str] = {
    CallKind.SCREENING: Outcome.SCREENED,
    CallKind.INTERVIEW: Outcome.INTERVIEW_SET,
}


@dataclass(frozen=True, slots=True)
class CallFilter:
    """What is empty leaves none out. `which` is one of CHOICES: a kind of call has those too that ended so;
    `text` holds words that all stand somewhere in the call, whatever their accents."""

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
        if not self.which or self.which in (call.kind, call.outcome):
            return True
        return bool(call.outcome) and call.outcome == _ENDED.get(self.which)


def _has(call: Call, words: Iterable[str], title: Callable[[str], str]) -> bool:
    named = title(call.program) if call.program else ""
    parts = (named, call.program or "", call.caller, call.role, call.number, call.left_number, call.to_name)
    ended = OUTCOME_WORDS.get(call.outcome, "")
    text = fold(" ".join((*parts, ended, call.note, call.next_step, call.incident_words)))
    return all(word in text for word in words)
