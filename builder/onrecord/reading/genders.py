"""Tells persons' gender by the words around their names: a page and its cast in, the cast told."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections import Counter
from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence

_APPOSITION = 8  # tokens of an apposition that are looked through
_SURE = 3  # times as often as the other gender
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}


def tell_genders(page: Page, cast: Cast) -> None:
    """Note the gender of persons that neither title nor first name tells."""
    votes: dict[int, Counter[str]] = {}
    for sentence in page.sentences:
        for key, gender in _of_sentence(page, cast, sentence):
            votes.setdefault(key, Counter())[gender] += 1
    for key, told in votes.items():
        (gender, most), *others = told.most_common()
        cluster = cast.clusters[key]
        if not cluster.gender and most >= _SURE * sum(count for _, count in others):
            cluster.gender = gender


def noun_gender(low: str) -> str:
    """Return what a noun tells: "sister", "spokeswoman", "ferryman"."""
    if low in words("female_nouns") or (low.endswith("woman") and len(low) > 5):
        return "female"
    man = low.endswith("man") and len(low) > 5 and low not in words("no_men")
    return "male" if low in words("male_nouns") or man else ""


def _of_sentence(page: Page, cast: Cast, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield the clusters of persons whose gender a noun beside their name tells."""
    named = [n for n in cast.within((sentence.begin, sentence.end)) if not n.quoted]
    people = [n for n in named if cast.cluster(n).kind == "Person"]
    for name in people:
        gender = _before(page, name, sentence) or _after(page, name, sentence)
        if gender:
            yield cast.cluster(name).key, gender


def _before(page: Page, name: Name, sentence: Sentence) -> str:
    """Return what "his sister, Ann Lee" and "ferryman Tom Hall" tell."""
    at = name.first - 1
    at -= at > sentence.first and page.tokens[at].text == ","
    noun = at >= sentence.first and page.tokens[at].text[0].islower()
    return noun_gender(page.tokens[at].low) if noun else ""


def _after(page: Page, name: Name, sentence: Sentence) -> str:
    """Return what "Ann Lee, the mayor’s wife," tells."""
    at = name.last
    if at >= sentence.last or page.tokens[at].text != ",":
        return ""
    for place in range(at + 1, min(sentence.last, at + _APPOSITION)):
        token = page.tokens[place]
        if token.text in ",.;" or token.low in words("prepositions") or token.text[0].isupper():
            return ""
        if token.low in words("relatives") or token.low in words("finite"):
            return ""
        following = page.tokens[place + 1].low if place + 1 < sentence.last else ""
        if noun_gender(token.low) and following != "'s":
            return noun_gender(token.low)
    return ""
