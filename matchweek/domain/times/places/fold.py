"""How a place's name is compared: without case, accents, signs and the ways to write “Saint”."""

from __future__ import annotations

import re
import unicodedata

_LIKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a"})
_SAINT = re.compile(r"\b(?:saint|sankt|sint)\b")
# Accents of Latin, Greek and Cyrillic, and the vowel signs that Arabic is also written without.
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670]")
_QUOTES = re.compile("['’‘ʻʼ`´]")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_APART = "PSZC"
_LETTERS_APART = re.compile(r"\b[a-z](?: [a-z]\b)+")


def fold(text: str) -> str:
    """“São Paulo ” as “sao paulo”, “Saint John's” as “st johns”, “Washington, D.C.” as “washington dc”."""
    return _SAINT.sub("st", spelled(text))


def spelled(text: str) -> str:
    """The same, with “Saint” and “St.” as they were written."""
    bare = _QUOTES.sub("", text.casefold()).replace("&", " and ")
    if not _PLAIN.fullmatch(bare):
        bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", bare))).translate(
            _LIKE
        )
        bare = "".join(" " if unicodedata.category(each)[0] in _APART else each for each in bare)
    return _LETTERS_APART.sub(lambda found: found[0].replace(" ", ""), " ".join(bare.split()))
