"""Which key it is, by its place, when the keyboard types another alphabet."""

from __future__ import annotations

import os
from collections.abc import Mapping

# The layouts of a language, the likeliest first; a region's variants come behind.
_OF_LANGUAGE = {
    "ru": "ru",
    "uk": "ua",
    "be": "by",
    "bg": "bg",
    "sr": "rs",
    "mk": "mk",
    "kk": "kz",
    "ky": "kg",
    "mn": "mn",
    "tg": "tj",
    "el": "gr",
    "ar": "ara",
    "ur": "pk",
    "fa": "ir",
    "he": "il",
    "iw": "il",
    "hi": "in",
    "mr": "in",
    "ne": "np",
    "th": "th",
    "ka": "ge",
    "hy": "am",
    "ko": "kr",
}


class Layouts:
    """Guesses the layout from the letters that came: the likeliest that has all of them."""

    def __init__(self, language: str = "") -> None:
        self._first = _OF_LANGUAGE.get(language[:2], "")
        self._seen: set[str] = set()
        self._name = ""

    @property
    def name(self) -> str:
        """The layout in use, as far as is known; empty while it is the US one or another of Latin letters."""
        return self._name

    def latin(self) -> None:
        """A Latin letter was typed: no other alphabet is on now."""
        self._name = ""

    def places(self, character: str) -> list[str]:
        """What the key that typed a character types in the US layout, in the likeliest layout first.

        Empty where no layout has it. Signs that the US layout has too are placed only while another alphabet
        is on.
        """
        from matchweek.tui.keyboard.layout_table import LAYOUTS

        if character.isascii():
            found = [self._name] if self._name else []
        else:
            found = self._likeliest(character, LAYOUTS)
        places = (_place(character, LAYOUTS[name]) for name in found)
        return list(dict.fromkeys(place for place in places if place))

    def _likeliest(self, character: str, layouts: Mapping[str, tuple[str, str]]) -> list[str]:
        """The layouts that have this letter and those before; where none has, the one before was left."""
        names = sorted(layouts, key=lambda name: name.partition(":")[0] != self._first)
        for seen in (self._seen | {character}, {character}):
            found = [name for name in names if seen <= set("".join(layouts[name]))]
            if found:
                self._seen, self._name = seen, found[0]
                return found
        return []


def _place(character: str, layout: tuple[str, str]) -> str:
    from matchweek.tui.keyboard.layout_table import US

    for letters, places in zip(layout, US, strict=True):
        if (at := letters.find(character)) >= 0:
            return places[at]
    return ""


def language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the person's locale, such as “sr”; empty for none."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environment.get(name, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return value[:2].lower()
    return ""
