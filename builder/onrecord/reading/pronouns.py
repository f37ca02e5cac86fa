"""Says whom a pronoun means: a page, its cast and the pronoun in, clusters out."""

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.kinds import described_kind
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page

_NAMES_BACK = 25  # names looked back over
_SAME_GENDER = 12  # names that a known gender outweighs
_LAST_SPEAKER = 15  # names that having spoken last outweighs
_NEAR = 3  # characters between a name and its "who"
_PHRASE = 8  # tokens of an unnamed antecedent

PRONOUNS = frozenset(
    {"he", "she", "his", "her", "him", "they", "their", "it", "its", "who", "which", "that"}
)


def meant(page: Page, cast: Cast, source: Bounds, low: str) -> tuple[int, ...]:
    """Return the clusters that the pronoun `low` at `source` means, noting the mention."""
    if low in {"they", "their"}:
        return cast.refer(cast.last if cast.several() else cast.last_several, source, "pronoun")
    if low in {"it", "its"}:
        return cast.refer(body(cast, source[0]), source, "pronoun")
    if low in {"who", "which", "that"}:
        return _antecedent(page, cast, source)
    gender = "male" if low in {"he", "his", "him"} else "female"
    return cast.refer(person(cast, source[0], gender), source, "pronoun")


def person(cast: Cast, offset: int, gender: str) -> tuple[int, ...]:
    """Return the likeliest person of the gender before `offset`: near, or speaking last."""
    fitting: dict[int, int] = {}
    for rank, name in enumerate(cast.before(offset)):
        cluster = cast.cluster(name)
        if rank > _NAMES_BACK:
            break
        if cluster.kind != "Person" or cluster.gender not in ("", gender):
            continue
        near = -rank + (_SAME_GENDER if cluster.gender == gender else 0)
        near += _LAST_SPEAKER if cluster.key in cast.last else 0
        fitting[cluster.key] = max(fitting.get(cluster.key, near), near)
    if fitting:
        return (max(fitting, key=lambda key: (fitting[key], key)),)
    last = cast.last_male if gender == "male" else cast.last_female
    return (last,) if last is not None else ()


def body(cast: Cast, offset: int) -> tuple[int, ...]:
    """Return the body that "it" or "the agency" means: the last speaker, else the nearest."""
    for key in cast.last:
        if cast.clusters[key].kind in {"Organisation", "Document"}:
            return (key,)
    for name in cast.before(offset):
        if cast.cluster(name).kind == "Organisation":
            return (cast.cluster(name).key,)
    return ()


def _antecedent(page: Page, cast: Cast, source: Bounds) -> tuple[int, ...]:
    """Return whom "who" or "which" means: the name or noun phrase right before it."""
    before = next(iter(cast.before(source[0])), None)
    if before and 0 <= source[0] - before.span.end <= _NEAR:
        return (cast.cluster(before).key,)
    phrase = _phrase_before(page, source[0])
    if phrase is None:
        return ()
    text = page.text[phrase[0] : phrase[1]]
    return (cast.described(phrase, text, described_kind(text), "nominal"),)


def _phrase_before(page: Page, offset: int) -> Bounds | None:
    last = page.token_at(offset)
    last -= last > 0 and page.tokens[last - 1].text == ","
    first = last
    while first > 0 and last - first < _PHRASE and page.tokens[first - 1].text[0].isalnum():
        low = page.tokens[first - 1].low
        if low in words("finite") or low in words("conjunctions") or low in words("subordinators"):
            break
        first -= 1
        if low in words("determiners"):
            break
    return None if first == last else page.bounds(first, last)
