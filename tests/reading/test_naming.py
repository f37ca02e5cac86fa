"""Names that another finder tells, in characters: what is made of them, and what is left alone."""

import pytest

from onrecord.articles import find_files, read_file
from onrecord.reading import NamedSpan, by_spans, read
from onrecord.reading.hearing import heard
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.records import Region, Skipped, Span


def _names(article, spans):
    (page,) = pages(article)
    return list(by_spans(lambda _: spans)(article)(page))


@pytest.mark.parametrize(
    ("text", "kind", "told", "name", "title"),
    [
        ("Ada Thornbury swam.", "Person", "Ada Thornbury", "Ada Thornbury", ""),
        ("Then Mayor Ada Thornbury swam.", "Person", "Ada Thornbury", "Ada Thornbury", "mayor"),
        ("Then Mr. Thornbury swam.", "Person", "Thornbury", "Thornbury", "mr"),
        ("Then Mr. Thornbury swam.", "Person", "Mr. Thornbury", "Thornbury", "mr"),
        ("Mayor Thornbury’s boat", "Person", "Mayor Thornbury’s", "Thornbury", "mayor"),
        ("They met Ada Thornbury.", "Person", "Ada Thornbury.", "Ada Thornbury", ""),
        ("They met Ivo Hall Jr. there.", "Person", "Ivo Hall Jr.", "Ivo Hall Jr.", ""),
        ("The anti-Thornbury vote", "Person", "Thornbury", "Thornbury", ""),
        ("mira solberg swam", "Person", "mira solberg", "mira solberg", ""),
        ("at the Weir Board there", "Organisation", "the Weir Board", "Weir Board", ""),
        ("the Weir Board (WB) met", "Organisation", "(WB)", "WB", ""),
        ("by Heron Ltd. of Orle", "Organisation", "Heron Ltd.", "Heron Ltd.", ""),
        ("Mayor Heron Ltd. of Orle", "Organisation", "Heron Ltd.", "Heron Ltd.", ""),
        ("They left Heron Inc.", "Organisation", "Heron Inc.", "Heron Inc.", ""),
        ("at Heron Inc.’s pier", "Organisation", "Heron Inc.’s", "Heron Inc.", ""),
        ("by Heron Inc, they say", "Organisation", "Heron Inc", "Heron Inc", ""),
        ("by Heron Inc . Then", "Organisation", "Heron Inc .", "Heron Inc", ""),
        ("He told The Weir Board so.", "Organisation", "The Weir Board", "The Weir Board", ""),
        ("The Weir Board met.", "Organisation", "The Weir Board", "Weir Board", ""),
        ("“The Weir Board is late,” she said.", "Organisation", "The Weir Board", "Weir Board", ""),
        ("– The Weir Board is late, she said.", "Organisation", "The Weir Board", "Weir Board", ""),
        ("He said: The Weir Board is late.", "Organisation", "The Weir Board", "Weir Board", ""),
        ("after the Long Flood of 1821", "Event", "the Long Flood", "Long Flood", ""),
    ],
)
def test_names_are_made_of_spans(text, kind, told, name, title, article):
    """Without title, possessive and marks; the article stays where its capital tells something."""
    begin = text.index(told)
    (found,) = _names(article(text), [NamedSpan(begin, begin + len(told), kind)])
    assert (found.text, found.title) == (name, title)
    assert found.kind == (None if kind == "Event" else kind)
    assert text[found.span.begin : found.span.end] == name


def test_initials_in_brackets_stand_for_the_body_before_them(article):
    """Whatever kind they were told to be, and whether its article belongs to the name."""
    text = "of The Weir Board (WB) met"
    spans = [NamedSpan(3, 17, "Organisation"), NamedSpan(19, 21, "Other")]
    found = _names(article(text), spans)
    assert [(n.text, n.kind) for n in found] == [
        ("The Weir Board", "Organisation"),
        ("WB", "Organisation"),
    ]


@pytest.mark.parametrize(("text", "told"), [("and then she swam", "she"), ("a – b", "–")])
def test_small_words_and_marks_are_no_names(text, told, article):
    """Whoever tells them."""
    begin = text.index(told)
    assert _names(article(text), [NamedSpan(begin, begin + len(told), "Person")]) == []


@pytest.mark.parametrize("text", ["🎉!", ":\x1b"])
def test_where_no_word_stands_there_is_no_name(text, article):
    """A page of marks alone has no tokens that a name could cover."""
    (page,) = pages(article(text))
    assert list(from_spans(page, [NamedSpan(0, 1, "Person"), NamedSpan(1, 2, "Other")])) == []


@pytest.mark.parametrize(
    ("spans", "texts"),
    [
        ([(4, 13), (0, 13), (0, 3)], ["Ada Thornbury"]),
        ([(14, 18), (0, 3)], ["Ada", "swam"]),
        ([(0, 13), (0, 13)], ["Ada Thornbury"]),
        ([(0, 30)], ["Ada Thornbury"]),
        ([(19, 500)], ["Piet"]),
        ([(0, 0), (5, 4), (-9, 3), (40, 50), (500, 900)], []),
    ],
)
def test_overlaps_and_nonsense_are_settled(spans, texts, article):
    """The first and longest stands, no name runs past its sentence, what lies nowhere is none."""
    text = "Ada Thornbury swam. Piet"
    found = _names(article(text), [NamedSpan(*span, "Person") for span in spans])
    assert [name.text for name in found] == texts


def test_names_in_boilerplate_are_ignored(article):
    """A finder is given the whole text; what the reader skips, it skips for it too."""
    text = "SIGN UP with Ada Thornbury.\n\nPiet Harkema swam."
    line = Region(span=Span(0, 27), kind="boilerplate", by="test")
    told = by_spans(lambda _: [NamedSpan(13, 26, "Person"), NamedSpan(29, 41, "Person")])
    assert [e.name for e in read(article(text, regions=(line,)), namer=told).entities] == [
        "Piet Harkema"
    ]


def test_the_same_names_give_the_same_reading(samples):
    """What the encoder marks, told as another finder would, is read like its own."""

    def own(article):
        return [name for marks in heard(article) for name in marks.names]

    found = [item for file in find_files([samples]) for item in read_file(file)]
    for article in (item for item in found if not isinstance(item, Skipped)):
        assert read(article, namer=by_spans(own)) == read(article)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Ivo Hall Jr. Dr. Ada Thornbury swam.", "Ivo Hall Jr.", "Ada Thornbury"),
        ("Hall Jr. Mayor Thornbury swam.", "Hall Jr.", "Thornbury"),
        ("Ivo Hall Mr. Thornbury swam.", "Ivo Hall", "Thornbury"),
        ("Ivo Hall. A. K. Thornbury swam.", "Ivo Hall", "A. K. Thornbury"),
        ("Hall. A. Thornbury swam.", "Hall", "A. Thornbury"),
    ],
)
def test_a_title_with_a_stop_or_a_sentence_with_initials_opens_another_name(
    text, first, second, article
):
    span = NamedSpan(0, text.index(" swam"), "Person")
    assert [name.text for name in _names(article(text), [span])] == [first, second]


@pytest.mark.parametrize(
    "name", ["Ada King Thornbury", "Ivo Judge Jr.", "Rev. Dr. Ivo Hall", "Ivo Hall Jr."]
)
def test_a_title_that_is_a_surname_or_leads_opens_no_other(name, article):
    (found,) = _names(article(f"{name} swam."), [NamedSpan(0, len(name), "Person")])
    assert found.text == name.removeprefix("Rev. Dr. ")
