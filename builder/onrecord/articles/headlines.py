"""Takes the first line of a plain text and tells whether it is the article's headline."""

import re
from dataclasses import dataclass

from onrecord.articles.datelines import dateline_day, dateline_end
from onrecord.articles.dates import MONTH, WEEKDAY
from onrecord.articles.keylines import block, line_at
from onrecord.articles.outlets import outlet, section
from onrecord.articles.stamps import byline, name_alone, signed, stamp

_MOST_WORDS = 25
_MOST_WORDS_STOPPED = 13  # with a closing full stop only a short line is no sentence
_MOST_WORDS_UNSURE = 12  # in sentence case; a longer line may be a sentence without its stop
_LONGEST = 180  # characters
_LONGER_BODY = 1.2  # the paragraph below a headline is at least this much longer
_LONG_PARAGRAPH = 120  # characters; a hard-wrapped line is shorter
_TITLE_CASE = 0.75  # share of long words that begin with a capital
_MARKDOWN = re.compile(r"#[ \t]+(?P<words>\S.*?)[ \t#]*")
_GAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?P<blank>[ \t]*(?:\r\n|\r|\n))?\s*")
_LINE = re.compile(r"[^\r\n]+")
_OPENER = re.compile(  # how sentences begin, and headlines in sentence case seldom do
    r"(?:It|He|She|They|There|We|I|You|This|That|These|Those|A|An|The|In|On|At|When|While|After"
    r"|Before|For|But|And|Yes|No|Here|Dear)\b"
)
_NARRATIVE = re.compile(
    r"\b(?:was|were|had|has been|have been|said|told|asked|added|yesterday|on (?:Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun)day|last (?:week|month|year|night))\b",
    re.IGNORECASE,
)
_DOUBLE_MARK = re.compile(r"[“”„«»\"]|''|``")
_OF_A_HEAD = frozenset({"published", "authors", "publisher", "url"})  # fields of key lines
_LABEL = re.compile(r"[A-Z]{4,20}\.?")  # "ABSTRACT.", as databases set it between
_LIST_OR_DASH = re.compile(r"[-–—*•>«„“\"]")
_OF_A_DAY = re.compile(rf"{WEEKDAY}|{MONTH}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Where the headline stands, its words, and the rule that found it."""

    begin: int
    end: int
    title: str
    by: str


def headline(text: str, begin: int, line: str) -> Headline | None:
    """Return the headline that `line`, at `begin` of `text`, is; None where that is unsure."""
    if match := _MARKDOWN.fullmatch(line):
        return _made(begin + match.start("words"), match["words"], "markdown-heading")
    gap = _GAP.match(text, begin + len(line))
    below = _LINE.search(text, gap.end()) if gap else None
    word = _is_word(line)
    if not gap or not below or not (word or _is_short(line)):
        return None
    paragraph = below[0].rstrip()
    if word or _goes_on(text, below) or dateline_day(paragraph):
        fits = _goes_on(text, below) if word else _may_be(line)
        return _made(begin, line, "first-line") if fits else None
    if not (gap["blank"] or line.endswith(";") or _is_paragraph(line, paragraph)):
        return None
    return _made(begin, line, "first-line") if _looks_right(line, paragraph) else None


def one_word(text: str, begin: int, line: str) -> Headline | None:
    """Return the headline that a word by itself below day and publisher is."""
    gap = _GAP.match(text, begin + len(line))
    return _made(begin, line, "first-line") if gap and gap["blank"] and _is_word(line) else None


def cut_off(text: str, begin: int, line: str) -> Headline | None:
    """Return the headline that a line below others of a head is: the next word would stand in it.

    Lines that only wrap leave no room for the first word of the next.
    """
    gap = _GAP.match(text, begin + len(line))
    below = _LINE.search(text, gap.end()) if gap and not gap["blank"] else None
    if not below or not _is_short(line) or _ends_sentence(line) or _NARRATIVE.search(line):
        return None
    paragraph = below[0].rstrip()
    room = len(line) + 1 + len(paragraph.split(maxsplit=1)[0]) <= len(paragraph)
    if not room or paragraph[0].islower() or not _looks_right(line, paragraph):
        return None
    return _made(begin, line, "first-line")


def _goes_on(text: str, below: re.Match[str]) -> bool:
    """Whether the line below a headline tells the day, who wrote or who published, or "Key: it"."""
    words = below[0].rstrip()
    if stamp(words) or byline(words) or signed(words):
        return True
    if not _OF_A_HEAD.isdisjoint(name for name, _ in block(line_at(text, below.start()))):
        return True
    after = _LINE.search(text, below.end())
    if not after or after[0].lstrip()[:1].islower():
        return False
    dated = stamp(after[0].strip()) is not None
    return outlet(words, by_day=dated) is not None or (dated and name_alone(words))


def _made(begin: int, words: str, by: str) -> Headline:
    bare = words.rstrip(" ;")
    title = bare[:-1] if re.search(r"[^\W\d_]{3}\.$", bare) else bare
    return Headline(begin=begin, end=begin + len(bare), title=" ".join(title.split()), by=by)


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST and 2 <= len(line.split()) <= _MOST_WORDS  # noqa: PLR2004  words


def _is_word(line: str) -> bool:
    """Tell a word that may be a headline from a place in capitals and the name of a section."""
    return line.istitle() and line.isalpha() and not section(line) and not _OF_A_DAY.fullmatch(line)


def _is_paragraph(line: str, below: str) -> bool:
    """Tell a paragraph below an unparted headline from the next line of wrapped text."""
    return len(below) > max(_LONG_PARAGRAPH, 2 * len(line)) and not _ends_sentence(line)


def _may_be(line: str) -> bool:
    """Tell what may open and close a headline."""
    if _LIST_OR_DASH.match(line) or line.endswith((":", ",", "-", "–", "—")):
        return False
    return line[0].isupper() or line[0].isdigit() or line[0] in "‘'"


def _looks_right(line: str, below: str) -> bool:
    if not _may_be(line):
        return False
    if dateline_end(below) or _LABEL.fullmatch(below):
        return True
    if _is_title_case(line):
        return not _DOUBLE_MARK.search(line) or not _ends_sentence(line)
    if not _ends_sentence(line) and len(line.split()) <= _MOST_WORDS_UNSURE:
        return True
    return _is_bare_report(line) and len(below) >= len(line) * _LONGER_BODY


def _ends_sentence(line: str) -> bool:
    return line.rstrip("”’\"')").endswith((".", "!", "?", "…")) or line.endswith((".”", ".’"))


def _is_title_case(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if len(word) > 3]  # noqa: PLR2004  letters
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and capitals >= _TITLE_CASE * len(words)  # noqa: PLR2004  words


def _is_bare_report(line: str) -> bool:
    """Tell a headline with a full stop in sentence case: short, no opener, nothing narrated."""
    return (
        len(line.split()) <= _MOST_WORDS_STOPPED
        and not _OPENER.match(line)
        and not _NARRATIVE.search(line)
        and not _DOUBLE_MARK.search(line)
    )
