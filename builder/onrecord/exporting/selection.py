"""What is asked for goes in as a Selection; whether a statement belongs to it comes out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which statements to export: those of one speaker, those said in one period, or both.

    `speaker` is an entity's IRI; `begin` and `end` are the period's first and last day. Empty, it
    selects everything, statements or not.
    """

    speaker: str | None = None
    begin: date | None = None
    end: date | None = None

    def __bool__(self) -> bool:
        return bool(self.speaker or self.begin or self.end)

    def in_period(self, first: date | None, last: date | None) -> bool:
        """Say whether the closed interval meets the period; one known end stands for both.

        >>> Selection(begin=date(2020, 3, 1)).in_period(None, date(2020, 3, 1))
        True
        >>> Selection(begin=date(2020, 3, 1)).in_period(None, None)
        False
        """
        if not (self.begin or self.end):
            return True
        opening, closing = first or last, last or first
        if opening is None or closing is None:
            return False
        return (self.end is None or opening <= self.end) and (
            self.begin is None or closing >= self.begin
        )


EVERYTHING = Selection()
