"""Makes the steps of why a speaker or a day was chosen: rules and places in, reasons out."""

from dataclasses import dataclass

from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import table
from onrecord.records import Interval, Reason, Span, TimeExpression

Chain = tuple[Reason, ...]


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
