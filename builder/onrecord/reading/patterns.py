"""The ways a cue stands to its words: a scene, a cue and its source in, a draft or None out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.reading.adjacent import ends_after, quote_ending, quote_starting, unquoted_start
from onrecord.reading.contents import clause_end
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.following import content_start, follows, hearer
from onrecord.reading.lexicon import document_words, words
from onrecord.reading.phrases import Range
from onrecord.reading.scene import Scene
from onrecord.reading.tokens import Token
from onrecord.reading.trailing import source_after
from onrecord.reading.verbs import Found

Pattern = Callable[[Scene, Found, Range | None], Draft | None]

_ASKED_WITHIN = 10  # tokens between "asked" and "whether"
_FEWEST = 3  # tokens of content before ", said Ann Lee"
_FINITE = frozenset({"past", "past/done", "s"})


def after_quote(scene: Scene, found: Found, source: Range | None) -> Draft | None:
    """Read "“…,” she said" and "“…,” said Ann Lee"."""
    if not {"quote", "clause"} & found.cue.take or found.passive:
        return None
    page, sentence = scene.page, scene.sentence
    quote = quote_ending(page, sentence, source[0]) if source else None
    if source and quote is not None:
        opens = source[0] <= sentence.first
        led_in = unquoted_start(page, scene.done, quote) is not None
        if (opens or led_in) and not ends_after(page, sentence, found.last):
            return None
        return _with_quote(scene, found, source, quote)
    quote = quote_ending(page, sentence, found.first)
    if quote is None or not (found.cue.invert or found.cue.shape in _FINITE):
        return None
    after = source_after(page, found.last, sentence.last)
    return _with_quote(scene, found, after, quote) if after else None


def _with_quote(scene: Scene, found: Found, source: Range, number: int) -> Draft:
    """Take the quotation before the cue, what leads into it, and the one that goes on after."""
    page = scene.page
    quote = page.quotations[number]
    start = unquoted_start(page, scene.done, number)
    begin = quote.begin if start is None else page.tokens[start].begin
    scene.done = max(source[1], found.last)
    pieces: list[Bounds] = [(begin, quote.end)]
    after = quote_starting(page, scene.sentence, scene.done)
    if after is not None:
        pieces.append((page.quotations[after].begin, page.quotations[after].end))
    rule = "quote, cue" if start is None else "content with quote, cue"
    return scene.draft(found, tuple(pieces), source, rule)


def inverted(scene: Scene, found: Found, source: Range | None) -> Draft | None:
    """Read "It was late, said Ann Lee": cue before source, content before both."""
    comma = found.first - 1
    stands = found.cue.invert and found.finite and not found.passive and found.cue.shape != "ing"
    if not stands or comma - scene.done < _FEWEST or scene.text(comma) != ",":
        return None
    after = source_after(scene.page, found.last, scene.sentence.last)
    if after is None or not _names_someone(scene, after[0]):
        return None
    if source and after[1] < scene.sentence.last and scene.text(after[1]) not in ".,!?;":
        return None
    content = scene.page.bounds(scene.content_first(), comma)
    scene.done = after[1]
    return scene.draft(found, (content,), after, "content, cue source")


def _names_someone(scene: Scene, at: int) -> bool:
    token = scene.page.tokens[at]
    capital = token.text[0].isupper()
    return capital or token.low in words("determiners") or token.low in words("group")


def passive(scene: Scene, found: Found, source: Range | None) -> Draft | None:
    """Read "the plan was criticised by lawmakers": the source stands after "by"."""
    if not found.passive or source is None or "object" not in found.cue.take:
        return None
    if scene.text(found.last).lower() != "by":
        return None
    after = source_after(scene.page, found.last + 1, scene.sentence.last)
    if after is None:
        return None
    scene.done = after[1]
    return scene.draft(found, (scene.page.bounds(*source),), after, "passive by")


def content_after(scene: Scene, found: Found, source: Range | None) -> Draft | None:
    """Read "She says it has to do with …" and "Lee told reporters that …"."""
    participle = found.cue.shape == "ing"
    if found.passive or not (source or participle) or not (found.finite or participle):
        return None
    if source and found.cue.shape == "past/done" and _participle(scene, found, source):
        return None
    at, told = found.last, None
    if found.cue.hearer or _asks(scene, found):
        told = hearer(scene.page, at, scene.sentence.last)
        at = told[1] if told else at
    start = _start(scene, found, at, source)
    if start is None or start >= scene.sentence.last:
        return None
    kind = follows(scene.page, at, scene.sentence.last)
    if _particle(found, kind) and start == at:
        found, start = replace(found, last=at + 1), at + 1
    plain = kind not in {"that", "quote"} and "clause" not in found.cue.take
    end = clause_end(scene.page, scene.sentence, start, scene.later(found), plain=plain)
    content = scene.page.content(start, end)
    if content is None or _empty(scene, start, end):
        return None
    scene.done = end
    pieces = (*_relative(scene, found, source), content)
    return scene.draft(found, pieces, source, f"cue, {_class(kind)}", told=told)


def _participle(scene: Scene, found: Found, source: Range) -> bool:
    """Whether a lone comma parts verb and subject: "The visa, called EB-5, …" reports nothing."""
    printed = [token.text for token in scene.page.tokens[source[0] : source[1]]]
    if {"clause", "that"} & found.cue.take:
        return False
    return found.first == found.head and printed[-1] == "," and printed.count(",") == 1


def _relative(scene: Scene, found: Found, source: Range | None) -> tuple[Bounds, ...]:
    """Return the "which" of "which he said was late": the first piece of what was said."""
    if source is None or source[0] - 1 < scene.sentence.first or "clause" not in found.cue.take:
        return ()
    at = source[0] - 1
    opens = scene.page.tokens[at].low in {"which", "what"} and scene.page.inside[at] < 0
    return (scene.page.bounds(at, at + 1),) if opens else ()


def _empty(scene: Scene, start: int, end: int) -> bool:
    """Whether the content is no more than "it" or "that"."""
    spoken = [t.low for t in scene.page.tokens[start:end] if t.text[0].isalnum()]
    return len(spoken) <= 1 and all(word in words("empty") for word in spoken)


def _particle(found: Found, kind: str) -> bool:
    """Whether the preposition is part of the cue: "spoke of", "railed against"."""
    take = found.cue.take
    if found.cue.lemma == "refer" and kind == "to":
        return True
    return kind in take and kind in words("particles") and not take & {"object", "clause", "by"}


def _class(kind: str) -> str:
    """Name what follows the cue, all prepositions but "to" as one."""
    return "preposition" if kind != "to" and kind in words("prepositions") else kind


def _asks(scene: Scene, found: Found) -> bool:
    """Whether "asked Ann Lee whether" follows: one who is asked before the question."""
    if found.cue.lemma != "ask" or found.last >= scene.sentence.last:
        return False
    stop = min(found.last + _ASKED_WITHIN, scene.sentence.last)
    near = scene.page.tokens[found.last + 1 : stop]
    first = scene.page.tokens[found.last].low
    if first in words("wh") or first in {"not", "to", "the"}:
        return first == "the" and not any(t.low == "that" for t in near) and _asked(near)
    return _asked(near)


def _asked(near: Sequence[Token]) -> bool:
    return any(t.low in words("asked") for t in near)


def _start(scene: Scene, found: Found, at: int, source: Range | None) -> int | None:
    """Return the token at which content after the cue starts, or None where none may."""
    take = found.cue.take
    kind = follows(scene.page, at, scene.sentence.last)
    if kind == "end":
        return at + 1 if found.cue.hearer and scene.text(at) == "," else None
    if kind == "quote":
        return at if take & {"quote", "clause", "object", "that"} else None
    if kind in take or (kind == "clause" and ("object" in take or _document(scene, source))):
        return at
    if kind in words("prepositions") and take & {"clause", "that", "quote"}:
        return content_start(scene.page, at, scene.sentence.last)
    return None


def _document(scene: Scene, source: Range | None) -> bool:
    """Whether a poll, report or the like speaks, of which "shows" tells content."""
    if source is None:
        return False
    return any(t.low in document_words() for t in scene.page.tokens[source[0] : source[1]])


def content_before(scene: Scene, found: Found, source: Range | None) -> Draft | None:
    """Read "The plan is dead, officials said" and "The plan, they say, is dead"."""
    if source is None or found.passive or not found.finite or "clause" not in found.cue.take:
        return None
    comma, first, at = source[0] - 1, scene.content_first(), found.last
    goes_on = at + _FEWEST < scene.sentence.last and scene.text(at) == ","
    if comma - max(first, scene.done) < (1 if goes_on else 2) or scene.text(comma) not in ",–—":
        return None
    pieces = [scene.page.bounds(first, comma)]
    scene.done = at
    rest = scene.page.content(at, scene.sentence.last) if goes_on else None
    if rest:
        pieces = [rest] if _adverbial(scene, first) else [*pieces, rest]
        scene.done = scene.sentence.last
    return scene.draft(found, tuple(pieces), source, "content, source cue")


def _adverbial(scene: Scene, first: int) -> bool:
    """Whether "As China builds islands, he said, …" opens with a clause that is not content."""
    low = scene.page.tokens[first].low
    return low in {"as", "though", "although", "while", "in", "on", "at", "over", "when"}


PATTERNS: tuple[Pattern, ...] = (after_quote, inverted, passive, content_after, content_before)
