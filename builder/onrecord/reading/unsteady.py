"""Tells text whose "he" and "she" change at random, as machines translate them.

Some languages have one word for both, and a machine that translates from them guesses anew in
every sentence. There a pronoun's gender tells nothing.
"""

from collections.abc import Iterator
from itertools import pairwise

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import PRONOUNS
from onrecord.reading.page import Page
from onrecord.reading.pronouns import subject

_FEWEST = 2  # pronouns of the other gender (in 500 articles of English writers no two stood so)


def loosen_genders(page: Page, cast: Cast) -> None:
    """Forget the genders of persons where the page's pronouns keep to none, and note where."""
    told = list(_told(page, cast))
    clashes = [own for own, fits in told if not fits]
    if len(clashes) >= _FEWEST and 2 * len(clashes) > len(told):
        cast.unsteady = clashes[0]
        for cluster in cast.clusters.values():
            cluster.gender = ""


def _told(page: Page, cast: Cast) -> Iterator[tuple[Bounds, bool]]:
    """Yield each pronoun that opens a sentence behind one about a single person of known gender.

    With it whether it has that gender.
    """
    for sentence, following in pairwise(page.sentences):
        opening = page.tokens[following.first]
        apart = sentence.paragraph != following.paragraph or page.inside[following.first] >= 0
        if apart or opening.low not in {"he", "she"}:
            continue
        named = [n for n in cast.within((sentence.begin, sentence.end)) if not cast.apart(n)]
        people = [n for n in named if cast.cluster(n).kind == "Person"]
        alone = len({cast.cluster(name).key for name in people}) == 1
        gender = cast.cluster(people[0]).gender if alone else ""
        if gender and subject(page, sentence, people[0]):
            yield (opening.begin, opening.end), PRONOUNS[opening.low] == gender
