"""Says whom a pronoun means: a page, its cast and the pronoun in, clusters out."""

from math import inf

from onrecord.reading.bodies import body
from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import PRONOUNS as GENDERS
from onrecord.reading.genders import noun_gender
from onrecord.reading.groups import couple
from onrecord.reading.kinds import described_kind, nobody
from onrecord.reading.lexicon import words
from onrecord.reading.onlookers import onlooker
from onrecord.reading.page import Page
from onrecord.reading.titled import titled
from onrecord.reading.topics import fits, may_be, topic
from onrecord.reading.weighing import likeliest

_NAMES_BACK = 25  # names looked back over
_SAME_GENDER = 12  # names that a known gender outweighs
_LAST_SPEAKER = 15  # names that having spoken last outweighs
_TOPIC = 28  # names that being the subject of the sentences since outweighs
_ALONE = 20  # names that being the only person of the sentence before outweighs
_SURE = 2.0  # what must speak for another than the rules tell
_NEAR = 3  # characters between a name and its "who"
_PHRASE = 8  # tokens of an unnamed antecedent

PRONOUNS = frozenset(
    {"he", "she", "his", "her", "him", "they", "their", "it", "its", "who", "which", "that"}
)


def meant(page: Page, cast: Cast, source: Bounds, low: str) -> tuple[int, ...]:
    """Return the clusters that the pronoun `low` at `source` means, noting the mention."""
    if low in {"they", "their"}:
        return cast.refer(_several(page, cast, source[0]), source, "pronoun")
    if low in {"it", "its"}:
        return cast.refer(body(page, cast, source[0]), source, "pronoun")
    if low in {"who", "which", "that"}:
        return _antecedent(page, cast, source)
    seen = onlooker(page, cast, source[0], GENDERS[low])
    keys = _seen(page, cast, seen) if seen else person(page, cast, source[0], GENDERS[low])
    return cast.refer(keys, source, "pronoun")


def _seen(page: Page, cast: Cast, words_: Bounds) -> tuple[int, ...]:
    """Return whom the description means of whom the sentences before tell."""
    text = page.text[slice(*words_)]
    key = titled(page, cast, words_, text)
    if key is None:
        cast.because("seen", words_)
        return (cast.described(words_, text, "Unnamed", "nominal"),)
    return cast.refer((key,), words_, "nominal")


def _several(page: Page, cast: Cast, offset: int) -> tuple[int, ...]:
    """Return whom "they" means: a pair named since somebody spoke, else several who spoke."""
    pair = couple(page, cast, offset)
    several = pair or (cast.last if cast.several() else cast.last_several)
    for key in several:
        cast.because_of("together" if pair else "spoke last", key, offset)
    return several


def person(page: Page, cast: Cast, offset: int, gender: str) -> tuple[int, ...]:
    """Return the likeliest person of the gender: near, a subject since, or the last speaker."""
    fitting: dict[int, int] = {}
    told_of, alone = topic(page, cast, offset, gender), _alone(page, cast, offset)
    if cast.unsteady:
        cast.because("unsteady", cast.unsteady)
    if told_of is None and _unnamed(page, cast, offset, gender):
        cast.because_of("spoke last", cast.last[0], offset)
        return cast.last
    for rank, name in enumerate(cast.before(offset)):
        cluster = cast.cluster(name)
        if rank > _NAMES_BACK:
            break
        if cast.apart(name) or cluster.key in cast.barred or not may_be(cluster, gender):
            continue
        near = -rank + (_SAME_GENDER if cluster.gender == gender else 0)
        near += _LAST_SPEAKER if cluster.key in cast.last else 0
        near += _TOPIC if cluster.key == told_of else 0
        near += _ALONE if cluster.key == alone else 0
        fitting[cluster.key] = max(fitting.get(cluster.key, near), near)
    if fitting:
        best = max(fitting, key=lambda key: (fitting[key], key))
        rules = {"topic": best == told_of, "alone": best == alone, "spoke last": best in cast.last}
        rule = next((rule for rule, tells in rules.items() if tells), "nearest")
        heard = _likelier(page, cast, offset, best, 0.0 if rule == "nearest" else _SURE)
        if heard in fitting:
            best, rule = heard, "likeliest"
        cast.because_of(rule, best, offset)
        return (best,)
    last = cast.last_male if gender == "male" else cast.last_female
    role = _role_before(page, cast, offset)
    key = last if role is None or not may_be(cast.clusters[role], gender) else role
    if key is None or key in cast.barred:
        return ()
    cast.because_of("spoke last" if key == last else "role before", key, offset)
    return (key,)


