"""Errors a person can read: each has a title, what happened, and what to do next.

The exit codes are a contract with scripts: 1 failed, 2 bad input or usage, 3 a SOAP rule says
no, 4 the week file cannot be used.
"""

from __future__ import annotations

DEBUG = "MATCHWEEK_DEBUG"
"""Set to 1: what nobody foresaw is shown where it happened, with what was there, private words too."""


class MatchweekError(Exception):
    """Something went wrong that the person should hear of in plain words.

    `title` is a short headline, `detail` says what happened, `remedy` what to do next. Nothing
    was stored when one of these is raised from an act.
    """

    exit_code = 1

    def __init__(self, title: str, detail: str = "", remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.remedy = remedy

    @property
    def headline(self) -> str:
        """The title as a sentence before others: “That is no date.”, “Which day?”."""
        return self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}."

    def __str__(self) -> str:
        return " ".join(part for part in (self.headline, self.detail, self.remedy) if part)


class Failed(MatchweekError):
    """The act could not be done, for a reason that is neither a rule nor bad input."""


class BadInput(MatchweekError):
    """What was typed, pasted or given cannot be used as it is."""

    exit_code = 2


class RuleSaysNo(MatchweekError):
    """A SOAP rule does not allow the act; `rule` names the rule in one sentence.

    `section` is the name of the rule it rests on, such as “contact.begin”: there it stands in full, with
    its source and mark (matchweek/domain/season/rules).
    """

    exit_code = 3

    def __init__(self, title: str, detail: str = "", remedy: str = "", *, rule: str, section: str) -> None:
        super().__init__(title, detail, remedy)
        self.rule = rule
        self.section = section


class WeekFileError(MatchweekError):
    """The week file cannot be opened, read or written; it was not changed."""

    exit_code = 4


class FileBusy(WeekFileError):
    """Another process holds the week file's lock longer than this act may wait."""


class ChangedMeanwhile(MatchweekError):
    """What a form would store was changed elsewhere since it was shown there: look at both texts first."""

    exit_code = 2


def unexpected(error: Exception) -> Failed:
    """What to say of an error that nobody foresaw; what was stored before it is safe."""
    return Failed(
        "Something unexpected went wrong",
        f"{type(error).__name__}: {error}",
        "Everything stored before is safe. Please report this.",
    )
