"""The list as it is read again after a round: filled, shrunk, and here and there grown."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.domain.programs.program import Listing
from matchweek.errors import BadInput
from matchweek.rehearsal.world.filling import Filling


def refreshed(listings: Sequence[Listing], seed: int, after_round: int) -> tuple[Listing, ...]:
    """Monday's `listings` as they stand after round 1, 2, 3 or 4 of the same seed.

    It is the list that a rehearsal shows to an applicant who accepts nothing: about 60, 80, 89 and
    93 % of the positions are filled by then. Raises BadInput for a round that does not exist.
    """
    if after_round not in (1, 2, 3, 4):
        raise BadInput("No such round", f"There is no list after round {after_round}.", "Give 1, 2, 3 or 4.")
    filling = Filling(listings, seed)
    for _ in range(after_round):
        filling.offer({})
        listings = filling.settle().listings
    return tuple(listings)
