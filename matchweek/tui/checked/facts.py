"""What is known of a terminal, and what a person is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answers:
    """What the terminal itself answered; empty or None where it did not.

    `name` is as it calls itself (XTVERSION), `kind` its device attributes of the second kind (DA2), `pastes`
    whether it marks pastes (DECRQM 2004), `widths` the cells that each of PROBES took.
    """

    name: str = ""
    kind: tuple[int, ...] = ()
    pastes: bool | None = None
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """`answers` is None where there was no terminal to ask or it answered nothing at all (`silent`).

    `tmux` holds tmux's options by name, and its version as "version"; `notify` is what the settings say of
    notifications; `clipboard` tells whether this machine's clipboard can be used, `colours` how many there
    are.
    """

    environment: Mapping[str, str]
    answers: Answers | None = None
    silent: bool = False
    tmux: Mapping[str, str] = field(default_factory=dict)
    screen: str = ""
    notify: str = "auto"
    clipboard: bool = False
    colours: int = 0
    utf8: bool = True
    platform: str = "linux"

    @property
    def at_terminal(self) -> bool:
        """Whether there was a terminal to ask."""
        return self.silent or self.answers is not None


PROBES = (("界", 2), ("e\u0301", 1), ("😀", 2))
"""Texts and the cells they take in the dashboard's count."""
