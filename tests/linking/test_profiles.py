"""What a word near to a mention is worth, by how far it is in the mention's line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.profiles import _NEAR, _around, _words, profiles
from onrecord.records import Article, Entity, Fact, Reading, Span


@given(
    st.text(alphabet="aab  .\n", min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 12)
)
def test_a_word_is_worth_what_the_nearest_of_it_in_the_line_is(text, begin, length):
    begin = min(begin, len(text) - 1)
    span = Span(begin, min(len(text), begin + length))
    words = _words(text)
    places = range(len(words.begins))
    first = next((at for at in places if words.begins[at] >= span.begin), len(words.begins))
    line = words.lines[min(first, len(words.lines) - 1)] if words.lines else 0
    worth = {}
    for at in places:
        before = words.begins[at] < span.begin
        far = span.begin - words.ends[at] if before else words.begins[at] - span.end
        if words.lines[at] == line and (before or words.begins[at] >= span.end):
            found = next((told for most, told in _NEAR if far <= most), 0)
            worth[words.lows[at]] = max(found, worth.get(words.lows[at], 0))
    assert _around(words, span) == {word: told for word, told in worth.items() if told}


@pytest.mark.parametrize(
    ("published", "ages", "born"),
    [
        (date(2025, 1, 3), ("29",), 1996),
        (date(2025, 1, 3), ("29", "30"), 1996),
        (date(2025, 1, 3), ("29", "66"), None),
        (date(2025, 1, 3), ("sixty-six",), None),
        (date(2025, 1, 3), ("9" * 5000,), None),
        (date(2025, 1, 3), (), None),
        (None, ("29",), None),
    ],
)
def test_the_year_of_birth_is_told_by_age_and_day(published, ages, born):
    made = Article(id="article-a", path="a.txt", text="Anna Vogel", published=published)
    facts = tuple(
        Fact(subject="e1", property="age", object=age, evidence=Span(0, 4), confidence=1, by="t")
        for age in ages
    )
    entity = Entity(id="e1", type="Person", name="Anna Vogel")
    reading = Reading(article=made.id, reader="t", entities=(entity,), facts=facts)
    (profile,) = profiles(made, reading)
    assert profile.born == born
