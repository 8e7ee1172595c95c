"""The rules of lanes in words: as they are kept, as people type them, and as a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.programs.lane_rules import (
    COMMUNITY,
    H1B,
    H1B_KNOWN,
    IMGS,
    IMGS_KNOWN,
    J1,
    J1_KNOWN,
    REFUSE,
    RULED,
    UNIVERSITY,
    LaneRule,
    Rule,
)
from matchweek.domain.programs.program import ProgramType, Service
from matchweek.domain.programs.wishes import (
    kinds_in,
    read_kinds,
    read_states,
    read_types,
    states_in,
    types_in,
)
from matchweek.errors import BadInput

FIELDS = ("specialty", "type", "state", "service", "institution", "name", "visa", "img", "home")
_NAMES = {
    "specialties": "specialty",
    "field": "specialty",
    "types": "type",
    "states": "state",
    "region": "state",
    "regions": "state",
    "in": "state",
    "services": "service",
    "through": "service",
    "institutions": "institution",
    "site": "institution",
    "names": "name",
    "called": "name",
    "imgs": "img",
}
EXAMPLE = "specialty: Internal Medicine; type: categorical; state: NY, Midwest; institution: university"
_TYPES = tuple(kind.value for kind in ProgramType)
_SAID_TYPES = {kind.value: kind.title.lower() for kind in ProgramType}
_EVERYTHING = frozenset(
    {"all", "every program", "every program anywhere", "everything", "everything else", "any"}
)


def read_lane(text: str) -> str:
    """What a rule is for: a lane by its word or key, or refuse. Raises BadInput: three lanes are enough."""
    word = fold(text).strip()
    found = {"1": RULED[0], "2": RULED[1], "3": RULED[2], "x": REFUSE, "refused": REFUSE}.get(word, word)
    if found not in RULED:
        raise BadInput(
            "No such lane",
            f"“{text[:30]}” was given. Three lanes are enough: with more, a week is too scattered.",
            f"Known: {', '.join(RULED)}.",
        )
    return found


def read_rule(text: str) -> Rule:
    """A rule as it is typed or kept, clause by clause, or as its sentence; raises BadInput for no rule."""
    clauses = [clean_line(part) for part in re.split(r"[;\n]", text)]
    clauses = [clause for clause in clauses if clause]
    if not clauses:
        raise BadInput("The rule is empty", "Nothing was given.", f"Such as: {EXAMPLE}; or: every program.")
    said: dict[str, list[str]] = {}
    for clause in clauses:
        name, mark, values = _clause(clause)
        if mark:
            said.setdefault(name, []).append(values)
        elif fold(clause) not in _EVERYTHING:
            for name, values in _spoken(clause):
                said.setdefault(name, []).append(values)
    found: dict[str, Any] = {
        attribute: read(", ".join(said[name])) for name, attribute, read in _READERS if name in said
    }
    return Rule(**found)


def _clause(clause: str) -> tuple[str, str, str]:
    found = re.match(r"([A-Za-z ]+?)\s*[:=]\s*(.*)", clause)
    if not found:
        return "", "", clause
    name = fold(found[1])
    name = _NAMES.get(name, name)
    if name not in FIELDS:
        raise BadInput("Not a part of a rule", f"“{found[1]}” was given.", f"Known: {', '.join(FIELDS)}.")
    return name, ":", found[2]


def _spoken(clause: str) -> Iterable[tuple[str, str]]:
    """What a clause of a sentence says, such as “categorical Internal Medicine in NY or OH”."""
    low = fold(clause)
    parts = [part.strip() for part in re.split(r",|\bor\b|\band\b", low) if part.strip()]
    visas = [_plain_visa(re.sub(r"^visas?\b|\bvisas?$", "", part)) for part in parts]
    if all(part in (UNIVERSITY, COMMUNITY) for part in parts):
        yield "institution", ", ".join(parts)
    elif low.startswith("through "):
        yield "service", re.sub(r"\bor\b", ",", clause[len("through ") :])
    elif low.startswith("called "):
        yield "name", ", ".join(re.findall(r"“([^”]*)”", clause)) or clause[len("called ") :]
    elif low in _SPOKEN:
        yield _SPOKEN[low]
    elif len(visas) > 1 and all(each in VISA_WORDS for each in visas):
        raise BadInput(
            "One visa to a rule",
            f"“{clause}” was given.",
            "Say the one that you need: J-1, or H-1B. Where either will do, leave the visa away.",
        )
    elif visas and visas[0] in VISA_WORDS:
        yield "visa", visas[0]
    elif re.fullmatch(r"imgs?( known)?", low):
        yield "img", IMGS_KNOWN if low.endswith("known") else IMGS
    else:
        yield from _of_specialties(clause)


VISA_WORDS = {
    J1: "J-1 not ruled out",
    H1B: "H-1B not ruled out",
    J1_KNOWN: "J-1 for certain",
    H1B_KNOWN: "H-1B for certain",
}
IMG_WORDS = {IMGS: "IMGs not ruled out", IMGS_KNOWN: "IMGs for certain"}
_HOME_WORDS = "your home institution"
_SPOKEN = {
    **{fold(words): ("visa", value) for value, words in VISA_WORDS.items()},
    **{fold(words): ("img", value) for value, words in IMG_WORDS.items()},
    _HOME_WORDS: ("home", "yes"),
    "home": ("home", "yes"),
}


def _of_specialties(clause: str) -> Iterable[tuple[str, str]]:
    words = re.sub(r"(?i)\s*\banywhere$", "", clause)
    what = words
    # No specialty has an “in” in its name.
    if found := re.search(r"(?i)(?:^|\s)in\s+(.+)$", words):
        what, place = words[: found.start()], found[1]
        yield "state", re.sub(r"(?i)\s+(?:or|and)\s+", ", ", place)
    types = []
    what = what.strip()
    while (
        found := re.match(rf"(?i)({'|'.join(_SAID_TYPES.values())})(?:\s+or\s+|,\s*|\s+|$)", what)
    ) is not None:
        types.append(found[1])
        what = what[found.end() :]
    if types:
        yield "type", ", ".join(types)
    what = re.sub(r"(?i)^(?:any|all|every)\b\s*", "", what.strip())
    what = re.sub(r"(?i)^programs?$", "", what)
    if what:
        yield "specialty", re.sub(r"(?i)\s+or\s+", ", ", what)


def _kinds(text: str) -> object:
    try:
        return kinds_in(read_kinds(text))
    except BadInput as error:
        raise BadInput(error.title, error.detail, f"{error.remedy} {_OTHER_PARTS}") from error


_OTHER_PARTS = (
    "A rule says what fits, its parts with “;” between: categorical Internal Medicine in NY; university; "
    "H-1B; IMGs. What you do not want stands in the rule of “refuse”."
)


def _types(text: str) -> object:
    return types_in(read_types(text))


def _states(text: str) -> object:
    return states_in(read_states(re.sub(r"\bthe\b", "", text)))


def _services(text: str) -> object:
    known = {fold(each.value): each.value for each in Service}
    found = [known.get(fold(part)) for part in _parts(text)]
    if None in found:
        raise BadInput("No such service", f"“{text}” was given.", f"Known: {', '.join(Service)}.")
    return frozenset(found)


def _institutions(text: str) -> object:
    found = frozenset(fold(part) for part in _parts(text))
    if found - {UNIVERSITY, COMMUNITY}:
        raise BadInput(
            "University or community", f"“{text}” was given.", "A name is asked for by `name: Harbor`."
        )
    # Both together ask for nothing: that is said all the same.
    return found


def _named(text: str) -> object:
    return tuple(dict.fromkeys(_parts(text)))


def _plain_visa(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", fold(text).replace("-", "")).strip()


def _visa(text: str) -> object:
    low = _plain_visa(text)
    if low not in VISA_WORDS:
        raise BadInput(
            "Not plain which visa", f"“{text}” was given.", f"Say one of: {', '.join(VISA_WORDS)}."
        )
    return low


def _img(text: str) -> object:
    low = fold(text).strip()
    if low not in IMG_WORDS:
        raise BadInput("Not plain", f"“{text}” was given.", f"Say {' or '.join(IMG_WORDS)}.")
    return low


def _home(text: str) -> object:
    if fold(text).strip() not in ("yes", "true", "home"):
        raise BadInput("Not plain", f"“{text}” was given.", "Say home: yes, or leave it away.")
    return True


_READERS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("specialty", "kinds", _kinds),
    ("type", "types", _types),
    ("state", "states", _states),
    ("service", "services", _services),
    ("institution", "institutions", _institutions),
    ("name", "names", _named),
    ("visa", "visa", _visa),
    ("img", "img", _img),
    ("home", "home", _home),
)


def _parts(text: str) -> list[str]:
    return [part for each in re.split(r"[,;]|\s+or\s+", text) if (part := clean_line(each))]


# As it is kept


def kept_rule(lane: str, rule: Rule) -> LaneRule:
    """A rule as it is kept; the words of institutions apart, since they are private."""
    said = (
        ("specialty", ", ".join(kind.title for kind in rule.kinds)),
        ("type", ", ".join(_in_order(rule.types, _TYPES))),
        ("state", ", ".join(sorted(rule.states))),
        ("service", ", ".join(sorted(rule.services))),
        ("institution", ", ".join(sorted(rule.institutions, reverse=True))),
        ("visa", rule.visa),
        ("img", rule.img),
        ("home", "yes" if rule.home else ""),
    )
    text = "; ".join(f"{name}: {values}" for name, values in said if values)
    return LaneRule(lane, text or "every program" if not rule.names else text, ";".join(rule.names))


def rule_of(kept: LaneRule) -> Rule:
    """A kept rule; of one that cannot be read (a damaged file) nothing is proposed."""
    names = f"; name: {kept.names.replace(';', ',')}" if kept.names else ""
    try:
        return read_rule(f"{kept.rule}{names}")
    except BadInput:
        return NOTHING


NOTHING = Rule(types=frozenset({"-"}))


def _in_order(values: Iterable[str], order: Iterable[str]) -> list[str]:
    found = set(values)
    return [each for each in order if each in found]


# As a sentence


def sentence(rule: Rule) -> str:
    """A rule as a person says it: “categorical Internal Medicine anywhere; university or community”."""
    types = _or(_SAID_TYPES.get(letter, letter) for letter in _in_order(rule.types, _TYPES))
    kinds = _or(kind.title for kind in rule.kinds)
    what = " ".join(part for part in (types, kinds) if part)
    if not rule.kinds:
        what = f"{types} programs" if types else "every program"
    where = f"in {_or(sorted(rule.states))}" if rule.states else "anywhere"
    clauses = [
        f"{what} {where}",
        _or(sorted(rule.institutions, reverse=True)),
        f"called {_or(f'“{name}”' for name in rule.names)}" if rule.names else "",
        f"through {_or(sorted(rule.services))}" if rule.services else "",
        VISA_WORDS.get(rule.visa, ""),
        IMG_WORDS.get(rule.img, ""),
        _HOME_WORDS if rule.home else "",
    ]
    return "; ".join(clause for clause in clauses if clause)


def _or(words: Iterable[str]) -> str:
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} or {found[-1]}" if found else ""
