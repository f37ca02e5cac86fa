"""How old the article says that somebody is."""

import pytest

from onrecord.reading.ages import ages
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.records import Article


def _ages(text, name="Ann Lee"):
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    begin = text.index(name)
    (named,) = from_spans(page, [NamedSpan(begin, begin + len(name), "Person")])
    return [age for age, _ in ages(page, named)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, 34, left.",
        "They met Ann Lee (34), a nurse, there.",
        "Ann Lee (34) and Tom Hart left.",
        "Paintings by Ann Lee (34) hang there.",
        "They met Ann Lee aged 34.",
        "They met Ann Lee aged 34",
        "They met Ann Lee, aged 34",
        "Ann Lee aged 34, left.",
        "Ann Lee (aged 34) left.",
        "Ann Lee, aged 34 years, left.",
        "Ann Lee, aged 34 from Orle, left.",
        "Ann Lee, aged 34 – and Tom Hart – left.",
        "Ann Lee, a retired school teacher aged 34 who lives in Orle, left.",
    ],
)
def test_an_age_beside_the_name_is_hers(text):
    assert _ages(text) == ["34"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (45) and Ivo Ray (67) met.",
        "Ann Lee (45) and Ivo Ray (67 minutes) met.",
        "Ann Lee (45) scored.",
        "Ann Lee (56) and Ivo Ray batted well.",
        "Orle took votes from Ann Lee (45) there.",
        "Ann Lee (88)",
        "Ann Lee (34",
        "Ann Lee (22) of the Greens left.",
        "Ann Lee (12) left.",
    ],
)
def test_what_brackets_may_count_is_no_age(text):
    assert _ages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, a teacher who taught pupils aged 11, left.",
        "Ann Lee, a teacher who met a pupil aged 11, left.",
        "Ann Lee, a doctor treating children aged 6, left.",
        "Ann Lee, a doctor treating a child aged 6, left.",
        "Ann Lee, a woman whose son aged 12 died, left.",
        "Ann Lee, a charity helping a boy aged 12, left.",
        "Ann Lee, a lover of wine aged 12, left.",
        "Ann Lee, a wine aged 12 years, left.",
        "Ann Lee aged 34 cheeses.",
        "Ann Lee aged 10 years in a night.",
        "Ann Lee, aged 10 years in a night.",
        "Ann Lee, a pupil aged 17-18, left.",
        "Ann Lee, a pupil aged 17–18, left.",
        "Ann Lee aged 17–18, left.",
        "Ann Lee, aged 17 or 18, left.",
    ],
)
def test_the_age_of_somebody_else_or_of_none_is_not_hers(text):
    assert _ages(text) == []
