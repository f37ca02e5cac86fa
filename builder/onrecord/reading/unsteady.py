"""Tells text whose "he" and "she" change at random, as machines translate them.

Some languages have one word for both, and a machine that translates from them guesses anew in
every sentence. There a pronoun's gender tells nothing.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import PRONOUNS
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence
from onrecord.reading.topics import subject

_FEWEST = 3  # pronouns of the other gender for one person (none of 500 English articles had two)


class _Meant(NamedTuple):
    """A pronoun, the cluster it can only mean by where it stands, and whether the gender fits."""

    own: Bounds
    key: int
    fits: bool


def loosen_genders(page: Page, cast: Cast) -> None:
    """Forget the genders of persons where somebody's pronouns keep to none, and note where."""
    meant = list(_meant(page, cast))
    for key in dict.fromkeys(one.key for one in meant):
        own = [one for one in meant if one.key == key]
        clashes = [one for one in own if not one.fits]
        if len(clashes) >= _FEWEST and 2 * len(clashes) > len(own):
            cast.unsteady = clashes[0].own
            for cluster in cast.clusters.values():
                cluster.gender = ""
            return


def _meant(page: Page, cast: Cast) -> Iterator[_Meant]:
    """Yield each pronoun that opens a sentence behind one about a single person of known gender.

    Nobody else whom it could mean, and no pronoun of its gender, stands before in the paragraph.
    """
    for sentence, following in pairwise(page.sentences):
        opening = page.tokens[following.first]
        apart = sentence.paragraph != following.paragraph or page.inside[following.first] >= 0
        if apart or opening.low not in {"he", "she"}:
            continue
        gender = PRONOUNS[opening.low]
        people = _people(cast, sentence)
        alone = len({cast.cluster(name).key for name in people}) == 1
        told = cast.cluster(people[0]).gender if alone else ""
        if told and subject(page, sentence, people[0]):
            key, own = cast.cluster(people[0]).key, (opening.begin, opening.end)
            if told == gender or not _others(page, cast, following, key, gender):
                yield _Meant(own, key, told == gender)


def _people(cast: Cast, sentence: Sentence) -> list[Name]:
    named = cast.within((sentence.begin, sentence.end))
    return [n for n in named if not cast.apart(n) and cast.cluster(n).kind == "Person"]


def _others(page: Page, cast: Cast, sentence: Sentence, key: int, gender: str) -> bool:
    """Whether the paragraph has told of somebody of the gender before the sentence."""
    paragraph = page.paragraphs[sentence.paragraph]
    begin = page.sentences[paragraph.sentences[0]].first
    words = page.tokens[begin : sentence.first]
    if any(PRONOUNS.get(token.low) == gender for token in words):
        return True
    named = cast.within((paragraph.begin, sentence.begin))
    people = (cast.cluster(name) for name in named if cast.cluster(name).kind == "Person")
    return any(one.key != key and one.gender in ("", gender) for one in people)
