"""An advocate with several addresses: one to write to, all of them known."""

from __future__ import annotations

import pytest

from matchweek.domain.people.advocates import Advocate


@pytest.mark.parametrize(
    ("mail", "mails"),
    [
        ("", ()),
        ("a@example.org", ("a@example.org",)),
        ("a@example.org, b@example.org", ("a@example.org", "b@example.org")),
        (" a@example.org ; b@example.org,", ("a@example.org", "b@example.org")),
    ],
)
def test_a_letter_goes_to_the_first_address(mail: str, mails: tuple[str, ...]) -> None:
    advocate = Advocate(1, "Dr. Osei", mail=mail)
    assert advocate.mails == mails
    assert advocate.write_to == (mails[0] if mails else "")


def test_each_phone_is_known_by_itself() -> None:
    advocate = Advocate(1, "Dr. Osei", phone="205-555-0142 x4 / (205) 555-0143")
    assert advocate.phones == ("205-555-0142 x4", "(205) 555-0143")
