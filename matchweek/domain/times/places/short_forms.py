"""Short forms and names of zones, with the zones that each can mean, the likeliest first."""

from __future__ import annotations

from matchweek.domain.times.places.fold import fold

# The zone files' EST, MST and HST know no daylight time: who says EST in March means New York.
_OF = {
    "America/New_York": "et est edt est5edt;eastern;us eastern",
    "America/Chicago": "ct cst cdt cst6cdt;central;us central",
    "America/Denver": "mt mst mdt mst7mdt;mountain;us mountain",
    "America/Phoenix": "mt mst;mountain;us arizona",
    "America/Los_Angeles": "pt pst pdt pst8pdt;pacific;us pacific",
    "America/Anchorage": "akt akst akdt;us alaska",
    "Pacific/Honolulu": "hst hast;us hawaii",
    "America/Puerto_Rico": "ast;atlantic",
    "America/Halifax": "ast adt;atlantic",
    "Asia/Riyadh": "ast;arabia;arabian",
    "America/St_Johns": "nst ndt",
    "Asia/Kolkata": "ist;indian;india",
    "Europe/Dublin": "ist",
    "Asia/Jerusalem": "ist idt;israel",
    "Asia/Shanghai": "cst;china;beijing",
    "America/Havana": "cst cdt",
    "Asia/Manila": "pst pht pht",
    "Asia/Karachi": "pkt;pakistan",
    "Asia/Kathmandu": "npt;nepal",
    "Asia/Colombo": "slst slt",
    "Asia/Dhaka": "bst bdt",
    "Europe/London": "bst;british;british summer",
    "Asia/Yangon": "mmt",
    "Asia/Kabul": "aft",
    "Asia/Tehran": "irst irdt",
    "Asia/Baghdad": "ast",
    "Asia/Dubai": "gst;gulf",
    "Pacific/Guam": "chst gst",
    "Africa/Lagos": "wat;west africa",
    "Africa/Maputo": "cat;central africa",
    "Africa/Nairobi": "eat;east africa",
    "Africa/Johannesburg": "sast;south africa",
    "Europe/Paris": "cet cest met;central european",
    "Europe/Athens": "eet eest;eastern european",
    "Europe/Lisbon": "wet west;western european",
    "Europe/Moscow": "msk msd;moscow",
    "Europe/Istanbul": "trt",
    "Asia/Tbilisi": "get",
    "Asia/Yerevan": "amt",
    "America/Manaus": "amt",
    "America/Sao_Paulo": "brt;brasilia",
    "America/Argentina/Buenos_Aires": "art",
    "America/Santiago": "clt clst",
    "America/Bogota": "cot",
    "America/Lima": "pet",
    "America/Caracas": "vet",
    "America/Guayaquil": "ect",
    "America/La_Paz": "bot",
    "America/Asuncion": "pyt",
    "America/Montevideo": "uyt",
    "Asia/Bangkok": "ict;indochina",
    "Asia/Jakarta": "wib",
    "Asia/Makassar": "wita",
    "Asia/Jayapura": "wit",
    "Asia/Kuala_Lumpur": "myt mst",
    "Asia/Singapore": "sgt",
    "Asia/Hong_Kong": "hkt",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Australia/Sydney": "aest aedt aet",
    "Australia/Brisbane": "aest",
    "Australia/Adelaide": "acst acdt",
    "Australia/Darwin": "acst",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst nzdt nzt",
    "UTC": "utc gmt z ut;zulu;universal;greenwich;greenwich mean",
}
_TAILS = (
    " standard time",
    " daylight saving time",
    " daylight savings time",
    " daylight time",
    " summer time",
    " time",
)


def _by_form() -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for zone, written in _OF.items():
        letters, *names = written.split(";")
        for form in (*letters.split(), *names):
            if zone not in forms.get(form, ()):
                forms[form] = (*forms.get(form, ()), zone)
    return forms


_FORMS = _by_form()
# What a country or a region is called too is one only with “time” behind it.
_COUNTRIES = """
india indian israel china beijing pakistan nepal moscow brasilia arabia arabian british gulf indochina
"""
_WITH_TIME = {*_COUNTRIES.split(), "west africa", "central africa", "east africa", "south africa"}


def zones_said(text: str) -> tuple[str, ...]:
    """The zones that a short form or a zone's name can mean: “EST”, “Pacific time”, “IST”."""
    folded = fold(text)
    for tail in _TAILS:
        if folded.endswith(tail):
            return _FORMS.get(folded.removesuffix(tail), ())
    return () if folded in _WITH_TIME else _FORMS.get(folded, ())
