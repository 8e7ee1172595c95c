"""What is said of a terminal, by what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from matchweek.domain.base.terminal_found import Found, Level, ready
from matchweek.tui.checked.facts import PROBES, Answers, Facts
from matchweek.tui.checked.judging import judge
from matchweek.tui.commands.command import use_keys

RIGHT = tuple(width for _, width in PROBES)
XTERM = Answers("XTerm(379)", (41, 379, 0), True, RIGHT)
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}
OPTIONS = {
    "version": "3.3a",
    "escape-time": "10",
    "xterm-keys": "on",
    "focus-events": "on",
    "set-clipboard": "on",
    "allow-passthrough": "on",
}
SCREEN = {"TERM": "screen-256color", "STY": "1.pts-0"}
DESKTOP = {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus"}


def facts(environment: Mapping[str, str] | None = None, **more: Any) -> Facts:
    usual: dict[str, Any] = {"answers": XTERM, "clipboard": True, "colours": 256}
    return Facts(environment or {"TERM": "xterm-256color"}, **(usual | more))


def of(found: list[Found], about: str) -> list[Found]:
    return [one for one in found if one.about == about]


def test_every_subject_is_told_of() -> None:
    subjects = ["terminal", "colours", "keys", "alarms", "clipboard", "paste", "letters"]
    for known in (facts(), facts(answers=None), facts(TMUX, tmux=OPTIONS), facts(SCREEN)):
        assert list(dict.fromkeys(one.about for one in judge(known))) == subjects


def test_a_good_terminal_leaves_nothing_to_set() -> None:
    found = judge(facts({"TERM": "xterm-256color", **DESKTOP}))
    assert ready(found)
    assert of(found, "terminal")[0].words.startswith("XTerm(379)")
    assert of(found, "alarms")[0].level is Level.WELL


def test_without_a_terminal_it_says_what_cannot_be_known() -> None:
    found = judge(facts(answers=None))
    unknown = [one for one in found if one.level is Level.UNKNOWN]
    assert [one.about for one in unknown] == ["terminal", "paste", "letters"]
    assert all("check --terminal" in one.then for one in unknown)
    assert not ready(found)


def test_a_terminal_that_answers_nothing_is_no_fault_of_the_person() -> None:
    found = judge(facts(answers=None, silent=True))
    assert ready(found)
    assert "answered nothing" in of(found, "terminal")[0].words


@pytest.mark.parametrize(
    ("option", "value", "about", "then"),
    [
        ("escape-time", "500", "keys", "in ~/.tmux.conf: set -sg escape-time 10"),
        ("escape-time", "51", "keys", "in ~/.tmux.conf: set -sg escape-time 10"),
        ("xterm-keys", "off", "keys", "in ~/.tmux.conf: set -g xterm-keys on"),
        ("set-clipboard", "external", "clipboard", "in ~/.tmux.conf: set -s set-clipboard on"),
        ("set-clipboard", "off", "clipboard", "in ~/.tmux.conf: set -s set-clipboard on"),
        ("allow-passthrough", "off", "alarms", "in ~/.tmux.conf: set -g allow-passthrough on"),
    ],
)
def test_what_to_set_in_tmux(option: str, value: str, about: str, then: str) -> None:
    well = judge(facts(TMUX, tmux=OPTIONS, clipboard=False))
    found = judge(facts(TMUX, tmux=OPTIONS | {option: value}, clipboard=False))
    assert not [one for one in well if one.level is Level.SET]
    assert [(one.about, one.then) for one in found if one.level is Level.SET] == [(about, then)]


def test_focus_that_tmux_does_not_tell_is_said_and_asks_for_nothing() -> None:
    found = judge(facts(TMUX, tmux=OPTIONS | {"focus-events": "off"}))
    assert any("focus-events on" in one.then for one in of(found, "alarms"))
    assert ready(found)


@pytest.mark.parametrize("options", [{}, {"version": "", "escape-time": ""}])
def test_a_tmux_that_does_not_tell_is_judged_by_nothing(options: dict[str, str]) -> None:
    assert "if Esc feels slow" in of(judge(facts(TMUX, tmux=options)), "keys")[0].then


@pytest.mark.parametrize(
    ("said", "kind", "old"),
    [
        ("Screen version 4.09.00 (GNU) 30-Jan-22", (), True),
        ("Screen version 5.0.0 (build on 2024-08-28)", (), False),
        ("", (83, 40900, 0), True),
        ("", (83, 50001, 0), False),
        ("", (), True),
    ],
)
def test_screen_may_lose_letters_and_marks_no_paste_before_5(
    said: str, kind: tuple[int, ...], old: bool
) -> None:
    found = judge(facts(SCREEN, screen=said, answers=Answers("", kind, None, RIGHT)))
    words = of(found, "paste")[0]
    assert "may lose letters" in words.words and "ctrl+v" in words.then
    assert ("marks none" in words.words) is old
    assert any("maptimeout 10" in one.then for one in of(found, "keys"))


def test_a_desktop_without_a_clipboard_tool_names_one() -> None:
    found = of(judge(facts({"TERM": "xterm", **DESKTOP}, clipboard=False)), "clipboard")
    assert (found[0].level, found[0].then) == (Level.SET, "install xclip")
    wayland = {"TERM": "foot", "WAYLAND_DISPLAY": "wayland-0"}
    assert of(judge(facts(wayland, clipboard=False)), "clipboard")[0].then == "install wl-clipboard"
    far = {"TERM": "xterm", **DESKTOP, "SSH_CONNECTION": "1 2 3 4"}
    assert of(judge(facts(far, clipboard=False)), "clipboard")[0].level is Level.KNOW


@pytest.mark.parametrize(
    ("environment", "colours", "level", "then"),
    [
        ({"TERM": "xterm", "NO_COLOR": "1"}, 0, Level.KNOW, "unset NO_COLOR, if you want them"),
        ({"TERM": "xterm"}, 16, Level.KNOW, ""),
        (
            {**TMUX, "TERM": "screen"},
            16,
            Level.SET,
            'in ~/.tmux.conf: set -g default-terminal "tmux-256color"',
        ),
        ({**SCREEN, "TERM": "screen"}, 16, Level.SET, "in ~/.screenrc: term screen-256color"),
        ({"TERM": "xterm-256color"}, 1 << 24, Level.WELL, ""),
    ],
)
def test_colours(environment: dict[str, str], colours: int, level: Level, then: str) -> None:
    found = of(judge(facts(environment, colours=colours, tmux=OPTIONS)), "colours")
    assert [(one.level, one.then) for one in found] == [(level, then)]


def test_pastes_and_widths_as_the_terminal_tells() -> None:
    odd = Answers("odd", (), False, (2, 2, 1))
    found = judge(facts(answers=odd))
    assert "not marked as one" in of(found, "paste")[0].words
    assert "“😀” takes 1, not 2" in of(found, "letters")[0].words
    broken = judge(facts(utf8=False))
    assert of(broken, "letters")[0].then == "in your shell's profile: export LANG=C.UTF-8"


def test_the_way_of_alarms_is_that_of_the_settings() -> None:
    off = of(judge(facts({"TERM": "xterm", **DESKTOP}, notify="off")), "alarms")
    assert "off in the settings file" in off[0].words
    chosen = of(judge(facts({"TERM": "xterm", **DESKTOP}, notify="777")), "alarms")
    assert "OSC 777" in chosen[0].words


CHANGED = {
    "help": ("ctrl+b",),
    "mark_down": ("ctrl+n",),
    "mark_up": ("ctrl+u",),
    "mark": ("ctrl+g",),
    "palette": ("ctrl+k",),
    "open_list": ("ctrl+r",),
    "paste.clipboard": ("ctrl+w",),
}


@pytest.mark.parametrize(
    ("known", "said", "usual"),
    [
        (
            facts(SCREEN),
            "ctrl+n and ctrl+u mark just so, ctrl+g marks one row",
            "J and K mark just so, space",
        ),
        (facts({"TERM": "linux"}), "ctrl+n and ctrl+u mark", "J and K mark"),
        (facts({"TERM": "xterm", "TERM_PROGRAM": "vscode"}), "itself: ctrl+b is the help", "itself: ? is"),
        (facts({"TERM": "xterm", "VTE_VERSION": "7600"}), "itself: ctrl+b is the help", "itself: ? is"),
        (facts({"TERM": "xterm", **DESKTOP}), "ctrl+k, then “try a notification”", "ctrl+p, then"),
        (facts(TMUX, tmux=OPTIONS), "ctrl+k, then “try a notification”", "ctrl+p, then"),
        (facts(), "ctrl+w in “paste a list”", "ctrl+v in “paste a list”"),
        (facts({"TERM": "xterm", **DESKTOP}, clipboard=False), "; ctrl+w reads none", "; ctrl+v reads none"),
        (facts(SCREEN, clipboard=False), "open a file (ctrl+r)", "open a file (ctrl+o)"),
        (facts(SCREEN), "ctrl+w in “paste a list”", "ctrl+v in “paste a list”"),
    ],
)
def test_the_words_name_the_keys_that_are_bound(known: Facts, said: str, usual: str) -> None:
    def words() -> str:
        return "\n".join(f"{one.words} {one.then}" for one in judge(known))

    assert usual in words()
    use_keys(CHANGED)
    try:
        assert said in words() and usual not in words()
    finally:
        use_keys({})


def test_a_key_that_the_terminal_keeps_back_is_not_named() -> None:
    use_keys({"help": ("f1", "ctrl+b"), "mark_down": ("shift+down",)})
    try:
        words = [one.words for one in judge(facts({"TERM": "xterm", "TERM_PROGRAM": "vscode"}))]
        assert any("ctrl+b is the help" in each for each in words)
        words = [one.words for one in judge(facts({"TERM": "linux"}))]
        assert any("arrows: space marks one row" in each for each in words)
    finally:
        use_keys({})
