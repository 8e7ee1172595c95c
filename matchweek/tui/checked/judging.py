"""Judges what is known of a terminal: what is well, what to know, what to set.

Reads nothing but the keys that are bound: where it names one of ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from matchweek.domain.base.terminal_found import Found, Level
from matchweek.tui.checked.facts import PROBES, Facts
from matchweek.tui.checked.names import old_screen, outer, own
from matchweek.tui.commands import BY_ID, with_keys
from matchweek.tui.commands.dialogs.lists import PASTE
from matchweek.tui.commands.keys import shown_key
from matchweek.tui.keyboard.escaped import in_multiplexer
from matchweek.tui.session import desktop_notices

SLOW_ESCAPE = 50
"""Milliseconds from which a wait behind Esc is felt."""
_TMUX_CONF, _SCREENRC = "in ~/.tmux.conf", "in ~/.screenrc"
_TRUE = 1 << 24
_HERE = "run `matchweek check --terminal` in the window you will use"


def judge(facts: Facts) -> list[Found]:
    """Everything worth telling, by subject."""
    return [
        *_terminal(facts),
        *_colours(facts),
        *_keys(facts),
        *_alarms(facts),
        *_clipboard(facts),
        *_paste(facts),
        *_width(facts),
    ]


def _terminal(facts: Facts) -> Iterator[Found]:
    name, shell = own(facts), outer(facts)
    inside = f", in {shell}" if shell and in_multiplexer(facts.environment) and shell != name else ""
    term = facts.environment.get("TERM", "")
    known = f"{name or 'not named'}{inside}; TERM is {term or 'not set'}"
    if facts.answers is not None:
        yield Found("terminal", Level.WELL, known)
    elif facts.silent:
        yield Found("terminal", Level.KNOW, f"{known}; it answered nothing")
    else:
        yield Found("terminal", Level.UNKNOWN, f"{known}; there is no terminal here to ask", _HERE)
    if term == "dumb":
        yield Found("terminal", Level.SET, "TERM says it can show no screen", "use another terminal")


def _colours(facts: Facts) -> Iterator[Found]:
    if facts.environment.get("NO_COLOR"):
        yield Found("colours", Level.KNOW, "none: NO_COLOR is set", "unset NO_COLOR, if you want them")
    elif facts.colours >= _TRUE:
        yield Found("colours", Level.WELL, "all")
    elif facts.colours >= 256:
        yield Found("colours", Level.WELL, "256: nearly as meant")
    elif facts.environment.get("TMUX"):
        what = f'{_TMUX_CONF}: set -g default-terminal "tmux-256color"'
        yield Found("colours", Level.SET, f"{facts.colours} only", what)
    elif facts.environment.get("STY"):
        yield Found("colours", Level.SET, f"{facts.colours} only", f"{_SCREENRC}: term screen-256color")
    else:
        yield Found("colours", Level.KNOW, f"{facts.colours} only: everything can be read, with fewer shades")


# Keys


def _keys(facts: Facts) -> Iterator[Found]:
    found = [*_tmux_keys(facts), *_screen_keys(facts), *_taken_keys(facts)]
    yield from found or [Found("keys", Level.WELL, "nothing is known to keep one back")]


def _tmux_keys(facts: Facts) -> Iterator[Found]:
    if not facts.environment.get("TMUX"):
        return
    wait = facts.tmux.get("escape-time", "")
    if not wait.isdigit():
        yield Found(
            "keys", Level.KNOW, "tmux did not tell how long it waits after Esc",
            f"if Esc feels slow, {_TMUX_CONF}: set -sg escape-time 10",
        )  # fmt: skip
    elif int(wait) > SLOW_ESCAPE:
        yield Found(
            "keys",
            Level.SET,
            f"Esc comes {wait} ms late; a key pressed in that time counts as the next one",
            f"{_TMUX_CONF}: set -sg escape-time 10",
        )
    if facts.tmux.get("xterm-keys") == "off":
        yield Found(
            "keys", Level.SET, "shift and ctrl with arrows and F keys are lost",
            f"{_TMUX_CONF}: set -g xterm-keys on",
        )  # fmt: skip


def _screen_keys(facts: Facts) -> Iterator[Found]:
    if facts.environment.get("STY"):
        yield Found(
            "keys",
            Level.KNOW,
            "screen waits after Esc (300 ms unless set), and ctrl+a is its own key",
            f"{_SCREENRC}: maptimeout 10",
        )
        yield Found(
            "keys",
            Level.KNOW,
            f"shift with arrows may be lost: {_marking()}",
        )


def _taken_keys(facts: Facts) -> Iterator[Found]:
    term, program = facts.environment.get("TERM", ""), facts.environment.get("TERM_PROGRAM", "")
    if term.startswith("linux"):
        yield Found(
            "keys",
            Level.KNOW,
            f"the console has no shift with arrows: {_marking()}",
        )
    elif program == "vscode":
        yield Found(
            "keys", Level.KNOW,
            f"VS Code keeps ctrl+p and F1 for itself: {_reaching('help', 'f1')} is the help",
            "use a terminal window of its own in Match Week",
        )  # fmt: skip
    elif program == "Apple_Terminal":
        yield Found("keys", Level.KNOW, "F keys need fn, unless the system's keyboard settings say otherwise")
    elif facts.environment.get("VTE_VERSION") and not in_multiplexer(facts.environment):
        yield Found(
            "keys",
            Level.KNOW,
            f"GNOME Terminal keeps F1 (and F10) for itself: {_reaching('help', 'f1', 'f10')} is the help too",
        )


def _marking() -> str:
    """How rows are marked without shift and arrows."""
    down, up = (_reaching(command, "shift+down", "shift+up") for command in ("mark_down", "mark_up"))
    several = f"{down} and {up} mark just so, " if down and up else ""
    return with_keys(several + "{mark} marks one row")


def _reaching(command: str, *kept: str) -> str:
    """The first key of a command, as it is shown, that is not among those kept back; empty without one."""
    return next((shown_key(key) for key in BY_ID[command].keys_now if key not in kept), "")


# What goes out of the window, and what comes in


def _alarms(facts: Facts) -> Iterator[Found]:
    environment = facts.environment
    way = desktop_notices.way_of(facts.notify, environment, facts.platform)
    words = desktop_notices.in_words(way)
    ring = "the bell and the window itself still tell"
    if facts.notify == desktop_notices.OFF:
        yield Found("alarms", Level.KNOW, f"off in the settings file; {ring}")
    elif not way:
        yield Found("alarms", Level.KNOW, f"{words}; {ring}", "keep the window in sight")
    elif way == desktop_notices.NATIVE:
        yield Found("alarms", Level.WELL, words, with_keys("{palette}, then “try a notification”, shows one"))
    elif environment.get("TMUX") and facts.tmux.get("allow-passthrough") == "off":
        yield Found(
            "alarms", Level.SET, "tmux lets no notification through to the terminal",
            f"{_TMUX_CONF}: set -g allow-passthrough on",
        )  # fmt: skip
    else:
        yield Found(
            "alarms",
            Level.KNOW,
            words,
            with_keys("{palette}, then “try a notification”, shows whether it does"),
        )
    if environment.get("STY") or (environment.get("TMUX") and facts.tmux.get("focus-events") == "off"):
        then = "" if environment.get("STY") else f"{_TMUX_CONF}: set -g focus-events on"
        yield Found(
            "alarms",
            Level.KNOW,
            "whether you look at this window is not told here: every alarm notifies",
            then,
        )


def _clipboard(facts: Facts) -> Iterator[Found]:
    environment = facts.environment
    if facts.clipboard:
        yield Found(
            "clipboard",
            Level.WELL,
            PASTE.in_words("this machine's own; {paste_clipboard} in “paste a list” reads it"),
        )
    elif environment.get("STY"):
        yield Found(
            "clipboard",
            Level.KNOW,
            "cannot be reached: screen does not pass it on",
            with_keys(
                "copy with the mouse, paste a list as your terminal does it, or open a file ({open_list})"
            ),
        )
    elif environment.get("TMUX") and facts.tmux.get("set-clipboard", "on") != "on":
        yield Found(
            "clipboard", Level.SET, "tmux does not pass on what is copied here",
            f"{_TMUX_CONF}: set -s set-clipboard on",
        )  # fmt: skip
    elif facts.platform.startswith("linux") and not environment.get("SSH_CONNECTION") and _at_desktop(facts):
        tool = "wl-clipboard" if environment.get("WAYLAND_DISPLAY") else "xclip"
        yield Found(
            "clipboard", Level.SET,
            PASTE.in_words("only through the terminal, if it takes it; {paste_clipboard} reads none"),
            f"install {tool}",
        )  # fmt: skip
    else:
        yield Found("clipboard", Level.KNOW, "only through the terminal (OSC 52), if it takes it")


def _at_desktop(facts: Facts) -> bool:
    return bool(facts.environment.get("DISPLAY") or facts.environment.get("WAYLAND_DISPLAY"))


def _paste(facts: Facts) -> Iterator[Found]:
    anyway = "text faster than anybody types is taken for one all the same"
    told = facts.answers.pastes if facts.answers is not None else None
    if facts.environment.get("STY"):
        marked = "" if not old_screen(facts) else f"; before 5.0 it marks none: {anyway}"
        yield Found(
            "paste",
            Level.KNOW,
            f"screen may lose letters of a long paste and says nothing{marked}",
            PASTE.in_words(
                "{paste_clipboard} in “paste a list” reads the clipboard itself; or open a file ({open_list})"
            ),
        )
    elif told:
        yield Found("paste", Level.WELL, "marked as one")
    elif told is False:
        yield Found("paste", Level.KNOW, f"not marked as one; {anyway}")
    elif facts.answers is not None or facts.silent:
        yield Found("paste", Level.KNOW, f"the terminal does not tell whether it marks one; {anyway}")
    else:
        yield Found("paste", Level.UNKNOWN, "not known without a terminal", _HERE)


def _width(facts: Facts) -> Iterator[Found]:
    if not facts.utf8:
        inside = "; start screen with -U" if facts.environment.get("STY") else ""
        yield Found(
            "letters", Level.SET, "names like Peña will be broken: this shell is not set to UTF-8",
            f"in your shell's profile: export LANG=C.UTF-8{inside}",
        )  # fmt: skip
    elif facts.answers is None and not facts.silent:
        yield Found("letters", Level.UNKNOWN, "their width is not known without a terminal", _HERE)
    elif facts.answers is None or not facts.answers.widths:
        yield Found("letters", Level.KNOW, "UTF-8; the terminal does not tell how wide it draws them")
    elif wrong := [
        f"“{text}” takes {width}, not {meant}"
        for (text, meant), width in zip(PROBES, facts.answers.widths, strict=True)
        if width != meant
    ]:
        yield Found("letters", Level.KNOW, f"UTF-8, some as wide as we do not count: {', '.join(wrong)}")
    else:
        yield Found("letters", Level.WELL, "UTF-8, as wide as they are counted")
