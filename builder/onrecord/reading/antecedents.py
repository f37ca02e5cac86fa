"""Says whom "he" and "she" mean: the encoder's scores within what is certain; a page in, keys out.

What is certain: a known gender, whom the speakers' own pronouns mean, and that who speaks is not
"he" in their own quotation.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.encoder import Place, Referring
from onrecord.reading.genders import PRONOUNS
from onrecord.reading.page import Page

_BACK = 50  # places looked back over
_AHEAD = 5  # names looked ahead to
Keys = tuple[int, ...]


class _Told(NamedTuple):
    """A place where a person is named or meant, in text order, and the person's cluster."""

    place: Place
    key: int


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
    open_: list[tuple[Place, Keys]] = []
    for own in _pronouns(page):
        known = cast.noted.get((own.begin, own.end), ())
        if len(known) == 1:
            insort(told, _Told(own, known[0]))
        elif not known:
            open_.append((own, quoted(own.begin)))
    for own, barred in sorted(open_, key=lambda one: bool(one[1])):
        fitting = people[PRONOUNS[page.text[own.begin : own.end].lower()]]
        sentence = page.sentences[page.sentence_at(page.token_at(own.begin))]
        fitting = fitting.difference(barred) if barred else fitting
        near = _near(own, told, fitting, sentence.end)
        key = _likeliest(referring, own, near) if near else None
        if key is not None:
            found[own.begin, own.end] = key
            insort(told, _Told(own, key))
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


def _named(page: Page, cast: Cast) -> Iterator[_Told]:
    if page.tokens:
        for name in cast.within((page.tokens[0].begin, page.tokens[-1].end)):
            if cast.cluster(name).kind == "Person":
                place = Place(name.span.begin, name.span.end, "name")
                yield _Told(place, cast.cluster(name).key)


def _pronouns(page: Page) -> Iterator[Place]:
    for token in page.tokens:
        if token.low in PRONOUNS:
            yield Place(token.begin, token.end, "pronoun")


def _near(own: Place, told: Sequence[_Told], fitting: Collection[int], end: int) -> Sequence[_Told]:
    """Return who may be meant: told of before, or named in the sentence, which ends at `end`.

    Where nobody was told of before, those who are named next.
    """
    at = bisect_left(told, (own,))
    before = [one for one in told[max(0, at - _BACK) : at] if one.key in fitting]
    after = (one for one in islice(told, at, at + _BACK) if one.place.kind == "name")
    ahead = [one for one in islice(after, _AHEAD) if one.key in fitting]
    return [*before, *(one for one in ahead if one.place.begin < end or not before)]


def _likeliest(referring: Referring, own: Place, near: Sequence[_Told]) -> int | None:
    """Return the cluster whose places answer best together; None where nobody is likely."""
    *scores, fresh = referring.scores(own, [one.place for one in near]).tolist()
    worth: dict[int, float] = {}
    for one, score in zip(near, scores, strict=True):
        worth[one.key] = float(np.logaddexp(worth.get(one.key, -np.inf), score))
    best = max(worth, key=lambda key: (worth[key], key))
    return best if worth[best] > fresh else None
