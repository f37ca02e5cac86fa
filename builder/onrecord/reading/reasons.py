"""Makes the steps of why a speaker or a day was chosen: rules and places in, reasons out."""

from dataclasses import dataclass, replace
from datetime import date

from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import table
from onrecord.records import Interval, Reason, Span, TimeExpression

Chain = tuple[Reason, ...]
_BY_ONE = frozenset({"same speech", "told below"})  # rules that lead to the same speaker's words


def because(rule: str, at: Bounds | Span | None = None) -> Reason:
    """Return one step: a rule that reasons.toml tells, and the words that it rests on.

    >>> because("named", (4, 7))
    Reason(rule='named', span=Span(begin=4, end=7))
    """
    assert rule in table("reasons")["rules"], f"no such rule in reasons.toml: {rule}"
    return Reason(rule=rule, span=Span(*at) if isinstance(at, tuple) else at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Interval):
    """An interval, and why it is that one."""

    because: Chain = ()

    @property
    def plain(self) -> Interval:
        """The interval alone."""
        return Interval(begin=self.begin, end=self.end, basis=self.basis)


def told_by(time: TimeExpression, rule: str) -> Dated:
    """Return the days of a time, which `rule` gave to what is dated."""
    when = time.when
    why = (because(rule, time.span), *time.because)
    return Dated(begin=when.begin, end=when.end, basis=when.basis, because=why)


def taken_over(when: Dated, rule: str, at: Bounds) -> Dated:
    """Return a statement's days as another one takes them over, from where they were told first.

    `at` are the words of the statement that lends them.
    """
    first = when.because[0].rule if when.because else ""
    if first == rule or {first, rule} <= _BY_ONE:
        return when
    return replace(when, because=(because(rule, at), *when.because))


def undated(published: date | None, why: Chain = ()) -> Dated:
    """Return what is known of a statement that the text does not date, for the reasons given."""
    if published is None:
        return Dated(because=(*why, because("no day")))
    return Dated(end=published, basis="publication", because=(*why, because("printed")))
