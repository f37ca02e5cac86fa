"""Takes a line and tells how far its dateline goes: "PARIS (AP) —", "Sept. 3, 2016 —"."""

import re

from onrecord.articles.dates import MONTH, WEEKDAY

_LONGEST = 120  # characters
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALS = rf"(?:{_CAPITAL}|[.'’])"
_PLACE = rf"{_CAPITAL}{_CAPITALS}+(?:[ -]{_CAPITAL}{_CAPITALS}*){{0,4}}"
_MIXED_PLACE = rf"{_CAPITAL}[\w.'’]+(?:[ -]{_CAPITAL}[\w.'’]+){{0,3}}"
_STATE = rf"(?:,\s{_CAPITAL}[\w.]*(?:\s{_CAPITAL}[\w.]*){{0,3}})?"
_DATE = rf"(?:{WEEKDAY},?\s)?{MONTH}\s\d{{1,2}}(?:,?\s[12]\d{{3}})?"
_WHOLE_DATE = (
    rf"(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d{{1,2}},?\s[12]\d{{3}}|\d{{1,2}}\s{MONTH}\s[12]\d{{3}})"
    r"|[12]\d{3}-\d{2}-\d{2}"
)
_AGENCY = r"\([A-Z][\w ./&-]{1,40}\)"
_DASH = r"(?:\s?[—―–]|\s--|\s-(?=\s)|(?<=\))--?)"
_LABEL = (
    r"(?:EXCLUSIVE|BREAKING|UPDATED?|WATCH|VIDEO|OPINION|ANALYSIS|EXPLAINER|LIVE|REPORT|POLL)\b"
)
_DATELINE = re.compile(
    rf"(?!{_LABEL})"
    rf"(?:{_PLACE}{_STATE}(?:,?\s{_DATE})?(?:\s{_AGENCY})?"
    rf"|{_MIXED_PLACE}{_STATE}(?:,?\s{_DATE})?\s{_AGENCY}"
    rf"|{_MIXED_PLACE}{_STATE},\s{_DATE}"
    rf"|{_WHOLE_DATE}|{_AGENCY}){_DASH}"
)


def dateline_end(line: str) -> int:
    """Return where the dateline that opens `line` ends, behind its dash; 0 where there is none.

    >>> dateline_end("OSLO, March 4 — The bridge is open.")
    15
    """
    match = _DATELINE.match(line[:_LONGEST])
    return match.end() if match else 0
