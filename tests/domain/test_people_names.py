"""Names as people write them: what stands after “Dear”, the short name, the name as one signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.people.people_names import natural_name, salutation, short_name

SAID = [
    ("O'Brien, Siobhán", "Dr. O'Brien"),
    ("Dr. Maria de la Cruz, MD, PhD", "Dr. de la Cruz"),
    ("Maria de la Cruz MD PhD", "Dr. de la Cruz"),
    ("van der Berg, Jan", "Dr. van der Berg"),
    ("Jan van der Berg", "Dr. van der Berg"),
    ("AL-RASHID, OMAR", "Dr. Al-Rashid"),
    ("OMAR AL-RASHID, MD", "Dr. Al-Rashid"),
    ("Omar Al-Rashid", "Dr. Al-Rashid"),
    ("J. Smith Jr.", "Dr. Smith"),
    ("John Smith, Jr., MD", "Dr. Smith"),
    ("Smith Jr., John", "Dr. Smith"),
    ("Smith, John, MD, MPH", "Dr. Smith"),
    ("Smith, MD", "Dr. Smith"),
    ("Dr. M. Okafor", "Dr. Okafor"),
    ("Okafor, Dr. M.", "Dr. Okafor"),
    ("Okafor", "Dr. Okafor"),
    ("Okafor M.", "Dr. Okafor"),
    ("Prof. Dr. Anna Schmidt", "Professor Schmidt"),
    ("Professor Patel", "Professor Patel"),
    ("Mr. Jones", "Mr. Jones"),
    ("Ms Jane Roe", "Ms. Roe"),
    ("Siobhán O'BRIEN", "Dr. O'Brien"),
    ("NGUYEN Van An", "Dr. Nguyen"),
    ("MARIA DE LA CRUZ", "Dr. de la Cruz"),
    ("DE LA CRUZ, MARIA", "Dr. de la Cruz"),
    ("RONALD MCDONALD", "Dr. McDonald"),
    ("Mary A. Smith", "Dr. Smith"),
    ("Priya Nair (she/her)", "Dr. Nair"),
    ("Jane Do", "Dr. Do"),
    ("Yo-Yo Ma", "Dr. Ma"),
    ("Ana\nSouza", "Dr. Souza"),
    ("Dr. D'Souza", "Dr. D'Souza"),
    ("Prof. Dr. med. Müller", "Professor Müller"),
    ("Prof. Dr. med. Anna Müller", "Professor Müller"),
    ("Dr. h.c. Meyer", "Dr. Meyer"),
    ("Univ.-Prof. Dr. Meyer", "Professor Meyer"),
    ("Assoc. Prof. Smith", "Professor Smith"),
    ("Assistant Professor Jane Smith", "Professor Smith"),
    ("Frau Müller", "Ms. Müller"),
    ("Dra. Ana Souza", "Dr. Souza"),
    ("Dr.Smith", "Dr. Smith"),
    ("Dr Smith Jr.", "Dr. Smith"),
    ("van der Berg MD PhD", "Dr. van der Berg"),
    ("de la Cruz, María José", "Dr. de la Cruz"),
    ("maria DE LA CRUZ", "Dr. de la Cruz"),
    ("NGUYEN Van An, MD", "Dr. Nguyen"),
    ("Dr. John Smith MD, MPH, FACP, FHM", "Dr. Smith"),
    ("Jane Smith, Ed.D., LCSW", "Dr. Smith"),
    ("Jane Smith, C-TAGME", "Dr. Smith"),
    ("Jane Smith MHA", "Dr. Smith"),
    ("Jane Smith PharmD BCPS", "Dr. Smith"),
    ("Jane Smith, XYZP", "Dr. Smith"),
    ("MD John Smith", "Dr. Smith"),
    ("COL John Smith, MC, USA", "Dr. Smith"),
    ("john smith md", "Dr. Smith"),
    ("o'brien, siobhan", "Dr. O'Brien"),
    ('Robert "Bob" Smith', "Dr. Smith"),
    ("Dr. Jane Smith, Program Director", "Dr. Smith"),
    ("Jane Smith - Program Director", "Dr. Smith"),
    ("Jane Smith; coordinator", "Dr. Smith"),
    ("Dr. Smith and Dr. Jones", "Dr. Smith and Dr. Jones"),
    ("Drs. Smith and Jones", "Drs. Smith and Jones"),
    ("Y Ng", "Dr. Ng"),
    ("Madonna", "Dr. Madonna"),
    ("SMITH", "Dr. Smith"),
    # Nobody's name is said wrong: who cannot be named is not.
    ("program director", "Program Director"),
    ("Dr. Program Director", "Program Director"),
    ("PD", "PD"),
    ("MD", ""),
    ("Jr.", ""),
    ("smith@example.org", ""),
    ("Al Smith", "Dr. Al Smith"),
    ("Dr. St. John", "Dr. St. John"),
    ("Siobhan O Brien", "Dr. Siobhan O Brien"),
    ("DE LA CRUZ MARIA", "Dr. de la Cruz Maria"),
    # Nobody can tell which is the family name: all of it is said.
    ("Nguyễn Văn An", "Dr. Nguyễn Văn An"),
    ("Prof. Nguyễn Văn An", "Professor Nguyễn Văn An"),
    ("Kim Min-jun", "Dr. Kim Min-jun"),
    ("Abdul Rahman", "Dr. Abdul Rahman"),
    ("Gabriel García Márquez", "Dr. Gabriel García Márquez"),
    ("Mary Ann Smith", "Dr. Mary Ann Smith"),
    ("", ""),
    ("  ", ""),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_what_stands_after_dear(written: str, said: str) -> None:
    assert salutation(written) == said


@pytest.mark.parametrize(
    ("written", "short", "signed"),
    [
        ("O'Brien, Siobhán", "O'Brien", "Siobhán O'Brien"),
        ("Dr. Maria de la Cruz, MD, PhD", "de la Cruz", "Dr. Maria de la Cruz, MD, PhD"),
        ("AL-RASHID, OMAR", "Al-Rashid", "Omar Al-Rashid"),
        ("Rahman, Fatima, MBBS", "Rahman", "Fatima Rahman, MBBS"),
        ("F. Rahman", "Rahman", "F. Rahman"),
        ("Nguyễn Văn An", "Nguyễn Văn An", "Nguyễn Văn An"),
        ("Siobhán O'BRIEN", "O'Brien", "Siobhán O'Brien"),
        ("maria DE LA CRUZ", "de la Cruz", "maria de la Cruz"),
        ("Dr. Jane Smith, Program Director", "Smith", "Dr. Jane Smith, Program Director"),
        ("Prof. Dr. med. Müller", "Müller", "Prof. Müller"),
        ("program director", "Program Director", "Program Director"),
        ("smith@example.org", "smith@example.org", "smith@example.org"),
        ("MD", "MD", "MD"),
    ],
)
def test_the_short_name_and_the_name_as_one_signs(written: str, short: str, signed: str) -> None:
    assert (short_name(written), natural_name(written)) == (short, signed)


@given(st.text(max_size=60))
def test_any_text_is_read_and_stays_on_one_line(text: str) -> None:
    for read in (salutation, short_name, natural_name):
        assert len(read(text).splitlines()) <= 1


@given(st.sampled_from([written for written, said in SAID if said]))
def test_it_holds_only_what_was_written(written: str) -> None:
    said = salutation(written).partition(" ")[2]
    assert all(word.casefold() in written.casefold() for word in said.split())
