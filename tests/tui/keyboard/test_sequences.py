"""Each sequence of twelve terminals is its key or nothing, however it is cut; answers are nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from textual.keys import KEY_NAME_REPLACEMENTS, _character_to_key

from matchweek.tui.commands.keys import name_of
from matchweek.tui.keyboard.reading import Meta, Reader, Sequence, Token, Typed
from matchweek.tui.keyboard.sequences import pressed, typed, with_alt

TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("sequences.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def sent(written: str) -> bytes:
    """The bytes of a sequence as terminfo writes it."""
    text = re.sub(r"\\E", "\x1b", written).replace("\\^", "\0")
    text = re.sub(r"\^(.)", lambda match: chr(ord(match[1]) ^ 64), text)
    return text.replace("\0", "^").encode()


def read(*pieces: bytes, st: bool = False, gap: float = 0.0) -> list[Token]:
    """What the reader makes of some pieces, each `gap` seconds behind the one before, and of silence then."""
    reader, now, tokens = Reader(plain_delete=st), 10.0, []
    for piece in pieces:
        tokens += reader.feed(piece, now)
        now += gap
    while reader.due is not None:
        now = max(now, reader.due)
        tokens += reader.tick(now)
    return tokens


def keys(tokens: list[Token], terminal: str = "") -> list[str]:
    """The names of the keys among some tokens."""
    found = []
    for token in tokens:
        if isinstance(token, Typed):
            found += [key.name for key in typed(token.text)]
        elif isinstance(token, Meta):
            found += [key.name for key in with_alt(token.character, linux=terminal == "linux")]
        elif isinstance(token, Sequence):
            found += [key.name for key in pressed(token.text, meta=token.meta, st=terminal == "st")]
    return found


def singly(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]


def test_the_table_is_of_twelve_terminals() -> None:
    assert len({row[0] for row in TABLE}) == 12
    assert len({row[2] for row in TABLE}) >= 400


@pytest.mark.parametrize("terminal", sorted({row[0] for row in TABLE}))
def test_each_sequence_is_its_key_or_nothing(terminal: str) -> None:
    wrong = []
    for _, capability, sequence, key in (row for row in TABLE if row[0] == terminal):
        data, wanted = sent(sequence), [] if key == "-" else [key]
        for way in ([data], singly(data), *([data[:at], data[at:]] for at in range(1, len(data)))):
            found = keys(read(*way, st=terminal == "st"), terminal)
            if found != wanted:
                wrong.append(f"{capability} {sequence} in {len(way)}: {found}, not {wanted}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("terminal", sorted({row[0] for row in TABLE}))
def test_letters_around_a_sequence_stay_what_they_are(terminal: str) -> None:
    for _, _, sequence, key in (row for row in TABLE if row[0] == terminal):
        wanted = ["x", *([] if key == "-" else [key]), "c"]
        assert keys(read(b"x" + sent(sequence) + b"c", st=terminal == "st"), terminal) == wanted, sequence


ANSWERS = [
    *("\x1b[12;40R", "\x1b[1;1R", "\x1b[?1;1R", "\x1b[?62;22c", "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"),
    *("\x1b[>1;100;0c", "\x1b[>41;354;0c", "\x1b[=1;0c", "\x1b[0n", "\x1b[?2026;2$y", "\x1b[4;1$y"),
    *("\x1b[?997;1n", "\x1b[?29u", "\x1b[8;24;80t", "\x1b[4;768;1024t", "\x1b[6;16;8t", "\x1b[48;1;1;1;1t"),
    *("\x1b[>4;2m", "\x1b[?1049h", "\x1b[3;1;1;1;1;1x", "\x1b[32;40;12M", "\x1b[1;2;3;4;5;6;7;8;9z"),
    *("\x1b]11;rgb:2222/2222/2222\x1b\\", "\x1b]10;rgb:ffff/ffff/ffff\x07", "\x1b]4;1;rgb:0/0/0\x1b\\"),
    *("\x1b]52;c;Y2FsbA==\x07", "\x1b]lmatchweek\x1b\\", "\x1b]L\x1b\\", "\x1b]99;i=1:p=?;a=c\x1b\\"),
    *("\x1bP1+r436F=3838\x1b\\", "\x1bP0+r\x1b\\", "\x1bP1$r0m\x1b\\", "\x1bP>|xterm(389)\x1b\\"),
    *("\x1bP!|00000000\x1b\\", "\x1b_Gi=31;OK\x1b\\", "\x1b_Gi=31;ENOENT:no call\x1b\\", "\x1b^x c a\x1b\\"),
    *("\x1bXcall\x1b\\", "\x1b[M !!", "\x9b12;40R", "\x9d11;rgb:1/2/3\x9c", "\x90>|cast\x9c"),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_of_a_terminal_is_no_key(answer: str) -> None:
    data = answer.encode()
    for way in ([data], singly(data), *([data[:at], data[at:]] for at in range(1, len(data)))):
        tokens = read(b"x", *way, b"c")
        assert keys(tokens) == ["x", "c"], (way, tokens)


@pytest.mark.parametrize(
    "cut", ["\x1b[12;4", "\x1b[?62;2", "\x1bP1+r43", "\x1b]11;rgb:22", "\x1b_Gi=3", "\x1b[M !", "\x1bO2"]
)
def test_an_answer_that_was_cut_off_is_no_key_and_keys_go_on(cut: str) -> None:
    reader = Reader()
    tokens = reader.feed(cut.encode(), 10.0)
    assert reader.due == pytest.approx(11.0)
    tokens += reader.feed(b"c", 11.5)
    assert keys(tokens) == ["c"]
    assert reader.due is None


@pytest.mark.parametrize(
    ("pieces", "gap", "wanted"),
    [
        ([b"\x1b"], 0, ["escape"]),
        ([b"\x1bc"], 0, ["alt+c"]),
        ([b"\x1b", b"c"], 0.001, ["alt+c"]),
        ([b"\x1b", b"c"], 0.05, ["escape", "c"]),
        ([b"\x1b", b"c"], 0.3, ["escape", "c"]),
        ([b"\x1bC"], 0, ["alt+shift+c"]),
        ([b"\x1b\x1b"], 0, ["escape", "escape"]),
        ([b"\x1b\x1b[A"], 0, ["alt+up"]),
        ([b"\x1b", b"\x1b[A"], 0.05, ["escape", "up"]),
        ([b"\x1b", b"[A"], 0.05, ["up"]),
        ([b"\x1b", b"[A"], 0.3, ["escape", "up"]),
        ([b"\x1b", b"OP"], 0.3, ["escape", "f1"]),
        ([b"\x1b["], 0, ["alt+left_square_bracket"]),
        ([b"\x1b]", b"c"], 0.2, ["alt+right_square_bracket", "c"]),
        ([b"\x1bP", b"c"], 0.2, ["alt+shift+p", "c"]),
        ([b"\x1b\r"], 0, ["alt+enter"]),
        ([b"\x1b\x7f"], 0, ["alt+backspace"]),
        ([b"\x1b\xc3\xa9"], 0, ["alt+é"]),
        ([b"\x1b\xc3", b"\xa9"], 0, ["alt+é"]),
        ([b"\n"], 0, ["enter"]),
        ([b"\x1b[1;2", b"\x1b[A"], 0, ["up"]),
    ],
)
def test_escape_and_what_comes_behind_it(pieces: list[bytes], gap: float, wanted: list[str]) -> None:
    assert keys(read(*pieces, gap=gap)) == wanted


def test_a_plain_key_never_waits() -> None:
    reader = Reader()
    for at, key in enumerate((b"c", b"1", "é".encode(), b"\x1b[B", b"\r", b"\x10")):
        assert keys(reader.feed(key, 10.0 + at)), key
        assert reader.due is None, key


def test_characters_are_named_as_textual_names_them() -> None:
    for code in (*range(0x20, 0x7F), *range(0xA0, 0x3000), *range(0xAC00, 0xAD00)):
        name = _character_to_key(chr(code))
        assert name_of(chr(code)) == KEY_NAME_REPLACEMENTS.get(name, name)


def test_any_cut_gives_the_same_and_no_letter_is_lost() -> None:
    choose = random.Random(12)
    sequences = [sent(row[2]) for row in TABLE if row[0] not in ("st", "linux")]
    answers = [answer.encode() for answer in ANSWERS]
    for _ in range(300):
        letters, whole = "", b""
        for _ in range(choose.randrange(1, 9)):
            letter = choose.choice("cjx1Aéсñ漢")
            letters += letter
            whole += letter.encode() + choose.choice([*sequences, *answers, b"", b""])
        cuts = sorted(choose.sample(range(len(whole) + 1), min(len(whole), choose.randrange(4))))
        pieces = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
        together = keys(read(whole))
        assert keys(read(*pieces)) == together, pieces
        assert [key for key in together if key in letters or key == "A"] == [*letters] or any(
            key in ("0", "1") for key in together
        )
