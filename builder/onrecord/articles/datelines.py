"""Takes a line and tells how far its dateline goes, and its day: "OSLO, 3 May 2016 —"."""

import re
from datetime import date

from onrecord.articles.dates import DAY_IN_TEXT, MONTH, WEEKDAY, WHOLE_DAY, parse_day

_LONGEST = 120  # characters
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALS = rf"(?:{_CAPITAL}|[.'’])"
_PLACE = rf"{_CAPITAL}{_CAPITALS}+(?:[ -]{_CAPITAL}{_CAPITALS}*){{0,4}}"
_MIXED_PLACE = rf"{_CAPITAL}[\w.'’]+(?:[ /-]{_CAPITAL}[\w.'’]+){{0,3}}"
_STATE = rf"(?:,\s{_CAPITAL}[\w.]*(?:\s{_CAPITAL}[\w.]*){{0,3}})?"
_DAY = rf"(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?!\d)"
_DATE = rf"(?:{WHOLE_DAY}|{_DAY})"
_AGENCY = r"\([A-Z][\w ./&-]{1,40}\)"
_DASH = r"(?:\s?[—―–]|\s--|\s-(?=\s|$)|(?<=\))--?)"
_MARK = rf"(?:{_DASH}(?!\s?{WHOLE_DAY})|:(?=\s)|\s\|(?=\s))"  # behind a whole day
_NO_PLACE = (
    r"(?:EXCLUSIVE|BREAKING|UPDATED?|WATCH|VIDEO|OPINION|ANALYSIS|EXPLAINER|LIVE|REPORT|POLL"
    r"|In|On|At|By|To|From|For|Since|Until|After|Before|During)\b"
)
_DATELINE = re.compile(
    rf"(?!{_NO_PLACE})(?:"
    rf"(?:{_PLACE}{_STATE}(?:,?\s{_DATE})?(?:\s{_AGENCY})?"
    rf"|{_MIXED_PLACE}{_STATE}(?:,?\s{_DATE})?\s{_AGENCY}"
    rf"|{_MIXED_PLACE}{_STATE},\s{_DATE}"
    rf"|{WHOLE_DAY}|{_AGENCY}){_DASH}(?!\s?{WHOLE_DAY})"
    rf"|(?:{_PLACE}{_STATE},?\s|{_MIXED_PLACE}{_STATE},\s){WHOLE_DAY}(?:\s{_AGENCY})?{_MARK}"
    rf"|{_PLACE}{_STATE}(?:\s{_AGENCY})?,?\s{WHOLE_DAY}{_MARK}"
    rf"|(?:{_PLACE}|{_MIXED_PLACE}){_STATE}\s\|\s{WHOLE_DAY}{_MARK}"
    rf"|(?:(?:{_PLACE}|{_MIXED_PLACE}){_STATE}\s)?\({WHOLE_DAY}\)\s?{_MARK}"
    rf"|\((?:{_PLACE}|{_MIXED_PLACE}){_STATE},?\s{_DATE}\)\s?{_MARK}"
    rf"|{WHOLE_DAY},\s{_PLACE}{_STATE}(?:\s{_AGENCY})?{_MARK}"
    rf"|{WHOLE_DAY}\s\({_PLACE}\){_MARK})"
)


def dateline_end(line: str) -> int:
    """Return where the dateline that opens `line` ends, behind its dash; 0 where there is none.

    >>> dateline_end("OSLO, March 4 — The bridge is open.")
    15
    """
    match = _DATELINE.match(line[:_LONGEST])
    return match.end() if match else 0


def dateline_day(line: str) -> date | None:
    """Return the day that the dateline of `line` tells, if any.

    >>> dateline_day("OSLO, 4 March 2016 — The bridge is open.")
    datetime.date(2016, 3, 4)
    """
    day = DAY_IN_TEXT.search(line[: dateline_end(line)])
    return parse_day(day[0]) if day else None
