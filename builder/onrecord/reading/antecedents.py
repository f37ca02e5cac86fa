"""Says whom "he" and "she" mean: the likeliest within what is certain; a page in, keys out.

What is certain: a known gender, whom the speakers' own pronouns mean, and that who speaks is not
"he" in their own quotation.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.encoder import Place, Referring
from onrecord.reading.genders import PRONOUNS
from onrecord.reading.page import Page
from onrecord.reading.standing import Stand, stand
from onrecord.reading.weighing import Heard, Told, likeliest, weights

_BACK = 50  # places looked back over
_AHEAD = 5  # names looked ahead to
Keys = tuple[int, ...]


class Antecedents:
    """Whom the pronouns of a page may mean; each that is told tells whom others mean."""

    def __init__(self, page: Page, cast: Cast, referring: Referring) -> None:
        self.page, self.cast, self.referring = page, cast, referring
        self.told = sorted(_named(page, cast))

    def note(self, own: Bounds, key: int) -> None:
        """Note that the pronoun at `own` means the cluster, where it is a "he" or "she"."""
        if self.page.text[slice(*own)].lower() in PRONOUNS:
            insort(self.told, Told(_pronoun(self.page, own), key))

    def worth(self, own: Bounds, barred: Keys) -> Mapping[int | None, float]:
        """Return what speaks for each cluster that "he" or "she" may mean, under None for nobody.

        Nothing where nobody may be meant.
        """
        gender = PRONOUNS[self.page.text[slice(*own)].lower()]
        at = _pronoun(self.page, own)
        before, ahead = _around(at, self.told, self._fits(gender, barred))
        near = [*before, *(o for o in ahead if o.at.sentence == at.sentence or not before)]
        if not near:
            return {}
        *scores, _ = self.referring.scores(at.place, [o.at.place for o in near]).tolist()
        back: dict[int, float] = {}
        answers = self.referring.answers([one.at.place for one in ahead], at.place) if ahead else ()
        for one, answer in zip(ahead, answers, strict=True):
            back[one.key] = max(back.get(one.key, answer), float(answer))
        return weights(self.page, self.cast, at, near, Heard(scores, back))

    def _fits(self, gender: str, barred: Keys) -> Callable[[Told], bool]:
        clusters, genders = self.cast.clusters, ("", gender)
        return lambda one: clusters[one.key].gender in genders and one.key not in barred


def antecedents(likely: Antecedents, spoken: Sequence[tuple[Draft, Keys]]) -> Mapping[Bounds, int]:
    """Return the cluster that each "he" and "she" of the page means, by the pronoun's bounds.

    `spoken` are the page's drafts with their speakers; pronouns that are noted as somebody's
    mention already are not asked again.
    """
    quoted = _quoted(spoken)
    found: dict[Bounds, int] = {}
    noted = likely.cast.noted
    open_ = [(own, quoted(own[0])) for own in _pronouns(likely.page) if own not in noted]
    for own, barred in sorted(open_, key=lambda one: bool(one[1])):
        key = likeliest(likely.worth(own, barred))
        if key is not None:
            found[own] = key
            likely.note(own, key)
    return found


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
    for name in cast.within(page.words):
        if cast.cluster(name).kind == "Person":
            place = Place(name.span.begin, name.span.end, "name")
            yield Told(stand(page, place), cast.cluster(name).key)


def _pronouns(page: Page) -> Iterator[Bounds]:
    """Yield the pronouns, "she" of "she'll" too."""
    for token in page.tokens:
        low = token.low.partition("'")[0]
        if low in PRONOUNS:
            yield token.begin, token.begin + len(low)


def _pronoun(page: Page, own: Bounds) -> Stand:
    return stand(page, Place(*own, "pronoun"))


def _around(
    own: Stand, told: Sequence[Told], fits: Callable[[Told], bool]
) -> tuple[list[Told], list[Told]]:
    """Return where those who fit are told of before the pronoun, and where named next."""
    at = bisect_left(told, (own,))
    after = (one for one in islice(told, at, at + _BACK) if one.at.place.kind == "name")
    return [*filter(fits, told[max(0, at - _BACK) : at])], [*islice(filter(fits, after), _AHEAD)]
