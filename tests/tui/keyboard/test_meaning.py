"""Keys that are bound to nothing: another alphabet, Caps Lock, a wrong key."""

from __future__ import annotations

import pytest

from matchweek.tui.commands.keys import name_of
from matchweek.tui.keyboard.layout_table import LAYOUTS, US
from matchweek.tui.keyboard.layouts import Layouts, language
from matchweek.tui.keyboard.meaning import Keys, Meant, Pressed, meant

BOUND = {
    "c": "call",
    "x": "refuse",
    "slash": "find",
    "H": "times",
    "t": "top",
    "T": "no tier",
    "1": "primary",
}
KEYS = Keys(BOUND.get, known=frozenset({*BOUND, "C"}))


def press(letter: str, layouts: Layouts | None = None, *, base: str = "", caps: bool | None = None) -> Meant:
    pressed = Pressed(name_of(letter), letter, base, caps)
    return meant(pressed, KEYS, layouts or Layouts())


# What the keys of c, x and / type, as printed on the keyboards.
@pytest.mark.parametrize(
    ("alphabet", "call", "refuse", "find"),
    [
        ("Russian", "с", "ч", "."),
        ("Ukrainian", "с", "ч", "."),
        ("Bulgarian", "ъ", "й", "б"),
        ("Serbian", "ц", "џ", "-"),
        ("Greek", "ψ", "χ", "/"),
        ("Arabic", "ؤ", "ء", "ظ"),
        ("Persian", "ز", "ط", "/"),
        ("Hebrew", "ב", "ס", "."),
        ("Devanagari", "म", "ं", "य"),
        ("Thai", "แ", "ป", "ฝ"),
        ("Korean", "ㅊ", "ㅌ", "/"),
        ("Georgian", "ც", "ხ", "/"),
        ("Armenian", "գ", "ց", "ծ"),
    ],
)
def test_the_key_at_the_same_place_acts(alphabet: str, call: str, refuse: str, find: str) -> None:
    speaks = {"Bulgarian": "bg", "Serbian": "sr", "Armenian": "hy"}.get(alphabet, "")
    layouts = Layouts(speaks)
    if alphabet == "Armenian":
        # Typewriter and phonetic layouts are common too: the letters that came decide.
        call, refuse, find = (LAYOUTS["am"][0][US[0].index(letter)] for letter in "cx/")
    assert press(refuse, layouts).key == "x"
    found = press(call, layouts)
    assert (found.key, found.words) == ("c", f"Another keyboard layout: {call} acts as c")
    assert press(find, layouts).key == "slash"


def test_every_layout_has_every_place_it_can() -> None:
    scripts = {"ru", "gr", "ara", "il", "ir", "in", "th", "kr", "ge", "am"}
    assert scripts <= set(LAYOUTS)
    for name, levels in LAYOUTS.items():
        assert [len(level) for level in levels] == [len(US[0]), len(US[1])], name


def test_letters_that_came_tell_one_cyrillic_from_another() -> None:
    layouts = Layouts()
    assert press("с", layouts).key == "c"
    layouts.places("ђ")
    assert layouts.name == "rs"
    assert layouts.places("с") == ["s"]
    layouts.places("ы")
    assert (layouts.name, layouts.places("с")[0]) == ("ru", "c")


def test_signs_stay_themselves_once_latin_letters_came() -> None:
    layouts = Layouts()
    assert press(".", layouts).key == ""
    assert press("с", layouts).key == "c"
    assert press(".", layouts).key == "slash"
    layouts.latin()
    assert press(".", layouts).key == ""


def test_the_terminal_knows_the_place_best() -> None:
    assert press("с", base="x").key == "x"
    assert press("ψ", base="t").key == "t"
    # Of a Latin layout the letter counts, not the place.
    assert press("t", base="x").key == "t"


@pytest.mark.parametrize(
    ("letter", "told", "key", "words"),
    [
        ("C", {}, "c", "Caps Lock? C acts as c here."),
        ("X", {}, "x", "Caps Lock? X acts as x here."),
        ("T", {}, "T", ""),
        ("T", {"caps": True}, "t", "Caps Lock is on: T acts as t."),
        ("C", {"caps": True}, "c", "Caps Lock is on: C acts as c."),
        ("t", {"caps": True}, "T", "Caps Lock is on: t acts as T."),
        ("h", {}, "", "Caps Lock? h does nothing here; H with shift is “times”."),
        ("С", {}, "c", "Another keyboard layout: С acts as c"),
        ("z", {}, "", "z does nothing here. ? shows the keys."),
        ("é", {}, "", "é does nothing here. ? shows the keys."),
        ("€", {}, "", "€ does nothing here. ? shows the keys."),
    ],
)
def test_case_and_keys_of_nothing(letter: str, told: dict[str, bool], key: str, words: str) -> None:
    found = press(letter, caps=told.get("caps"))
    assert (found.key, found.words) == (key, words)


def test_a_shifted_key_of_another_pane_is_told_not_done() -> None:
    keys = Keys({"s": "spoke"}.get, known=frozenset({"s", "S"}))
    found = meant(Pressed("S", "S"), keys, Layouts())
    assert (found.key, found.words) == ("", "Caps Lock? S does nothing here; s is “spoke”.")


def test_a_named_key_says_its_name() -> None:
    assert meant(Pressed("f7"), KEYS, Layouts()).words == "F7 does nothing here. ? shows the keys."
    assert meant(Pressed("alt+c"), KEYS, Layouts()).words.startswith("alt+c does nothing here")


@pytest.mark.parametrize(
    ("environment", "speaks"),
    [
        ({"LANG": "sr_RS.UTF-8"}, "sr"),
        ({"LC_ALL": "bg", "LANG": "ru"}, "bg"),
        ({"LANG": "C.UTF-8"}, ""),
        ({}, ""),
    ],
)
def test_the_locale_tells_the_language(environment: dict[str, str], speaks: str) -> None:
    assert language(environment) == speaks
