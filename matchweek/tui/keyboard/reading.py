"""From the bytes a terminal sends to whole tokens: letters, keys, pastes, and nothing that was cut.

Pure: bytes and the time go in, tokens come out, however the bytes were cut into pieces. What is no letter and
no key (late answers, sequences nobody knows) becomes a `Sequence` or nothing, never its letters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from matchweek.tui.keyboard.bursts import Bursts

TOGETHER = 0.02
"""A letter this soon behind an escape (seconds) was sent with it: alt and the letter, not two keys."""
CUT_OFF = 1.0
"""What has begun and does not go on for so long (seconds) was cut off."""
_ANSWER_AT_MOST = 4096


@dataclass(frozen=True, slots=True)
class Typed:
    """Letters and control characters, as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A whole escape sequence; `meta` when it came with an escape before it, as alt does."""

    text: str
    meta: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """A character that came with an escape before it: alt and the character."""

    character: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste that the terminal marked as one."""

    text: str


@dataclass(frozen=True, slots=True)
class Unmarked:
    """What can only be a paste, though nothing marked it; `goes_on` where it is the rest of another."""

    text: str
    goes_on: bool = False


Token = Typed | Sequence | Meta | Pasted | Unmarked
_KEY = re.compile(r"\x1b(?:O.+|\[[\d;:]*[A-HP-SZa-du~$^@])?")

ESCAPE = Sequence("\x1b")
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

# The C1 control characters that introduce a sequence, as UTF-8, and the escapes they stand for.
_EIGHT_BIT = {
    b"\x8f": b"\x1bO",
    b"\x90": b"\x1bP",
    b"\x98": b"\x1bX",
    b"\x9b": b"\x1b[",
    b"\x9d": b"\x1b]",
    b"\x9e": b"\x1b^",
    b"\x9f": b"\x1b_",
}
_TEXT = re.compile(rb"(?:[^\x1b\xc2]|\xc2(?![\x8f\x90\x98\x9b\x9d-\x9f])(?=.))+", re.DOTALL)
_CONTROL = re.compile(
    rb"\x1b(?:\[(?:\[[A-Z]|\d+\$(?!y)|[0-?]*[ -/]*[@-Z\\-~])|O[0-9;]*[A-Za-z])",
)
_CONTROL_BEGUN = re.compile(rb"\x1b(?:\[(?:\[|[0-?]*[ -/]*)|O[0-9;]*)?\Z")
_MOUSE = re.compile(rb"\x1b\[M.{3}", re.DOTALL)
_MOUSE_BEGUN = re.compile(rb"\x1b\[M.{0,2}\Z", re.DOTALL)
_STRING = re.compile(rb"\x1b[\]PX^_]([^\x1b\x07\x18\x1a]*?)(?:\x07|\x1b\\|\xc2\x9c)", re.DOTALL)
_STRING_BEGUN = re.compile(rb"\x1b[\]PX^_][^\x1b\x07\x18\x1a]*\x1b?\Z", re.DOTALL)
# What answers of terminals begin with; a person who pressed Esc and ] goes on otherwise.
_ANSWER = re.compile(rb"\x1b(?:\]\d+;|\][lL]|P[\d;]*[$+!>|]|_G)")
# The rest of a key whose escape came so much earlier that it was taken for Esc.
_TAIL = re.compile(rb"(?:\[(?:[\d;]+[A-HP-S~u]|[A-DFH])|O[A-DFHP-S])")
_INSIDE = re.compile(rb"\x1b\[[\d;:<=>?]|\x1b\[\[|\x1bO\d")


