"""Tells who is only told or spoken of: a page and a passive report in, the report without them out.

In "workers were told that the line would close" nobody is named who speaks.
"""

from typing import NamedTuple

from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Report
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page
from onrecord.reading.phrases import source_before
from onrecord.reading.sources import shared
from onrecord.reading.subjects import verbal

_BEHIND = frozenset({"to", "of", "about", "as", "that", "for", "on"})  # after the verb in its cue
_GETS = frozenset({"got", "gets", "get"})
_WHEN = frozenset({"when", "if", "while", "once"})
_ASKED = frozenset({"asked", "pressed", "questioned"})
_FAR = 12  # tokens of who is asked in an opening, before their verb
_SHORT = 8  # tokens of a listener that was taken for content


class Told(NamedTuple):
    """The report as it is to be read, whether it is such a passive, and who is told in it."""

    report: Report
    passive: bool
    listener: Bounds | None


def subject_told(page: Page, report: Report) -> Told:
    """Return the report without the subject of a passive, who is told or spoken of."""
    if _hears(page, report):
        return Told(report._replace(source=None), passive=True, listener=report.source)
    verb = _participle(page, report)
    if verb is None:
        return Told(report, passive=False, listener=None)
    listens = page.tokens[verb].low in words("told_to")
    report, taken = _without_listener(page, report) if listens else (report, None)
    if _by_means(page, report):
        report = report._replace(source=None)
    behind = report.source is not None and report.cue is not None and report.source > report.cue
    found = taken or _before(page, report) if behind else report.source or taken
    listener = (found or _before(page, report) or _answers(page, report)) if listens else None
    agent = page.tokens[verb + 1 : verb + 2]
    named = behind or ([t.low for t in agent] == ["by"] and not _means(page, verb + 2))
    return Told(
        report if behind else report._replace(source=None), passive=not named, listener=listener
    )


def _by_means(page: Page, report: Report) -> bool:
    """Whether the source is only what carried the words: "informed by email"."""
    first, last = page.over(*report.source) if report.source else (0, 0)
    return last - first == 1 and _means(page, first)


def _means(page: Page, at: int) -> bool:
    carried = words("written") | {"phone", "text", "mail"}
    by = at > 0 and page.tokens[at - 1].low == "by"
    return by and at < len(page.tokens) and page.tokens[at].low in carried


def _hears(page: Page, report: Report) -> bool:
    """Whether the source only hears what nobody is named to say: "the court heard that …"."""
    words_of_cue = [low for low in page.lows(*report.cue) if low[0].isalpha()] if report.cue else []
    verbs = [low for low in words_of_cue if low in words("hearing")]
    before = report.source is not None and report.cue is not None and report.source < report.cue
    return before and bool(verbs) and not {*words_of_cue} - {*verbs} - words("have") - {"that"}


def _participle(page: Page, report: Report) -> int | None:
    """Return the "told" of "were told" and of "Mary Dunn, told that", None in the active."""
    first, last = page.over(*report.cue) if report.cue else (0, 0)
    while last > first and _behind(page, last - 1):
        last -= 1
    if last <= first:
        return None
    low = page.tokens[last - 1].low
    helped = any(token.low in words("be") | _GETS for token in page.tokens[first : last - 1])
    if helped:
        return last - 1 if low in words("told_to") | words("spoken_of") else None
    if low not in cue_verbs():
        return None
    bare = _bare(page, last - 1) or _in_headline(page, last - 1) or _asked(page, report, last - 1)
    return last - 1 if bare else None


def _behind(page: Page, at: int) -> bool:
    """Whether the token is no verb: a mark or the "to" of "was told to"."""
    return page.tokens[at].low in _BEHIND or not page.tokens[at].text[0].isalnum()


def _bare(page: Page, at: int) -> bool:
    """Whether a "told" without "was" is that of "Mary Dunn, told that he had left, wept".

    Others are active in the English of many countries: "the minister informed that …".
    """
    before, after = page.tokens[at - 1 : at], page.tokens[at + 1 : at + 3]
    opens = page.sentences[page.sentence_at(at)].first == at or bool(
        before and before[0].text == ","
    )
    told = cue_verbs()[page.tokens[at].low].lemma == "tell" and page.tokens[at].low == "told"
    small = words("determiners") | words("pronouns")
    clause = len(after) > 1 and (after[1].low in small or after[1].text[0].isupper())
    return opens and told and clause and after[0].low == "that"


