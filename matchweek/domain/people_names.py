"""Names as people write them: the words after “Dear”, the short name, the name in its natural order.

“O'Brien, Siobhán”, “Dr. Maria de la Cruz, MD, PhD” and “AL-RASHID, OMAR” are read; where nobody can tell
which part is the family name, all of it is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matchweek.domain.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = {
    "dr": "Dr.", "doctor": "Dr.", "prof": "Professor", "professor": "Professor", "mr": "Mr.", "mrs": "Mrs.",
    "ms": "Ms.", "miss": "Ms.", "mx": "Mx.", "dean": "Dean", "sir": "Sir", "dame": "Dame", "rev": "Rev.",
}  # fmt: skip
# The one that is said where several were written, the first one found.
_RANK = ("Professor", "Dean", "Rev.", "Sir", "Dame", "Dr.", "Mr.", "Mrs.", "Ms.", "Mx.")
_CREDENTIALS = _words(
    "md do phd mph mba msc mbbs mbchb mrcp frcp frcpc facp faafp facs faap facog facep fccp faha facc dnp np "
    "rn bsn msn pa pac pharmd edd scd dsc mhs mhsa med ms ma bs ba jd esq dphil drph mdphd mbbch bds dds dmd "
    "fapa faan frcs mrcpch dtmh mhpe ched facoi msed mshs"
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior"))
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

    `usual` is the title of those who wrote none. Empty for an empty name.
    """
    read = read_name(name)
    return f"{read.title or usual} {read.family or read.full}".strip() if read.full else ""


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
    return ", ".join(part for part in (full, read.after) if part)


def read_name(name: str) -> Name:
    """Read a name apart: title, given and family name, degrees and what else stands behind it."""
    plain = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|[“”\"]", " ", name)
    shouted = not any(each.islower() for each in plain)
    parts = [part.split() for part in plain.split(",")]
    titles: list[str] = []
    after: list[str] = []
    kept: list[list[str]] = []
    for place, words in enumerate(parts):
        words = _without_titles(words, titles)
        head, tail = _without_degrees(words, alone=place > 0)
        after += tail
        if head:
            kept.append(head)
    title = next((each for each in _RANK if each in titles), "")
    behind = ", ".join(after)
    if not kept:
        return Name(title, "", "", behind)
    if len(kept) > 1:
        family, given = kept[0], [word for words in kept[1:] for word in words]
        words = [*given, *family]
    else:
        words = kept[0]
        family = _family(words, shouted)
    if shouted:
        words, family = _spoken(words), _spoken(family)
    elif family and all(each.isupper() for each in family):
        words = [_spoken([word])[0] if word in family else word for word in words]
        family = _spoken(family)
    return Name(title, " ".join(words), " ".join(family), behind)


def _bare(word: str) -> str:
    return fold(word).replace(".", "").replace("-", "").replace("'", "")


def _without_titles(words: list[str], titles: list[str]) -> list[str]:
    while words and _bare(words[0]) in _TITLES and (len(words) > 1 or words[0].endswith(".")):
        titles.append(_TITLES[_bare(words[0])])
        words = words[1:]
    return words


def _without_degrees(words: list[str], *, alone: bool) -> tuple[list[str], list[str]]:
    """A part without degrees and “Jr.” at its end; a part behind a comma may be nothing else."""
    least = 0 if alone else 1
    behind: list[str] = []
    while len(words) > least and (_is_degree(words[-1], words, alone) or _bare(words[-1]) in _SUFFIXES):
        behind.insert(0, words[-1])
        words = words[:-1]
    return words, behind


def _is_degree(word: str, words: list[str], alone: bool) -> bool:
    if _bare(word) not in _CREDENTIALS:
        return False
    # “Ma” and “Do” are family names too: a degree has capitals within it.
    capitals = sum(each.isupper() for each in word)
    return capitals > 1 and (alone or len(words) > 2 or _bare(word) in ("md", "phd"))


def _family(words: list[str], shouted: bool) -> list[str]:
    """The family name among words in one run; empty where that cannot be told."""
    if len(words) == 1:
        return words
    loud = [word for word in words if word.isupper() and len(_bare(word)) > 2]
    if loud and not shouted:
        return loud
    if _is_initial(words[-1]):
        return [word for word in words if not _is_initial(word)][:1] if len(words) < 4 else []
    if fold(words[0]) in _MAY_STAND_FIRST:
        return []
    for place, word in enumerate(words[1:-1], 1):
        if word.isascii() and _bare(word) in _PARTICLES - _NOT_FIRST:
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
    parts = re.split(r"(-|(?<=^[ODL])['’]|(?<=-[ODL])['’])", word)
    said = "".join(part.capitalize() for part in parts)
    return re.sub(r"^Mc(\w)", lambda found: f"Mc{found[1].upper()}", said)
