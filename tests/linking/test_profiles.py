"""What a word near to a mention is worth, by how far it is in the mention's line."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.profiles import _NEAR, _around, _words
from onrecord.records import Span


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
