"""Names of a headline are what the text below makes of them."""

import pytest

from onrecord.reading.heading import as_below
from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.records import Article, Region, Span

BELOW = "\n\nWorkers at Orlewell Chemicals met Daniel Hart in Venn."
NAMED = {"Orlewell Chemicals": "Organisation", "Daniel Hart": "Person", "Venn": "Place"}


def _found(headline, word, kind, below=BELOW, **more):
    """Return kind and names of each entity, where a finder takes a word of the headline for one."""
    regions = (Region(span=Span(0, len(headline)), kind="title", by="test"),)
    text = headline + below
    article = Article(id="a", path="a.txt", text=text, regions=regions)
    (page,) = pages(article)
    at = headline.index(word)
    spans = [NamedSpan(at, at + len(word), kind)]
    for name, own in (NAMED | more).items():
        begin = text.index(name, len(headline))
        spans.append(NamedSpan(begin, begin + len(name), own))
    spans.sort(key=lambda span: span.begin)
    names, also = as_below(article, list(from_spans(page, spans)))
    return [(one.kind, *sorted(one.forms)) for one in merge(names, also)[0]]


@pytest.mark.parametrize(
    ("headline", "word", "kind", "first"),
    [
        ("Baker Strike At Plant", "Baker", "Person", ("Organisation", "Orlewell Chemicals")),
        ("Strike At Orlewell", "Orlewell", "Place",
         ("Organisation", "Orlewell", "Orlewell Chemicals")),
        ("Strike At Orlewell", "Orlewell", "Person",
         ("Organisation", "Orlewell", "Orlewell Chemicals")),
        ("Hart Calls Strike", "Hart", "Person", ("Person", "Daniel Hart", "Hart")),
        ("Ida Lund Calls Strike", "Ida Lund", "Person", ("Person", "Ida Lund")),
        ("Mayor Lund Calls Strike", "Lund", "Person", ("Person", "Lund")),
        ("Strike In Lowmoor", "Lowmoor", "Place", ("Place", "Lowmoor")),
    ],
)  # fmt: skip
def test_a_single_word_of_a_headline_is_what_the_text_names(headline, word, kind, first):
    assert _found(headline, word, kind)[0] == first


def test_a_word_that_is_a_name_of_its_own_below_is_no_short_form():
    """Nor one that ends another's; nor is anything left out where the text below names nobody."""
    below = "\n\nOrlewell lies by Venn. Workers at Orlewell Chemicals met Daniel Hart."
    found = _found("Strike In Orlewell", "Orlewell", "Place", below=below, Orlewell="Place")
    assert found[0] == ("Place", "Orlewell")
    below = f"{BELOW} Kane Orlewell joined them."
    found = _found("End Of Orlewell Era", "Orlewell", "Place", below, **{"Kane Orlewell": "Person"})
    assert ("Organisation", "Orlewell Chemicals") in found
    article = Article(id="a", path="a.txt", text="Baker", regions=())
    (page,) = pages(article)
    names = list(from_spans(page, [NamedSpan(0, 5, "Person")]))
    assert as_below(article, names) == (names, [])


def test_a_known_place_is_no_short_name_of_a_company():
    below = BELOW.replace("Orlewell", "London") + " Orlewell Chemicals left."
    found = _found(
        "London Calls For A Ban", "London", "Place", below, **{"London Chemicals": "Organisation"}
    )
    assert ("Place", "London") in found
