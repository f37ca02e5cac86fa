"""Corpora with chains across articles: made-up files in their formats in, Stories out."""

from datetime import date

import pytest
from corpora.ecbplus import ecbplus_stories, subtopic
from corpora.meantime import _kind, meantime
from corpora.stories import head_place

SENTENCES = (
    "Quill leaves Orle",
    "May 02 , 2011",
    "Ada Quill , the mayor , left .",
    "She waved .",
    "One .",
    "Two .",
    "Quill rests .",
)


def _tokens(sentences):
    words = [(n, word) for n, line in enumerate(sentences) for word in line.split()]
    return [
        f'<token number="{at}" sentence="{n}" t_id="{at + 1}">{word}</token>'
        for at, (n, word) in enumerate(words)
    ]


def _mention(tag, name, *anchors, told=""):
    held = "".join(f'<token_anchor t_id="{number}"/>' for number in anchors)
    return f'<{tag} m_id="{name}" {told}>{held}</{tag}>'


def _refers(target, *sources):
    held = "".join(f'<source m_id="{name}"/>' for name in sources)
    return f'<REFERS_TO r_id="1">{held}<target m_id="{target}"/></REFERS_TO>'


@pytest.fixture
def story(tmp_path):
    marked = [
        _mention("ENTITY_MENTION", 1, 1, told='syntactic_type="NAM"'),
        _mention("ENTITY_MENTION", 2, 8, 9, 10, 11, 12, told='syntactic_type="NAM"'),
        _mention("ENTITY_MENTION", 3, 11, 12, told='syntactic_type="APP" head="mayor"'),
        _mention("ENTITY_MENTION", 4, 16, told='syntactic_type="PRO"'),
        _mention("ENTITY_MENTION", 5, 23),
        _mention("ENTITY_MENTION", 6, 3, told='syntactic_type="NAM"'),
        _mention("EVENT_MENTION", 7, 2, told='pred="leave"'),
        _mention("EVENT_MENTION", 8, 14, told='pred="leave"'),
        _mention("EVENT_MENTION", 9, 17, told='pred="wave"'),
        _mention("ENTITY_MENTION", 10, told='syntactic_type="NAM"'),
        '<TIMEX3 m_id="20" functionInDocument="CREATION_TIME" value="2011-05-02"/>',
        '<ENTITY m_id="30" ent_type="PER" instance_id="PER1"/>',
        '<EVENT m_id="31" class="OTHER" instance_id="OTH1"/>',
        '<EVENT m_id="32" class="OTHER"/>',
    ]
    told = [_refers(30, 1, 2, 3, 4, 5), _refers(31, 7, 8), _refers(32, 9)]
    lines = ["<Document>", *_tokens(SENTENCES), "<Markables>", *marked, "</Markables>"]
    lines += ["<Relations>", *told, "</Relations>", "</Document>"]
    (tmp_path / "meantime/corpus_apple").mkdir(parents=True)
    (tmp_path / "meantime/corpus_apple/1_Quill.xml").write_text("\n".join(lines), encoding="utf-8")
    (found,) = meantime(tmp_path, "apple")
    return found


def test_meantime_is_laid_out_as_an_article(story):
    assert (story.title, story.published) == ("Quill leaves Orle", date(2011, 5, 2))
    head = "Quill leaves Orle\n\nMay 02, 2011\n\nAda Quill, the mayor, left. She waved."
    assert story.text.startswith(head)


def test_meantime_gives_mentions_with_kinds_heads_and_chains(story):
    found = [
        (story.words(m), story.text[slice(*m.head)], m.kind, m.chain, m.full)
        for m in story.entities
    ]
    assert found == [
        ("Quill", "Quill", "name", "PER1", True),
        ("Ada Quill, the mayor", "Quill", "name", "PER1", True),
        ("the mayor", "mayor", "nominal", "PER1", True),
        ("She", "She", "pronoun", "PER1", True),
        ("Quill", "Quill", "name", "PER1", False),
    ]


def test_meantimes_own_instances_of_an_article_bear_its_name(story):
    assert [(story.words(m), m.chain) for m in story.events] == [
        ("leaves", "OTH1"),
        ("left", "OTH1"),
        ("waved", "meantime/1_Quill 32"),
    ]


def _ecbplus(folder, name, note):
    lines = ["<Document>"]
    lines += [
        f'<token t_id="{at}" sentence="{n}" number="0">{word}</token>'
        for at, (n, word) in enumerate([(0, "Quill"), (0, "left"), (1, "She"), (1, "waved")], 1)
    ]
    lines += [
        _mention("HUMAN_PART_PER", 11, 1),
        _mention("ACTION_OCCURRENCE", 12, 2),
        _mention("HUMAN_PART_PER", 13, 3),
        _mention("NEG_ACTION_STATE", 14, 4),
        f'<CROSS_DOC_COREF r_id="7" note="{note}" > <source m_id="12" /> <target m_id="9" />',
        "</CROSS_DOC_COREF>",
        '<INTRA_DOC_COREF r_id="8" > <source m_id="11" /> <source m_id="13" /> </INTRA_DOC_COREF>',
        "</Document>",
    ]
    (folder / "ecbplus/31").mkdir(parents=True, exist_ok=True)
    (folder / f"ecbplus/31/{name}.xml").write_text("\n".join(lines), encoding="utf-8")


def test_ecbplus_chains_hold_across_articles(tmp_path):
    for name in ("31_1ecb", "31_2ecbplus"):
        _ecbplus(tmp_path, name, "ACT1")
    checked = "Topic,File,Sentence Number\n31,1ecb,0\n31,2ecbplus,1\n"
    (tmp_path / "ecbplus/coreference_sentences.csv").write_text(checked, encoding="utf-8")
    one, other = ecbplus_stories(tmp_path, range(31, 36))
    assert [(one.words(m), m.type, m.full) for m in (*one.entities, *one.events)] == [
        ("Quill", "PER", True),
        ("She", "PER", False),
        ("left", "ACTION_OCCURRENCE", True),
        ("waved", "NEG_ACTION_STATE", False),
    ]
    assert [m.chain == o.chain for m, o in zip(one.events, other.events, strict=True)] == [
        True,
        False,
    ]
    assert one.entities[0].chain == one.entities[1].chain != other.entities[0].chain
    assert [subtopic(story.name) for story in (one, other)] == ["31ecb", "31ecbplus"]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the mayor of Orle", "mayor"),
        ("Orle 's new bridge , which fell", "bridge"),
        ("from the left wing", "wing"),
        ("take back", "take"),
        ("Quill 's", "Quill"),
        ("set a record", "set"),
        ("of", "of"),
    ],
)
def test_heads_of_phrases(phrase, head):
    words = phrase.split()
    assert words[head_place(words)] == head


@pytest.mark.parametrize(
    ("told", "phrase", "kind"),
    [
        ("NAM", "the mayor", "name"),
        ("", "the Orle Bridge", "name"),
        ("", "the 12", "name"),
        ("", "Orle 12", "name"),
        ("", "X12", "name"),
        ("", "12", "nominal"),
        ("", "up to 12", "nominal"),
        ("", "US", "name"),
        ("", "us", "pronoun"),
        ("", "the mayor of Orle", "nominal"),
    ],
)
def test_meantimes_kinds_where_none_is_marked(told, phrase, kind):
    words = phrase.split()
    assert _kind(told, words, head_place(words)) == kind
