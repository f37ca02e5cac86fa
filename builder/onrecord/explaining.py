"""An article's statement in, why it has its speaker and its day out: in words for people."""

from collections.abc import Iterable

from onrecord import tables
from onrecord.derivation import Derived
from onrecord.records import Article, Reason, Span, Statement

_MANY = 36  # characters of printed words that stand in a line of reasons
_OF_OTHERS = frozenset(
    {"same speech", "same occasion", "told below", "inside"}
)  # rules on another statement's words
_MARKS = '“”" '  # around printed words, which are quoted here anyway
_ARROW = " → "


def short(article: Article, statement: Statement) -> str:
    """Return in a few words what is not seen at once: "she → Quill; Monday"; mostly nothing."""
    found = [reason.span for reason in statement.speaker_because if reason.span]
    plain = [reason.rule for reason in statement.speaker_because] in ([], ["named"])
    who = () if plain else (*statement.source[:1], *found[-1:])
    told = (reason for reason in statement.said_because if reason.rule not in _OF_OTHERS)
    when = (reason.span for reason in told if reason.span and statement.said.begin)
    return "; ".join(words for words in (_led(article, who), _led(article, when)) if words)


def who(article: Article, statement: Statement) -> str:
    """Return in a sentence how the speaker was found, or why nobody was."""
    if not statement.speaker_because:
        return "" if statement.speaker else _nobody(article, statement)
    source, cue = (_quoted(article, spans) for spans in (statement.source, statement.cue))
    stands = f"{source or 'nobody'} stands with {cue}" if cue else source
    steps = _sentence(article, statement.speaker_because)
    return f"{stands}: {steps}" if stands else steps


def _nobody(article: Article, statement: Statement) -> str:
    """Return whom no words tell: "he" fits nobody, or nobody stands there."""
    source = _quoted(article, statement.source)
    return f"{source} fits nobody told of before" if source else "no words tell who speaks"


def when(article: Article, statement: Statement) -> str:
    """Return in a sentence how the day was found."""
    return _sentence(article, statement.said_because)


def publication(article: Article, derived: Derived) -> str:
    """Return in a sentence between which days an undated article was published, or why not."""
    steps = (
        f"{_step(article, Reason(rule=step.rule, span=Span(step.begin, step.end)))}"
        + (f" ({step.event})" if step.event else "")
        for step in derived.steps
    )
    days = tables.when(derived.begin, derived.end, "derived")
    told = f"published {days}, as is derived" if derived.begin or derived.end else ""
    return "; ".join(part for part in (told, *steps, derived.why_not) if part)


def _led(article: Article, spans: Iterable[Span]) -> str:
    """Return the words of the spans in a row, each once."""
    return _ARROW.join(dict.fromkeys(_printed(article, span) for span in spans))


def _sentence(article: Article, chain: Iterable[Reason]) -> str:
    return "; ".join(_step(article, reason) for reason in chain)


def _step(article: Article, reason: Reason) -> str:
    """Return a step in words; a rule of another reader that no list tells, by its name."""
    from onrecord.reading.lexicon import table  # the lexicon comes with the whole reader

    words = _quoted(article, (reason.span,)) if reason.span else ""
    told = table("reasons")["rules"].get(reason.rule)
    return str(told).format(words=words) if told else f"{reason.rule} {words}".strip()


def _quoted(article: Article, spans: Iterable[Span]) -> str:
    return " ".join(f"“{_printed(article, span).strip(_MARKS)}”" for span in spans)


def _printed(article: Article, span: Span) -> str:
    words = " ".join(article.words(span).split())
    return words if len(words) <= _MANY else words[: _MANY - 1].rstrip() + "…"
