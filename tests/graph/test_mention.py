"""The index of mentions finds what a plain search over all of them finds."""

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.graph.mention import index_mentions, mentioned
from onrecord.records import Entity, Mention, Reading, Span

_SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: Span(s[0], s[0] + s[1]))


def _reading(*spans_of_each):
    entities = tuple(
        Entity(
            id=f"e{n}",
            type="Person",
            name=f"Name {n}",
            mentions=tuple(Mention(span=span, kind="name") for span in spans),
        )
        for n, spans in enumerate(spans_of_each)
    )
    return Reading(article="a", reader="test", entities=entities)


@given(st.lists(st.lists(_SPANS, max_size=6), max_size=8), st.lists(_SPANS, max_size=4))
def test_the_index_agrees_with_a_plain_search(spans_of_each, content):
    reading = _reading(*spans_of_each)
    expected = {
        entity.id
        for entity in reading.entities
        for mention in entity.mentions
        if any(c.begin <= mention.span.begin and mention.span.end <= c.end for c in content)
    }
    found = mentioned(index_mentions(reading), content)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_an_article_of_many_mentions_takes_time_in_proportion():
    """100,000 mentions under 10,000 statements; a search of all for each takes minutes."""
    reading = _reading(*([Span(k, k + 1) for k in range(n, 100_000, 100)] for n in range(100)))
    begin = time.process_time()
    index = index_mentions(reading)
    found = [mentioned(index, [Span(k, k + 10)]) for k in range(0, 100_000, 10)]
    assert time.process_time() - begin < 5
    assert {len(one) for one in found} == {10}
