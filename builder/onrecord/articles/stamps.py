"""Takes a line of a text's head and gives the day it tells: "14 May 2024", "Updated: …", "By …"."""

import re
from dataclasses import dataclass
from datetime import date

from onrecord.articles.dates import DAY_IN_TEXT, MONTH, TIME, WEEKDAY, WHOLE_DAY, parse_day
from onrecord.articles.names import names_in
from onrecord.articles.outlets import outlet

_LONGEST = 300  # characters of a line
_LONGEST_NAME = 60
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"(?:{_CAPITAL}[\w.'’-]*|de|la|le|van|von|der|den|di|da|del|al|bin|ibn)"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{0,4}}"
_BYLINE = re.compile(
    r"(?:(?i:written|reported|posted|published|story|words|text|report|analysis|opinion)\s)?"
    r"(?i:by)[ \t:]\s?"
    rf"(?:the\s)?(?P<names>{_NAMES}(?:(?:,?\sand\s|,?\s&\s|,\s?){_NAMES}){{0,5}})"
    r"(?:\s?[,|/•·–—-]\s?[^.!?\n]{1,80})?\s*\.?"
)
_ACCOUNT = re.compile(r"(?:posted|published|written)\sby\s[\w.@-]{1,40}|by\sadmin", re.IGNORECASE)
_NO_NAME = re.compile(rf"(?:{WEEKDAY}|{MONTH})(?:\s\d.*)?", re.IGNORECASE)
_WORD = (
    r"(?P<word>(?:first\s)?(?:published|posted|created|issued|dated|released)"
    r"|(?:last\s)?(?:updated|modified)|for\simmediate\srelease)"
)
_STAMP = re.compile(rf"{_WORD}(?:\s?:|\s(?:on|at))?\s+(?P<rest>\S.{{3,80}})", re.IGNORECASE)
_ONLY_TIME = re.compile(rf"(?:{TIME}[\s,]*)?", re.IGNORECASE)
_LATER = ("updated", "modified")
_IN_BRACKETS = re.compile(r"[(\[](?P<words>[^()\[\]]+)[)\]]")
_MARK = r"\s?[,|•·–—/-]\s?"
_BARS = frozenset("|•·")
_CLOSING_DAY = re.compile(
    rf"(?:(?P<mark>{_MARK})|\s[(\[]|\s)(?:(?:{_WORD}:?\s)?(?:at\s{TIME},?\s)?(?:on\s)?)?"
    rf"(?P<day>{WHOLE_DAY}(?:,?\s?(?:at|@|[|•·–—-])?\s?{TIME})?)[)\]]?\.?",
    re.IGNORECASE,
)
_OPENING_DAY = re.compile(
    rf"(?:{_WORD}:?\s(?:on\s)?)?(?P<day>{WHOLE_DAY})(?P<mark>{_MARK}|\s)(?=\S)", re.IGNORECASE
)
_SIGNED = re.compile(rf"(?:The\s)?{_NAMES}(?:,\s{_NAMES})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The day that a line of a head tells; `later` says that it is that of an update.

    The day is None where it could be two, as in "03/04/2024".
    """

    day: date | None
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote, and the day that the line tells, if any."""

    authors: tuple[str, ...]
    stamp: Stamp | None = None


def stamp(line: str) -> Stamp | None:
    """Return the day of a line that is a date alone, or "Updated: …" with one.

    >>> stamp("(14 March 2024)").day
    datetime.date(2024, 3, 14)
    """
    if len(line) > _LONGEST:
        return None
    bare = _IN_BRACKETS.fullmatch(line)
    words = bare["words"] if bare else line
    labelled = _STAMP.fullmatch(words)
    rest = labelled["rest"] if labelled else words
    day = parse_day(rest) or (_day_within(rest) if labelled else None)
    return _made(day, labelled) if day or DAY_IN_TEXT.fullmatch(rest) else None


def _made(day: date | None, match: re.Match[str] | None) -> Stamp:
    word = match["word"] if match else None
    return Stamp(day=day, later=bool(word and word.lower().endswith(_LATER)))


def _day_within(words: str) -> date | None:
    """Return the day in "5:30 p.m. ET Jan. 4, 2019 | Updated …": the first one."""
    match = DAY_IN_TEXT.search(words)
    if not match or not _ONLY_TIME.fullmatch(words[: match.start()].strip()):
        return None
    return parse_day(match[0])


def signed(line: str) -> Stamp | None:
    """Return the day of a line of its own that a place or a name signs: "OSLO, 3 May 2024".

    The name must be all in capitals or a paper's, a bar part them, or the weekday be told: "Ann
    Lee, 6 June 1944" may be a title, or stand below a picture.

    >>> signed("Vellmar Post | 3 May 2024").day
    datetime.date(2024, 5, 3)
    """
    if len(line) > _LONGEST:
        return None
    if opening := _OPENING_DAY.match(line):
        rest = line[opening.end() :]
        plain = opening["mark"].strip() and _SIGNED.fullmatch(rest)
        return _made(parse_day(opening["day"]), opening) if plain else None
    name, closing = _before_day(line)
    if not closing or not closing["mark"] or not _SIGNED.fullmatch(name):
        return None
    sure = (
        name.isupper() or outlet(name, by_day=True) is not None or closing["mark"].strip() in _BARS
    )
    sure = sure or re.match(WEEKDAY, closing["day"]) is not None
    return _made(parse_day(closing["day"]), closing) if sure else None


def name_alone(line: str) -> bool:
    """Whether a line is a name of two to five words, as of who wrote or published.

    >>> name_alone("Jonah Pike"), name_alone("Bridge to close")
    (True, False)
    """
    return " " in line and len(line) <= _LONGEST_NAME and bool(_SIGNED.fullmatch(line))


def _before_day(line: str) -> tuple[str, re.Match[str] | None]:
    """Return what stands before the date that closes a line, and the date's match, if any.

    Of several in a row ("14 March 2024 | Updated 15 March 2024") it is the first that is not of
    an update.
    """
    found = list(_CLOSING_DAY.finditer(line))
    if not found or found[-1].end() != len(line):
        return line, None
    first = len(found) - 1
    while first and not line[found[first - 1].end() : found[first].start()].strip(" ,|•·–—-"):
        first -= 1
    row = found[first:]
    own = next((match for match in row if not _made(None, match).later), row[-1])
    return line[: row[0].start()].rstrip(), own


def byline(line: str) -> Byline | None:
    """Return who wrote, of a line that tells that alone, with the day that it may tell too.

    Who has no capital ("Posted by admin on 14 March 2024") is no author.

    >>> byline("By Jonah Pike, 14 March 2024")
    Byline(authors=('Jonah Pike',), stamp=Stamp(day=datetime.date(2024, 3, 14), later=False))
    """
    if len(line) > _LONGEST:
        return None
    opening = _OPENING_DAY.match(line)
    rest, closing = (line[opening.end() :], opening) if opening else _before_day(line)
    match = _BYLINE.fullmatch(rest)
    told = _made(parse_day(closing["day"]), closing) if closing else None
    if told and _ACCOUNT.fullmatch(rest) and not match:
        return Byline(authors=(), stamp=told)
    if not match or _NO_NAME.fullmatch(match["names"]):
        return None
    return Byline(authors=names_in((match["names"],)), stamp=told)