def _in_headline(page: Page, at: int) -> bool:
    """Whether the word is the "told" of the headline "Workers told of sale", which nobody is."""
    sentence = page.sentences[page.sentence_at(at)]
    title = page.paragraphs[sentence.paragraph].title or at in page.headlines
    behind = page.tokens[at + 1].low if at + 1 < sentence.last else "of"
    return title and page.tokens[at].low == "told" and (behind in _BEHIND or not behind.isalnum())


def _asked(page: Page, report: Report, at: int) -> bool:
    """Whether the "asked" is that of "Asked if it was late, Lee nodded" or "Lee, asked if …, said".

    In "Ann Lee, the mayor, asked if it was late" she asks.
    """
    sentence = page.sentences[page.sentence_at(at)]
    opens = at - sentence.first <= (page.tokens[at - 1].low in _WHEN if at else 0)
    asked = page.tokens[at].low in _ASKED and at + 1 < sentence.last
    if opens and asked and page.tokens[at + 1].low == "by":
        return True
    if not asked or page.tokens[at + 1].low not in words("wh") | {"about"}:
        return False
    if opens:
        return report.source is None
    comma = page.tokens[at - 1].text == "," and report.source is not None
    named = comma and page.over(*report.source)[1] == at - 1 if report.source else False
    return named and "," not in page.lows(*report.source or (0, 0)) and _behind_words(page, report)


def _behind_words(page: Page, report: Report) -> bool:
    """Whether a comma and a verb follow the question: the sentence goes on with its subject's."""
    last = page.over(*report.content[-1])[1]
    verb = last < len(page.tokens) - 1 and page.tokens[last].text == ","
    return verb and page.sentence_at(last) == page.sentence_at(last - 1) and verbal(page, last + 1)


def _answers(page: Page, report: Report) -> Bounds | None:
    """Return the "Lee" of "Asked if it was late, Lee nodded", who is asked."""
    last = page.over(*report.content[-1])[1]
    sentence = page.sentences[page.sentence_at(last - 1)]
    if last >= sentence.last or page.tokens[last].text != ",":
        return None
    for at in range(last + 2, min(sentence.last, last + _FAR)):
        if verbal(page, at) or page.tokens[at].low in words("past_verbs"):
            found = source_before(page, last + 1, at)
            return page.bounds(*found) if found else None
    return None


def _without_listener(page: Page, report: Report) -> tuple[Report, Bounds | None]:
    """Take the "Workers" of "Workers were told that …" out of the content."""
    report, behind = _without_last(page, report)
    if behind:
        return report, behind
    head, *rest = report.content
    first, last = page.over(*head)
    before = report.cue is not None and head[1] <= report.cue[0]
    same = page.sentence_at(first) == page.sentence_at(page.token_at(rest[0][0])) if rest else False
    if not (before and same) or last - first > _SHORT or page.inside[first] >= 0:
        return report, None
    return report._replace(content=tuple(rest)), head


def _without_last(page: Page, report: Report) -> tuple[Report, Bounds | None]:
    """Take the "the crowd" of "“It is late,” the crowd was told" out of the content."""
    *rest, tail = report.content
    first, last = page.over(*tail)
    before = report.cue is not None and last == page.over(*report.cue)[0]
    short = 0 < last - first <= _SHORT and all(page.inside[at] < 0 for at in range(first, last))
    quoted = bool(rest) and page.inside[page.token_at(rest[-1][0])] >= 0
    if not (before and short and quoted):
        return report, None
    return report._replace(content=tuple(rest)), tail


def _before(page: Page, report: Report) -> Bounds | None:
    """Return the subject right before the cue, or the one that its verb shares."""
    if report.cue is None:
        return None
    first = page.token_at(report.cue[0])
    found = source_before(page, page.sentences[page.sentence_at(first)].first, first)
    if found is None:
        return shared(page, report._replace(source=None))
    return page.bounds(*found) if _listens(page, *found) else None


def _listens(page: Page, first: int, last: int) -> bool:
    """Whether the words can be who is told: not the "raging" of "where it is raging were told"."""
    small = words("determiners") | words("pronouns") | words("group")
    printed = page.tokens[first:last]
    many = printed[-1].low.endswith("s")
    return many or any(token.text[0].isupper() or token.low in small for token in printed)
