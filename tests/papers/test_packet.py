"""The packet: one page for any facts, every Latin name set right, and nothing lost without a word."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from typing import Literal

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.people.applicant import ASKED_FIRST
from matchweek.errors import BadInput
from matchweek.papers.packet import PAPERS, REMINDER, PacketFacts, Strength, digest, packet_pdf, packet_text
from tests.support.hostile import HOSTILE
from tests.support.thorough import examples

FACTS = PacketFacts(
    name="Nguyễn Thị Hạnh",
    aamc_id="12345678",
    phone="+1 555 0142",
    mail="hanh@example.org",
    school="Lakeshore College of Medicine",
    specialties=("Internal Medicine", "Family Medicine"),
    strengths=(
        Strength("Calm on nights", "48 nights as sub-intern under Dr. Þórður"),
        Strength("Teaches", "Led the ultrasound course for 60 students"),
        Strength("Finishes", "Two papers from one audit"),
    ),
    red_flag="Step 1 was passed at the second try.",
    regions_wanted=("Ohio", "Michigan"),
    regions_refused=("Alaska",),
    pitch="I want to train where the clinic is full.",
)

NAMES = [
    "Nguyễn Thị Hạnh",
    "Trần Đặng Phương Uyên",
    "Łukasz Żółć-Gęślą",
    "Þórður Æsir Ðórarinsson",
    "Şahin Işık İlkay Ğ",
    "Ọlá Ṣẹ́gun Adébáyọ̀",
    "Ngũgĩ wa Thiong'o",
    "Ɛkua Ɔ̀pòkú Ŋ́",
    "Kaʻiulani ʿAbd al-Ḥaqq",
    "Mary-Kate O’Neill",
    "Řehoř Ľubomír Țepeș Õunapuu",
    "M̀bà X̌óla",
]


def facts_of(said: Sequence[str]) -> PacketFacts:
    """Facts whose every field is one of the texts, in turn."""
    text = cycle(said)
    return PacketFacts(
        name=next(text),
        aamc_id=next(text),
        phone=next(text),
        mail=next(text),
        school=next(text),
        asked=tuple((label, next(text)) for label in ASKED_FIRST.values()),
        specialties=(next(text), next(text)),
        strengths=tuple(Strength(next(text), next(text)) for _ in range(3)),
        red_flag=next(text),
        regions_wanted=(next(text),),
        regions_refused=(next(text),),
        pitch=next(text),
    )


def read(pdf: bytes) -> tuple[int, str, tuple[float, float]]:
    """The number of pages, the text (composed), and the size of the first page in points."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        text = page.extract_text()
        return len(document.pages), unicodedata.normalize("NFC", text), (page.width, page.height)


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_one_page_with_everything_on_it(paper: str, size: tuple[float, float]) -> None:
    packet = packet_pdf(FACTS, paper)
    pages, text, found = read(packet.pdf)
    assert (pages, packet.warnings) == (1, ())
    assert found == pytest.approx(size, abs=0.1)
    strengths = [words for one in FACTS.strengths for words in (one.words, one.evidence)]
    for words in (
        FACTS.name,
        FACTS.aamc_id,
        FACTS.phone,
        FACTS.mail,
        FACTS.school,
        FACTS.red_flag,
        *strengths,
    ):
        assert words in text
    for words in ("Internal Medicine, Family Medicine", "Ohio, Michigan", "Alaska", FACTS.pitch):
        assert words in text
    assert "contact no program" in text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_latin_names_are_set_and_can_be_copied_out(name: str, form: Literal["NFC", "NFD"]) -> None:
    packet = packet_pdf(replace(FACTS, name=unicodedata.normalize(form, name), pitch=f"I am {name}."))
    assert packet.warnings == ()
    wanted = unicodedata.normalize("NFC", name)
    assert read(packet.pdf)[1].split("\n")[0] == wanted
    with pypdfium2.PdfDocument(packet.pdf) as document:
        other = unicodedata.normalize("NFC", document[0].get_textpage().get_text_bounded())
    assert wanted in other and f"I am {wanted}." in other


def test_only_the_fonts_that_come_along_are_used() -> None:
    with pdfplumber.open(io.BytesIO(packet_pdf(FACTS).pdf)) as document:
        fonts = {character["fontname"].partition("+")[2] for character in document.pages[0].chars}
    assert fonts == {"DejaVuSansBook", "DejaVuSansBold"}


