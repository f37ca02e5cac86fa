"""Laws that hold for any text: spans are true, ids resolve, reading twice is the same."""

import json
import re
import time
import tomllib
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import article_from_text
from onrecord.jsonform import from_json, to_json
from onrecord.readers.accepting import accepted
from onrecord.reading import read
from onrecord.reading.encoder import Marked, Report
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.page import page_bounds, pages
from onrecord.reading.reports import drafts
from onrecord.records import Article

_CASES = Path(__file__).parents[1] / "cases"
_PIECES = tomllib.loads((_CASES / "pieces.toml").read_text(encoding="utf-8"))
_NEWSLIKE = _PIECES["news"] + _PIECES["names"] + _PIECES["quotes"]
_ANY = [piece for group in _PIECES.values() for piece in group]
_LONG = st.builds(str.__mul__, st.sampled_from(_ANY), st.integers(2, 100))
_CHARACTERS = st.text(st.characters(), max_size=40)
_TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(_NEWSLIKE), max_size=60).map("".join),
    st.lists(st.sampled_from(_PIECES["told"]), min_size=20, max_size=60).map("".join),
    st.lists(st.sampled_from(_NEWSLIKE + _PIECES["days"]), max_size=40).map("".join),
    st.lists(st.sampled_from(_ANY), max_size=60).map("".join),
    st.lists(st.sampled_from(_ANY) | _LONG | _CHARACTERS, max_size=8).map("".join),
)
_DAYS = st.sampled_from([None, date(2020, 10, 1), date.min, date.max, date(2020, 2, 29)])
_TITLES = st.none() | st.lists(st.sampled_from(_NEWSLIKE)).map("".join)
_WORD = re.compile(r"\w+|[^\w\s]")


def _article(text):
    return Article(id="x", path="x", text=text, published=date(2020, 10, 1))


class _Referring:
    """Says what words mean as an encoder might: any scores, the same whenever it is asked."""

    def __init__(self, seed):
        self.seed = seed

    def scores(self, asking, others):
        return self._any(asking, len(others) + 1)

    def answers(self, askers, meant):
        return self._any(meant, len(askers))

    def _any(self, place, count):
        chance = np.random.default_rng((self.seed, place.begin, count))
        return chance.uniform(-9, 9, count).astype(np.float32)


class _Marking:
    """Marks an article as an encoder might: names, reports and meanings of words, at random."""

    def __init__(self, chance):
        self.chance, self.made = chance, None
        self.referring = _Referring(chance.randrange(1 << 16))

    def marks(self, article):
        self.made = self.made or tuple(
            Marked(tuple(self._names(words)), tuple(self._reports(words)), self.referring)
            for words in (self._words(article, bounds) for bounds in page_bounds(article))
        )
        return self.made

    def _words(self, article, bounds):
        return [
            word.span()
            for begin, end, _ in bounds
            for word in islice(_WORD.finditer(article.text, begin, end), 200)
        ]

    def _stretches(self, words, longest):
        at = self.chance.randrange(longest)
        while at < len(words):
            last = min(len(words) - 1, at + self.chance.randrange(longest))
            yield words[at][0], words[last][1]
            at = last + 1 + self.chance.randrange(8)

    def _names(self, words):
        for begin, end in self._stretches(words, 3):
            yield NamedSpan(begin, end, self.chance.choice(["Person", "Organisation", "Place"]))

    def _reports(self, words):
        parts = list(self._stretches(words, 6))
        for at in range(0, len(parts), 4):
            some = parts[at : at + self.chance.randrange(1, 5)]
            self.chance.shuffle(some)
            cue, source = (*some[1:3], None, None)[:2]
            inner = self.chance.random() < 0.2
            yield Report(tuple(sorted([some[0], *some[3:]])), cue, source, (0.5,) * 8, inner=inner)


