"""The one-page packet: a PDF for one's own faculty, and whether the one made last still says the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import MINE
from matchweek.domain.people.applicant import ASKED_FIRST, ASKED_OF_ALL, Applicant
from matchweek.domain.people.in_words import in_words
from matchweek.domain.people.people_names import natural_name
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput
from matchweek.papers.packet import PacketFacts, Strength, digest, packet_pdf, packet_text
from matchweek.papers.typeface import CREATOR
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.file.private_files import written

NAME = "packet.pdf"
# Where paper is cut in inches (Unicode CLDR, paper size US-Letter).
LETTER_COUNTRIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


def facts(board: Board) -> PacketFacts:
    """What the packet says, from one's own data and the story."""
    me, story = in_words(board.applicant), board.story
    return PacketFacts(
        name=natural_name(me.name),
        aamc_id=me.aamc_id,
        phone=me.phone,
        mail=me.mail,
        school=me.school,
        asked=_asked(me),
        specialties=story.targets,
        strengths=tuple(Strength(words, evidence) for words, evidence in story.strengths),
        red_flag=story.red_flag,
        regions_wanted=_listed(story.regions),
        regions_refused=_listed(story.regions_refused),
        pitch=story.pitch,
    )


def preview(board: Board, width: int = 80) -> str:
    """The packet as text, for the terminal."""
    return packet_text(facts(board), width)


def stale(board: Board) -> bool:
    """Whether the packet made last no longer says what is now kept; False while none was made."""
    made = board.kept.packets.get(MINE)
    return made is not None and bool(made.digest) and made.digest != digest(facts(board))


def stale_words(board: Board) -> str:
    """What to say where the packet made last says something else now; else empty."""
    made = board.kept.packets.get(MINE)
    if made is None or made.made_at is None or not stale(board):
        return ""
    return f"The packet you made {wall(made.made_at)} Eastern says something else now."


def usual_paper(board: Board, environment: Mapping[str, str]) -> str:
    """The paper of the packet made last; without one that of the machine's country, by its locale."""
    made = board.kept.packets.get(MINE)
    if made is not None and made.digest:
        return made.paper
    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        if found := re.match(r"[A-Za-z]+_([A-Z]{2})", environment.get(name, "")):
            return "letter" if found[1] in LETTER_COUNTRIES else "a4"
    return "letter"


def make(week: Week, path: Path, paper: str = "letter") -> Done:
    """Write the packet to `path`, one page of `paper` (letter or a4), and remember what it said.

    Raises BadInput for another paper and Failed when it cannot be written; gaps, and what was
    shortened or could not be set, are warnings.
    """
    # Made before the file's lock is taken: setting a page takes longer than a key may wait.
    found = facts(load_board(week))
    packet = packet_pdf(found, paper)
    with written(week, packet.pdf, path), week.act("packet.make") as act:
        act.put("packet", MINE, digest=digest(found), made_at=instant(week.clock.now()), paper=paper)
    gaps = [f"Still missing: {', '.join(found.gaps)}."] if found.gaps else []
    return Done(f"packet written: {path}", (*gaps, *packet.warnings), (str(path),))


def usual_place() -> Path:
    """Where the packet goes when no place is named: packet.pdf in this folder, over one made before.

    Raises BadInput where a file of that name is there that matchweek did not make.
    """
    path = Path(NAME)
    try:
        foreign = f"/Creator ({CREATOR})".encode() not in path.read_bytes()
    except FileNotFoundError:
        return path
    except OSError:
        foreign = True
    if foreign:
        raise BadInput(
            f"There is a {NAME} already",
            f"{path.absolute()} was not made by matchweek.",
            "Name the file with -o; it is replaced then, if it is there.",
        )
    return path


def _asked(me: Applicant) -> tuple[tuple[str, str], ...]:
    """What a director asks first: all that is known, and a gap for what is asked of everybody."""
    return tuple(
        (label, words)
        for field, label in ASKED_FIRST.items()
        if (words := getattr(me, field)) or field in ASKED_OF_ALL
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
