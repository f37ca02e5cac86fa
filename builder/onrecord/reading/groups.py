"""Says which two people "they" or "the two men" are: a page and its cast in, clusters out."""

from itertools import pairwise

from onrecord.reading.cast import Cast
from onrecord.reading.cues import finite_verb
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence

Keys = tuple[int, ...]
_SENTENCES_BACK = 3
_LONGEST = 12  # tokens between two names joined by "and": an apposition or an office
_PAIR = 2
_TITLED = 3  # tokens between "and" and the second name: "and the baker"


def couple(page: Page, cast: Cast, offset: int) -> Keys:
    """Return the people whom a sentence shortly before joins: "Ann Lee and Tom Hall met"."""
    here = page.sentence_at(page.token_at(offset))
    for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
        sentence = page.sentences[number]
        if sentence.end <= cast.last_at:
            return ()
        found = _joined(page, cast, sentence)
        if found and sentence.begin <= cast.last_at and not _opens(page, cast, sentence, found):
            return ()
        if found:
            return found
    return ()


def the_two(page: Page, cast: Cast, offset: int, gender: str) -> Keys:
    """Return the only two people named in the paragraph so far, or before it, if there are two."""
    here = page.sentence_at(page.token_at(offset))
    number = page.sentences[here].paragraph
    for paragraph in reversed(page.paragraphs[max(0, number - 1) : number + 1]):
        named = cast.within((paragraph.begin, min(offset, paragraph.end)))
        keys = tuple(dict.fromkeys(k for n in named if (k := _person(cast, n)) is not None))
        fits = all(cast.clusters[key].gender in ("", gender) for key in keys) if gender else True
        if keys:
            return keys if len(keys) == _PAIR and fits else ()
    return ()


def _person(cast: Cast, name: Name) -> int | None:
    cluster = cast.cluster(name)
    return cluster.key if cluster.kind == "Person" and not name.quoted else None


def _joined(page: Page, cast: Cast, sentence: Sentence) -> Keys:
    """Return the two of the sentence's people whom an "and" joins."""
    named = cast.within((sentence.begin, sentence.end))
    people = [name for name in named if _person(cast, name) is not None]
    for one, other in pairwise(people):
        keys = cast.cluster(one).key, cast.cluster(other).key
        if keys[0] != keys[1] and _and(page, one.last, other.first):
            return keys
    return ()


def _opens(page: Page, cast: Cast, sentence: Sentence, keys: Keys) -> bool:
    """Whether the people stand before the verb, with the speaker: "critics like Lee and Hall"."""
    named = cast.within((sentence.begin, sentence.end))
    last = max(name.first for name in named if cast.cluster(name).key in keys)
    return not finite_verb(page, sentence.first, last)


def _and(page: Page, first: int, last: int) -> bool:
    """Whether the tokens between two names join them: ", a baker of Weston, and Mayor"."""
    if not 0 < last - first <= _LONGEST or finite_verb(page, first, last):
        return False
    after = [token.low for token in page.tokens[max(first, last - _TITLED) : last]]
    if "and" not in after:
        return False
    behind = after[after.index("and") + 1 :]
    between = {token.low for token in page.tokens[first:last]}
    return not between & words("relatives") and not {*behind} & words("prepositions")
