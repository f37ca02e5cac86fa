"""Finds who is told: a page, a report and its content in, the hearer's bounds out."""

from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Report
from onrecord.reading.lexicon import cue_verbs, table, words
from onrecord.reading.page import Page

_LONGEST = 8  # tokens of who is told
_NOUN = 3  # words in which "the two reporters" names somebody
_OWNERS = frozenset({"the", "his", "her", "their", "its"})


def hearer(page: Page, report: Report, content: tuple[Bounds, ...]) -> Bounds | None:
    """Return who is told: what stands between "told" and the words, or after it.

    Behind other verbs it is who stands after "to": "wrote to Lee that".
    """
    if report.cue is None:
        return None
    cue, printed = page.over(*report.cue), page.lows(*report.cue)
    first = cue[1]
    verb = cue_verbs().get(printed[-1]) if printed else None
    if printed[-1:] == ["to"]:
        first, verb = first - 1, cue_verbs().get(printed[-2]) if len(printed) > 1 else None
    if verb is None:
        return None
    sentence = page.sentences[page.sentence_at(cue[0])]
    if not (verb.hearer or verb.lemma == "ask"):
        if (
            "quote" not in verb.take
            or "to" in verb.take
            or not _to_somebody(page, first, sentence.last)
        ):
            return None
        first += 1
    after = [page.token_at(begin) for begin, _ in content if begin >= report.cue[1]]
    stop = min([sentence.last, first + _LONGEST, *after])
    last = first
    while last < stop and not _ends(page, last):
        last += 1
    return page.bounds(first, last) if last > first else None


def _to_somebody(page: Page, at: int, last: int) -> bool:
    """Whether "to" and a person follow, not a verb: a pronoun, a name or a group."""
    if at + 1 >= last or page.tokens[at].low != "to":
        return False
    following = page.tokens[at + 1]
    if following.low in _OWNERS:
        people = words("group") | words("person_nouns") | words("body_nouns")
        return any(
            token.low in people or token.text[0].isupper()
            for token in page.tokens[at + 2 : min(last, at + 2 + _NOUN)]
        )
    named = following.text[0].isupper() or following.low in {"him", "her", "them", "me", "us"}
    return named or following.low in words("group") | {"reporters", "journalists"}


def _ends(page: Page, at: int) -> bool:
    token = page.tokens[at]
    if page.inside[at] >= 0 or not token.text[0].isalnum():
        return True
    days = table("times")["weekdays"].keys() | words("day_words") | words("wh")
    small = token.low in words("prepositions") and token.low != "of"
    return small or token.low in days or token.low in {"that", "to"}
