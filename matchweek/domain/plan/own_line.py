"""A task of one's own read out of one line: “Step 3 exam 14 May”, “1 Mar to 30 Apr: IM rotation”."""

from __future__ import annotations

import re
from datetime import date

from matchweek.domain.base.text import clean_line
from matchweek.domain.times.spoken import Setting, is_day
from matchweek.domain.tracker.blocked_days import ENDS_FIRST, read_days
from matchweek.errors import BadInput

_BETWEEN = " ,:–-"
"""What may stand between a task's title and its day."""
_BY = re.compile(r"[ ,:–-]+(?:by|on|from|due)$", re.IGNORECASE)
_JOINED = r"(?:to|and|or|until|till|through|thru|by|on|from|due)"
_BEHIND = re.compile(rf"(?:[ ,:–-]|\b{_JOINED}\b)+$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:[ ,:–-]|\b{_JOINED}\b)+", re.IGNORECASE)
_TITLES = frozenset({"dr", "dr.", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "prof", "prof."})
_NUMBER = re.compile(r"[0-3]?\d")
_MONTH_FIRST = re.compile(r"[a-z]{3,9}\.? ", re.IGNORECASE)
_MOST_WORDS = 4
"""Of a day: “Fri 14 May 2027”."""
NO_DAY = "No day is in it"
_TELLING = frozenset({ENDS_FIRST, "There is no such day", "Day or month?"})
"""What is said of a day that is one but cannot be meant; for other words the line simply has no day there."""


def read_own_line(line: str, setting: Setting) -> tuple[str, date, date]:
    """The title and the first and last day, in the setting's zone.

    Raises BadInput where no day can be read, where one stands in no calendar, and where a second day would
    be left in the title: which of them is meant is not guessed.
    """
    words = clean_line(line).rstrip(" .!;").split()
    doubts: list[BadInput] = []
    for start in range(1, len(words)):
        found = _days(" ".join(words[start:]), setting, doubts)
        title = _BY.sub("", " ".join(words[:start]).rstrip(_BETWEEN))
        if found is not None and title:
            _require_one_day(title, " ".join(words[start:]), setting)
            return title, *found
    for end in range(len(words) - 1, 0, -1):
        found = _days(" ".join(words[:end]).rstrip(":,"), setting, doubts)
        title = " ".join(words[end:]).lstrip(_BETWEEN)
        if found is not None and title:
            _require_one_day(title, " ".join(words[:end]), setting)
            return title, *found
    if doubts:
        raise doubts[0]
    raise BadInput(
        NO_DAY,
        f"“{clean_line(line)}” was given." if line.strip() else "",
        "Write the task and its day, such as “Step 3 exam 14 May” or “IM rotation 1 Apr to 31 May”.",
    )


def _days(text: str, setting: Setting, doubts: list[BadInput]) -> tuple[date, date] | None:
    try:
        return read_days(text, setting)
    except BadInput as error:
        if error.title == ENDS_FIRST:
            raise
        if error.title in _TELLING:
            doubts.append(error)
        elif is_day(text):
            said = f"“{text}” is no day of the next twelve months."
            doubts.append(BadInput("There is no such day", said, "Write its year too: 29 Feb 2028."))
        return None


def _require_one_day(title: str, read: str, setting: Setting) -> None:
    """Raise BadInput for a title that ends or begins with a day, or with half of one."""
    _require_no_half(title.split(), read)
    behind = _BEHIND.sub("", title).split()
    before = _BEFORE.sub("", title).split()
    tails = (behind[-many:] for many in range(1, _MOST_WORDS + 1) if many <= len(behind))
    heads = (before[:many] for many in range(1, _MOST_WORDS + 1) if many <= len(before))
    for number, said in enumerate(tails, 1):
        named = len(behind) > number and behind[-number - 1].casefold() in _TITLES
        if is_day(" ".join(said).strip(_BETWEEN)) and not named:
            raise _two(" ".join(said), read, setting)
    for said in heads:
        # “Friday clinic” is a name; “14 May exam” is not.
        if is_day(" ".join(said).strip(_BETWEEN)) and any(sign.isdigit() for sign in "".join(said)):
            raise _two(" ".join(said), read, setting)


def _require_no_half(title: list[str], read: str) -> None:
    """“Step 3 May” may be of Step 3; of “exam 5 Mar 26” nobody knows which number is the day."""
    said = ""
    if title[-1].casefold() == "step" and read[:1] in "123":
        said = f"“{read}”, or {title[-1]} {read[:1]}?"
    elif (
        _NUMBER.fullmatch(title[-1]) and _MONTH_FIRST.match(read) and title[-2:-1] not in (["Step"], ["step"])
    ):
        said = f"“{title[-1]} {read.split()[0]}”, or “{read}”?"
    if said:
        raise BadInput("Which day is meant?", said, "Write the task, then its day: “Step 3 exam 14 May”.")


def _two(other: str, read: str, setting: Setting) -> BadInput:
    doubts: list[BadInput] = []
    _days(other, setting, doubts)
    if doubts:
        return doubts[0]
    return BadInput(
        "Two days are in it",
        f"“{other}”, and “{_BEFORE.sub('', read)}”: which one is meant?",
        "Write one day, or from when to when: “Step 3 exam 14 May to 15 May”.",
    )
