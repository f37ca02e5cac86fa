"""Finds the words that turn a report: plain words in, their signs (see stance.toml) out."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

from onrecord.reading.lexicon import inflect, table, words
from onrecord.reading.tokens import tokens

Class = Literal[
    "not", "no", "withheld", "denied", "told", "modal",
    "asked", "promised", "alleged", "possible", "plain",
]  # fmt: skip
_ADVERB = 5  # letters of the shortest adverb in -ly
_GAP = 2  # adverbs within a phrase: "called again publicly for"
_HAD = ("ed", "en")  # endings that make "'d" a "had"


class Sign(NamedTuple):
    """A word that turns a report, and how."""

    word: str
    does: Class


def plain_words(text: str, begin: int, end: int) -> list[str]:
    """Return the words and marks of `text[begin:end]` in lower case, short forms taken apart.

    >>> plain_words("He’d said they can't.", 0, 21)
    ['he', 'had', 'said', 'they', 'can', 'not', '.']
    """
    parts = [part for token in tokens(text, begin, end) for part in _parts(token.low)]
    return [_had(parts[at + 1 :]) if part in {"'d", "d"} else part for at, part in enumerate(parts)]


def _parts(low: str) -> list[str]:
    """Take a short form apart: "didn't", "he'll"; "'d" is left for `_had`."""
    low = low.replace("ʼ", "'")
    if low in _short():
        return _short()[low].split()
    if "'" not in low:
        return [low]
    if low.endswith("n't"):
        return [low[:-3], "not"]
    head, mark, tail = low.partition("'")
    if not (head and mark and tail in {"ll", "d"}):
        return [low]
    return [head, "will" if tail == "ll" else "'d"]


@cache
def _short() -> Mapping[str, str]:
    """Return the short forms that are listed, with the words they stand for."""
    return dict(table("stance")["short"])


def _had(after: Sequence[str]) -> str:
    """Return what "'d" stands for before these words."""
    verb = next((word for word in after if not is_adverb(word)), "")
    return "had" if verb.endswith(_HAD) or verb in _participles() else "would"


@cache
def _participles() -> frozenset[str]:
    listed = table("reporting_verbs")["irregular"].items()
    return frozenset(forms.split()[2] for verb, forms in listed) - frozenset(
        verb for verb, _ in listed
    )


def is_adverb(low: str) -> bool:
    """Whether the word is an adverb."""
    ends = low.endswith("ly") and len(low) >= _ADVERB and low not in words("no_adverbs")
    return ends or low in words("adverbs")


def signs(printed: Sequence[str], ahead: Sequence[str] = ()) -> Iterator[Sign]:
    """Yield the signs among the words; a phrase may end in the words `ahead`."""
    every = [*printed, *ahead]
    at = 0
    while at < len(printed):
        found = _phrase(every, at)
        yield from (Sign(every[at], does) for does in (found[0] if found else _single(every[at])))
        at = found[1] if found else at + 1


def _single(word: str) -> tuple[Class, ...]:
    return _forms().get(word, ())


def _phrase(every: Sequence[str], at: int) -> tuple[tuple[Class, ...], int] | None:
    """Return the class of the longest phrase that begins here and where it ends."""
    for parts, does in _phrases().get(every[at], ()):
        end = _match(every, at, parts)
        if end is not None:
            return (does,), end
    return None


def _match(every: Sequence[str], at: int, parts: Sequence[str]) -> int | None:
    """Return where the phrase ends that begins at `at`, adverbs between its words let be."""
    for place, part in enumerate(parts):
        stop = at + _GAP
        while place and at < min(stop, len(every)) and every[at] != part and is_adverb(every[at]):
            at += 1
        if at >= len(every) or every[at] != part:
            return None
        at += 1
    return at


@cache
def _forms() -> Mapping[str, tuple[Class, ...]]:
    """Return every single word with its classes, verbs in all forms."""
    found: dict[str, list[Class]] = {}
    for does in get_args(Class):
        listed = table("stance")["verbs"].get(does, "").split()
        forms = [form for verb in listed for form in (verb, *inflect(verb))]
        for form in {*forms, *table("stance")["words"].get(does, "").split()}:
            found.setdefault(form, []).append(does)
    return {form: tuple(classes) for form, classes in found.items()}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Class], ...]]:
    """Return the phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Class]]] = {}
    for does in get_args(Class):
        for phrase in table("stance")["phrases"].get(does, ()):
            verb, *rest = phrase.split()
            for form in {verb, *inflect(verb)}:
                found.setdefault(form, []).append(((form, *rest), does))
        for phrase in table("stance")["fixed"].get(does, ()):
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, does))
    return {key: tuple(sorted(some, key=_longest)) for key, some in found.items()}


def _longest(phrase: tuple[tuple[str, ...], Class]) -> tuple[int, tuple[str, ...]]:
    return -len(phrase[0]), phrase[0]
