"""Says who wrote the post or letter that "said" it: a page, its cast and a phrase in, who out."""

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import cue_verbs, table, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence
from onrecord.reading.pronouns import meant
from onrecord.reading.reasons import because

_SENTENCES_BACK = 10
_BESIDE = 3  # tokens between a verb or a name and the thing: "wrote her first long letter"
_DETERMINED = frozenset({"the", "this", "that"})
_OWNERS = {"his": "male", "her": "female"}
_WRITING = frozenset({"Person", "Organisation"})
_ENDS = frozenset({"on", "that", ":", ",", ".", "“", '"'})  # behind "posted" without an object
_OTHERS = frozenset({"from", "by", "of"})  # behind what somebody else may have written


def writer(page: Page, cast: Cast, head: Bounds) -> tuple[int, ...]:
    """Return who wrote "the post", "her letter" or "Lee's post", where the text tells it."""
    first, last = page.over(*head)
    noun = page.tokens[last - 1].text
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
        printed = {p: page.tokens[p].text for p in range(sentence.first, sentence.last)}
        places = [p for p, word in printed.items() if word == noun and page.inside[p] < 0]
        verbs = [p for p, word in printed.items() if word == noun + "ed" and page.inside[p] < 0]
        found = next(_writers(page, cast, sentence, places), None)
        found = found or next(_posters(page, cast, sentence, verbs), None)
        if found or places or verbs:
            return found
    return None


def _writers(page: Page, cast: Cast, sentence: Sentence, places: list[int]) -> Iterator[Name]:
    """Yield whose it is, by whom, and who wrote it or says something in it."""
    named = [n for n in cast.within((sentence.begin, sentence.end)) if not n.quoted]
    able = [n for n in named if cast.cluster(n).kind in _WRITING]
    for place in places:
        yield from (n for n in able if _owns(page, n, place) or _by(page, n, place))
        if not _others(page, place):
            verb = _governs(page, sentence, place)
            subject = _subject(page, sentence, named, verb) if verb is not None else None
            speak = (n for n in able if _opens(page, sentence, place, n))
            yield from (n for n in (subject, *speak) if n in able and _fits(page, cast, n, place))


def _posters(page: Page, cast: Cast, sentence: Sentence, verbs: list[int]) -> Iterator[Name]:
    """Yield who "tweeted", "posted on Twitter" or "posted a photo": not who posted bail."""
    named = [n for n in cast.within((sentence.begin, sentence.end)) if not n.quoted]
    for verb in verbs:
        behind = [token.low for token in page.tokens[verb + 1 : verb + 1 + _BESIDE]]
        shown = _ENDS & {*behind[:1]} or words("silent") & {*behind}
        if page.tokens[verb].low == "tweeted" or shown:
            subject = _subject(page, sentence, named, verb)
            yield from (n for n in named if n is subject and cast.cluster(n).kind in _WRITING)


def _owns(page: Page, name: Name, at: int) -> bool:
    """Whether it is "Lee's long post", not "Lee's lawyer's post"."""
    between = [token.low for token in page.tokens[name.last : at]]
    return 0 < len(between) <= _BESIDE and between[0] == "'s" and _plain(between[1:])


def _by(page: Page, name: Name, at: int) -> bool:
    """Whether "by" or "from" joins the thing to the name behind it, and to nobody of theirs."""
    between = [token.low for token in page.tokens[at + 1 : name.first]]
    behind = page.tokens[name.last].low if name.last < len(page.tokens) else "."
    several = behind in {"'s", "'", "and"} | words("person_nouns") | words("kin") | words("group")
    joined = 0 < len(between) <= _BESIDE and between[0] in {"by", "from"}
    return joined and not several and not {"'s", ",", "and"} & {*between}


def _others(page: Page, at: int) -> bool:
    """Whether what follows may tell of another who wrote it: "from the bank", "she had found"."""
    behind = page.tokens[at + 1 : at + 3]
    behind = behind[1:] if behind and behind[0].low in words("relatives") else behind[:1]
    told = _OTHERS | words("subject_pronouns") | words("determiners")
    return any(
        token.low in told or (token.text[0].isupper() and token.low not in _weekdays())
        for token in behind
    )


def _governs(page: Page, sentence: Sentence, at: int) -> int | None:
    """Return the verb of writing, posting or "saying in" whose object the thing is."""
    for verb in range(at - 1, max(sentence.first, at - 2 - _BESIDE), -1):
        low, between = page.tokens[verb].low, [t.low for t in page.tokens[verb + 1 : at]]
        if page.inside[verb] >= 0 or not _plain(between):
            return None
        if low in words("writes"):
            return verb
        if low in words("posts"):
            own = between[:1] in (["a"], ["an"]) and page.tokens[at].low not in words("letters")
            return verb if own else None
        if between[:1] in (["in"], ["on"]) and low in cue_verbs():
            return verb
    return None


def _plain(between: list[str]) -> bool:
    """Whether words before a noun are but articles and adjectives: nobody who has it."""
    people = words("person_nouns") | words("kin") | words("finite") | words("conjunctions")
    return not {"'s", "'", ",", "to", "for"} & {*between} and not people & {*between}


def _fits(page: Page, cast: Cast, name: Name, at: int) -> bool:
    """Whether "his" before the thing can be the writer's own."""
    near = {token.low for token in page.tokens[max(0, at - _BESIDE) : at]}
    owners = {gender for own, gender in _OWNERS.items() if own in near}
    return owners <= {cast.cluster(name).gender or next(iter(owners), "")}


def _subject(page: Page, sentence: Sentence, named: list[Name], verb: int) -> Name | None:
    """Return the name before the verb that is its subject, where that is plain."""
    name = next((n for n in reversed(named) if n.last <= verb), None)
    if name is None:
        return None
    between = [token.low for token in page.tokens[name.last : verb]]
    beside = (words("adverbs") | words("have") | _weekdays() | {"on"}) - words("negations")
    closes = between == [","] and page.tokens[name.first - 1].low == ","
    aside = closes or (between[:1] == [","] and between[1:][-1:] in ([","], ["who"]))
    if not aside and not all(low in beside or low.endswith("ly") for low in between):
        return None
    return name if _leads(page, sentence, named, name) else None


def _leads(page: Page, sentence: Sentence, named: list[Name], name: Name) -> bool:
    """Whether the name opens a clause, with but a title or description before it."""
    titles = words("determiners") | words("person_nouns") | words("weak_titles") | words("offices")
    for at in range(name.first - 1, sentence.first - 1, -1):
        token = page.tokens[at]
        if token.low in {",", "that", "when", "after", "and", "but", "while"}:
            return token.low != "and" or all(n.last != at for n in named)
        if token.low not in titles and not (token.text[0].isupper() and token.text.isalpha()):
            return False
    return True


def _opens(page: Page, sentence: Sentence, at: int, name: Name) -> bool:
    """Whether the name speaks in the thing that opens the sentence: "In her letter, Lee asked"."""
    between = [token.low for token in page.tokens[sentence.first : at]]
    opening = between[:1] == ["in"] and len(between) <= _BESIDE and _plain(between)
    verb = page.tokens[name.last].low if name.last < sentence.last else ""
    return (
        opening
        and name.first > at
        and page.tokens[name.first - 1].low == ","
        and verb in cue_verbs()
    )


def _weekdays() -> frozenset[str]:
    return frozenset(table("times")["weekdays"])
