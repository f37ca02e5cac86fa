"""Says who wrote the post or letter that "said" it: a page, its cast and a phrase in, who out."""

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence
from onrecord.reading.pronouns import meant
from onrecord.reading.reasons import because

_SENTENCES_BACK = 10
_BESIDE = (
    3  # tokens between a name and what is theirs: "Lee's long post", "a post by the baker Lee"
)
_DETERMINED = frozenset({"the", "this", "that"})
_OWNERS = frozenset({"his", "her"})


def writer(page: Page, cast: Cast, head: Bounds) -> tuple[int, ...]:
    """Return who wrote "the post", "her letter" or "Lee's post", where the text tells it."""
    first, last = page.over(*head)
    noun = page.tokens[last - 1].low
    opening = page.tokens[first]
    if noun not in words("written") or last - first < len(["the", "post"]):
        return ()
    if opening.low in _OWNERS:
        before, cast.why = cast.why, (*cast.why, because("through", head))
        found = meant(page, cast, page.bounds(first, first + 1), opening.low)
        cast.why = cast.why if found else before
        return found
    owner = next(iter(cast.within(head)), None)
    if owner is None and opening.low in _DETERMINED:
        owner = _told(page, cast, first, noun)
        cast.doubts |= {"speaker by role"} if owner else set()
    elif owner and not _owns(page, owner, last - 1):
        owner = None
    if owner is None:
        return ()
    cast.because("through", head)
    key = cast.cluster(owner).key
    cast.because_of("wrote it", key, owner.span)
    return (key,)


def _told(page: Page, cast: Cast, at: int, noun: str) -> Name | None:
    """Return who is told of as its writer in the nearest sentence before that tells of it."""
    here = page.sentence_at(at)
    for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
        sentence = page.sentences[number]
        places = [p for p in range(sentence.first, sentence.last) if _tells(page, p, noun)]
        found = next(_writers(page, cast, sentence, places), None)
        if found or any(page.tokens[place].low == noun for place in places):
            return found
    return None


def _tells(page: Page, at: int, noun: str) -> bool:
    """Whether the word is the thing itself or the verb of making it: "posted" for "post"."""
    low = page.tokens[at].low
    return page.inside[at] < 0 and (low == noun or low in {"wrote", noun + "ed"})


def _writers(page: Page, cast: Cast, sentence: Sentence, places: list[int]) -> Iterator[Name]:
    """Yield whose it is, by whom, and who in the sentence before the verb wrote or posted it."""
    named = [n for n in cast.within((sentence.begin, sentence.end)) if not n.quoted]
    named = [n for n in named if cast.cluster(n).kind in {"Person", "Organisation"}]
    for place in places:
        yield from (n for n in named if _owns(page, n, place) or _by(page, n, place))
    if places:
        yield from (n for n in named if _subject(page, sentence, n))


def _owns(page: Page, name: Name, at: int) -> bool:
    owned = name.last < at <= name.last + _BESIDE and page.tokens[name.last].low == "'s"
    return owned and page.inside[at] < 0


def _by(page: Page, name: Name, at: int) -> bool:
    """Whether "by" or "from" joins the thing to the name behind it."""
    between = [token.low for token in page.tokens[at + 1 : name.first]]
    return 0 < len(between) <= _BESIDE and between[0] in {"by", "from"}


def _subject(page: Page, sentence: Sentence, name: Name) -> bool:
    """Whether the name is the subject of a verb of writing: not who is read or written to."""
    behind = page.tokens[name.last : sentence.last]
    verb = next((t.low for t in behind if t.low in words("finite") | words("writes")), "")
    before = [t.low for t in page.tokens[sentence.first : name.first]]
    opening = before[len(before) - before[::-1].index(",") :] if "," in before else before
    small = words("prepositions") | words("finite") | words("subordinators") | words("writes")
    return verb in words("writes") and not small & {*opening}
