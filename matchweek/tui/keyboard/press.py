"""One key that was pressed, and how keys with modifiers are named."""

from __future__ import annotations

from dataclasses import dataclass

SHIFT, ALT, CTRL, SUPER, HYPER, META, CAPS, NUM = (1 << bit for bit in range(8))
LOCKS = CAPS | NUM
_BITS = ((ALT, "alt"), (CTRL, "ctrl"), (HYPER, "hyper"), (META, "meta"), (SHIFT, "shift"), (SUPER, "super"))
_SHIFTED = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))


@dataclass(frozen=True, slots=True)
class Press:
    """One key: its name as Textual has it, and the text it types (None for none).

    `base` is what the key at this place types in the US layout, `caps` whether Caps Lock is on, where the
    terminal tells.
    """

    name: str
    text: str | None = None
    base: str = ""
    caps: bool | None = None


def with_modifiers(name: str, bits: int) -> str:
    """A key's name with the modifiers that are held."""
    *already, last = name.split("+") if name != "+" else [name]
    held = {modifier for bit, modifier in _BITS if bits & bit} | {*already}
    return "+".join([*sorted(held), last])


def modifiers(number: str | None) -> int | None:
    """The modifiers that a terminal's number stands for, without locks; None for what is no such number."""
    bits = int(number or 1) - 1
    return bits & ~LOCKS if 0 <= bits < 256 else None


def shifted(character: str) -> str:
    """What a key of the US layout types with shift."""
    return _SHIFTED.get(character, character.upper())
