"""The rank list: its order, what speaks for each place beside it, what was found; R3 alone holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from matchweek.domain.ranking.certification import ranking_times, stage_at, stage_words
from matchweek.domain.ranking.checks import Weight
from matchweek.domain.ranking.moves import Cut
from matchweek.domain.ranking.rank_list import COUPLE, MAIN
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN, dated_in_both, wall
from matchweek.tui.commands.dialogs.ranking import RANK_LIST
from matchweek.tui.look.text import cut as cut_to
from matchweek.tui.look.text import masking
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.season.rank_keys import RankKeys
from matchweek.tui.screens.season.rank_lines import OUT, Ranked, beside, headings, rank_rows
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Painted, Piece
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

NARROW, LOW, ROOMY = 110, 30, 140
ON_IT, BELOW, NOWHERE = "on the list", "below the list", "no line"
"""Where the cursor is."""
_OF_A_RANKED = frozenset({"rank_up", "rank_why", "rank_add", "rank_type", "rank_certify"})
TRUE_ORDER = (
    "Rank in the order in which you want them: a high place never costs you a lower one. {rules} says why."
)


class RankScreen(RankKeys, Sheet):
    """One list at a time; the program under the cursor keeps the cursor wherever it is moved.

    What is cut stays on its list until it is put back, so that nothing is lost if that never comes.
    """

    COVERS = True
    RULE = "ranking.true-order"
    AT = RANK_LIST
    DEFAULT_CSS = """
    RankScreen {
        #box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0 1; }
        #head { margin-bottom: 0; }
        #rank-main { height: 1fr; }
        #rank-left { width: 62%; }
        #rank-right { width: 1fr; margin-left: 2; scrollbar-size-vertical: 1; }
        #below { margin-top: 0; }
        Title { margin-bottom: 0; }
        Keys { margin-top: 0; }
        #rank-head { height: 1; width: 1fr; }
        &.-narrow {
            #rank-main { layout: vertical; }
            #rank-left { width: 1fr; height: 1fr; }
            #rank-right { width: 1fr; height: 40%; margin-left: 0; margin-top: 1; }
        }
        &.-low.-narrow #rank-right { height: 7; margin-top: 0; }
    }
    """

    def __init__(self, session: Session, zone: str, code: str = "") -> None:
        super().__init__(session, zone, "Rank list")
        self.shown = MAIN
        self._first = code
        self.cut = Cut()
        self.typed = ""
        self.proposes = False
        self._told: tuple[int, str, str] = (0, "", "")
        self._head_said: tuple[tuple[Para, ...], bool, int] | None = None
        self._keys_for: tuple[str, tuple[str, ...], str] | None = None
        self._ranked: Ranked | None = None
        self.columns = Painted(id="rank-head")
        self.beside = Words()
        self._side = VerticalScroll(self.beside, id="rank-right", can_focus=False)

    def body(self) -> Iterable[Widget]:
        yield self.head
        with Horizontal(id="rank-main"):
            with Vertical(id="rank-left"):
                yield self.columns
                yield self.lines
            yield self._side
        yield self.below

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < NARROW, "-narrow")
        self.set_class(self.app.size.height < LOW, "-low")

    # What is shown

    @property
    def ranked(self) -> Ranked:
        if self._ranked is None:
            self.look_up()
        assert self._ranked is not None
        return self._ranked

    def look_up(self) -> None:
        self._ranked = Ranked.of(self.session.board, self.now, self._ranked)
        if self.shown not in self._ranked.names:
            self.shown = MAIN

    def words(self) -> str:
        if self.typed:
            return f"to place {self.typed}"
        if cut := self.cut.of(self.shown, self.ranked.order(self.shown)):
            return f"{len(cut)} cut"
        return (
            ""
            if self.app.size.width < NARROW
            else self.AT.in_words("a number, then {rank_enter}: to that place")
        )

    def head_words(self) -> Sequence[Para]:
        ranked = self.ranked
        tabs: list[Piece] = []
        for name in ranked.names:
            count = len(ranked.order(name))
            title = self._tab(name)
            tabs += [(f"{title} {count}", "titleon" if name == self.shown else "dim"), "   "]
        length = ranked.length.words if self.app.size.width >= ROOMY else ranked.length.short
        said = [Para(tabs), Para([self._found_words(), (f"   {length}", "dim")])]
        if self.app.size.height >= LOW:
            said += [Para([(self.AT.in_words(TRUE_ORDER), "dim")]), *self._certified()]
        else:
            said += self._certified()[-1:]
        return said

    def _tab(self, name: str) -> str:
        if name == MAIN:
            return "Main"
        return "Pairs" if name == COUPLE else f"First years for {cut_to(self.ranked.title(name), 24)}"

    def _found_words(self) -> Piece:
        counts = [sum(each.weight == weight for each in self.ranked.found) for weight in Weight]
        parts = [f"{count} {weight.words}" for count, weight in zip(counts, Weight, strict=True) if count]
        style = "bad" if counts[0] else "warn" if counts[1] else "good"
        return (" · ".join(parts) or "nothing was found", style)

    def _certified(self) -> list[Para]:
        timetable = self.session.board.timetable(self.now)
        times, state = ranking_times(timetable), self.ranked.certified
        own = read_zone(self.zone) if self.zone else EASTERN
        closes = f" Closes {dated_in_both(times.closes, own)}." if times.closes is not None else ""
        caution = f" {timetable.caution}".rstrip()
        said = [Para([f"{stage_words(stage_at(times, self.now), state)}{closes}", (caution, "warn")])]
        if state.at is not None and state.counts:
            said.append(
                Para([(f"Certified in R3 {wall(state.at, EASTERN)} ET, and the same since.", "good")])
            )
        elif state.at is not None:
            words = (
                f"Changed since it was certified {wall(state.at, EASTERN)} ET: R3 needs it certified again."
            )
            said.append(Para([(words, "bad")]))
        return said

    def rows(self) -> Sequence[Row]:
        ranked = self.ranked
        proposed = ranked.proposed() if self.proposes and self.shown == MAIN else None
        cut = self.cut.of(self.shown, ranked.order(self.shown))
        self.columns.show([headings(self.width, proposed is not None, self.shown == COUPLE)])
        return list(rank_rows(ranked, self.shown, self.width, cut, proposed))

    def lay_out(self) -> None:
        self.title_line.tell(self.heading, self.words())
        head = tuple(self.head_words())
        if (said := (head, masking(), self.head.size.width)) != self._head_said:
            # A move changes nothing of it.
            self._head_said = said
            self.head.say(head)
        self.lines.say(self.rows())
        self.tell_below()
        if (first := self._first) and self.lines.size.height:
            self._first = ""
            self.lines.goto(first) or self.lines.goto(f"{OUT}{first}")

    def _tell_keys(self) -> None:
        """The keys that do something now: with a number typed, with something cut, on what is not ranked."""
        now = (self.typed, self.cut.of(self.shown, self.ranked.order(self.shown)), self._stands())
        if now == self._keys_for:
            return
        self._keys_for = now
        if self.typed:
            keys = [self.AT.said("rank_enter", f"to place {self.typed}", 1), self.AT["rank_erase"]]
            self.tell_keys([*keys, self.AT.said("sheet_leave", "not", 99)])
        elif now[1]:
            keys = [
                self.AT.said("rank_put", "put before", 1),
                self.AT.said("rank_put_behind", "put behind", 2),
                self.AT.said("rank_cut", "cut more", 3),
            ]
            self.tell_keys([*keys, self.AT.said("sheet_leave", "leave them where they are", 99)])
        elif now[2] != ON_IT:
            first = [self.AT.said("rank_add", "rank it", 1), self.AT.said("rank_why", "why not", 2)]
            keys = [*(first if now[2] == BELOW else ()), self.AT.said("rank_type", "add by code", 4)]
            self.tell_keys([*keys, *(each for each in self.KEYS if each.id not in _OF_A_RANKED)])
        else:
            up = self.AT.said("rank_up", f"up, {self.AT['rank_down'].shown_key} down")
            self.tell_keys([up if command.id == up.id else command for command in self.KEYS])

    def _stands(self) -> str:
        key = self.lines.cursor
        return BELOW if key.startswith(OUT) else ON_IT if key else NOWHERE

    def tell_below(self) -> None:
        self._tell_keys()
        # Beside, not below: the line under the cursor is told without any other being laid out.
        told = (id(self._ranked), self.shown, self.lines.cursor)
        if self._ranked is not None and told != self._told:
            self._told = told
            self.beside.say(beside(self._ranked, self.lines.cursor))
            if self._side.scroll_y:
                self._side.scroll_home(animate=False)

    def do_rank_read(self) -> None:
        """Scroll what stands beside; from its end back to its beginning."""
        side = self._side
        if side.scroll_y >= side.max_scroll_y:
            side.scroll_home(animate=False)
        else:
            side.scroll_page_down(animate=False)

    def do_sheet_leave(self) -> None:
        """Give up the number that is typed, then what is cut; else leave."""
        if self.typed or self.cut.of(self.shown, self.ranked.order(self.shown)):
            self.typed, self.cut = "", Cut()
            self.lay_out()
        else:
            self.dismiss(None)


def go_on_ranking(app: Host, kind: str, key: str) -> None:
    """Go on with what was typed for a rank list and never kept: its draft's kind, and what it is of."""
    screen = RankScreen(app.session, app.week_screen.zone, key)
    app.push_screen(screen)
    screen.shown = key if kind == "rank_add" and key in screen.ranked.names else MAIN
    act = {"rank_add": screen.do_rank_type, "rank_proof": screen.do_rank_certify}.get(kind)
    screen.call_after_refresh(act or screen.do_rank_why)
