"""Beside the notes of an interview's day: one's bullets and questions, one's stories, one's answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from matchweek.domain.people.core_packet import PARTS
from matchweek.domain.tracker.preparation import DURING
from matchweek.domain.week.preparing import points_of
from matchweek.tui.commands import with_keys
from matchweek.tui.look.mask import HIDDEN, own_words
from matchweek.tui.look.text import masking
from matchweek.tui.screens.dialogs.pages_beside import PagesBeside
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.domain.people.narrative import Narrative
    from matchweek.tui.screens.season.day_room import DayRoom

BULLETS, STORIES, ANSWERS = "bullets", "stories", "answers"
IN_ME = "not written yet: in Me, {me}"
HERE = "not written yet: in its preparation"
ASKED_OF_ONE: dict[str, str] = {
    "about_me": "Who you are",
    "why_specialty": "Why this specialty",
    "why_us": "Why the US",
}


def shown(text: str) -> str:
    """One's own words, hidden while names are masked: part by part they would not be known again."""
    return HIDDEN if text.strip() and masking() else text


class DayPages(PagesBeside):
    """The bullets where no other page was asked for."""

    usual = BULLETS

    def __init__(self, room: DayRoom) -> None:
        super().__init__(room)
        self.room = room

    def lines_of(self, name: str, width: int) -> list[Line]:
        made = {BULLETS: self._bullets, STORIES: self._stories, ANSWERS: self._answers}
        return made[name](width)

    def _bullets(self, width: int) -> list[Line]:
        """The reasons and the questions of this program, and in which order an answer tells its story."""
        one, board = self.room.interview, self.room.board
        if one is None:
            return []
        season = board.timetable(self.room.now).season
        answers = {each.point.key: each for each in points_of(board, one, season)}
        lines: list[Line] = []
        for title, name in (
            ("Why here", "reasons"),
            ("Ask the program director", "ask_pd"),
            ("Ask the residents", "ask_residents"),
            ("Its site", "site"),
            ("Its residents", "residents"),
        ):
            lines += _part(title, answers[name].answer, HERE, width)
        strengths = [strength for strength, _ in board.story.strengths if strength]
        lines += _part("Your strengths", "\n".join(strengths), with_keys(IN_ME), width)
        return [*lines, [(" → ".join(DURING), "accent")]]

    def _stories(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for each in self.room.board.kept.stories.values():
            lines.append([(shown(each.title) or f"Story {each.id}", "title")])
            for part in PARTS:
                if text := getattr(each, part).strip():
                    lines.append([(part, "accent")])
                    lines += _words(text, width)
            lines.append([])
        if not lines:
            return wrapped(f"No story is {with_keys(IN_ME)}.", width, "dim", 0)
        return lines[:-1]

    def _answers(self, width: int) -> list[Line]:
        _, story = own_words(self.room.board)
        lines: list[Line] = []
        for name, title in ASKED_OF_ONE.items():
            lines += _part(title, getattr(story, name), with_keys(IN_ME), width)
        for title, names in _SEVERAL.items():
            lines += _part(title, "\n".join(_given(story, names)), with_keys(IN_ME), width)
        return lines


_SEVERAL: dict[str, tuple[str, ...]] = {
    "A weakness": ("weakness_1", "weakness_2"),
    "Goals": ("goal_1", "goal_2", "goal_3"),
    "What you bring": ("bring_1", "bring_2", "bring_3"),
}


def _given(story: Narrative, names: Iterable[str]) -> list[str]:
    return [text for name in names if (text := getattr(story, name).strip())]


def _part(title: str, text: str, none: str, width: int) -> list[Line]:
    """A title with one's words under it, or that they are not written yet; an empty line behind."""
    said = _words(text, width) if text.strip() else wrapped(none, width, "dim", 0)
    return [[(title, "title")], *said, []]


def _words(text: str, width: int) -> list[Line]:
    lines: list[Line] = []
    for part in shown(text).splitlines():
        lines += wrapped(f"· {part}" if "\n" in text else part, width, "", 0)
    return lines
