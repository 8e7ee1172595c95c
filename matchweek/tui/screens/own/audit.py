"""Where an application stands by one author's rule of thumb: the matrix, the bucket, what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchweek.domain.people.audit import (
    LEVELS,
    SOURCE,
    Audit,
    Standing,
    audit,
    bucket_words,
    change_words,
    level_words,
)
from matchweek.tui.commands import BY_ID
from matchweek.tui.commands.dialogs.me import AUDIT
from matchweek.tui.look.text import masking
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.screens.own.in_large import HIDDEN_HERE
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

LABEL = 27
VALUE = 12
STYLES = dict(zip(LEVELS, ("good", "", "warn"), strict=True))


class AuditScreen(BoardPage):
    """The factors one under another, then the bucket and its reading; nothing is kept of it."""

    AT = AUDIT

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Audit", "a rule of thumb, no verdict")

    def load(self) -> None:
        """Show it as it is now."""
        if masking():
            self.page.say([Para([(HIDDEN_HERE, "dim")])])
            return
        board = self.session.board
        self.page.say(list(_words(audit(board.applicant, board.season, board.story.red_flag))))

    def do_audit_leave(self) -> None:
        self.dismiss(None)


def _words(found: Audit) -> Iterator[Para]:
    yield Para([(SOURCE, "dim")])
    yield BLANK
    yield Para([("Bucket ", "title"), (bucket_words(found.letters), "accent")])
    if found.unknown:
        # First what there is to do: of an application that is written down nowhere there is nothing to say.
        yield Para([*_fill_in(), (f"Not known: {', '.join(found.unknown)}.", "dim")])
    yield BLANK
    yield Para([(f"{'Factor':<{LABEL}}{'You':<{VALUE}}{'Level':<18}Bucket", "dim")])
    for each in found.standings:
        yield _standing(each)
    changes = [(each.factor, said) for each in found.standings if (said := change_words(each, found.letters))]
    if changes:
        yield BLANK
        yield Para([("What would change it", "title")])
    for factor, said in changes:
        yield Para([(f"{factor.title}: ", "strong"), f"{said} ", (factor.change, "dim")], 2)
    if found.readings:
        yield BLANK
        yield Para([("If there were no interviews", "title")])
    for letter, words in found.readings:
        yield Para([(f"{letter}  ", "accent"), words], 3)
    if found.question:
        yield BLANK
        yield Para([("A question  ", "accent"), found.question], 3)
    yield BLANK
    yield Para([("What else a reader looks at", "title")])
    for label, words in found.facts:
        yield Para([(f"{label:<{LABEL}}", "dim"), words], LABEL)


def _fill_in() -> Iterator[Piece]:
    """The keys that fill in what is not known."""
    yield "What is unknown widens it: "
    yield (AUDIT["audit_leave"].shown_key, "key")
    yield ", then "
    yield (BY_ID["me_edit"].shown_keys.split()[0], "key")
    yield " on its line fills it in. "


def _standing(each: Standing) -> Para:
    level = level_words(each)
    style = STYLES[each.levels[0]] if len(each.levels) == 1 else "dim"
    pieces: list[Piece] = [
        f"{each.factor.title:<{LABEL}}",
        (f"{each.value:<{VALUE}}", "strong" if each.known else "dim"),
        (f"{level if each.levels else '':<18}", style),
        (bucket_words(each.letters), "accent" if len(each.letters) == 1 else "dim"),
    ]
    return Para(pieces, LABEL)
