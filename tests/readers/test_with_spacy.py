"""`spacy:PIPELINE`: a pipeline made here finds the names, the built-in reader does the rest."""

import json
import multiprocessing
import pickle
import shutil

import pytest

from onrecord import Record, read, read_text
from onrecord.errors import ReaderError, UsageError
from onrecord.readers import chosen
from onrecord.readers.with_spacy import _pieces
from onrecord.reading import READER

spacy = pytest.importorskip("spacy")

STORY = (
    "Two boats sank, Mayor Ada Thornbury said on Monday. “Ivo’s boat was old,” said Thornbury.\n\n"
    "Piet Harkema of the Lowmoor Water Board recalled the Long Flood. Mira Solberg swam."
)


def _found(reading, kind):
    return [entity.name for entity in reading.entities if entity.type == kind]


def test_the_names_are_the_pipelines(pipeline):
    """Its labels become our types; what it does not know is no name, whatever its capitals."""
    article, reading = read_text(STORY, reader=f"spacy:{pipeline}")
    assert _found(reading, "Person") == ["Ada Thornbury", "Ivo", "Piet Harkema"]
    assert _found(reading, "Organisation") == ["Lowmoor Water Board"]
    assert [event.label for event in reading.events if event.by == "named event"] == ["Long Flood"]
    (ada,) = [entity for entity in reading.entities if entity.name == "Ada Thornbury"]
    assert [article.words(mention.span) for mention in ada.mentions] == [
        "Ada Thornbury",
        "Thornbury",
    ]


def test_statements_have_the_pipelines_speakers(pipeline):
    """Who said what is decided as ever, by names that the pipeline has found."""
    article, reading = read_text(STORY, reader=f"spacy:{pipeline}")
    names = {entity.id: entity.name for entity in reading.entities}
    quoted = [s for s in reading.statements if article.text[s.content[0].begin] == "“"]
    assert [names[who] for s in quoted for who in s.speaker] == ["Ada Thornbury"]


def test_the_name_tells_the_pipeline_and_all_its_files(pipeline, tmp_path):
    """Another copy has the same name; a changed file, or a changed built-in reader, another."""
    name = chosen(f"spacy:{pipeline}").name
    assert name.startswith(f"spacy {spacy.__version__} en_pipeline ")
    assert name.endswith(READER)
    copy = tmp_path / "copy"
    shutil.copytree(pipeline, copy)
    assert chosen(f"spacy:{copy}").name == name
    changed = tmp_path / "changed"
    shutil.copytree(pipeline, changed)
    patterns = changed / "entity_ruler" / "patterns.jsonl"
    patterns.write_text(patterns.read_text().replace("Ivo", "Iva"))
    assert chosen(f"spacy:{changed}").name != name


def test_other_processes_load_the_pipeline_themselves(pipeline, article):
    """The reader is two strings: pickled, and in a process started anew, it reads the same."""
    reader = chosen(f"spacy:{pipeline}")
    assert len(pickle.dumps(reader)) < 1_000
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(reader.read, (article,)) == reader.read(article)


def test_any_text_is_given_to_it(pipeline):
    """Lone surrogates, marks alone, and a text in several pieces, whose offsets stay true."""
    asked = f"spacy:{pipeline}"
    assert read_text("\udfff Ada Thornbury swam.", reader=asked)[1].entities[0].name
    assert read_text("– … ”", reader=asked)[1].entities == ()
    article, reading = read_text(
        "The river is wide. " * 8_000 + "Ada Thornbury swam.", reader=asked
    )
    (ada,) = reading.entities
    assert article.words(ada.mentions[0].span) == "Ada Thornbury"


@pytest.mark.parametrize(
    "unit", ["a", "word ", "A line.\n", "A paragraph.\n\n", "x" * 70_000 + " "]
)
def test_pieces_are_the_text(unit):
    """Cut where a paragraph, a line or a word ends, if one does, and nothing is lost."""
    text = unit * (200_000 // len(unit))
    pieces = [text[begin:end] for begin, end in _pieces(text)]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 50_000
    assert all(piece.endswith(unit[-2:].lstrip("ax.e")) for piece in pieces[:-1]) or " " in unit


def test_a_record_built_with_it_is_in_order(pipeline, news, tmp_path, onrecord):
    """Built, built again without work, checked; then read again by the built-in reader."""
    build = ("build", news, "-q", "-r", tmp_path / "r")
    done = onrecord(*build, "--reader", f"spacy:{pipeline}")
    assert (done.returncode, "3 new" in done.stderr) == (0, True), done.stderr
    assert "nothing to do: 3 unchanged" in onrecord(*build, "--reader", f"spacy:{pipeline}").stderr
    assert onrecord("check", "-r", tmp_path / "r").returncode == 0
    record = Record(tmp_path / "r")
    assert record.article("dam.txt")[1].reader.startswith("spacy ")
    assert "3 read again" in onrecord(*build).stderr
    assert not record.article("dam.txt")[1].reader.startswith("spacy ")


def test_read_takes_it_too(pipeline, news, onrecord):
    """On the command line and in Python alike."""
    done = onrecord("read", news / "dam.txt", "--format", "jsonl", "--reader", f"spacy:{pipeline}")
    line = json.loads(done.stdout)
    assert line["reader"].startswith("spacy ")
    ((_, reading),) = read(news / "dam.txt", reader=f"spacy:{pipeline}")
    assert [entity["name"] for entity in line["entities"]] == [e.name for e in reading.entities]


def test_a_pipeline_must_be_named_and_load(tmp_path):
    """No name, an unknown one, a folder without a pipeline, a damaged one: one line each."""
    with pytest.raises(UsageError, match="which spaCy pipeline"):
        chosen("spacy")
    for wrong in ("no_such_pipeline", tmp_path):
        with pytest.raises(ReaderError, match="does not load"):
            chosen(f"spacy:{wrong}")
    spacy.blank("en").to_disk(tmp_path / "damaged")
    (tmp_path / "damaged" / "config.cfg").write_text("[nlp]\nlang = 7\n")
    with pytest.raises(ReaderError, match="does not load") as raised:
        chosen(f"spacy:{tmp_path / 'damaged'}")
    assert "\n" not in str(raised.value)


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path):
    """It has no components, or none of its labels is known; the line lists them."""
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(UsageError, match="finds no names: it has no components"):
        chosen(f"spacy:{tmp_path / 'bare'}")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "BOAT", "pattern": "Heron"}])
    nlp.to_disk(tmp_path / "boats")
    with pytest.raises(UsageError, match=r"labels are BOAT; known are .*PERSON"):
        chosen(f"spacy:{tmp_path / 'boats'}")


def test_without_spacy_the_extra_is_named(tmp_path, monkeypatch, news, onrecord):
    """Where spaCy is not installed: exit 2 and how to install it, in one line."""
    (tmp_path / "spacy.py").write_text("raise ImportError('No module named spacy')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = onrecord("read", news, "--reader", "spacy:en_core_web_sm")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "onrecord: the reader spacy needs spaCy: pip install 'onrecord[spacy]'\n"
