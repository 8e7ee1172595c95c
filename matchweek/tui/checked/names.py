"""Which terminal it is, by its own answer and by what it leaves in the environment."""

from __future__ import annotations

import re

from matchweek.tui.checked.facts import Facts

_BY_VARIABLE = (
    ("KITTY_WINDOW_ID", "kitty", ""),
    ("KONSOLE_VERSION", "Konsole", "KONSOLE_VERSION"),
    ("ALACRITTY_WINDOW_ID", "Alacritty", ""),
    ("ALACRITTY_LOG", "Alacritty", ""),
    ("GHOSTTY_RESOURCES_DIR", "Ghostty", ""),
    ("WEZTERM_PANE", "WezTerm", ""),
    ("WT_SESSION", "Windows Terminal", ""),
    ("XTERM_VERSION", "", "XTERM_VERSION"),
    ("TERM_PROGRAM", "", "TERM_PROGRAM"),
    ("VTE_VERSION", "VTE (GNOME Terminal and others)", "VTE_VERSION"),
)
_BY_KIND = {83: "GNU screen", 84: "tmux"}
_BY_TERM = (
    ("foot", "foot"),
    ("linux", "Linux console"),
    ("alacritty", "Alacritty"),
    ("xterm-kitty", "kitty"),
)
_NEWEST_OLD_SCREEN = (4, 99, 99)


def outer(facts: Facts) -> str:
    """The terminal on the desktop, by the environment; inside tmux it is that of whoever started tmux."""
    environment = facts.environment
    for variable, name, version in _BY_VARIABLE:
        if environment.get(variable):
            return f"{name} {environment.get(version, '')}".strip()
    term = environment.get("TERM", "")
    return next((name for begin, name in _BY_TERM if term.startswith(begin)), "")


def own(facts: Facts) -> str:
    """What answers here: tmux or screen where one of them stands between, else the terminal."""
    answers = facts.answers
    if facts.environment.get("TMUX"):
        return f"tmux {facts.tmux.get('version', '')}".strip()
    if facts.environment.get("STY"):
        return f"GNU screen {'.'.join(map(str, screen_version(facts)))}".strip()
    if answers is not None and answers.name:
        return answers.name
    if answers is not None and answers.kind and answers.kind[0] in _BY_KIND:
        return _BY_KIND[answers.kind[0]]
    return outer(facts)


def screen_version(facts: Facts) -> tuple[int, ...]:
    """GNU screen's version as numbers; empty where it is not known."""
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", facts.screen)
    if found:
        return tuple(int(part) for part in found.groups())
    kind = facts.answers.kind if facts.answers is not None else ()
    if len(kind) > 1 and kind[0] == 83:
        return (kind[1] // 10_000, kind[1] // 100 % 100, kind[1] % 100)
    return ()


def old_screen(facts: Facts) -> bool:
    """Whether it is a GNU screen before 5.0, or one that does not tell."""
    return bool(facts.environment.get("STY")) and (screen_version(facts) or (4,)) <= _NEWEST_OLD_SCREEN
