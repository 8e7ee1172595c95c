"""Letters that come at once: keys typed ahead, or a paste that nothing marked."""

from __future__ import annotations

import time

import pytest

from matchweek.tui.keyboard.bursts import looks_pasted
from matchweek.tui.keyboard.reading import Pasted, Reader, Sequence, Token, Typed, Unmarked

ROW = "9001140C0\tHarbor Point\tErie\t5\r"


def read(*pieces: tuple[float, str]) -> list[Token]:
    """What comes of pieces, each so many seconds behind the one before, and of silence then."""
    reader, now, tokens = Reader(), 10.0, []
    for gap, piece in pieces:
        now += gap
        tokens += reader.tick(now)
        tokens += reader.feed(piece.encode(), now)
    while reader.due is not None:
        now = max(now, reader.due)
        tokens += reader.tick(now)
    return tokens


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        (ROW, True),
        (ROW * 500, True),
        ("Harbor\tErie\t5", True),
        ("Program\rHarbor Point\r", True),
        ("Program\nHarbor Point\n", True),
        ("Программа\tГород\r", True),
        ("The Fictional Harbor Point Medical Center of Erie, Pennsylvania, internal", True),
        ("c", False),
        ("/toledo x 1", False),
        ("njokes about x, 1 and a", False),
        ("a note that ends with enter\r", False),
        ("1jA", False),
        ("j" * 300, False),
        ("1j2j3j1j2j3j\r\r\rj", False),
        (" \t \t \t \t \t \t", False),
        ("\r\r\r\r\r\r\r\r\r\r\r\r\r\r", False),
        ("cab\x0fde\tfghijkl", False),
    ],
)
def test_what_is_a_paste(text: str, pasted: bool) -> None:
    assert looks_pasted(text) is pasted
    tokens = read((0, text))
    assert tokens == [Unmarked(text)] if pasted else all(isinstance(token, Typed) for token in tokens)
    assert "".join(token.text for token in tokens if isinstance(token, Typed | Unmarked)) == text


@pytest.mark.parametrize("size", [1, 2, 7, 16, 64, 4095])
def test_it_comes_in_pieces(size: int) -> None:
    text = ROW * 40
    pieces = [(0.001, text[at : at + size]) for at in range(0, len(text), size)]
    tokens = read(*pieces)
    if size > 1:
        assert tokens == [Unmarked(text)]
    else:
        # One letter alone is a key and never waits, so that a line of one letter in a thousandth is typed.
        assert "".join(token.text for token in tokens if isinstance(token, Typed)) == text


def test_what_comes_late_belongs_to_it() -> None:
    assert read((0, ROW), (0.2, "9002"), (1.0, "140C0"), (6.0, "c")) == [
        Unmarked(ROW + "9002"),
        Unmarked("140C0", goes_on=True),
        Typed("c"),
    ]


def test_the_mouse_between_does_not_cut_it() -> None:
    tokens = read((0, ROW), (0.01, "\x1b[<35;4;5M"), (0.01, ROW))
    assert [token for token in tokens if isinstance(token, Unmarked)] == [Unmarked(ROW * 2)]


@pytest.mark.parametrize("key", ["\x1b", "\x1b[A", "\x1bOA", "\x1b[3~", "\x1b[27u"])
def test_a_key_behind_it_does_not_overtake_it(key: str) -> None:
    """It closed a form before what was typed into it, and that went elsewhere."""
    text = "(419) 555-0142\tDr. Osei"
    tokens = read((0, text), (0.01, key))
    assert tokens[0] == Unmarked(text)
    assert tokens[1:] == [Sequence(key)]
    assert read((0, text), (0.01, key), (0.5, "x, y")) == [*tokens, Unmarked("x, y", goes_on=True)]


@pytest.mark.parametrize("report", ["\x1b[I", "\x1b[O", "\x1b[<0;4;5M", "\x1b[?1u", "\x1b[?2026;2$y"])
def test_a_report_behind_it_does_not_cut_it(report: str) -> None:
    tokens = read((0, ROW), (0.01, report), (0.01, ROW))
    assert [token for token in tokens if isinstance(token, Unmarked)] == [Unmarked(ROW * 2)]


def test_a_marked_paste_that_is_cut_off_ends_after_a_second_and_its_rest_is_no_keys() -> None:
    reader = Reader()
    assert reader.feed(b"\x1b[200~Code\tHar", 10.0) == []
    assert reader.due == pytest.approx(11.0)
    assert reader.tick(11.0) == [Pasted("Code\tHar")]
    assert reader.feed(b"bor", 11.5) == []
    assert reader.feed(b"\x1b[201~", 11.5) == [Unmarked("bor", goes_on=True)]
    assert reader.feed(b"c", 11.6) == [Typed("c")]


def test_a_paste_that_only_comes_slowly_is_one() -> None:
    tokens = read((0, "\x1b[200~" + ROW), *[(0.9, ROW)] * 5, (0.9, "\x1b[201~"))
    assert tokens == [Pasted(ROW * 6)]


def test_300_kilobytes_are_read_at_once() -> None:
    data = (ROW * 11_000).encode()[:300_000]
    for begin, end in ((b"", b""), (b"\x1b[200~", b"\x1b[201~")):
        reader, tokens = Reader(), []
        began = time.process_time()
        whole = begin + data + end
        for at in range(0, len(whole), 4095):
            tokens += reader.feed(whole[at : at + 4095], 10.0 + at * 1e-7)
        tokens += reader.tick(20.0)
        assert time.process_time() - began < 0.5
        (token,) = tokens
        assert isinstance(token, Pasted | Unmarked)
        assert token.text == data.decode()
