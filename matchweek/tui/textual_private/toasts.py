"""Toasts that can be taken back one by one, for which Textual has no public way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.notifications import Notification
from textual.widgets._toast import ToastHolder

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

    Base = App[int]
else:
    Base = object


class Toasts(Base):
    """Mixed into an app before its class. Without what it needs, one goes by telling all the others anew."""

    def __init__(self) -> None:
        # What was told, where Textual cannot be asked.
        self._told_toasts: list[Notification] = []
        super().__init__()

    def standing_toasts(self) -> list[Notification]:
        """Those that are on screen or wait for it, the oldest first."""
        if fits("toasts"):
            return [*self._notifications]
        self._told_toasts = [toast for toast in self._told_toasts if not toast.has_expired]
        return [*self._told_toasts]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        if fits("toasts"):
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
        else:
            seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
            self._told_toasts.append(Notification(message, title, severity, seconds, markup))
            self._tell_anew(self._told_toasts[-1])

    def _tell_anew(self, toast: Notification) -> None:
        super().notify(
            toast.message,
            title=toast.title,
            severity=toast.severity,
            timeout=max(0.1, toast.time_left),
            markup=toast.markup,
        )

    def add_toast(self, toast: Notification) -> None:
        """Show it; the same object is given to `take_back`."""
        if fits("toasts"):
            self._notifications.add(toast)
            self._refresh_notifications()
        else:
            self._told_toasts.append(toast)
            self._tell_anew(toast)

    def take_back(self, toast: Notification, *, refresh: bool = True) -> None:
        """Let it stand no longer, if it does."""
        standing = self.standing_toasts()
        if toast not in standing:
            return
        if fits("toasts"):
            self._unnotify(toast, refresh=refresh)
            return
        super().clear_notifications()
        self._told_toasts = [each for each in standing if each is not toast]
        for each in self._told_toasts:
            self._tell_anew(each)

    def clear_notifications(self) -> None:
        self._told_toasts.clear()
        super().clear_notifications()

    def toasts_changed(self) -> None:
        """Called whenever a toast came or went."""

    def _refresh_notifications(self) -> None:
        if fits("toasts") and self.screen_stack:
            self._remove_empty_holders()
        super()._refresh_notifications()
        self.toasts_changed()

    def _remove_empty_holders(self) -> None:
        """Textual takes a toast that was taken back, or went while another screen was shown, out of its
        holder, and keeps that for as long as the screen: a widget of its own for each."""
        for holder in self.screen.query(ToastHolder):
            if holder.is_mounted and not holder.children:
                holder.remove()
