"""What a school asks in February about plans for SOAP, answered from what is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.board.school_survey import ABOUT, survey, survey_text
from matchweek.tui.commands.dialogs.me import SURVEY
from matchweek.tui.look.mask import without_words
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session


class SurveyScreen(BoardPage):
    """The questions with their answers; those that nothing answers stay visible."""

    AT = SURVEY

    def __init__(self, session: Session) -> None:
        super().__init__(session, "The school's survey", "nothing is sent")

    def load(self) -> None:
        """Show it as it is now."""
        said = [Para([(ABOUT, "dim")]), BLANK]
        for each in survey(without_words(self.session.board)):
            answer = each.answer or ("⟦not written down⟧", "accent")
            said += [Para([(each.question, "dim")]), Para(["  ", answer], 2)]
        self.page.say(said)

    def do_survey_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        copy(self.host, survey_text(without_words(self.session.board)), "the answers")

    def do_survey_leave(self) -> None:
        self.dismiss(None)
