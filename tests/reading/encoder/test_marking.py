"""What the encoder marks: the same on every thread, and nothing it was not given."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.reading.encoder import mark, marked, scored
from onrecord.reading.encoder.links import Ends, Prior, linked
from onrecord.reading.sentences import paragraphs

NEWS = (
    "“The bridge is unsafe,” said Ann Lee, the mayor of Weston. “We will close it.”\n\n"
    "Tom Hall told reporters on Monday that he would sue the Weston Water Board.\n\n"
) * 12


def _marked(text, each=map):
    return mark(text, list(paragraphs(text, 0, len(text))), each)


def _told(marked):
    """Return what is marked, and the numbers that tell whom words mean, to the bit."""
    return marked.names, marked.reports, marked.referring.vectors.tobytes()


def test_threads_change_nothing():
    """Windows run one after the other or all at once give the same marks."""
    with ThreadPoolExecutor(4) as pool:
        assert _told(_marked(NEWS, pool.map)) == _told(_marked(NEWS))


def test_what_stands_in_another_article_changes_nothing():
    """An article is marked alike whatever was marked before it."""
    alone = _told(_marked(NEWS))
    _marked("Nothing is said here.")
    assert _told(_marked(NEWS)) == alone


def test_texts_marked_together_are_marked_as_each_alone():
    """An open quotation at an article's end does not run on into the next article."""
    open_ = "“We will close the bridge,” said Ann Lee.\n\n“It is unsafe and it was never\n\n“built"
    texts = [NEWS, "", open_, "“ever” and closed it, said Tom Hall. " * 3, open_, NEWS]
    together = marked([scored(text, list(paragraphs(text, 0, len(text)))) for text in texts])
    for text, own in zip(texts, together, strict=True):
        alone = _marked(text)
        assert (own.names, own.reports) == (alone.names, alone.reports)


def test_a_report_has_its_parts():
    """A split quotation is one report with its cue and its source."""
    text = NEWS.split("\n", maxsplit=1)[0]
    (report,) = _marked(text).reports
    assert [text[b:e] for b, e in report.content] == ["The bridge is unsafe", "We will close it"]
    assert text[slice(*report.cue)] == "said"
    assert text[slice(*report.source)].startswith("Ann Lee")


def test_names_have_types():
    """People, bodies and places are told apart."""
    found = {NEWS[name.begin : name.end]: name.type for name in _marked(NEWS).names}
    assert found["Ann Lee"] == found["Tom Hall"] == "Person"
    assert found["Weston"] == "Place"
    assert found["Weston Water Board"] == "Organisation"


@pytest.mark.parametrize("text", ["", " ", "x", "“"])
def test_next_to_nothing_is_marked_in_next_to_nothing(text):
    """Texts of one character, or none, hold no report."""
    assert _marked(text).reports == ()


def test_a_span_without_a_likely_partner_stays_alone():
    """Below the score of having none, nothing is linked."""
    import numpy as np

    def ends(spans):
        return Ends(spans, np.zeros((len(spans), 2), np.float32), [0] * len(spans))

    flat = [np.zeros(size, np.float32) for size in (18, 8, 6)]
    near = linked(ends([(0, 2)]), ends([(3, 4)]), Prior(*flat, unlinked=-1.0))
    alone = linked(ends([(0, 2)]), ends([(3, 4)]), Prior(*flat, unlinked=1.0))
    assert (near[0].to, alone[0].to) == (0, None)
    assert near[0].likely > 0.5