def _likelier(page: Page, cast: Cast, offset: int, told: int, least: float) -> int | None:
    """Return for whom most of the words around the pronoun speaks, None where that is nobody.

    It must be more by `least` than what speaks for `told`.
    """
    token = page.tokens[page.token_at(offset)]
    if cast.likely is None or token.low not in GENDERS:
        return None
    worth = cast.likely.worth((token.begin, token.end), cast.barred)
    heard = likeliest(worth)
    if heard is None or worth[heard] < worth.get(told, -inf) + least:
        return None
    return heard


def _unnamed(page: Page, cast: Cast, offset: int, gender: str) -> bool:
    """Whether who spoke last is a person without a name: "A spokesman said … He said …".

    Nobody else must have been named since, but in what was said.
    """
    if cast.last_at < 0:
        return False
    spoken_in = page.sentences[page.sentence_at(page.token_at(cast.last_at))]
    if any(fits(cast, name, gender) for name in cast.within((spoken_in.end, offset))):
        return False
    spoke = [cast.clusters[key] for key in cast.last if key not in cast.barred]
    if len(spoke) != 1 or spoke[0].kind != "Unnamed":
        return False
    parts = spoke[0].parts
    stop = next((i for i, part in enumerate(parts) if part in words("prepositions")), len(parts))
    head = parts[stop - 1] if stop else ""
    told = noun_gender(head)
    return told == gender or (not told and head in words("person_nouns"))


def _role_before(page: Page, cast: Cast, offset: int) -> int | None:
    """Return the one whose role the sentence has named before: "I told the mayor, and she …"."""
    here = page.token_at(offset)
    for at in range(here - 1, page.sentences[page.sentence_at(here)].first, -1):
        holders = cast.roles.get(page.tokens[at].low, set())
        if len(holders) == 1 and page.tokens[at - 1].low == "the":
            return next(iter(holders))
    return None


def _alone(page: Page, cast: Cast, offset: int) -> int | None:
    """Return the only person that the sentence before names, where no pronoun is its subject."""
    number = page.sentence_at(page.token_at(offset)) - 1
    if number < 0 or page.sentences[number].paragraph != page.sentences[number + 1].paragraph:
        return None
    sentence = page.sentences[number]
    named = [n for n in cast.within((sentence.begin, sentence.end)) if not n.quoted]
    people = {cast.cluster(n).key for n in named if cast.cluster(n).kind == "Person"}
    told = sentence.begin > cast.last_at and page.tokens[sentence.first].low not in PRONOUNS
    return next(iter(people)) if len(people) == 1 and told else None


def _antecedent(page: Page, cast: Cast, source: Bounds) -> tuple[int, ...]:
    """Return whom "who" or "which" means: the name or noun phrase right before it."""
    before = next(iter(cast.before(source[0])), None)
    if before and 0 <= source[0] - before.span.end <= _NEAR:
        cast.because_of("before it", cast.cluster(before).key, before.span)
        return (cast.cluster(before).key,)
    phrase = _phrase_before(page, source[0])
    if phrase is None:
        return ()
    text = page.text[phrase[0] : phrase[1]]
    if nobody(text):
        return ()
    cast.because("before it", phrase)
    return (cast.described(phrase, text, described_kind(text), "nominal"),)


def _phrase_before(page: Page, offset: int) -> Bounds | None:
    last = page.token_at(offset)
    lowest = page.sentences[page.sentence_at(last)].first
    last -= last > lowest and page.tokens[last - 1].text == ","
    first = last
    while first > lowest and last - first < _PHRASE:
        low = page.tokens[first - 1].low
        if not page.tokens[first - 1].text[0].isalnum() and low != "'s":
            break
        if low in words("finite") or low in words("conjunctions") or low in words("subordinators"):
            break
        first -= 1
        if low in words("determiners") and (first <= lowest or page.tokens[first - 1].low != "of"):
            break
    return None if first == last else page.bounds(first, last)
