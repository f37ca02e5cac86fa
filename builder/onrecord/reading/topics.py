"""Says of whom the sentences tell: a page, its cast and a place in, the subject's cluster out."""

from onrecord.reading.cast import Cast
from onrecord.reading.lexicon import words
from onrecord.reading.merging import Cluster
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence

_SENTENCES_BACK = 8  # sentences looked back over for a subject
_SUBJECTS = 2  # names of a sentence that may be its subject: "LEE: The mayor, Ann Hall, …"
_OPENING = 5  # tokens before a subject's name: "His sister, the hydrologist"


def topic(page: Page, cast: Cast, offset: int, gender: str) -> int | None:
    """Return the person that is the subject of the nearest sentence since somebody spoke.

    `gender` is "male", "female" or "" for either; a group that spoke is passed over, unless that
    sentence tells of somebody else who is meant.
    """
    here = page.sentence_at(page.token_at(offset))
    passed = bool(cast.last) and all(_group(cast, key) for key in cast.last)
    for number in range(here, max(-1, here - 1 - _SENTENCES_BACK), -1):
        sentence = page.sentences[number]
        if sentence.begin <= cast.last_at and not passed:
            return None
        if sentence.first in page.headlines:
            continue
        named = cast.within((sentence.begin, min(offset, sentence.end)))
        fitting = [n for n in named if fits(cast, n, gender)]
        for name in named[:_SUBJECTS]:
            if name in fitting and subject(page, sentence, name):
                return cast.cluster(name).key
        if sentence.begin <= cast.last_at and any(_plain(page, name) for name in fitting):
            return None
    return None


def subject(page: Page, sentence: Sentence, name: Name) -> bool:
    """Whether the sentence opens with the name: "The pilot Ann Lee", not "Lee’s plan"."""
    opening = page.tokens[sentence.first : name.first]
    owns = name.last < len(page.tokens) and page.tokens[name.last].low == "'s"
    small = words("prepositions") | words("finite") | words("subordinators")
    return not (
        name.quoted or owns or len(opening) > _OPENING or any(t.low in small for t in opening)
    )


def may_be(cluster: Cluster, gender: str) -> bool:
    """Whether the cluster is a person whom a pronoun of the gender can mean."""
    return cluster.kind == "Person" and (not gender or cluster.gender in ("", gender))


def fits(cast: Cast, name: Name, gender: str) -> bool:
    """Whether a pronoun of the gender can mean who is named there."""
    cluster = cast.cluster(name)
    return may_be(cluster, gender) and cluster.key not in cast.barred and not name.quoted


def _group(cast: Cast, key: int) -> bool:
    """Whether what spoke is no single person: a body, a document or "two officials"."""
    cluster = cast.clusters[key]
    many = cluster.kind == "Unnamed" and any(w.endswith("s") for w in cluster.parts[-1:])
    return many or cluster.kind in {"Organisation", "Document", "Place"}


def _plain(page: Page, name: Name) -> bool:
    """Whether the name stands neither behind a preposition nor in a list."""
    before = page.tokens[name.first - 1].low if name.first else ""
    return before not in words("prepositions") | words("conjunctions") | {","}
