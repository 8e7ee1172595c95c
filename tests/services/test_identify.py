"""Which program is meant: by nickname, misspelt, in another order, by code, by number."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.contacts.calls import Call
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program, Programs
from matchweek.errors import BadInput
from matchweek.rehearsal.world.national import national_list
from matchweek.services.days.identify import callers, identify, rank


def held(*listings: Listing) -> Programs:
    return Programs(Program(Standing(listing, 1)) for listing in listings)


FEW = held(
    Listing("9010140C0", "Harbor Point Medical Center-PA", "Internal Medicine/Erie", city="Erie", state="PA"),
    Listing("9010440P1", "Harbor Point Medical Center-PA", "Surgery Prelim/Erie", city="Erie", state="PA"),
    Listing("9017140C0", "St Brendans Hosp-OH", "Internal Medicine", city="Toledo", state="OH"),
    Listing("9017999P0", "St Brendans Hosp-OH", "Transitional Year", city="Toledo", state="OH"),
    Listing("9020320C0", "Clínica Peña-TX", "Pediatrics", city="El Paso", state="TX"),
    Listing("9021140M0", "University of Cascadia School of Medicine-OR", "Primary", city="Salem", state="OR"),
    Listing("9022400C0", "Cascadia State University Health-OR", "Psychiatry", city="Bend", state="OR"),
    Listing("9030220C0", "MesaVieja Gen Hosp-AZ", "Ob-Gyn", city="Mesa", state="AZ"),
    Listing("9033120C0", "Oriel Grand Valley Community Hospital-MI", "Family", city="Oriel", state="MI"),
    Listing("9034120C0", "Mt Larkspur Mem Med Ctr-CO", "Family", city="Ouray", state="CO"),
)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("9020320c0", "9020320C0"),
        ("9020 320-C0", "9020320C0"),
        ("9020", "9020320C0"),
        ("harbor point im", "9010140C0"),
        ("Harbour Pont surgery", "9010440P1"),
        ("saint brendan TY", "9017999P0"),
        ("St. Brendan's Hospital transitional", "9017999P0"),
        ("toledo internal medicine", "9017140C0"),
        ("clinica pena", "9020320C0"),
        ("Peña", "9020320C0"),
        ("el paso peds", "9020320C0"),
        ("U Cascadia", "9021140M0"),
        ("Cascadia State", "9022400C0"),
        ("mesa vieja", "9030220C0"),
        ("mesavieja", "9030220C0"),
        ("OGVCH", "9033120C0"),
        ("valley grand oriel", "9033120C0"),
        ("mount larkspur memorial", "9034120C0"),
        ("Larkspr", "9034120C0"),
        ("lark", "9034120C0"),
        ("ouray", "9034120C0"),
    ],
)
def test_the_right_program_comes_first(said: str, code: str) -> None:
    assert rank(said, FEW, 3)[0].code == code


@pytest.mark.parametrize("said", ["9020320c0", "harbor point im", "Larkspr", "cascadia psychiatry"])
def test_a_single_clear_winner_is_taken(said: str) -> None:
    assert identify(said, FEW).program.code == rank(said, FEW)[0].code


def test_only_a_code_or_nearly_a_whole_name_is_certain() -> None:
    assert identify("9020320C0", FEW).certain
    assert identify("Clínica Peña", FEW).certain
    assert not identify("larkspr", FEW).certain


@pytest.mark.parametrize("said", ["Harbor Point", "brendan", "family medicine"])
def test_several_are_listed_with_their_codes(said: str) -> None:
    with pytest.raises(BadInput) as error:
        identify(said, FEW)
    assert error.value.title == "Several programs fit"
    assert rank(said, FEW)[0].code in error.value.detail
    assert rank(said, FEW)[1].code in error.value.detail


@pytest.mark.parametrize("said", ["", "   ", "zzzz", "9999140C0", "the of and", "[/x]", "555-0100"])
def test_what_names_nothing_is_bad_input(said: str) -> None:
    with pytest.raises(BadInput):
        identify(said, FEW)


def test_an_empty_week_knows_nobody() -> None:
    assert rank("harbor", Programs()) == []


def test_scores_fall_and_stay_between_0_and_100() -> None:
    scores = [found.score for found in rank("cascadia health oregon", FEW, 10)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


def test_every_fictional_institution_is_found_by_its_own_name() -> None:
    listings = national_list(2027)
    programs = held(*listings)
    names = sorted({listing.institution for listing in listings})
    wrong = [name for name in names if programs[rank(name, programs, 1)[0].code].institution != name]
    assert wrong == []


def test_a_shortened_and_turned_name_still_leads_to_its_institution() -> None:
    listings = national_list(2027)
    programs = held(*listings)
    short = {"Hospital": "Hosp", "Medical": "Med", "Center": "Ctr", "University": "Univ", "Saint": "St."}
    wrong = 0
    names = sorted({listing.institution for listing in listings})
    for name in names:
        said = " ".join(reversed([short.get(word, word) for word in name.split("-")[0].split()]))
        wrong += programs[rank(said, programs, 1)[0].code].institution != name
    assert wrong <= len(names) * 0.02


# What is left out when somebody says for short where they call from.
KIND = re.compile(
    r"(?: (?:&|and|Hospitals?|Medical|Medicine|Centers?|Health|System|Network|Community|General|Regional"
    r"|Osteopathic))+$"
)


def nickname(institution: str) -> str:
    """“U Teal River” for “University of Teal River Health System-OR”."""
    said = re.sub(r"-[A-Z]{2}$", "", institution)
    said = said.replace("University of ", "U ").replace("University", "U").replace("Saint ", "St. ")
    # Nobody hears which of the two it is.
    return (KIND.sub("", said) or said).removesuffix("'s")


@pytest.mark.parametrize("named", [True, False], ids=["in the list", "institution"])
def test_nicknames_lead_to_their_institution(named: bool) -> None:
    """With the nickname as the list's own name of the program, and by the institution alone."""
    first = {listing.institution: listing for listing in reversed(national_list(2027))}
    programs = held(
        *(
            replace(listing, name=nickname(institution) if named else "Internal Medicine")
            for institution, listing in first.items()
        )
    )
    names = {nickname(institution) for institution in first}
    assert len(names) > 250
    # Several institutions may share one: any of them is right.
    wrong = [
        name
        for name in sorted(names)
        if nickname(programs[rank(name, programs, 1)[0].code].institution) != name
    ]
    assert len(wrong) <= len(names) * 0.01, wrong


AT = datetime(2027, 3, 17, 15, tzinfo=UTC)
CALLS = [
    Call(1, AT, program="9010140C0", confirmed=True, number="+1 (814) 555-0123"),
    Call(2, AT + timedelta(hours=1), program="9017999P0", confirmed=True, number="419.555.0142"),
    Call(3, AT + timedelta(hours=2), program="9020320C0", confirmed=True, number="8145550123"),
    Call(4, AT + timedelta(hours=3), number="8145550123"),
]


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("814-555-0123", ["9020320C0", "9010140C0"]),
        ("1 814 555 0123", ["9020320C0", "9010140C0"]),
        ("4195550142", ["9017999P0"]),
        ("0142", []),
        ("", []),
        ("unknown", []),
    ],
)
def test_who_called_from_a_number_newest_first(number: str, codes: list[str]) -> None:
    assert callers(number, CALLS) == codes
