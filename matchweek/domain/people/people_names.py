"""Names as people write them: the words after “Dear”, the short name, the name in its natural order.

“O'Brien, Siobhán”, “Dr. Maria de la Cruz, MD, PhD” and “AL-RASHID, OMAR” are read; where nobody can tell
which part is the family name, all of it is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matchweek.domain.base.text import fold
from matchweek.domain.people.name_words import (
    RANK,
    SUFFIXES,
    TITLES,
    bare,
    is_degree,
    is_role,
    made_plain,
    only_degree,
    role_words,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words(
    "de del della di da dal das do dos du des la las le los van von der den ter ten te zu zur zum af av "
    "bin ibn bint ben al el ul abu san santa st st. saint mac mc y e"
)
_NOT_FIRST = frozenset(("y", "e"))
# Where a name begins with one of these, the family name may stand first, or be in two words.
_MAY_STAND_FIRST = _words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh "
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao luo zheng liang xie tang "
    "song deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen "
    "yao kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn hong "
    "abdul abd abdel abdal"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name read apart. `family` is empty where nobody can tell which part of `full` it is."""

    title: str
    full: str
    family: str
    after: str = ""


def salutation(name: str, usual: str = "Dr.") -> str:
    """The words after “Dear”: “Dr. O'Brien”; with the whole name where the family name is unclear.

    `usual` is the title of those who wrote none. A role is said without it: “Program Director”. Empty for
    what holds no name: nothing, an e-mail address, a degree alone.
    """
    read = read_name(name)
    if is_role(read.full.split()):
        return role_words(read.full)
    title = read.title or ("" if re.match(r"(?:Dr|Prof)\.? ", read.full) else usual)
    return f"{title} {read.family or read.full}".strip() if read.full else ""


def short_name(name: str) -> str:
    """The family name, or the whole name without title and degrees where that is unclear."""
    read = read_name(name)
    return read.family or read.full or " ".join(name.split())


def natural_name(name: str) -> str:
    """The name in its natural order on one line, as one signs: “Siobhán O'Brien”, degrees behind it."""
    read = read_name(name)
    full = " ".join(
        part for part in (read.title if read.title != "Professor" else "Prof.", read.full) if part
    )
    return ", ".join(part for part in (full, read.after) if part) or " ".join(name.split())


def read_name(name: str) -> Name:
    """Read a name apart: title, given and family name, degrees and what else stands behind it."""
    plain = made_plain(name)
    shouted = not any(each.islower() for each in plain)
    small = not any(each.isupper() for each in plain)
    titles: list[str] = []
    after: list[str] = []
    kept: list[list[str]] = []
    for place, words in enumerate(part.split() for part in plain.split(",")):
        words = _without_titles(words, titles)
        if not place and len(words) > 2 and only_degree(words[0]):
            after.append(words[0])
            words = words[1:]
        head, tail = _without_degrees(words, alone=place > 0, small=small)
        if head and kept and _is_behind(head, kept[0], titles, shouted):
            head, tail = [], [" ".join(head), *tail]
        after += tail
        if head:
            kept.append(head)
    title = next((each for each in RANK if each in titles), "")
    behind = ", ".join(after)
    if not kept or (len(kept) == len(kept[0]) == 1 and only_degree(kept[0][0])):
        return Name(title, "", "", behind)
    shouted = shouted or small
    if len(kept) > 1:
        family, given = kept[0], [word for words in kept[1:] for word in words]
        words = [*given, *family]
    else:
        words = kept[0]
        family = _family(words, shouted)
    if shouted:
        words, family = _spoken(words), _spoken(family)
    elif family and all(each.isupper() for each in family):
        words = [_spoken([word, "-"])[0] if word in family else word for word in words]
        family = _spoken(family)
    return Name(title, " ".join(words), " ".join(family), behind)


def _is_behind(words: list[str], first: list[str], titles: list[str], shouted: bool) -> bool:
    """Whether a part behind a comma is no given name: a role, or letters of a degree that is not known."""
    if is_role(words):
        return True
    if shouted or len(first) < 2 or fold(first[0]) in _PARTICLES:
        return False
    return all(len(word) < 9 and sum(each.isupper() for each in word) > 1 for word in words)


def _without_titles(words: list[str], titles: list[str]) -> list[str]:
    while words and bare(words[0]) in TITLES and (len(words) > 1 or words[0].endswith(".")):
        if found := TITLES[bare(words[0])]:
            titles.append(found)
        words = words[1:]
    return words


def _without_degrees(words: list[str], *, alone: bool, small: bool) -> tuple[list[str], list[str]]:
    """A part without degrees and “Jr.” at its end; a part behind a comma may be nothing else."""
    least = 0 if alone else 1
    behind: list[str] = []
    while len(words) > least and (
        is_degree(words[-1], words, alone=alone, small=small) or bare(words[-1]) in SUFFIXES
    ):
        behind.insert(0, words[-1])
        words = words[:-1]
    return words, behind


def _family(words: list[str], shouted: bool) -> list[str]:
    """The family name among words in one run; empty where that cannot be told."""
    if len(words) == 1:
        return words
    loud = [word for word in words if word.isupper() and len(bare(word)) > 2]
    if loud and not shouted:
        first = words.index(loud[0])
        while first and words[first - 1].isupper() and fold(words[first - 1]) in _PARTICLES:
            first -= 1
            loud.insert(0, words[first])
        return loud
    if is_role(words):
        return []
    if fold(words[0]) in _PARTICLES - _NOT_FIRST:
        # “van der Berg” is all family name; “Al Smith”, “Van Nguyen” and “DE LA CRUZ MARIA” nobody can tell.
        return words if words[0].islower() and not shouted else []
    if "O" in words:
        # A middle initial, or O Brien.
        return []
    if _is_initial(words[-1]):
        return [word for word in words if not _is_initial(word)][:1] if len(words) < 4 else []
    if fold(words[0]) in _MAY_STAND_FIRST:
        return []
    for place, word in enumerate(words[1:-1], 1):
        if word.isascii() and bare(word) in _PARTICLES - _NOT_FIRST:
            return words[place:]
    full = [word for word in words if not _is_initial(word)]
    return words[-1:] if len(full) < 3 else []


def _is_initial(word: str) -> bool:
    return bool(re.fullmatch(r"(\w\.?-?){1,2}", word)) and (len(word.rstrip(".")) == 1 or "." in word)


def _spoken(words: list[str]) -> list[str]:
    """Words in capitals as they are written otherwise: “AL-RASHID” is “Al-Rashid”, “DE LA” is “de la”."""
    return [
        word.lower() if fold(word) in _PARTICLES and place < len(words) - 1 else _capital(word)
        for place, word in enumerate(words)
    ]


def _capital(word: str) -> str:
    # After a hyphen, and after the apostrophe of O'Brien and D'Souza, a capital follows.
    parts = re.split(r"(-|(?<=^[ODLodl])['’]|(?<=-[ODLodl])['’])", word)
    said = "".join(part.capitalize() for part in parts)
    return re.sub(r"^Mc(\w)", lambda found: f"Mc{found[1].upper()}", said)