@pytest.mark.parametrize("text", ["漢字", "नमस्ते", "🏥", "\ue000", "\U0010fffd"])
def test_what_no_font_has_is_said_and_never_a_box(text: str) -> None:
    packet = packet_pdf(replace(FACTS, school=f"A {text} B"))
    (warning,) = packet.warnings
    assert warning.startswith("School: no font at hand has ")
    assert all(c in warning or f"U+{ord(c):04X}" in warning for c in text)
    assert f"A {'?' * len(text)} B" in read(packet.pdf)[1]


def test_forms_without_a_glyph_are_taken_apart_first() -> None:
    packet = packet_pdf(replace(FACTS, school="ＡＢＣ １２"))
    assert packet.warnings == ()
    assert "School: ABC 12" in read(packet.pdf)[1]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "text", ["Ṣẹ́gun was on call for nights. " * 170, "W" * 5000, "a\n" * 2500, "x\u0301" * 2500]
)
def test_overlong_fields_stay_on_one_page_with_a_mark_and_a_warning(paper: str, text: str) -> None:
    whole = facts_of([text])
    packet = packet_pdf(whole, paper)
    fields = [warning.partition(":")[0] for warning in packet.warnings]
    assert fields[:5] == ["Name", "AAMC ID", "Phone", "Mail", "School"]
    asked = {label.casefold() if label[1:].islower() else label for label in ASKED_FIRST.values()}
    assert {each[0].upper() + each[1:] for each in asked} <= set(fields)
    assert {"Specialties", "Evidence of strength 2", "Red-flag line", "Regions wanted", "Pitch"} <= set(
        fields
    )
    with pdfplumber.open(io.BytesIO(packet.pdf)) as document:
        assert len(document.pages) == 1
        page = document.pages[0]
        letters, height = page.chars, float(page.height)
        assert page.extract_text().count("[…]") == len(fields)
        assert (
            min(one["x0"] for one in letters) >= 50
            and max(one["x1"] for one in letters) <= float(page.width) - 50
        )
        assert max(one["bottom"] for one in letters) <= height - 50
        assert min(one["size"] for one in letters if one["bottom"] < height - 90) >= 8
        tops = {round(one["top"]) for one in letters if one["text"] in "[…]"}
        foot = min(one["top"] for one in letters if one["size"] < 8)
        assert max(tops) < foot


def test_only_the_longest_is_shortened() -> None:
    packet = packet_pdf(replace(FACTS, pitch="Many words about me. " * 400))
    assert [warning.partition(":")[0] for warning in packet.warnings] == ["Pitch"]
    text = read(packet.pdf)[1]
    assert FACTS.red_flag in text and "Led the ultrasound course for 60 students" in text
    assert text.count("[…]") == 1


def test_type_shrinks_before_anything_is_cut() -> None:
    def size(pitch: str) -> float:
        with pdfplumber.open(io.BytesIO(packet_pdf(replace(FACTS, pitch=pitch)).pdf)) as document:
            return float(next(c["size"] for c in document.pages[0].chars if c["text"] == "8"))

    long = "Many words about me. " * 130
    assert packet_pdf(replace(FACTS, pitch=long)).warnings == ()
    assert 8 <= size(long) < size("Short.") == 10.5


def test_gaps_stay_visible() -> None:
    facts = PacketFacts(name="Ann Example", strengths=(Strength("Calm"),))
    text = read(packet_pdf(facts).pdf)[1]
    assert "Phone: ⟦phone⟧" in text and "2. ⟦strength 2⟧" in text
    assert facts.gaps == (
        "AAMC ID",
        "phone",
        "mail",
        "school",
        "specialties",
        "evidence of strength 1",
        "strength 2",
        "strength 3",
        "regions wanted",
        "pitch",
    )
    assert FACTS.gaps == ()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_packet_of_nothing_is_one_page_that_says_what_is_missing(paper: str) -> None:
    facts = PacketFacts(asked=tuple((label, "") for label in ASKED_FIRST.values()))
    packet = packet_pdf(facts, paper)
    pages, text, _ = read(packet.pdf)
    assert (pages, packet.warnings) == (1, ())
    assert {"name", "AAMC ID", "phone", "mail", "school", "specialties", "strength 1", "pitch"} <= set(
        facts.gaps
    )
    for missing in facts.gaps:
        assert f"⟦{missing}⟧" in " ".join(text.split())
    assert REMINDER[:40] in text


