"""Toasts that can be taken back one by one, for which Textual has no public way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notification

    Base = App[int]
else:
    Base = object


class Toasts(Base):
    """Mixed into an app before its class. Without what it needs, a toast stays for all its time."""

    def standing_toasts(self) -> list[Notification]:
        """Those that are on screen or wait for it, the oldest first."""
        return [*self._notifications] if fits("toasts") else []

    def add_toast(self, toast: Notification) -> None:
        """Show it; the same object is given to `take_back`."""
        if fits("toasts"):
            self._notifications.add(toast)
            self._refresh_notifications()
        else:
            super().notify(
                toast.message,
                title=toast.title,
                severity=toast.severity,
                timeout=toast.timeout,
                markup=False,
            )

    def take_back(self, toast: Notification, *, refresh: bool = True) -> None:
        """Let it stand no longer, if it does."""
        if toast in self.standing_toasts():
            self._unnotify(toast, refresh=refresh)

    def toasts_changed(self) -> None:
        """Called whenever a toast came or went."""

    def _refresh_notifications(self) -> None:
        super()._refresh_notifications()
        self.toasts_changed()
