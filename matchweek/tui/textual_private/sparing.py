"""A screen that draws only what changed, and writes no more of it to the terminal than that."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

from textual._compositor import Compositor, CompositorMap, LayoutUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip

from matchweek.tui.textual_private.cell_writing import Changes, WholeScreen

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    Base = Screen[object]
else:
    Base = object

FRAME = 1 / 60
"""Keys that come faster than this (seconds) are painted together, as Textual does."""

Places = dict["Widget", tuple[Region, Region]]


class SparingCompositor(Compositor):
    """Leaves out of a partial paint what no changed region shows.

    Textual draws every widget within the rectangle around all changes and then throws most of it away: with a
    list, a card and a footer changed by one key that is nearly the whole screen.
    """

    def __init__(self) -> None:
        super().__init__()
        self._drawn: Places | None = None
        self._changed: tuple[Region, ...] = ()
        self._laid_out: CompositorMap | None = None

    @property
    def full_map(self) -> CompositorMap:
        """Where everything is, arranged anew where Textual holds that it is not known.

        What was laid out last is kept beside it: the next layout compares with that. Else what came, went or
        moved meanwhile would be found where it already is: nothing told its size, nothing of it painted, and
        what had stood there stays on the screen.
        """
        before = self._full_map
        found = super().full_map
        if found is not before and self._laid_out is None:
            self._laid_out = before
        return found

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        if self._laid_out is not None:
            self._full_map, self._laid_out = self._laid_out, None
        return super().reflow(parent, size)

    @property
    def visible_widgets(self) -> Places:
        return super().visible_widgets if self._drawn is None else self._drawn

    def render_partial_update(self) -> Changes | None:
        # Worked out from all widgets and kept, so before any of them is left out.
        _ = self.cuts
        # Nothing is drawn beyond the size that was laid out, and Textual would look for it.
        shown = (region.intersection(self.size.region) for region in self._dirty_regions)
        self._dirty_regions = {region for region in shown if region}
        self._changed = tuple(self._dirty_regions)
        self._drawn = shown_in(self._changed, super().visible_widgets)
        try:
            update = super().render_partial_update()
        finally:
            self._drawn = None
        return Changes(update.chops, update.spans, update.chop_ends) if update is not None else None

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Of a partial paint the lines that changed, where Textual asks each widget for all of its own."""
        if self._drawn is None:
            yield from super()._get_renders(crop)
            return
        for widget, (place, clip) in self._drawn.items():
            visible = place.intersection(clip)
            for first, end in lines_in(self._changed, visible):
                part = Region(visible.x, first, visible.width, end - first)
                yield place, part, widget.render_lines(part.translate(-place.offset))

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        update = super().render_full_update(simplify)
        return update if simplify else WholeScreen(update.strips, update.region)


def shown_in(changed: Iterable[Region], places: Places) -> Places:
    """Of these widgets, the foremost first, those that can be seen somewhere in the changed regions."""
    seen: set[Widget] = set()
    for region in changed:
        for widget, (place, clip) in places.items():
            visible = place.intersection(clip)
            if visible.overlaps(region):
                seen.add(widget)
                if visible.contains_region(region):
                    # Whatever lies behind it cannot be seen there.
                    break
    return {widget: place for widget, place in places.items() if widget in seen}


def lines_in(changed: Iterable[Region], visible: Region) -> list[tuple[int, int]]:
    """The runs of lines (first, and the one behind the last) of a visible region that changed ones touch."""
    runs: list[tuple[int, int]] = []
    touched = (region.intersection(visible) for region in changed if region.overlaps(visible))
    for first, end in sorted((region.y, region.bottom) for region in touched):
        if runs and first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((first, end))
    return runs


def covers(screen: Screen[object]) -> bool:
    """Whether nothing of what is below a screen can be seen."""
    return getattr(screen, "COVERS", False) or (not screen.is_modal and screen.styles.background.a == 1)


class Sparing(Base):
    """Mixed into a screen before its class."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._compositor = SparingCompositor()
        # When a key was answered at once, of `time.monotonic`.
        self._painted_at = 0.0

    @property
    def is_current(self) -> bool:
        """Whether something of it can be seen. Textual takes the screen just below for one that can, also
        where what stands on it hides all of it, and paints each of its changes in both."""
        for screen in reversed(self.app._screen_stack):
            if screen is self:
                return True
            if covers(screen):
                return False
        return False

    def _screen_resized(self, size: Size) -> None:
        # A size that waited behind others is not the terminal's any more. Laid out at such a one, each screen
        # tells the others of it again: two old sizes can go round for ever. A screen that opens has been laid
        # out at the terminal's already, and so were those below it: what is to be laid out since, waits.
        if not self._compositor.size == self.outer_size == self.app.size:
            super()._screen_resized(self.app.size)

    def _on_timer_update(self) -> None:
        if self._layout_required and self._repaint_required:
            # Textual would paint what changed its place, and then the whole screen once more.
            self._repaint_required = False
            self._dirty_widgets.add(self)
        super()._on_timer_update()

    def paint_now(self) -> None:
        """Paint what a key changed, unless more than places that stand is to change.

        Textual sends word of each change through the queues of widget, screen and timer first: a tenth of the
        time until a key is answered.
        """
        now = monotonic()
        if now - self._painted_at < FRAME or not self.is_current:
            return
        changed: list[Widget] = []
        waiting: list[Widget] = [self]
        while waiting:
            node = waiting.pop()
            if node._layout_required or node._scroll_required or node._refresh_styles_required:
                return
            if node._repaint_required:
                changed.append(node)
            waiting += node._nodes._nodes
        if changed:
            for widget in changed:
                widget._repaint_required = False
            self._dirty_widgets.update(changed)
            self._painted_at = now
            self._on_timer_update()

    def _compositor_refresh(self) -> None:
        if self is self.app.screen or self.app.is_inline:
            super()._compositor_refresh()
            return
        # Below a form. Textual would also call all of this screen changed the next time; it paints all of it
        # when the form is left.
        changed = self._compositor._dirty_regions
        if changed and self.is_current:
            self.app.screen.refresh(*changed)
            changed.clear()
            self._dirty_widgets.clear()
