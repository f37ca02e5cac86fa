"""Corrections by hand: they hold over everything that happens to a record, until undone."""

import dataclasses
import itertools
import json
import re
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from onrecord import Record, cli, explaining, readers
from onrecord.archive import graph_folder
from onrecord.asking import run, run_saved
from onrecord.errors import RecordError, UsageError
from onrecord.graph import GraphStore

DAM = """date 2024-03-04

“The dam has had its day,” said Ada Thornbury. “We will take it down,” she said on Monday.
"""
RIVER = """date 2024-03-06

“The river will rise,” said Piet Harkema. Ada Thornbury denied that the dam is old.
"""
LATER = """date 2024-03-09

“It rained all night,” said Ada Thornbury, the baker of Lowmoor. P. Harkema said it was wet.
"""


@pytest.fixture
def paper(tmp_path):
    """Give a folder with two articles."""
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    (folder / "river.txt").write_text(RIVER, encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path, paper):
    """Give a record of the two articles."""
    made = Record(tmp_path / "record")
    made.build(paper)
    return made


def _turtle(record):
    target = record.path.parent / f"{record.path.name}.trig"
    record.export(target)
    return target.read_text(encoding="utf-8")


def _scratch(record, paper, name="scratch"):
    other = Record(record.path.parent / name)
    other.path.mkdir()
    shutil.copy(record.path / "corrections.jsonl", other.path)
    other.build(paper)
    return other


def _asked(record, query, **given):
    """Ask in this process: a worker would take most of the time."""
    with GraphStore.open(graph_folder(record.path), mode="read") as store:
        return run_saved(store, query, given).rows


def _said(record):
    """Return who said what when."""
    rows = _asked(record, "who_said_what")
    return {r["words"]: (r["speakerName"], r["saidFrom"], r["saidTo"]) for r in rows}


def _iri(record, words):
    rows = _asked(record, "who_said_what")
    return next(r["statement"] for r in rows if words in r["words"])


def _people(record):
    return sorted(row["name"] for row in _asked(record, "people"))


def _correct(record, action, *given, why="the desk knows", **also):
    times = (f"2024-04-01T00:00:{n:02}+00:00" for n in itertools.count())
    return record.correct(
        lambda desk: getattr(desk, action)(*given, **also), who="desk", why=why, when=next(times)
    )


