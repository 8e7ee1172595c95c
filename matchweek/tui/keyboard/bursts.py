"""Letters that come faster than anybody types: typed ahead on a slow line, or a paste nobody marked."""

from __future__ import annotations

import re
from collections.abc import Callable

Say = Callable[[str, bool, bool], None]
"""Takes the text, whether it is a paste, and whether it goes on with the paste before."""

MORE_WITHIN = 0.008
"""Letters that came together wait so long (seconds) for others before they are keys. One alone never does."""
ENDS_AFTER = 0.3
"""A paste that nothing marked has ended when nothing came for so long (seconds)."""
GOES_ON_WITHIN = 3.0
"""What comes so soon (seconds) behind a paste belongs to it, if several letters come at once."""

# A cell or a line that has ended, and something behind it.
_INNER_END = re.compile(r"[^\s][ ]*[\t\r\n]+[ ]*[^\s]")
_TABLE_FROM, _TABLE_LETTERS = 12, 5
_TEXT_FROM, _TEXT_LETTERS = 64, 8
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def looks_pasted(text: str) -> bool:
    """Whether letters that came at once are text from elsewhere: a piece of a table, or very many of them.

    A key held down, or a few keys typed ahead, are no text: they are not different enough or too few.
    """
    if _NO_TEXT.search(text[:4096]):
        return False
    different = len(set(text[:4096]) - {*" \t\r\n"})
    if len(text) >= _TEXT_FROM and different >= _TEXT_LETTERS:
        return True
    return len(text) >= _TABLE_FROM and different >= _TABLE_LETTERS and bool(_INNER_END.search(text))


class Bursts:
    """Holds back what came at once until it is known what it is. `due` is when `tick` has to be called."""

    def __init__(self) -> None:
        self.due: float | None = None
        self._held: list[str] = []
        self._paste = False
        self._goes_on = False
        # Until when several letters at once are the rest of the paste before.
        self._rest_until = 0.0

    def take(self, text: str, now: float, say: Say) -> None:
        """Letters that came at `now`."""
        if not self._held and len(text) == 1:
            say(text, False, False)
            return
        self._held.append(text)
        if not self._paste:
            whole = "".join(self._held)
            self._goes_on = now < self._rest_until
            self._paste = looks_pasted(whole) or (self._goes_on and not _NO_TEXT.search(whole))
            self._held = [whole]
        self.due = now + (ENDS_AFTER if self._paste else MORE_WITHIN)

    def interrupted(self, say: Say, *, key: bool) -> None:
        """A key, or else a report of the mouse or the terminal, came behind the letters.

        Letters are whole then; a paste is only behind a key, which must not overtake it.
        """
        if not self._held or (self._paste and not key):
            return
        if self._paste and self.due is not None:
            self._rest_until = self.due + GOES_ON_WITHIN
        self.flush(say)

    def tick(self, now: float, say: Say) -> None:
        """Nothing came for a while."""
        if self.due is not None and now >= self.due:
            if self._paste:
                self._rest_until = now + GOES_ON_WITHIN
            self.flush(say)

    def cut(self, now: float) -> None:
        """A marked paste was cut off at `now`: its rest may come yet."""
        self._rest_until = now + 10 * GOES_ON_WITHIN

    def ended(self, say: Say) -> None:
        """The end of a marked paste came alone: what came before it is the rest of one that was cut off."""
        if self._held and self._rest_until:
            self._paste = self._goes_on = True
        self.flush(say)
        self._rest_until = 0.0

    def flush(self, say: Say) -> None:
        """Say what is held, as what it is."""
        text, paste = "".join(self._held), self._paste
        self._held, self._paste, self.due = [], False, None
        if text:
            say(_NO_TEXT.sub("", text) if paste else text, paste, paste and self._goes_on)
        self._goes_on = False
