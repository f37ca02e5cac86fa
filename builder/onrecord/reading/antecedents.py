"""Says whom "he" and "she" mean: the likeliest within what is certain; a page in, keys out.

What is certain: a known gender, whom the speakers' own pronouns mean, and that who speaks is not
"he" in their own quotation.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.encoder import Place, Referring
from onrecord.reading.genders import PRONOUNS
from onrecord.reading.page import Page
from onrecord.reading.standing import Stand, stand
from onrecord.reading.weighing import Heard, Told, weights

_BACK = 50  # places looked back over
_AHEAD = 5  # names looked ahead to
Keys = tuple[int, ...]


def antecedents(
    page: Page, cast: Cast, referring: Referring, spoken: Sequence[tuple[Draft, Keys]]
) -> Mapping[Bounds, int]:
    """Return the cluster that each "he" and "she" of the page means, by the pronoun's bounds.

    `spoken` are the page's drafts with their speakers; pronouns that are noted as somebody's
    mention already are not asked again, and tell whom others mean.
    """
    told = sorted(_named(page, cast))
    people = {gender: frozenset(_people(cast, gender)) for gender in ("male", "female")}
    quoted = _quoted(spoken)
    found: dict[Bounds, int] = {}
    open_: list[tuple[Stand, Keys]] = []
    for own in _pronouns(page):
        known = cast.noted.get((own.place.begin, own.place.end), ())
        if len(known) == 1:
            insort(told, Told(own, known[0]))
        elif not known:
            open_.append((own, quoted(own.place.begin)))
    for own, barred in sorted(open_, key=lambda one: bool(one[1])):
        fitting = people[PRONOUNS[page.text[own.place.begin : own.place.end].lower()]]
        fitting = fitting.difference(barred) if barred else fitting
        key = _likeliest(page, cast, referring, own, told, fitting)
        if key is not None:
            found[own.place.begin, own.place.end] = key
            insort(told, Told(own, key))
    return found


def _people(cast: Cast, gender: str) -> Iterator[int]:
    for key, cluster in cast.clusters.items():
        if cluster.kind == "Person" and cluster.gender in ("", gender):
            yield key


def _quoted(spoken: Sequence[tuple[Draft, Keys]]) -> Callable[[int], Keys]:
    """Return what tells who speaks in the quotation that holds an offset."""
    pieces = sorted(
        (*piece, keys)
        for draft, keys in spoken
        if draft.form != "indirect"
        for piece in draft.content
    )
    begins = [begin for begin, _, _ in pieces]

    def speakers(offset: int) -> Keys:
        at = bisect_right(begins, offset) - 1
        return pieces[at][2] if at >= 0 and offset < pieces[at][1] else ()

    return speakers


def _named(page: Page, cast: Cast) -> Iterator[Told]:
    if page.tokens:
        for name in cast.within((page.tokens[0].begin, page.tokens[-1].end)):
            if cast.cluster(name).kind == "Person":
                place = Place(name.span.begin, name.span.end, "name")
                yield Told(stand(page, place), cast.cluster(name).key)


def _pronouns(page: Page) -> Iterator[Stand]:
    """Yield the pronouns, "she" of "she'll" too."""
    for token in page.tokens:
        low = token.low.partition("'")[0]
        if low in PRONOUNS:
            yield stand(page, Place(token.begin, token.begin + len(low), "pronoun"))


def _likeliest(
    page: Page,
    cast: Cast,
    referring: Referring,
    own: Stand,
    told: Sequence[Told],
    fitting: Collection[int],
) -> int | None:
    """Return the cluster of `fitting` that is meant; None where nobody is likely."""
    at = bisect_left(told, (own,))
    before = [one for one in told[max(0, at - _BACK) : at] if one.key in fitting]
    after = [one for one in islice(told, at, at + _BACK) if one.at.place.kind == "name"]
    ahead = [one for one in after if one.key in fitting][:_AHEAD]
    near = [*before, *(o for o in ahead if o.at.sentence == own.sentence or not before)]
    if not near:
        return None
    *scores, fresh = referring.scores(own.place, [one.at.place for one in near]).tolist()
    back: dict[int, float] = {}
    for one in ahead:
        answer, none = referring.scores(one.at.place, [own.place]).tolist()
        back[one.key] = max(back.get(one.key, answer - none), answer - none)
    worth = weights(page, cast, own, near, Heard(scores, fresh, back))
    return max(worth, key=lambda key: (worth[key], key or -1))