DECISIONS = {
    "merge": lambda r: _correct(r, "merge", "Piet Harkema", "Ada Thornbury"),
    "not_same": lambda r: _correct(r, "not_same", "Piet Harkema", "Ada Thornbury"),
    "split": lambda r: _correct(r, "split", "Ada Thornbury", ["river.txt"]),
    "rename": lambda r: _correct(r, "rename", "Piet Harkema", "Pieter Harkema"),
    "re_attribute": lambda r: _correct(r, "re_attribute", _iri(r, "had its day"), "Piet Harkema"),
    "new_speaker": lambda r: _correct(r, "re_attribute", _iri(r, "had its day"), "Ivo Marsh"),
    "re_date": lambda r: _correct(
        r, "re_date", _iri(r, "had its day"), date(2024, 2, 1), date(2024, 2, 29)
    ),
    "reject": lambda r: _correct(r, "reject", _iri(r, "river will rise")),
    "add": lambda r: _correct(
        r, "add", "river.txt", "the dam is old", "Piet Harkema", (None, None)
    ),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_a_corrected_record_equals_one_from_scratch_and_an_undone_one_the_first(
    name, record, paper
):
    first = _turtle(record)
    made = DECISIONS[name](record)
    assert _turtle(record) != first
    assert list(record.check()) == []
    assert _turtle(_scratch(record, paper)) == _turtle(record)
    (paper / "later.txt").write_text(LATER, encoding="utf-8")
    assert record.build(paper).unfitting == []
    assert _turtle(_scratch(record, paper, "again")) == _turtle(record)
    (paper / "later.txt").unlink()
    record.build(paper, prune=True)
    assert _correct(record, "undo").undoes == made.id
    assert _turtle(record) == first


def test_all_at_once_hold_over_new_articles_and_a_record_from_scratch_until_undone(record, paper):
    """Merged, re-attributed, re-dated, rejected, added and renamed in one record."""
    first = _turtle(record)
    for name in ("merge", "re_attribute", "re_date", "reject", "add", "rename"):
        DECISIONS[name](record)
    (paper / "later.txt").write_text(LATER, encoding="utf-8")
    assert record.build(paper).unfitting == []
    assert _turtle(_scratch(record, paper)) == _turtle(record)
    assert list(record.check()) == []
    said = _said(record)
    told = next(told for words, told in said.items() if "had its day" in words)
    assert told == ("Pieter Harkema", "2024-02-01", "2024-02-29")
    assert not any("river will rise" in words for words in said)
    (paper / "later.txt").unlink()
    record.build(paper, prune=True)
    for made in record.corrections():
        _correct(record, "undo", made.id)
    assert _turtle(record) == first


def test_what_is_merged_is_one_and_what_is_split_two(record):
    DECISIONS["merge"](record)
    assert _people(record) == ["Piet Harkema"] or _people(record) == ["Ada Thornbury"]
    _correct(record, "split", "Ada Thornbury", ["dam.txt"])
    assert len(_people(record)) == 2


def test_a_later_correction_wins_over_an_earlier_one(record):
    DECISIONS["not_same"](record)
    DECISIONS["merge"](record)
    assert len(_people(record)) == 1


def test_who_is_renamed_keeps_the_old_name_as_another(record):
    DECISIONS["rename"](record)
    assert _people(record) == ["Ada Thornbury", "Pieter Harkema"]
    assert _asked(record, "who_said_what", speaker="Piet Harkema")


def test_statements_are_as_they_were_corrected(record):
    DECISIONS["re_date"](record)
    DECISIONS["re_attribute"](record)
    DECISIONS["reject"](record)
    DECISIONS["add"](record)
    said = _said(record)
    day = next(told for words, told in said.items() if "had its day" in words)
    assert day == ("Piet Harkema", "2024-02-01", "2024-02-29")
    assert not any("river will rise" in words for words in said)


def test_a_statement_may_be_given_by_its_article_and_words(record):
    """The words need not be all, but be those of one statement."""
    _correct(record, "reject", "will rise", inside="river.txt")
    assert not any("river will rise" in words for words in _said(record))
    for name, words, told in (
        ("river.txt", "will rise", "no"),
        ("dam.txt", "", "no"),
        ("dam.txt", "a", "more than one"),
    ):
        with pytest.raises(UsageError, match=f"{name}: {told} statement"):
            _correct(record, "reject", words, inside=name)


def test_what_review_proposes_can_be_done(record):
    """Nodes are named by their ids there, without the base of the IRIs."""
    said = _iri(record, "will rise").rpartition("/")[2]
    _correct(record, "reject", said)
    assert not any("river will rise" in words for words in _said(record))
    people = [row["person"].rpartition("/")[2] for row in _asked(record, "people")]
    _correct(record, "merge", *people)
    assert len(_people(record)) == 1


def test_who_corrected_it_and_when_is_the_reason(record):
    """In the graph as in what `show` says of the article."""
    DECISIONS["re_date"](record)
    DECISIONS["re_attribute"](record)
    rule = "corrected by desk on 2024-04-01"
    with GraphStore.open(graph_folder(record.path), mode="read") as store:
        asked = """PREFIX or: <https://w3id.org/onrecord/ns#> SELECT ?basis ?who ?when
            { ?s or:saidBasis ?basis ; or:speakerBecause/or:rule ?who ; or:saidBecause/or:rule ?when
              FILTER(?basis = "corrected") }"""
        assert [tuple(row.values()) for row in run(store, asked).rows] == [
            ("corrected", rule, rule)
        ]
    kept = record.article("dam.txt")
    assert kept
    said = next(s for s in kept[1].statements if s.said.basis == "corrected")
    assert explaining.who(kept[0], said).endswith(f": {rule}")
    assert list(record.check()) == []


def test_one_of_a_known_name_who_is_named_elsewhere_alone_is_the_same_one(record):
    DECISIONS["re_attribute"](record)
    assert _people(record) == ["Ada Thornbury", "Piet Harkema"]


@pytest.mark.parametrize("name", DECISIONS)
def test_a_correction_holds_though_another_reader_reads_anew(name, record, paper):
    """The other reader numbers its entities and statements otherwise."""
    DECISIONS[name](record)
    told, people = _said(record), _people(record)
    built_in = readers.chosen(None)

    class Other:
        name = "other/1"

        def read(self, article):
            found = built_in.read(article)
            renamed = {e.id: f"x{e.id}" for e in found.entities}
            return dataclasses.replace(
                found,
                reader=self.name,
                facts=(),
                events=(),
                entities=tuple(
                    dataclasses.replace(e, id=renamed[e.id]) for e in reversed(found.entities)
                ),
                statements=tuple(
                    dataclasses.replace(
                        s,
                        id=f"x{s.id}",
                        within=s.within and f"x{s.within}",
                        speaker=tuple(renamed[e] for e in s.speaker),
                        addressee=tuple(renamed[e] for e in s.addressee),
                    )
                    for s in found.statements
                ),
            )

    report = record.build(paper, reader=Other())
    assert (report.reread, report.unfitting) == (2, [])
    assert (_said(record), _people(record)) == (told, people)


def test_words_are_found_again_in_a_new_text_of_the_article(record, paper):
    DECISIONS["reject"](record)
    (paper / "river.txt").write_text(
        RIVER.replace("“The", "It was late.\n\n“The"), encoding="utf-8"
    )
    assert record.build(paper).unfitting == []
    assert not any("river will rise" in words for words in _said(record))


def test_a_correction_that_no_longer_fits_is_told_and_kept(record, paper):
    made = DECISIONS["reject"](record)
    (paper / "river.txt").write_text(RIVER.replace("rise", "fall"), encoding="utf-8")
    (line,) = record.build(paper).unfitting
    assert made.id in line
    assert record.corrections() == (made,)
    assert any("river will fall" in words for words in _said(record))


def test_what_stood_there_is_kept_with_who_corrected_it_and_why(record):
    DECISIONS["re_attribute"](record)
    (row,) = _asked(record, "corrections")
    assert (row["action"], row["who"], row["why"]) == ("re-attribute", "desk", "the desk knows")
    assert row["was"] == "“The dam has had its day,” by Ada Thornbury (2024-03-04)".replace(
        ",”", ",”"
    )
    assert row["becomes"] == "Piet Harkema"


@pytest.mark.parametrize(
    ("action", "given", "message"),
    [
        ("merge", ("Ada Thornbury", "Thornbury"), "are one in the record already"),
        ("not_same", ("Ada Thornbury", "Thornbury"), "correct split"),
        ("merge", ("Ada Thornbury", "Nobody Known"), "is called"),
        ("split", ("Piet Harkema", ["river.txt"]), "nothing to split"),
        ("split", ("Piet Harkema", ["dam.txt"]), "does not mention"),
        ("split", ("Piet Harkema", ["sea.txt"]), "no such article"),
        ("rename", ("Piet Harkema", " "), "empty"),
        ("reject", ("<nothing>",), "is no statement"),
        ("add", ("dam.txt", "not printed", "Ada Thornbury", (None, None)), "does not print"),
        ("add", ("dam.txt", "a", "Ada Thornbury", (None, None)), "more than once"),
        ("add", ("dam.txt", "We will take it down,", "Ida Lund", (None, None)), "is a statement"),
        ("undo", ("0123",), "is no correction"),
        ("undo", (), "nothing is corrected"),
        ("reject", ("We will",), "give the IRI .* or words of it and --in ARTICLE"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(action, given, message, record):
    with pytest.raises(UsageError, match=message):
        _correct(record, action, *given)
    assert not (record.path / "corrections.jsonl").exists()


def test_what_is_undone_cannot_be_undone_again(record):
    made = DECISIONS["rename"](record)
    _correct(record, "undo", made.id)
    with pytest.raises(UsageError, match="is undone already"):
        _correct(record, "undo", made.id)


def test_a_record_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(RecordError, match="no record here; make one"):
        _correct(Record(tmp_path / "none"), "undo")
    assert not (tmp_path / "none").exists()


def test_what_a_person_renamed_is_called_so_from_then_on(record, tmp_path):
    """In what later corrections found there, and for authority files."""
    _correct(record, "rename", "Piet Harkema", "Sir Piet")
    assert _correct(record, "rename", "Sir Piet", "Lord Harkema").was == "Sir Piet"
    known = tmp_path / "known.csv"
    known.write_text("iri,name\nhttps://example.org/p,Lord Harkema\n", encoding="utf-8")
    assert "Lord Harkema" in record.link(known).names.values()


@pytest.mark.parametrize(
    ("action", "given", "note"),
    [
        ("merge", ("Piet Harkema", "Lowmoor"), "one is a person, the other a place"),
        ("re_attribute", ("had its day", "Ivo Marsh"), "nobody .* is called 'Ivo Marsh'"),
        ("re_date", ("had its day", date(2031, 1, 1), date(2031, 1, 2)), "after .* published"),
    ],
)
def test_what_is_odd_is_done_and_told(action, given, note, record, paper):
    (paper / "later.txt").write_text(
        "date 2024-03-07\n\n“It rained,” said Ida Lund in Lowmoor, in Norfolk.\n", encoding="utf-8"
    )
    record.build(paper)
    notes = []

    def decide(desk):
        inside = {} if action == "merge" else {"inside": "dam.txt"}
        made = getattr(desk, action)(*given, **inside)
        notes.extend(desk.notes)
        return made

    record.correct(decide, who="desk")
    assert re.search(note, " ".join(notes))
    assert len(record.corrections()) == 1


def test_a_merge_of_who_were_told_to_be_two_is_done_and_told(record):
    """Whichever of the two comes first."""
    made = _correct(record, "not_same", "Piet Harkema", "Ada Thornbury")
    notes = []

    def decide(desk):
        decided = desk.merge("Ada Thornbury", "Piet Harkema")
        notes.extend(desk.notes)
        return decided

    record.correct(decide, who="desk")
    assert [note.split(" (")[0] for note in notes] == [
        f"correction {made.id} says that they are two"
    ]
    assert len(_people(record)) == 1


@pytest.mark.parametrize(
    ("name", "kind", "type_", "note"),
    [
        ("Lowmoor Water Company", None, "Organisation", "a new organisation; --kind"),
        ("Ivo Marsh", None, "Person", "a new person; --kind"),
        ("Northline", "Organisation", "Organisation", "a new organisation$"),
        ("some neighbours", "Unnamed", "Unnamed", "a new unnamed source$"),
        ("Piet Harkema", "Place", "Person", "'Piet Harkema' is known as a person: --kind"),
        ("Piet Harkema", "Person", "Person", "^$"),
    ],
)
def test_a_new_speaker_is_what_its_name_tells_or_somebody_says(name, kind, type_, note, record):
    notes = []

    def decide(desk):
        desk = dataclasses.replace(desk, kind=kind)
        made = desk.re_attribute("had its day", name, inside="dam.txt")
        notes.extend(desk.notes)
        return made

    assert record.correct(decide, who="desk").type == type_
    assert re.search(note, " ".join(notes))


def test_a_new_name_stays_with_the_rest_where_a_later_split_takes_some_away(record):
    """Also once the articles of the rest are gone."""
    _correct(record, "rename", "Ada Thornbury", "Dame Ada")
    _correct(record, "split", "Dame Ada", ["dam.txt"])
    assert _people(record) == ["Ada Thornbury", "Dame Ada", "Piet Harkema"]
    assert _said(record)["“The dam has had its day,”"][0] == "Ada Thornbury"
    record.forget("river.txt")
    assert _people(record) == ["Ada Thornbury"]


def test_a_new_name_stays_with_the_rest_though_all_that_was_renamed_is_split_away(record, paper):
    """The rest are of an article that came after the rename."""
    record.forget("river.txt")
    _correct(record, "rename", "Ada Thornbury", "Dame Ada")
    (paper / "river.txt").write_text(RIVER, encoding="utf-8")
    record.build(paper)
    _correct(record, "split", "Dame Ada", ["dam.txt"])
    assert _people(record) == ["Ada Thornbury", "Dame Ada", "Piet Harkema"]
    assert _said(record)["“The dam has had its day,”"][0] == "Ada Thornbury"
    assert record.build(paper).unfitting == []


def test_who_is_split_away_loses_the_new_name_in_an_edited_article(record, paper):
    """The split has other places there than the rename has, but means the same one."""
    _correct(record, "rename", "Ada Thornbury", "Dame Ada")
    longer = DAM.replace("“The dam", "“Long ago Ada Thornbury built it,” he said.\n\n“The dam")
    (paper / "dam.txt").write_text(longer, encoding="utf-8")
    record.build(paper)
    _correct(record, "split", "Dame Ada", ["dam.txt"])
    assert _people(record) == ["Ada Thornbury", "Dame Ada", "Piet Harkema"]
    assert _said(record)["“The dam has had its day,”"][0] == "Ada Thornbury"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"end": None}, "it is no period"),
        ({"begin": "2024-03-01"}, "it is no period"),
        ({"begin": None, "end": None}, "a re-date needs begin"),
        ({"one": [{"article": "a", "key": "k", "begin": 0.5, "end": 2, "text": "w"}]}, "no words"),
        ({"action": "merge"}, "a merge needs other"),
        ({"action": "rename", "begin": None, "end": None}, "a rename needs name"),
        ({"action": "add", "begin": None, "end": None}, "an? add needs name or other"),
        ({"why": "again"}, "line 2 has the id [0-9a-f]+ of an earlier line; take one out"),
    ],
)
def test_a_line_of_half_a_correction_is_named(change, told, record):
    DECISIONS["re_date"](record)
    file = record.path / "corrections.jsonl"
    line = json.loads(file.read_text(encoding="utf-8")) | {"end": "2024-02-29"} | change
    line = {key: value for key, value in line.items() if value is not None}
    with file.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line | ({} if "why" in change else {"id": "a"})) + "\n")
    with pytest.raises(RecordError, match=told):
        record.corrections()


