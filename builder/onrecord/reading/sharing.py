"""Says whether two people spoke on one occasion: a page and two drafts in, a verdict out."""

from onrecord.reading.cuetense import cue_words
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page


def shares(page: Page, draft: Draft, before: Draft, *, known: bool, new: bool) -> bool:
    """Whether the draft was said when the one before it was: "added Lee", "“No,” said Lee".

    `known` says that its speaker is, `new` that this is the first that they say. One whom nobody
    knows ("the senator") was told of before; a group ("officials") speaks by its members.
    """
    if draft.paragraph - before.paragraph > 1:
        return False
    if not known:
        return _refers_back(page, draft)
    if not new:
        return False
    on_top = not words("on_top").isdisjoint(cue_words(page, draft))
    return on_top or (draft.form != "indirect" and _is_group(page, before))


def _refers_back(page: Page, draft: Draft) -> bool:
    """Whether the speaker is "he", "they" or "the senator"."""
    opening = _source(page, draft)[:1]
    return opening == ["the"] or not words("third_person").isdisjoint(opening)


def _is_group(page: Page, draft: Draft) -> bool:
    return not words("group").isdisjoint(_source(page, draft))


def _source(page: Page, draft: Draft) -> list[str]:
    """Return the words of the source in small letters."""
    return page.text[slice(*draft.source)].lower().split() if draft.source else []