class Reader:
    """Reads one terminal. `escape_delay` is how long (seconds) an escape waits for the rest of a sequence.

    `plain_delete` is for terminals (st) whose CSI M is a key and no mouse report of old. `due` is the time at
    which `tick` has to be called, None while nothing waits. Times are of one monotonic clock, in seconds.
    """

    def __init__(self, escape_delay: float = 0.1, *, plain_delete: bool = False) -> None:
        self.due: float | None = None
        self._delay = escape_delay
        self._plain_delete = plain_delete
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._waiting = b""
        self._since = 0.0
        self._escaped_at = -CUT_OFF
        self._in_string = False
        self._paste: list[bytes] | None = None
        self._paste_end = b""
        self._heard = 0.0
        self._tokens: list[Token] = []
        self._bursts = Bursts()

    def feed(self, data: bytes, now: float) -> list[Token]:
        """Take in what came at `now`; the tokens that are whole."""
        if self.due is not None and now >= self.due:
            self._overdue(now)
        late = bool(self._waiting) and now - self._since > TOGETHER
        if not self._waiting:
            self._since = now
        if not self._waiting and now - self._escaped_at < CUT_OFF and len(data) > 1 and _TAIL.match(data):
            data = b"\x1b" + data
        self._heard = now
        buffer, self._waiting = self._waiting + data, b""
        at = 0
        while at < len(buffer):
            if self._paste is not None:
                at = self._pasting(buffer, at)
            elif self._in_string:
                at = self._swallow(buffer, at)
            else:
                taken = self._next(buffer, at, now, apart=late and at == 0)
                if taken < 0:
                    self._waiting = buffer[at:]
                    if at:
                        self._since = now
                    break
                at = taken
        return self._done(now)

    def tick(self, now: float) -> list[Token]:
        """What a wait ended with: an escape that was the key, a paste that was cut off."""
        if self.due is not None and now >= self.due:
            self._overdue(now)
        return self._done(now)

    def _done(self, now: float) -> list[Token]:
        tokens, self._tokens = self._tokens, []
        ends = [self._bursts.due]
        if self._paste is not None:
            ends.append(self._heard + CUT_OFF)
        elif self._in_string:
            ends.append(self._since + CUT_OFF)
        elif self._waiting:
            strong = _INSIDE.match(self._waiting) or _ANSWER.match(self._waiting)
            strong = strong or _MOUSE_BEGUN.match(self._waiting)
            ends.append(self._since + (CUT_OFF if strong else self._delay))
        self.due = min((end for end in ends if end is not None), default=None)
        return tokens

    def _overdue(self, now: float) -> None:
        """Something that was waited for did not come."""
        if self._paste is not None and now >= self._heard + CUT_OFF:
            self._paste.append(self._paste_end)
            self._end_paste()
            self._bursts.cut(now)
        elif self._in_string and now >= self._since + CUT_OFF:
            self._in_string = False
        elif self._waiting:
            self._give_up(now)
        self._bursts.tick(now, self._say)

    def _give_up(self, now: float) -> None:
        waiting, since = self._waiting, self._since
        if _INSIDE.match(waiting) or _ANSWER.match(waiting) or _MOUSE_BEGUN.match(waiting):
            if now >= since + CUT_OFF:
                self._waiting = b""
        elif now >= since + self._delay:
            self._waiting = b""
            if waiting == b"\x1b":
                self._add(ESCAPE)
                self._escaped_at = now
            elif waiting.startswith(b"\x1b\x1b"):
                self._add(ESCAPE)
                self._waiting = waiting[1:]
                self._give_up(now)
            elif waiting[0] == 0x1B and waiting[1] < 0x80:
                # Nothing came of what could have begun a sequence: alt and a letter, and what was typed then.
                self._add(Meta(chr(waiting[1])))
                self._type(waiting[2:], now)

    # Pastes that are marked, strings

    def _pasting(self, buffer: bytes, at: int) -> int:
        assert self._paste is not None
        end = PASTE_ENDS.encode()
        piece = self._paste_end + buffer[at:]
        found = piece.find(end)
        if found >= 0:
            rest = len(piece) - found - len(end)
            self._paste.append(piece[:found])
            self._paste_end = b""
            self._end_paste()
            return len(buffer) - rest
        kept = len(piece) - len(end) + 1
        self._paste.append(piece[: max(0, kept)])
        self._paste_end = piece[max(0, kept) :]
        return len(buffer)

    def _end_paste(self) -> None:
        text = b"".join(self._paste or ()).decode("utf-8", "ignore").replace("\x00", "")
        self._paste, self._paste_end = None, b""
        self._tokens.append(Pasted(text))

    def _swallow(self, buffer: bytes, at: int) -> int:
        """Go on to the end of an answer that is longer than any that matters."""
        found = re.compile(rb"[\x07\x18\x1a]|\x1b\\?|\xc2\x9c").search(buffer, at)
        if found is None:
            return len(buffer)
        self._in_string = False
        return found.start() if found[0] == b"\x1b" else found.end()

    # One token

    def _next(self, buffer: bytes, at: int, now: float, *, apart: bool) -> int:
        """Take one token out of the buffer; where it ends, or -1 when its rest has yet to come."""
        if buffer[at] != 0x1B:
            return self._next_text(buffer, at, now)
        if len(buffer) == at + 1:
            return -1
        if buffer[at + 1] == 0x1B:
            return self._two_escapes(buffer, at, now, apart=apart)
        end = self._whole(buffer, at)
        if end > 0:
            self._sequence(buffer[at:end], now)
            return end
        if end < 0:
            return -1
        return self._behind_escape(buffer, at, now, apart=apart)

    def _whole(self, buffer: bytes, at: int) -> int:
        """Where the sequence that begins here ends; -1 when it is not whole yet, 0 when it is none."""
        if not self._plain_delete:
            if mouse := _MOUSE.match(buffer, at):
                return mouse.end()
            if _MOUSE_BEGUN.match(buffer, at):
                return -1
        if control := _CONTROL.match(buffer, at):
            return control.end()
        if string := _STRING.match(buffer, at):
            return string.end()
        if _CONTROL_BEGUN.match(buffer, at):
            return -1 if len(buffer) - at <= _ANSWER_AT_MOST else len(buffer)
        if _STRING_BEGUN.match(buffer, at):
            if len(buffer) - at <= _ANSWER_AT_MOST:
                return -1
            self._in_string = bool(_ANSWER.match(buffer, at))
            return len(buffer) if self._in_string else 0
        if broken := _INSIDE.match(buffer, at):
            # Cut in the middle: what follows it stands for itself.
            after = re.compile(rb"[^\x1b\x00-\x1f\x7f-\xff]*").match(buffer, broken.end())
            return after.end() if after else broken.end()
        if answer := _ANSWER.match(buffer, at):
            after = re.compile(rb"[^\x1b\x07\x18\x1a]*").match(buffer, answer.end())
            return after.end() if after else answer.end()
        return 0

    def _sequence(self, sequence: bytes, now: float, *, meta: bool = False) -> None:
        text = sequence.decode("utf-8", "replace")
        if text == PASTE_BEGINS:
            self._bursts.flush(self._say)
            self._paste = []
        elif text == PASTE_ENDS:
            self._bursts.ended(self._say)
        elif text[1] in "[O" and not (text.startswith("\x1b[M") and len(text) > 3):
            self._add(Sequence(text, meta))

    def _two_escapes(self, buffer: bytes, at: int, now: float, *, apart: bool) -> int:
        """An escape before an escape: the key, or alt and the key that the second one begins."""
        if apart:
            self._add(ESCAPE)
            return at + 1
        control = _CONTROL.match(buffer, at + 1)
        if control and control[0] not in (PASTE_BEGINS.encode(), PASTE_ENDS.encode()):
            self._sequence(control[0], now, meta=True)
            return control.end()
        if len(buffer) == at + 2 or _CONTROL_BEGUN.match(buffer, at + 1):
            return -1
        self._add(ESCAPE)
        return at + 1

    def _behind_escape(self, buffer: bytes, at: int, now: float, *, apart: bool) -> int:
        character = re.compile(rb"[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*").match(buffer, at + 1)
        if character is None:
            return at + 2
        first = character[0][0]
        wanted = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        if len(character[0]) < wanted and character.end() == len(buffer):
            return -1
        if apart:
            self._add(ESCAPE)
            return at + 1
        for letter in character[0].decode("utf-8", "ignore"):
            self._add(Meta(letter))
        return character.end()

    def _next_text(self, buffer: bytes, at: int, now: float) -> int:
        text = _TEXT.match(buffer, at)
        if text is not None:
            self._type(text[0], now)
            return text.end()
        if len(buffer) == at + 1:
            return -1
        # A control character of eight bits stands for an escape and a letter.
        introducer = _EIGHT_BIT[buffer[at + 1 : at + 2]]
        rest = introducer + buffer[at + 2 :]
        end = self._whole(rest, 0)
        if end > 0:
            self._sequence(rest[:end], now)
            return at + end
        return -1 if end < 0 else at + 2

    def _type(self, data: bytes, now: float) -> None:
        text = self._decoder.decode(data)
        if text:
            self._bursts.take(text, now, self._say)

    def _add(self, token: Token) -> None:
        self._bursts.interrupted(self._say, key=_is_key(token))
        self._tokens.append(token)

    def _say(self, text: str, pasted: bool, goes_on: bool) -> None:
        self._tokens.append(Unmarked(text, goes_on) if pasted else Typed(text))


def _is_key(token: Token) -> bool:
    """Whether a person pressed it: no report of the mouse or the focus, and no answer of the terminal."""
    return not isinstance(token, Sequence) or bool(_KEY.fullmatch(token.text))
