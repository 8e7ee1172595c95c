"""What compares names is loaded while a call's form already stands, so that neither waits for the other."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

COMPARES = "rapidfuzz"
AFTER_THE_FORM = 0.1
"""So many seconds after the form stands."""


def warm_finding(session: Session) -> None:
    """Load what compares names, in a thread, a moment after a call's form stands: none is typed yet."""

    def load() -> None:
        threading.Thread(
            target=import_module, args=(COMPARES,), name="get ready for names", daemon=True
        ).start()

    if COMPARES not in sys.modules:
        session.app.set_timer(AFTER_THE_FORM, load)
