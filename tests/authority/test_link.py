"""Files brought to a record: linked, kept over builds, forgotten, the same from any order."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord import Record, archive
from onrecord.archive import authorities
from onrecord.authority import Entry, keys
from onrecord.errors import InputError, UsageError

DAM = "“The dam has had its day,” said Mayor Ada Thornbury on Monday."
RIVER = "“Nothing will be lost,” said Piet Harkema, who met Mayor Ada Thornbury."
ENTRIES = """iri,name,type,description
https://example.org/ada,Ada Thornbury,Q5,mayor of Orlemouth
https://example.org/piet1,Piet Harkema,human,footballer
https://example.org/piet2,Piet Harkema,human,baker
"""


@pytest.fixture
def place(tmp_path) -> Path:
    """Give a folder with two articles and a file of known people."""
    (tmp_path / "2024-03-04-dam.txt").write_text(DAM, encoding="utf-8")
    (tmp_path / "2024-03-05-river.txt").write_text(RIVER, encoding="utf-8")
    (tmp_path / "known.csv").write_text(ENTRIES, encoding="utf-8")
    return tmp_path


def _same_as(record: Record) -> list:
    return [(row["name"], row["iri"]) for row in record.ask("same_as").rows]


def _graph(record: Record, file: Path) -> bytes:
    record.export(file)
    return file.read_bytes()


def test_links_are_the_same_from_any_order(place):
    """Linked before or after the articles come, forgotten and linked again: the same bytes."""
    dam, river, known = (
        place / "2024-03-04-dam.txt",
        place / "2024-03-05-river.txt",
        place / "known.csv",
    )
    one, other = Record(place / "one"), Record(place / "other")
    one.build(river, dam)
    empty = _graph(one, place / "before.ttl")
    report = one.link(known)
    assert [(report.names[e.entity], e.iri[-5:], e.sure) for e in report.links] == [
        ("Ada Thornbury", "g/ada", True),
        ("Piet Harkema", "piet1", False),
        ("Piet Harkema", "piet2", False),
    ]
    assert "unsure and not linked: Piet Harkema" in report.told()
    assert _same_as(one) == [("Ada Thornbury", "https://example.org/ada")]
    assert list(one.check()) == []
    other.build(dam)
    other.link(known)
    other.build(river)
    linked = _graph(one, place / "one.ttl")
    assert b"owl:sameAs <https://example.org/ada>" in linked
    assert _graph(other, place / "other.ttl") == linked
    assert one.link(forget=str(known)).links == ()
    assert _graph(one, place / "after.ttl") == empty
    one.link(known)
    one.link(known)
    assert _graph(one, place / "again.ttl") == linked


def test_a_bad_file_leaves_no_trace(place):
    """The good file beside it is not kept either."""
    record = Record(place / "r")
    record.build(place / "2024-03-04-dam.txt")
    (place / "bad.csv").write_text(ENTRIES + "no iri,Nobody\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.csv: line 5"):
        record.link(place / "known.csv", place / "bad.csv")
    assert record.link().authorities == {}
    assert _same_as(record) == []
    for name in ("known.csv", "\udcff"):
        with pytest.raises(UsageError, match="nothing was linked from there; linked are: none"):
            record.link(forget=name)


def test_a_file_by_two_paths_is_one(place, monkeypatch):
    """Relative, absolute and through a link; and it is forgotten by any of them."""
    monkeypatch.chdir(place)
    (place / "other.csv").symlink_to("known.csv")
    record = Record(place / "r")
    record.build(place / "2024-03-04-dam.txt")
    count = len(record.link("known.csv", place / "known.csv").authorities)
    assert (count, len(record.link("other.csv").authorities)) == (1, 1)
    assert record.link(forget=str(place / "known.csv")).authorities == {}


def test_files_of_one_name_in_two_folders_are_two(place, monkeypatch):
    """What was linked from a relative path is of the folder that it was given in."""
    record = Record(place / "r")
    record.build(place / "2024-03-04-dam.txt")
    for name in ("a", "b"):
        (place / name).mkdir()
        shutil.copy(place / "known.csv", place / name)
        monkeypatch.chdir(place / name)
        record.link("known.csv")
    assert len(record.link(place / "b" / "known.csv").authorities) == 2
    assert list(record.link(forget="known.csv").authorities) == [str(place / "a" / "known.csv")]


def test_a_path_that_leads_nowhere_is_told(place):
    """A link to itself, and one to it."""
    record = Record(place / "r")
    record.build(place / "2024-03-04-dam.txt")
    (place / "loop").symlink_to("loop")
    with pytest.raises(InputError, match="loop"):
        record.link(place / "loop")
    with pytest.raises(UsageError, match="nothing was linked from there"):
        record.link(forget=str(place / "loop"))


@pytest.mark.parametrize("turn", [1, -1])
def test_an_iri_on_several_lines_has_the_names_of_all(place, monkeypatch, turn):
    """Whether or not they are kept at once, and in whatever order they come."""
    head, ada = ENTRIES.splitlines()[:2]
    lines = [ada, "https://example.org/ada,A. Thornbury-Smythe,,"]
    (place / "known.csv").write_text("\n".join([head, *lines[::turn]]), encoding="utf-8")
    for at_once in (1, 500):
        monkeypatch.setattr(authorities, "_AT_ONCE", at_once)
        record = Record(place / f"r{at_once}")
        record.build(place / "2024-03-04-dam.txt")
        record.link(place / "known.csv")
        assert _same_as(record) == [("Ada Thornbury", "https://example.org/ada")]


def test_a_key_that_very_many_share_is_left_out():
    """A thousand of one initial and surname are not compared; whole names still are."""
    with closing(sqlite3.connect(":memory:")) as db:
        schema = Path(archive.__file__).with_name("schema.sql").read_text(encoding="utf-8")
        db.executescript(schema)
        crowd = (Entry(iri=f"x:{n}", names=(f"A{n:04} Lund",), kind="Person") for n in range(1000))
        authorities.put(db, "crowd", crowd)
        assert authorities.counts(db) == {"crowd": 1000}
        found = [entry.iri for _, entry in authorities.under(db, keys(["A0007 Lund"], "Person"))]
    assert found == ["x:7"]
