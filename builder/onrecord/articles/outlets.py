"""Takes a line of a text's head and gives the paper, station or agency that it names, and a day.

The word lists are data: `seeds/lexicon/outlets.toml` says what each is for.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord import resources
from onrecord.articles.dates import WHOLE_DAY, parse_day

_LONGEST = 60  # characters of a name
_WORDS = (2, 3, 4)  # but for "The"
_LINE = re.compile(
    r"(?P<label>(?:(?:first|originally)\s)?(?:published|printed|appeared)\s(?:in|by|on)\s"
    r"|(?:source|publisher|publication|newspaper|outlet|from|via)(?::\s?|\s))?"
    rf"(?P<name>[^\n,|•·]{{2,{_LONGEST}}}?)"
    rf"(?:(?:\s?[,|•·–—-]\s?|\s)(?:on\s)?(?P<day>{WHOLE_DAY}))?\.?",
    re.IGNORECASE,
)


_SHORT_FORM = re.compile(r"\s\(\w+\)|\.com$|\s(?:news(?:\sagency)?|newswires?|wire)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published, as printed, and the day that stands with the name, if one does.

    `sure` says that it can hardly be a headline.
    """

    name: str
    day: date | None = None
    sure: bool = True


def outlet(line: str, *, by_day: bool = False) -> Outlet | None:
    """Return who published, of a line that tells that alone; `by_day` says that a day stands by it.

    "Emily Post" is a person, unless a day stands by it.

    >>> outlet("Published in The Harrow Gazette on 14 March 2024").name
    'The Harrow Gazette'
    """
    match = _LINE.fullmatch(line) if len(line) <= 2 * _LONGEST else None
    if not match:
        return None
    name = match["name"].strip()
    if match["label"] and name.startswith("the "):
        name = "T" + name[1:]
    day = parse_day(match["day"]) if match["day"] else None
    named = _is_name(name, by_day=by_day or day is not None)
    return Outlet(name=name, day=day, sure=_is_sure(name)) if named else None


def agency(name: str) -> bool:
    """Whether a publisher is an agency, whose texts others print.

    >>> agency("The Associated Press (AP)"), agency("PA News Agency"), agency("The Harrow Gazette")
    (True, True, False)
    """
    plain = _SHORT_FORM.sub("", name.casefold()).strip()
    return plain.removeprefix("the ") in _lists()["agencies"]


def section(word: str) -> bool:
    """Whether a word alone heads a section of a paper, or nothing: "Sport", "More"."""
    return word.lower() in _lists()["no_names"]


def given(word: str) -> bool:
    """Whether a word is a given name of people."""
    return word.lower() in _given_names()


def _is_name(name: str, *, by_day: bool) -> bool:
    """Whether it is a name that tells by itself, or built as those of papers are."""
    lists = _lists()
    if name.casefold() in lists["names"]:
        return name[0].isupper() or name in lists["cased"]
    parts = name.split()
    own = parts[1:] if parts[:1] in (["The"], ["THE"]) else parts
    if by_day and len(own) == 1:
        return own[0].capitalize() in lists["closing"]
    if len(own) not in _WORDS or not all(map(_may_stand, own)):
        return False
    if own == parts and own[:-1] == own[:1] and given(own[0]) and not by_day:
        return False
    closes = own[-1].capitalize() in lists["closing"] | lists["unsure"]
    beside = own[-2] if closes else own[1]
    return (closes or own[0].capitalize() in lists["opening"]) and not (
        beside.lower() in lists["no_names"] or beside in lists["inner"]
    )


def _is_sure(name: str) -> bool:
    """Whether a name is no headline: "Harrow News" may be one, and "The Harrow News" is none."""
    lists, parts = _lists(), name.split()
    often = {part.capitalize() for part in parts[:-1]} & (lists["often"] | {"The"})
    return bool(often) or parts[-1].capitalize() not in lists["unsure"]


def _may_stand(word: str) -> bool:
    return word[0].isupper() or word in _lists()["inner"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    path = resources.folder("lexicon") / "outlets.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    names, agencies = table.pop("names"), table.pop("agencies")
    lists = {key: frozenset(value.split()) for key, value in table.items()}
    folded = frozenset(name.casefold() for name in names)
    lists["agencies"] = frozenset(name.casefold() for name in agencies)
    return lists | {"names": folded, "cased": frozenset(names)}


@cache
def _given_names() -> frozenset[str]:
    return frozenset((resources.folder("names") / "given_names.txt").read_text("utf-8").split())
