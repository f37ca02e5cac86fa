"""Says whether content is quoted wholly, partly or not at all: a page and bounds in, form out."""

from onrecord.reading.drafts import Bounds
from onrecord.reading.page import Page
from onrecord.records import Form, Marks


def form_of(page: Page, content: tuple[Bounds, ...]) -> tuple[Form, Marks]:
    """Return the form of the content and what marks it."""
    quoted = bare = False
    for begin, end in content:
        for at in range(page.token_at(begin), len(page.tokens)):
            token = page.tokens[at]
            if token.begin >= end:
                break
            quoted = quoted or page.inside[at] >= 0
            bare = bare or (page.inside[at] < 0 and token.text[0].isalnum())
    if quoted and not bare:
        return "direct", "quotes"
    return ("mixed", "quotes") if quoted else ("indirect", "none")
