"""An index over the numbers of the list: which programs have a number, or one that begins alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from matchweek.domain.people.phones import SHORTEST, numbers_in, same_line
from matchweek.domain.programs.programs import Programs


class NumberIndex:
    """Made once of the programs of a week, asked at every letter."""

    def __init__(self, programs: Programs) -> None:
        self._phones: dict[str, str] = {}
        # Two forms of one number, from home and from abroad, end alike.
        self._by_end: defaultdict[str, list[str]] = defaultdict(list)
        self._by_beginning: defaultdict[str, list[str]] = defaultdict(list)
        for program in programs:
            phone = program.listing.phone
            if not phone:
                continue
            self._phones[program.code] = phone
            for each in numbers_in(phone):
                self._by_end[each.digits[-SHORTEST:]].append(program.code)
                for beginning in {each.exchange, each.area} - {""}:
                    self._by_beginning[beginning].append(program.code)

    def having(self, number: str) -> list[str]:
        """The codes of the programs with this number on the list."""
        ends = (each.digits[-SHORTEST:] for each in numbers_in(number))
        codes = (code for end in ends for code in self._by_end.get(end, ()))
        return [code for code in dict.fromkeys(codes) if same_line(self._phones[code], number)]

    def beginning(self, digits: str) -> Sequence[str]:
        """The codes of the programs with a number of this area code, or area code and exchange."""
        return self._by_beginning.get(digits, ())


_indexes: WeakKeyDictionary[Programs, NumberIndex] = WeakKeyDictionary()


def numbers_of(programs: Programs) -> NumberIndex:
    """The index of these programs, made at the first question."""
    index = _indexes.get(programs)
    if index is None:
        index = _indexes[programs] = NumberIndex(programs)
    return index
