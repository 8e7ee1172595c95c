"""What a command is, and the places where commands apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matchweek.tui.keys import shown_key

WEEK, PROGRAMS, ADVOCATES, CALLS = "week", "programs", "advocates", "calls"
ANYWHERE = "anywhere"
INCOMING = "incoming"
OFFERS = "offers"
ME = "me"
REHEARSAL = "rehearsal"

PLACES = {
    ANYWHERE: "Anywhere",
    WEEK: "The week",
    PROGRAMS: "Programs",
    ADVOCATES: "Advocates",
    CALLS: "Calls",
    OFFERS: "Offers",
    ME: "Me",
    INCOMING: "While a list comes in",
    REHEARSAL: "In a rehearsal",
}


@dataclass(eq=False, repr=False)
class Command:
    """One thing a key does.

    `id` names it in a keymap and its handler `do_ID`. `where` is the pane it applies to. `shell` is
    its twin on the command line where it changes data; such a command can be undone.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: str
    shell: str = ""
    footer: int = 0

    @property
    def keys_now(self) -> tuple[str, ...]:
        """Its keys by Textual's names, as the settings have them."""
        return _CHANGED.get(self.id, self.keys)

    @property
    def shown_keys(self) -> str:
        return " ".join(shown_key(key) for key in self.keys_now)

    @property
    def shown_key(self) -> str:
        """The first of its keys."""
        return shown_key(self.keys_now[0])


# The keys that a person's settings changed; there is one dashboard in a process.
_CHANGED: dict[str, tuple[str, ...]] = {}


def use_keys(changed: Mapping[str, tuple[str, ...]]) -> None:
    """Show these keys, by command, instead of the usual ones; the app binds them."""
    _CHANGED.clear()
    _CHANGED.update(changed)
