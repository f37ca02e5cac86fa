"""Finds runs of the words that times are told with: text in, lists of words out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.times.worded import with_worded_years
from onrecord.reading.times.words import SHORT, Word, digits, finders, heads, short, shortened

_LONGEST = 60  # words of a run: no phrase is longer
_TOKEN = re.compile(
    rf"(?P<short>(?-i:{SHORT}))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<clock>(?<![\w.,:$£€-])\d{1,2}"
    r"(?:(?:[:.][0-5]\d){0,2}\s?[ap](?:m\b|\.m\b\.?)|(?::[0-5]\d){1,2})(?![\w:]|[.,-]\d))"
    r"|(?P<digits>\d{1,9}"
    r"(?:(?:[-–—.,:/]\d{1,9}){1,6}(?:T[\d:.]{4,12}Z?)?|(?:st|nd|rd|th|(?<=0)[’']?s)(?!\w))?)",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s{1,4}|\s?(?P<mark>[,/–—-]|--)\s{0,2}|(?P<stop>\.)\s{0,2}")
_MARKS = {",": "comma", "/": "slash"}
_TENS = {20, 30}  # what "first" and "one" may follow


def runs(text: str, begin: int, end: int) -> Iterator[list[Word]]:
    """Yield the runs of words between which only spaces, commas or dashes stand."""
    after = begin
    for matches in _known(text, begin, end):
        for run in _runs(text, matches, end, after):
            after = run[-1].end
            yield run


def _known(text: str, begin: int, end: int) -> Iterator[Sequence[re.Match[str]]]:
    """Yield the known words and numbers that stand together, if one may tell a time by itself."""
    known, telling_words = finders(), heads()
    matches: list[re.Match[str]] = []
    telling = False
    for match in _TOKEN.finditer(text, begin, end):
        if match.lastgroup == "word":
            low = match[0].lower()
            if low not in known:
                if telling:
                    yield matches
                matches, telling = [], False
                continue
            telling = telling or low in telling_words
        else:
            telling = True
        matches.append(match)
    if telling:
        yield matches


def _runs(
    text: str, matches: Iterable[re.Match[str]], end: int, after: int
) -> Iterator[list[Word]]:
    """Yield the runs of known words; what begins before `after` is part of a holiday's name."""
    run: list[Word] = []
    for match in matches:
        if match.start() < after:
            continue
        word = _word(text, match, end, run[-1:])
        marks = _between(text, run[-1], word.begin) if run and word else None
        if run and (marks is None or len(run) > _LONGEST):
            yield with_worded_years(run)
            run = []
        if word:
            after = word.end
            _add(run, (*(marks or ()), word) if run else (word,))
    if run:
        yield with_worded_years(run)


def _word(text: str, match: re.Match[str], end: int, before: Sequence[Word]) -> Word | None:
    match match.lastgroup:
        case "word":
            return finders()[match[0].lower()](text, match, end)
        case "short":
            return short(match)
        case "digits":
            return digits(text, match, glued=_glued(text, match, before))
    return Word("clock", 0, *match.span())


def _glued(text: str, match: re.Match[str], before: Sequence[Word]) -> bool:
    """Whether a month is printed right before the digits: "Oct7", not the gene "OCT4"."""
    if not before or before[0].kind != "month" or before[0].end != match.start():
        return False
    return not text[before[0].begin : before[0].end].isupper()


def _between(text: str, before: Word, at: int) -> tuple[Word, ...] | None:
    """Return the mark that parts two words, if any, or None where more than that does."""
    if at == before.end:
        return ()
    match = _GAP.fullmatch(text, before.end, at)
    if match is None:
        return None
    if match["stop"]:
        if before.kind == "num":
            return (Word("dot", ".", before.end, at),)
        return () if before.low in shortened() else None
    mark = match["mark"]
    return (Word(_MARKS.get(mark, "dash"), mark, before.end, at),) if mark else ()


def _add(run: list[Word], words: Sequence[Word]) -> None:
    """Add a word and the mark before it; "twenty-first" is one word."""
    word, tens = words[-1], run[-1] if run else None
    if tens and tens.kind == "card" and word.kind in {"card", "ord"} and tens.number in _TENS:
        beside = word.begin - tens.end == 1 and [w.kind for w in words[:-1]] in ([], ["dash"])
        if beside and 0 < word.number < min(_TENS):
            number = tens.number + word.number
            kind = "nth" if word.kind == "ord" else word.kind
            run[-1] = Word(kind, number, tens.begin, word.end, word.low)
            return
    run.extend(words)
