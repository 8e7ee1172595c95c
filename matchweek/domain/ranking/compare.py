"""Two orders compared, such as one's own list and the one that R3 shows: what differs, by name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from matchweek.domain.ranking.lists import item_title


@dataclass(frozen=True, slots=True)
class Shifted:
    """An item that stands elsewhere: its places in the two orders, counted from 1."""

    item: str
    mine: int
    theirs: int


@dataclass(frozen=True, slots=True)
class Differences:
    """`missing` stand in mine and not in theirs, `extra` in theirs and not in mine, each as it stands there;
    `moved` are the fewest whose move makes both orders the same; `doubled` stand twice in theirs."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    moved: tuple[Shifted, ...] = ()
    doubled: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.moved or self.doubled)


def differences(mine: Sequence[str], theirs: Sequence[str]) -> Differences:
    """What differs between two orders."""
    here = {item: place for place, item in enumerate(mine, 1)}
    there: dict[str, int] = {}
    for place, item in enumerate(theirs, 1):
        there.setdefault(item, place)
    common = [item for item in there if item in here]
    stay = _longest_rising([here[item] for item in common])
    return Differences(
        tuple(item for item in here if item not in there),
        tuple(item for item in there if item not in here),
        tuple(Shifted(item, here[item], there[item]) for item in common if here[item] not in stay),
        tuple(item for item, count in Counter(theirs).items() if count > 1),
    )


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    """The most of these places that stand in rising order: they need not move."""
    ends: list[int] = []
    lengths: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at)
    found, wanted = [], len(ends) - 1
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted:
            found.append(place)
            wanted -= 1
    return frozenset(found)


def difference_lines(
    found: Differences, title: Callable[[str], str] = str, theirs: str = "R3"
) -> Iterator[str]:
    """Each difference in a sentence; `theirs` is what the other order is called."""

    def named(item: str) -> str:
        shown = item_title(item, title)
        return item if shown == item else f"{item} {shown}"

    for item in found.missing:
        yield f"Missing in {theirs}: {named(item)}."
    for item in found.extra:
        yield f"Only in {theirs}: {named(item)}."
    for each in found.moved:
        yield f"Moved: {named(each.item)} is number {each.mine} here and {each.theirs} in {theirs}."
    for item in found.doubled:
        yield f"Twice in {theirs}: {named(item)}."


def change_words(before: Sequence[str], after: Sequence[str], title: Callable[[str], str] = str) -> list[str]:
    """What became of a list, in few words each: “Harbor from 3 to 1”."""
    found = differences(before, after)
    places = {item: place for place, item in enumerate(after, 1)}
    return [
        *(f"{item_title(each.item, title)} from {each.mine} to {each.theirs}" for each in found.moved),
        *(f"{item_title(item, title)} put at {places[item]}" for item in found.extra),
        *(f"{item_title(item, title)} taken off" for item in found.missing),
    ]
