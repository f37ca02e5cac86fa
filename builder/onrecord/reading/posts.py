"""Reads posts and letters printed without marks below the sentence that leads them in."""

# ruff: noqa: PLR2004  counts of a few tokens, each told by its line

from onrecord.reading.cues import cues
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page, Paragraph, Sentence
from onrecord.reading.phrases import Range, source_before
from onrecord.reading.subjects import subject

_SHARE = 0.25  # of the paragraphs in the first person: then it is the author's voice
_FEWEST = 8  # words of a block that only its first person tells
_QUOTED = 5  # tokens of a quotation that is no mere title
_FINITE = frozenset({"past", "past/done", "s"})
_MARKS = frozenset("–—-•*·\"“„«‘'")  # a paragraph that they open is no block


def own_voice(page: Page) -> bool:
    """Whether the page is told in the first person, as opinion pieces and diaries are."""
    told = [p for p in page.paragraphs if p.sentences[0] < p.sentences[1]]
    own = sum(_first_person(page, p) for p in told)
    return len(told) > 6 and own > max(3, len(told) * _SHARE)


def post(page: Page, number: int, *, own: bool) -> Draft | None:
    """Return the paragraph as the words of whom the sentence before it leads in.

    `own` says that the page is told in the first person, which then marks no post.
    """
    paragraph, before = page.paragraphs[number], page.paragraphs[number - 1]
    if before.title or before.sentences[0] == before.sentences[1]:
        return None
    if page.text[paragraph.begin] in _MARKS:
        return None
    place = before.sentences[1] - 1
    sentence = page.sentences[place]
    verb = _before_colon(page, sentence) if _sentences(page, paragraph) else None
    if verb is None and not own and _first_person(page, paragraph):
        verb = None if _first_person(page, before) else _led_in(page, sentence)
    source = _source(page, sentence, verb) if verb is not None else None
    return _draft(page, number, place, (verb, source)) if verb is not None and source else None


def _source(page: Page, sentence: Sentence, verb: int) -> Range | None:
    """Return the subject of the sentence, or of the verb in "Here is how she put it"."""
    if page.tokens[sentence.first].low in {"here", "this", "that"}:
        return source_before(page, sentence.first, verb)
    return subject(page, sentence, sentence.last) or source_before(page, sentence.first, verb)


def led_in(page: Page, number: int) -> tuple[int, Range] | None:
    """Return the verb and subject of "Tom Hall asks a question." before a paragraph of speech."""
    if not number:
        return None
    before = page.paragraphs[number - 1]
    if before.title or before.sentences[1] - before.sentences[0] != 1:
        return None
    if page.text[before.begin] in _MARKS:
        return None
    sentence = page.sentences[before.sentences[0]]
    for found in cues(page, sentence.first, sentence.last):
        if found.finite and not found.passive and "quote" in found.cue.take:
            source = source_before(page, sentence.first, found.first)
            return (found.head, source) if source else None
    return None


def _sentences(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph ends as speech does, not as the entry of a list."""
    return (
        page.text[paragraph.end - 1] in ".!?…" and paragraph.sentences[0] < paragraph.sentences[1]
    )


def _first_person(page: Page, paragraph: Paragraph) -> bool:
    first, last = paragraph.sentences
    begin, end = page.sentences[first].first, page.sentences[last - 1].last
    near = range(begin, min(end, begin + 120))
    own = sum(page.tokens[at].low in words("first_person") and page.inside[at] < 0 for at in near)
    return own >= 2 and sum(page.tokens[at].text[0].isalpha() for at in near) >= _FEWEST


def _before_colon(page: Page, sentence: Sentence) -> int | None:
    """Return the verb of "Tom Hall replied beneath the post:"."""
    last = sentence.last - 1
    if page.tokens[last].text != ":" or page.inside[last] >= 0:
        return None
    verb = _leading_verb(page, sentence)
    if verb is None or page.tokens[verb - 1].low in words("be"):
        return None
    return None if any(t.low == "that" for t in page.tokens[verb + 1 : last]) else verb


def _led_in(page: Page, sentence: Sentence) -> int | None:
    """Return the verb of "She shared a post of …", if the sentence tells nobody's words itself.

    "As Lee wrote, “it is late”." and "Lee wrote that it was late." lead in nothing.
    """
    printed = page.tokens[sentence.first : sentence.last]
    verb = _leading_verb(page, sentence) if {t.low for t in printed} & words("leads_in") else None
    if verb is None or printed[0].low == "as" or page.tokens[verb + 1].low == "that":
        return None
    quoted = sum(page.inside[at] >= 0 for at in range(sentence.first, sentence.last))
    return verb if quoted < _QUOTED else None


def _leading_verb(page: Page, sentence: Sentence) -> int | None:
    for at in range(sentence.last - 1, sentence.first, -1):
        low = page.tokens[at].low
        quoting = low in cue_verbs() and {"quote"} <= cue_verbs()[low].take
        leads = low in words("leading_verbs") or (quoting and cue_verbs()[low].shape in _FINITE)
        leads = leads or _puts(page, at, sentence.last)
        if leads and page.inside[at] < 0:
            return at
    return None


def _puts(page: Page, at: int, last: int) -> bool:
    """Whether the verb is that of "She put it like this" or "Lee had this to say"."""
    behind = [token.low for token in page.tokens[at + 1 : min(last, at + 4)]]
    put = page.tokens[at].low in {"put", "puts"} and behind[:1] == ["it"]
    return put or (page.tokens[at].low in words("have") and behind == ["this", "to", "say"])


def _draft(page: Page, number: int, place: int, led: tuple[int, Range]) -> Draft:
    verb, source = led
    paragraph = page.paragraphs[number]
    begin = paragraph.begin
    if page.text[begin] == ">":  # as letters mark what they quote
        begin = page.tokens[page.token_at(begin) + 1].begin
    return Draft(
        content=((begin, paragraph.end),),
        cue=page.bounds(verb, verb + 1),
        source=page.bounds(*source),
        sentence=place,
        paragraph=number,
        rule="block",
        form="direct",
        marks="block",
    )