def test_no_two_corrections_get_one_id_though_a_line_was_cut_out_by_hand(record):
    DECISIONS["rename"](record)
    DECISIONS["rename"](record)
    file = record.path / "corrections.jsonl"
    file.write_text(file.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    DECISIONS["rename"](record)
    assert len({one.id for one in record.corrections()}) == len(record.corrections()) == 2


@pytest.mark.parametrize("line", ["{bad", "[]", "{}", '{"id": 3}', '{"id": "a", "action": "burn"}'])
def test_a_broken_line_is_named(line, record, paper):
    DECISIONS["reject"](record)
    with (record.path / "corrections.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(RecordError, match=r"corrections\.jsonl: line 2 "):
        record.build(paper)
    with pytest.raises(RecordError, match="line 2 "):
        record.corrections()


def test_a_build_in_vain_leaves_what_people_wrote(tmp_path):
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "corrections.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(Exception, match="empty"):
        Record(folder).build(tmp_path / "empty.txt")
    assert (folder / "corrections.jsonl").exists()


def test_the_line_of_a_correction_tells_what_stands_there_now(record):
    words = ("We will take it down", "2024-03-03", "--in", "dam.txt")
    done = CliRunner().invoke(
        cli.commands, ["correct", "-r", str(record.path), "re-date", *words, "--by", "desk"]
    )
    assert done.stderr.strip().endswith(" → 2024-03-03")
