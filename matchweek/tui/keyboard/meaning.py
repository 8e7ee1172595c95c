"""What a person meant by a key that is bound to nothing where it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matchweek.tui.commands.keys import name_of, shown_key
from matchweek.tui.keyboard.layouts import Layouts


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key by Textual's name, the letter it types ("" for none), and what the terminal tells besides."""

    key: str
    letter: str = ""
    base: str = ""
    caps: bool | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """The key that acts, empty for none, and what is said of it. `once` names what is said only once."""

    key: str
    words: str = ""
    once: str = ""


class Keys:
    """What is bound here (by key, its title), and how to tell what else is a key of the program."""

    def __init__(
        self, titles: Callable[[str], str | None], *, call: str = "c", known: frozenset[str] = frozenset()
    ) -> None:
        self.title = titles
        self.call = call
        self.known = known

    def bound(self, key: str) -> bool:
        return self.title(key) is not None


def meant(pressed: Pressed, keys: Keys, layouts: Layouts) -> Meant:
    """The key that was meant: itself where it is bound, except where Caps Lock is known to be on."""
    letter = pressed.letter
    if pressed.caps and len(letter) == 1 and letter.isalpha() and letter.isascii():
        other = letter.swapcase()
        if keys.bound(other):
            return Meant(other, f"Caps Lock is on: {letter} acts as {other}.", "caps")
    if keys.bound(pressed.key):
        return Meant(pressed.key)
    places: list[str] = []
    if letter and not (letter.isascii() and letter.isalpha()):
        told = pressed.base if not letter.isascii() else ""
        places = [told] if told else layouts.places(letter)
    for place in places if letter not in places else ():
        found = _of_letter(place, keys) or (Meant(name_of(place)) if keys.bound(name_of(place)) else None)
        if found is not None and found.key:
            words = f"Another keyboard layout: {letter} acts as {shown_key(found.key)}"
            return Meant(found.key, words, f"layout {layouts.name}")
    return _of_letter(letter, keys) or Meant("", f"{_shown(pressed)} does nothing here. ? shows the keys.")


def _of_letter(letter: str, keys: Keys) -> Meant | None:
    """A letter whose other case is bound: Caps Lock, or shift that was not meant or was forgotten."""
    if not (len(letter) == 1 and letter.isascii() and letter.isalpha()) or keys.bound(letter):
        return None
    other = letter.swapcase()
    title = keys.title(other)
    if title is None:
        return None
    # A shifted letter that is no command anywhere can only be meant without shift; a call never waits.
    if letter.isupper() and (other == keys.call or letter not in keys.known):
        return Meant(other, f"Caps Lock? {letter} acts as {other} here.")
    shift = "" if letter.isupper() else " with shift"
    return Meant("", f"Caps Lock? {letter} does nothing here; {other}{shift} is “{title}”.")


def _shown(pressed: Pressed) -> str:
    letter = pressed.letter
    return letter if letter and not letter.isspace() else shown_key(pressed.key)
