"""Whether two people spoke on one occasion."""

import pytest

from onrecord.reading.drafts import Draft
from onrecord.reading.page import pages
from onrecord.reading.sharing import shares
from onrecord.records import Article

CASES = [
    # the source before, the source and its cue, is the speaker known, new, shared
    ("Officials", "Ada Moss", "said", True, True, True),
    ("Officials", "Ada Moss", "said", True, False, False),
    ("Tom Ray", "Ada Moss", "said", True, True, False),
    ("Tom Ray", "Ada Moss", "added", True, True, True),
    ("Tom Ray", "Ada Moss", "added", True, False, False),
    ("Tom Ray", "the warden", "said", False, False, True),
    ("Tom Ray", "She", "said", False, False, True),
    ("Tom Ray", "two guests", "said", False, False, False),
    ("Tom Ray", "who", "said", False, False, False),
]


@pytest.mark.parametrize(("before", "source", "cue", "known", "new", "shared"), CASES)
def test_who_speaks_on_one_occasion(before, source, cue, known, new, shared):
    """Who adds to what was said, who is of a group, and who must have been told of before."""
    text = f"{before} told us so on Monday.\n\n“No,” {source} {cue}.\n"
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    at = text.index(source)
    first = _draft(0, (0, len(before)), (len(before) + 1, len(before) + 5))
    second = _draft(1, (at, at + len(source)), (at + len(source) + 1, len(text) - 2))
    assert shares(page, second, first, known=known, new=new) is shared


def test_what_stands_far_below_is_of_another_occasion():
    """Over a paragraph between them nobody goes on."""
    (page,) = pages(Article(id="a", path="a.txt", text="Moss said no.\n\nA.\n\nRay added no.\n"))
    first, last = _draft(0, (0, 4), (5, 9)), _draft(2, (19, 22), (23, 28))
    assert not shares(page, last, first, known=True, new=True)


def _draft(paragraph, source, cue):
    return Draft(
        content=((cue[1] + 1, cue[1] + 2),),
        cue=cue,
        source=source,
        sentence=paragraph,
        paragraph=paragraph,
        rule="test",
        form="direct",
    )
