"""What an error says as sentences."""

from __future__ import annotations

import pytest

from matchweek.errors import BadInput


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Which day?", "Which day? “tomorrow” is two days. Write the weekday."),
        ("One time, please", "One time, please. “tomorrow” is two days. Write the weekday."),
    ],
)
def test_a_title_that_asks_keeps_its_own_mark(title: str, said: str) -> None:
    assert str(BadInput(title, "“tomorrow” is two days.", "Write the weekday.")) == said
