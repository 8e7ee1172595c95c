"""The rank lists by their names: the main one, an advanced program's supplemental one, a couple's pairs.

A list's items are NRMP codes, in a couple's list pairs of them: "9000140C0+9001140C0", with "none" on the
side of who would rather not match at all (rules: ranking.couples).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from matchweek.domain.programs.program import ProgramCode, ProgramType
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, NO_MATCH, PAIRED
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.programs.preference import Order
    from matchweek.domain.ranking.rank_list import RankList
    from matchweek.domain.tracker.tracked import Tracked

CERTIFIED = "certified/"
"""Before a list's name: the list as it was when it was certified, so that what changed since can be named."""
_NO_MATCH = re.compile(r"(?:nrmp )?no[- ]?match|none|no|-|9{9}", re.IGNORECASE)
_MAIN_WORDS = frozenset({"main", "primary", ""})
_COUPLE_WORDS = frozenset({"couple", "couples", "pairs"})


def is_supplemental(name: str) -> bool:
    """Whether a list is the supplemental one of an advanced program."""
    return name not in (MAIN, COUPLE) and not name.startswith(CERTIFIED)


def order_of(rankings: Mapping[str, RankList], name: str) -> Order:
    """What a list ranks, the best first; nothing where there is none."""
    kept = rankings.get(name)
    return kept.items if kept is not None else ()


def orders(rankings: Mapping[str, RankList]) -> dict[str, Order]:
    """Every list that ranks anything, and the main one, as R3 has them: main, supplemental ones by the place
    of their program on the main list, a couple's pairs last."""
    main = order_of(rankings, MAIN)
    places = {code: place for place, code in enumerate(main)}
    named = [name for name, each in rankings.items() if is_supplemental(name) and each.items]
    named.sort(key=lambda name: (places.get(name, len(places)), name))
    found = {MAIN: main, **{name: order_of(rankings, name) for name in named}}
    couple = order_of(rankings, COUPLE)
    return {**found, COUPLE: couple} if couple else found


def advanced(order: Iterable[str]) -> list[str]:
    """The advanced programs of a list: each begins in the second year, and the first is another program's."""
    return [code for code in order if code[7:8] == ProgramType.ADVANCED]


def read_name(text: str) -> str:
    """A list by what people call it: main, couple, or the code of an advanced program.

    Raises BadInput for a code of another type, or what is no list.
    """
    word = text.strip().casefold()
    if word in _MAIN_WORDS:
        return MAIN
    if word in _COUPLE_WORDS:
        return COUPLE
    code = ProgramCode.read(text).text
    if code[7:8] != ProgramType.ADVANCED:
        raise BadInput(
            "No list goes with that program",
            f"{code} is not an advanced program: it brings its own first year.",
            "Lists are main, couple, and the code of an advanced program (its eighth character is A).",
        )
    return code


def list_title(name: str, title: Callable[[str], str] = str) -> str:
    """A list as it is named on the screen."""
    if name == MAIN:
        return "Main list"
    if name == COUPLE:
        return "Pairs of a couple"
    return f"First years for {title(name)}"


def read_item(name: str, text: str) -> str:
    """One item of a list as people write it. Raises BadInput for what is no code, or no pair of codes."""
    if name != COUPLE:
        return ProgramCode.read(text).text
    own, plus, partner = text.partition(PAIRED)
    if not plus:
        raise BadInput(
            "Not a pair",
            f"“{text.strip()[:40]}” names one program.",
            "Write yours, a plus and your partner's: 9000140C0+9001140C0, or +none for no match.",
        )
    return pair(_side(own), _side(partner))


def _side(text: str) -> str:
    return NO_MATCH if is_no_match(text) else ProgramCode.read(text).text


def is_no_match(text: str) -> bool:
    """Whether one side of a pair says that this partner would rather not match; R3 writes 999999999."""
    return _NO_MATCH.fullmatch(text.strip()) is not None


def pair(own: str, partner: str) -> str:
    """A pair of a couple. Raises BadInput where neither of the two matches: every list ends so by itself."""
    if own == partner == NO_MATCH:
        raise BadInput(
            "Neither of you would match",
            "That is how every list ends, and it need not stand there.",
            "Leave it out.",
        )
    return f"{own}{PAIRED}{partner}"


def sides(item: str) -> tuple[str, str]:
    """One's own side of a pair and the partner's; of any other item the code and nothing."""
    own, _, partner = item.partition(PAIRED)
    return own, partner


def codes_of(item: str) -> tuple[str, ...]:
    """The programs that an item names."""
    return tuple(code for code in sides(item) if code and code != NO_MATCH)


def own_code(item: str) -> str:
    """The program of an item that is one's own; empty where one would rather not match."""
    own = sides(item)[0]
    return "" if own == NO_MATCH else own


def item_title(item: str, title: Callable[[str], str] = str) -> str:
    """An item as it is named."""
    own, partner = sides(item)
    named = [("no match" if side == NO_MATCH else title(side)) for side in (own, partner) if side]
    return " + ".join(named)


def by_codes(tracked: Iterable[Tracked]) -> dict[str, Tracked]:
    """The season's programs by their codes; of two rows with the same code the first."""
    found: dict[str, Tracked] = {}
    for one in tracked:
        if one.code:
            found.setdefault(one.code, one)
    return found
