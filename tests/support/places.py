"""What a typed place must find: the zone it is in, or a question among the zones that it can mean."""

from __future__ import annotations

import pytest

from matchweek.domain.times.places import find, meant, read_place
from matchweek.errors import BadInput


def has_its_zone_or_asks(typed: str, zones: str) -> None:
    """`typed` is taken unasked where `zones` is one zone; where they are several it asks among them."""
    wanted = zones.split()
    found = find(typed, most=30)
    whole = [place.zone for place in found if place.fit == "whole"]
    assert {*wanted} <= {*whole}
    one = meant(typed, found)
    if len(wanted) == 1:
        assert one is not None
        assert one.zone == read_place(typed) == wanted[0]
        return
    assert one is None
    with pytest.raises(BadInput) as asked:
        read_place(typed)
    assert asked.value.title == "Which time zone?"
    assert all(zone in asked.value.remedy for zone in wanted[:3])
