"""Decides polarity and modality of a report: its printed cue, content and sentence in, both out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import words
from onrecord.reading.signs import Sign, is_adverb, plain_words, signs
from onrecord.records import Modality, Polarity

_SOURCE = "@"  # stands for the speaker among the words before a cue
_AHEAD = 24  # characters after a cue in which its phrase may end: "offered | to"
_GOVERNS = 6  # words before "to say" in which "refused" counts
_GOVERNS_ING = 3  # the same before "saying"
_SHARES = 12  # words before "or said" in which a negation counts
_MARKS = frozenset("\"”“’'»«›‹„")
_CLOSING = re.compile(r"[.!?]*(?:\s?[»›]|[\"”“’'«])*")  # what may be printed right after content
_SENTENCE_END = re.compile(r"[.!?](?=[\"”“’'»«›‹\s]|$)")
_KINDS = frozenset({"asked", "promised", "alleged"})
_LEADS = frozenset({"of", "from", "than", "to"})  # "short of saying", "rather than saying"
_CONDITIONS = frozenset({"if", "unless", "whether"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "not", "nor"})
_GOVERNED: dict[str, Sign] = {
    "denied": Sign("", "withheld"),
    "asked": Sign("", "possible"),
    "promised": Sign("", "possible"),
    "modal": Sign("", "possible"),
}


def stance(
    text: str,
    cue: Sequence[Bounds],
    content: Sequence[Bounds],
    *,
    sentence: Bounds,
    source: Sequence[Bounds] = (),
) -> tuple[Polarity, Modality]:
    """Return whether the words are affirmed, denied or withheld, and how they are said.

    All bounds are characters of `text`; each of them but `sentence`, the one that holds the cue,
    may be empty or in pieces, in any order. What no word of the cue, nor of the few that govern
    it, turns is affirmed and asserted.

    >>> text = "Lee did not say why, but vowed to resign."
    >>> stance(text, [(4, 15)], [(16, 19)], sentence=(0, 41))
    ('withheld', 'asserted')
    >>> stance(text, [(25, 30)], [(31, 40)], sentence=(0, 41))
    ('affirmed', 'promised')
    """
    cue, content, source = sorted(cue), sorted(content), sorted(source)
    turns = [*_turns_before(text, cue, content, source, sentence), *_turns(text, cue)]
    denied, modality = _weigh(turns)
    if not denied and modality is None and _is_question(text, cue, content):
        modality = "asked"
    polarity: Polarity = "affirmed"
    if denied:
        polarity = "withheld" if _unsaid(text, cue, turns) else "denied"
    return polarity, modality or "asserted"


def _unsaid(text: str, cue: Sequence[Bounds], turns: Sequence[Sign]) -> bool:
    """Whether what is negated is rather left unsaid: who declines to comment denies nothing."""
    does = {sign.does for sign in turns}
    printed = {word for piece in cue for word in plain_words(text, *piece)}
    negated = bool(does & {"not", "no"}) and ("told" in does or bool(printed & words("unsaid")))
    return "denied" not in does and ("withheld" in does or negated)


def _turns(text: str, cue: Sequence[Bounds]) -> Iterator[Sign]:
    """Yield the signs of the cue itself."""
    if not cue:
        return
    printed = [word for piece in cue for word in plain_words(text, *piece)]
    end = cue[-1][1]
    yield from signs(printed, plain_words(text, end, min(len(text), end + _AHEAD))[:2])


def _weigh(turns: Iterable[Sign]) -> tuple[bool, Modality | None]:
    """Read the signs from left to right: the first kind stands, negations before it count."""
    denied = told = settled = supposed = False
    modality: Modality | None = None
    for word, does in turns:
        if settled or (told and does != "no" and not word.endswith("ing")):
            continue
        match does:
            case "not" | "no":
                denied, supposed = True, False
            case "withheld":
                denied = not denied
            case "denied":
                denied, settled = not denied, True
                modality = modality or ("asserted" if denied and not supposed else "possible")
            case "told":
                told = True
            case "modal":
                supposed = supposed or not denied
            case "plain":
                pass
            case _:
                modality = modality or ("possible" if supposed else does)
                settled = modality in _KINDS
    return denied, modality or ("possible" if supposed else None)


def _turns_before(
    text: str,
    cue: Sequence[Bounds],
    content: Sequence[Bounds],
    source: Sequence[Bounds],
    sentence: Bounds,
) -> Iterator[Sign]:
    """Yield the signs of the words before the cue that govern it, and of the speaker."""
    spoken = plain_words(text, *source[0]) if source else []
    if spoken[:1] and spoken[0] in _NOBODY:
        yield Sign(spoken[0], "not")
    if not cue or not sentence[0] <= cue[0][0]:
        return
    before = _before(text, (sentence[0], cue[0][0]), content, source)
    first = next(iter(plain_words(text, *cue[0])), "")
    group = _group(before)
    rest = before[: len(before) - len(group)]
    yield from _around(rest, text[slice(*sentence)])
    if first == "to":
        yield from _governing([*before, "to"], _GOVERNS)
    elif "to" in group:
        yield from _governing([*rest, *group[: group.index("to") + 1]], _GOVERNS)
    elif first.endswith("ing") and rest[-1:] and (rest[-1] in _LEADS or any(signs(rest[-1:]))):
        yield from _governing(rest, _GOVERNS_ING)
    yield from signs(group)


def _before(
    text: str, stretch: Bounds, content: Sequence[Bounds], source: Sequence[Bounds]
) -> list[str]:
    """Return the words of the stretch outside the content, the speaker as one mark."""
    found: list[str] = []
    at, end = stretch
    apart = [*((*piece, ",") for piece in content), *((*piece, _SOURCE) for piece in source)]
    for begin, stop, mark in sorted(apart):
        if stop <= at or begin >= end:
            continue
        found += [*plain_words(text, at, max(at, begin)), mark]
        at = stop
    return [*found, *plain_words(text, at, max(at, end))]


def _group(before: Sequence[str]) -> Sequence[str]:
    """Return the auxiliaries, adverbs and negations right before the cue."""
    start = len(before)
    while start and (before[start - 1] in words("auxiliaries") or is_adverb(before[start - 1])):
        start -= 1
    return before[start:]


def _governing(before: Sequence[str], reach: int) -> Iterator[Sign]:
    """Yield how the words before "to say" or "saying" turn it: "refused", "without"."""
    near = list(before[-reach:])
    while any(not word[0].isalnum() or word in words("conjunctions") for word in near):
        near.pop(0)
    found = list(signs(near))
    if [sign for sign in found[-1:] if sign.does == "told" and near[-2:] == [sign.word, "to"]]:
        return  # "did not respond to questions"
    for sign in found:
        if sign.does not in {"told", "plain"}:
            yield _GOVERNED.get(sign.does, sign)


def _around(before: Sequence[str], sentence: str) -> Iterator[Sign]:
    """Yield the signs of what stands before the speaker, or before the cue where none is."""
    if before[-1:] == ["or"] and _negated(before[-_SHARES:]):
        yield Sign("or", "not")
    if before[-1:] == [_SOURCE]:
        before = before[:-1]
        inverted = _group(before) if before[-1:] != ["to"] else ()
        before = before[: len(before) - len(inverted)]
        if _negated([*before[-1:], *inverted]):
            yield Sign("not", "not")
        elif inverted and not before and sentence.rstrip(" ".join(_MARKS)).endswith("?"):
            yield Sign("?", "possible")
    if before[-1:] and before[-1] in _CONDITIONS:
        yield Sign(before[-1], "possible")


def _negated(some: Sequence[str]) -> bool:
    return any(sign.does == "not" for sign in signs(some))


def _is_question(text: str, cue: Sequence[Bounds], content: Sequence[Bounds]) -> bool:
    """Whether the content ends as a direct question: quoted, or after a cue without words."""
    if not content:
        return False
    begin, end = content[-1]
    after = _CLOSING.match(text, end)
    end = after.end() if after else end
    ends = _SENTENCE_END.findall("\n".join(text[slice(*p)] for p in [*content[:-1], (begin, end)]))
    if ends[-1:] != ["?"] or 2 * ends.count("?") < len(ends):
        return False
    wordless = not any(word[0].isalnum() for piece in cue for word in plain_words(text, *piece))
    return wordless or not _MARKS.isdisjoint(text[max(0, begin - 1) : begin + 1] + text[end - 1])