def _check(article, reading):
    """Check that it would be accepted of any reader; JSON keeps it, and no name is of two.

    "They" and "the two" are mentions of each.
    """
    refused = []
    assert accepted(article, reading, reader=reading.reader, refuse=refused.append) == reading
    assert refused == []
    assert from_json(json.loads(json.dumps(to_json(article, reading)))) == (article, reading)
    for statement in reading.statements:
        assert statement.within is None or statement.within != statement.id
        assert 0 < statement.confidence <= 1
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    names = [mention for mention in mentions if mention.kind == "name"]
    assert len(set(names)) == len(names)


@given(text=_TEXTS, title=_TITLES, day=_DAYS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(text, title, day):
    """Every span lies in the text, every id exists, and a second reading is identical."""
    article = article_from_text(text, path="x.txt", title=title, published=day, language="en")
    reading = read(article)
    assert reading == read(article)
    _check(article, reading)


@given(text=_TEXTS, title=_TITLES, day=_DAYS, chance=st.randoms())
def test_whatever_is_marked_is_read(text, title, day, chance):
    """The same holds where the encoder marks anything as a name or a report."""
    article = article_from_text(text, path="x.txt", title=title, published=day, language="en")
    marking = _Marking(chance)
    reading = read(article, hearing=marking)
    assert reading == read(article, hearing=marking)
    _check(article, reading)


@pytest.mark.parametrize("text", ["", "x", " ", "\n", "“", "'", "–", "A.", "\ufeff", "\udfff"])
def test_the_smallest_texts_are_read(text):
    """One character, or none, gives an empty reading and no failure."""
    assert read(_article(text)).statements == ()


def test_a_source_of_marks_alone_is_none():
    """A line that holds no word names nobody, whatever was marked there."""
    article = _article("It is over, Lee said.\n\n::::")
    report = Report(((0, 10),), (16, 20), (23, 27), (1.0,) * 6 + (0.0, 0.0))
    (page,) = pages(article)
    (draft,) = drafts(page, [report])
    assert draft.source is None


def test_a_source_is_of_the_sentence_of_its_cue():
    """What was marked over the end of it is another's."""
    text = "“It is over,” said Poe Jr. Dr. Ada Lee of Orle said no."
    begin, end = text.index("Poe"), text.index("Dr.")
    report = Report(((0, 13),), (14, 18), (begin, end + 11), (1.0,) * 6 + (0.0, 0.0))
    (page,) = pages(_article(text))
    (draft,) = drafts(page, [report])
    assert draft.source == (begin, end - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Lee wept on Monday.\n\n– We all know that ‘it is over now.’ 🎉🎉",
        "Ann Lee said: “🎉🎉🎉”",
        "“🎉🎉🎉” 🎉",
        "🎉\n\n“It is over,” Ann Lee said. 🎉🎉\n\n🎉",
    ],
)
def test_what_has_no_words_is_no_trouble(text):
    """Signs behind the last word, or alone, belong to nobody's words but break nothing."""
    reading = read(_article(text))
    spans = [piece for s in reading.statements for piece in s.content]
    assert all(text[span.begin : span.end].strip() for span in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        '"',
        "“",
        "\n",
        ". ",
        "He said. ",
        "“It is so,” he said. ",
        "word ",
        "Ann Lee ",
        "– x y z\n",
        "Mr. {} Lee ran. Mrs. Lee sat. ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit):
    """Four times the text takes less than twelve times as long: nothing is quadratic."""
    units = "".join(unit.replace("{}", f"Ab{number}") for number in range(12_000))
    small, large = (_article(units[:size]) for size in (3_000, 12_000))
    read(small)
    spent = []
    for made in (small, large):
        start = time.process_time()
        read(made)
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * spent[0] + 0.3


def test_a_very_long_article_is_read_in_pages():
    """Names and pronouns hold across the pages that a long article is laid out on."""
    filler = "The bridge is old and the river is wide. " * 6000
    text = f"Ann Lee left.\n\n{filler}\n\nLee said it was closed."
    reading = read(_article(text))
    (statement,) = reading.statements
    (person,) = [e for e in reading.entities if e.type == "Person"]
    assert statement.speaker == (person.id,)
    assert len(person.mentions) == 2
