"""What is typed for the rank list in one line: codes to rank, where the proof is; and the file it goes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.ranking.certification import certified_of
from matchweek.domain.ranking.checks import Finding, Weight
from matchweek.domain.ranking.lists import is_supplemental, orders
from matchweek.domain.ranking.rank_list import COUPLE
from matchweek.tui.commands.dialogs.ranking import RANK_LINE
from matchweek.tui.look.text import masked, masking
from matchweek.tui.screens.dialogs.kept_line import KeptLine
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

_BETWEEN = re.compile(r"[,;\s]+")
PAIRS = (
    "Pairs of a couple: yours, a plus, your partner's, such as 9000140C0+9001140C0. "
    "On one side may stand none: then the other goes there alone."
)
CODES = "NRMP codes with spaces between, the best first: they go to the end of the list."
FIRST_YEARS = "Preliminary programs by their NRMP codes, the best first: they go to the end of the list."


class TypeItems(KeptLine):
    """Codes or pairs, put at the end of a list."""

    AT = RANK_LINE
    NAME = "items"

    def __init__(self, session: Session, name: str) -> None:
        self.list = name
        words = PAIRS if name == COUPLE else FIRST_YEARS if is_supplemental(name) else CODES
        title = "Add to the rank list"
        super().__init__(session, title, [Para([(words, "dim")])], draft_form=f"rank_add:{name}")

    def begins_with(self) -> str:
        return ""

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.season import ranking

        # “+” may stand between spaces.
        joined = re.sub(r"\s*\+\s*", "+", line.strip())
        return ranking.add(week, self.list, [item for item in _BETWEEN.split(joined) if item])

    do_rank_line_keep = KeptLine.do_line_keep
    do_rank_line_leave = KeptLine.do_line_leave


class TypeProof(KeptLine):
    """That the lists were certified in R3, with where the proof is kept."""

    AT = RANK_LINE
    RULE = "ranking.recertify"
    NAME = "proof"
    EXAMPLE = "such as: mail of NRMP, picture on the phone"

    def __init__(self, session: Session, found: Sequence[Finding]) -> None:
        wrong = sum(each.weight == Weight.WRONG for each in found)
        said = [
            Para(["This records that you certified in R3 what stands here. It does not certify it."]),
            Para([("Where is the proof? R3 sends a mail; a picture of the page will do.", "dim")]),
        ]
        if wrong:
            said.insert(1, Para([(f"{wrong} found that should be put right before.", "bad")]))
        super().__init__(session, "Certified in R3", said, draft_form="rank_proof:main")

    def begins_with(self) -> str:
        return certified_of(self.session.board.kept.rankings).proof

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.season import ranking

        return ranking.certify(week, proof=line)

    do_rank_line_keep = KeptLine.do_line_keep
    do_rank_line_leave = KeptLine.do_line_leave


def write_lists(host: Host, session: Session) -> None:
    """Ask for a file and write all lists into it; names are left out while they are masked."""
    from matchweek.services.file.private_files import path_to
    from matchweek.tui.screens.own.save_to import SaveTo, tell_written

    if not any(orders(session.board.kept.rankings).values()):
        host.notify("Nothing is ranked yet.", markup=False)
        return
    hide = masked if masking() else str

    def write(to: Path) -> None:
        def act(week: Week) -> Done:
            from matchweek.services.season import rank_files

            text = rank_files.as_text(session.board, hide=hide)
            return rank_files.write(week, text, len(text.splitlines()), to)

        session.do(act, lambda done: tell_written(host, str(to)))

    words = "In R3's order with codes, for typing and comparing. It sends nothing."
    host.push_screen(
        SaveTo("The rank lists", "rank-list.txt", words, hides=True),
        lambda path: write(path_to(path)) if path else None,
    )