def test_a_red_flag_is_said_only_if_wanted() -> None:
    without = replace(FACTS, red_flag=" ")
    assert "To know beforehand" not in read(packet_pdf(without).pdf)[1]
    assert "TO KNOW BEFOREHAND" not in packet_text(without) and without.gaps == ()


def test_a_fourth_strength_is_not_dropped_in_silence() -> None:
    packet = packet_pdf(replace(FACTS, strengths=(*FACTS.strengths, Strength("Fourth"))))
    assert packet.warnings == ("Only the first 3 of 4 strengths are in the packet.",)


@pytest.mark.parametrize(
    "text", ["{nb}", "**bold** __x__ --y--", "[/x]", "#set page()", "<b>x</b>", "\\n(x) Tj"]
)
def test_text_is_never_markup(text: str) -> None:
    packet = packet_pdf(replace(FACTS, name=text, pitch=f"A {text} Z"))
    assert packet.warnings == ()
    assert read(packet.pdf)[1].startswith(f"{text}\n")
    assert f"A {text} Z" in read(packet.pdf)[1]


def test_hostile_text_leaves_one_page() -> None:
    for text in HOSTILE:
        facts = facts_of([text])
        with pypdfium2.PdfDocument(packet_pdf(facts).pdf) as document:
            assert len(document) == 1
        assert not set("\x1b\x9b\x00\u202e\u200f\ud800") & set(packet_text(facts))


def test_right_to_left_names_are_set() -> None:
    packet = packet_pdf(replace(FACTS, name="محمد العلي"))
    assert packet.warnings == ()
    with pypdfium2.PdfDocument(packet.pdf) as document:
        assert "محمد العلي" in document[0].get_textpage().get_text_bounded()


def test_the_same_facts_give_the_same_bytes_in_any_process() -> None:
    code = (
        "import sys, json, hashlib\n"
        "from matchweek.papers.packet import PacketFacts, packet_pdf\n"
        "print(hashlib.sha256(packet_pdf(PacketFacts(name=json.loads(sys.argv[1]))).pdf).hexdigest())\n"
    )
    seen = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Kathmandu")):
        run = subprocess.run(
            [sys.executable, "-c", code, json.dumps("Ọlá Ṣẹ́gun")],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(run.stdout)
    assert len(seen) == 1
    assert b"/CreationDate" not in packet_pdf(FACTS).pdf and b"/ModDate" not in packet_pdf(FACTS).pdf


def test_the_digest_tells_a_stale_packet() -> None:
    changed = [
        replace(FACTS, name="Ann"),
        replace(FACTS, red_flag=""),
        replace(FACTS, regions_wanted=("Michigan", "Ohio")),
        replace(FACTS, strengths=FACTS.strengths[::-1]),
        replace(FACTS, pitch=""),
        replace(FACTS, phone=FACTS.mail, mail=FACTS.phone),
    ]
    assert len({digest(FACTS), *map(digest, changed)}) == 1 + len(changed)
    same = replace(FACTS, name=unicodedata.normalize("NFD", FACTS.name), pitch=f" {FACTS.pitch}\n")
    assert digest(same) == digest(FACTS)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_the_preview_says_the_same(width: int) -> None:
    text = packet_text(FACTS, width)
    assert max(map(len, text.split("\n"))) <= width
    flat = " ".join(text.split())
    for words in (FACTS.name, FACTS.school, FACTS.red_flag, "Ohio, Michigan", FACTS.pitch, REMINDER):
        assert words in flat


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(BadInput, match="No such paper: legal"):
        packet_pdf(FACTS, "legal")


texts = st.one_of(st.text(max_size=40), st.text("aẹ\u0301Ł \n漢", max_size=3000), st.sampled_from(HOSTILE))


@settings(max_examples=examples(15), deadline=None)
@given(st.lists(texts, min_size=1, max_size=17), st.sampled_from(PAPERS))
def test_any_facts_give_one_page(said: list[str], paper: str) -> None:
    facts = facts_of(said)
    packet = packet_pdf(facts, paper)
    with pypdfium2.PdfDocument(packet.pdf) as document:
        assert len(document) == 1
    assert all(warning for warning in packet.warnings)
    assert packet_text(facts) and len(digest(facts)) == 32
