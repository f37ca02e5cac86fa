"""Says through what a statement was made: a draft and its page in, printed words out."""

import re

from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.reasons import Chain

_AROUND = 150  # characters of the cue's sentence on either side that may name the medium
_MEDIUM = re.compile(
    r"\b(?:interviews?|statement|speech|press conference|news conference|briefing|essay|blog post"
    r"|op-ed|letter|memo|e-?mail|tweets?|Instagram|Twitter|Facebook|Snapchat|YouTube|Medium|TikTok"
    r"|Truth Social|debate|testimony)\b(?: with (?:[A-Z][\w’'-]*(?: |\b)){1,4})?"
)
_THROUGH = re.compile(
    r"\b(?:in|on|to|via|through|during|at) (?:an? |the |his |her |their |its )?"
    r"((?:[\w’'-]+ ){0,3})$"
)


def via(page: Page, draft: Draft, why: Chain = ()) -> str | None:
    """Return through what it was said, where the cue's sentence says so outside the content.

    Where what the speaker wrote stands as the source ("her post said"), it is that; `why` tells so.
    """
    written = why[0].span if why and why[0].rule == "through" else None
    if written:
        return page.text[written.begin : written.end].split(maxsplit=1)[-1]
    if draft.cue is None or draft.sentence < 0:
        return None
    sentence = page.sentences[draft.sentence]
    begin = max(sentence.begin, draft.cue[0] - _AROUND)
    for match in _MEDIUM.finditer(page.text, begin, min(sentence.end, draft.cue[1] + _AROUND)):
        if any(b < match.end() and match.start() < e for b, e in draft.content):
            continue
        before = _THROUGH.search(page.text[max(begin, match.start() - 60) : match.start()])
        if before:
            return f"{before[1]}{match[0]}".strip()
    return None
