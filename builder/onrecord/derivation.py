"""The records of how the day of an undated article is derived: steps, days, and why not."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Step(NamedTuple):
    """Why an article was not published before or after a day: rule, words, and whose event."""

    rule: str
    begin: int
    end: int
    event: str = ""  # in the graph, as another article tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Between which days an undated article was published, and why; `why_not` says why unknown."""

    begin: date | None = None
    end: date | None = None
    steps: tuple[Step, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """An undated article: the last day that it tells of as past in words of its own, and where."""

    article: str
    last: date | None = None
    begin: int = 0
    end: int = 0
