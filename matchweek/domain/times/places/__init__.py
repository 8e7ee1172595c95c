"""Places and the zones they are in: countries, states, cities, old names, short forms.

The table comes from GeoNames and CLDR (LICENSE.txt); tests/support/make_places.py writes it.
"""

from matchweek.domain.times.places.search import Place, exactly, find, meant, read_place
from matchweek.domain.times.places.table import forget

__all__ = ["Place", "exactly", "find", "forget", "meant", "read_place"]
