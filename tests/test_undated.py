"""An undated article among dated ones: what the record derives of its day, and what follows."""

import pytest

from onrecord import Record

ARREST = """date 2024-05-04

Harbour master Tom Hallam arrested in Orlemouth

Harbour master Tom Hallam was arrested in Orlemouth on Friday. Police searched the harbour office
and took away the ledgers of the ferry company.

“We found what we looked for,” said inspector Mina Varga.
"""
TRIAL = """date 2024-09-12

Harbour master of Orlemouth goes on trial

Tom Hallam, once the harbour master of Orlemouth, stood before a judge on Wednesday.
Hallam was arrested on 3 May 2024 in the harbour office in Orlemouth, where police
found the ledgers of the ferry company.
"""
UNDATED = """The harbour master and the ledgers

Tom Hallam, the harbour master, was arrested in Orlemouth about two weeks ago. Police found the
ledgers of the ferry company in the harbour office.

“I have nothing to hide,” said Hallam. His lawyer, Ann Corran, said yesterday that she would appeal.
"""
OTHER = """The bakery of Tarnby

“We bake at four,” said Peter Lund, who has run the bakery in Tarnby for years.
"""


@pytest.fixture
def folder(tmp_path):
    """Give a folder with four articles, two of them undated."""
    texts = {"arrest": ARREST, "trial": TRIAL, "undated": UNDATED, "other": OTHER}
    (tmp_path / "news").mkdir()
    for name, text in texts.items():
        (tmp_path / "news" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "news"


def _turtle(record):
    target = record.path.parent / f"{record.path.name}.ttl"
    record.export(target)
    return target.read_bytes()


def test_an_undated_article_is_dated_by_what_others_date(folder, tmp_path):
    record = Record(tmp_path / "r")
    record.build(folder)
    rows = {row["path"]: row for row in record.ask("undated_articles").rows}
    told, other = rows["undated.txt"], rows["other.txt"]
    assert (told["publishedFrom"], told["publishedTo"]) == ("2024-05-09", "2024-05-25")
    assert (told["words"], told["why"]) == ("about two weeks ago", "counted from event")
    assert told["stays"] is None
    assert other["publishedTo"] is None
    assert (
        other["stays"]
        == "nothing in it counts from, or tells as past, an event that other articles date"
    )
    assert list(record.check()) == []


def test_its_statements_have_days_that_follow_from_it(folder, tmp_path):
    record = Record(tmp_path / "r")
    record.build(folder)
    said = [r for r in record.ask("who_said_what").rows if r["published"] is None]
    days = {r["speakerName"]: (r["saidFrom"], r["saidTo"], r["basis"]) for r in said}
    assert days["Tom Hallam"] == (None, "2024-05-25", "derived")
    assert days["Ann Corran"] == ("2024-05-08", "2024-05-24", "derived")
    assert days["Peter Lund"] == (None, None, "unknown")


def test_its_claims_stand_where_its_derived_days_put_them(folder, tmp_path):
    """Said in May by what is derived, so that June's wording is the later one."""
    ferry = "The ferry crew will carry the school children over the river"
    crew = "The crew of the ferry will carry the school children over the river"
    (folder / "undated.txt").write_text(f"{UNDATED}\n“{ferry},” said Tom Hallam.\n")
    (folder / "later.txt").write_text(f"date 2024-06-20\n\nFerry\n\n“{crew},” said Tom Hallam.\n")
    record = Record(tmp_path / "r")
    record.build(folder)
    rows = record.ask("same_claim").rows
    assert {row["wording"]: row["likeness"] for row in rows} == {ferry: None, crew: "paraphrase"}


def test_show_tells_it_with_its_reason(folder, tmp_path, capsys):
    from onrecord import terminal

    record = Record(tmp_path / "r")
    record.build(folder)
    article, reading = record.article("undated.txt")
    terminal.show_reading(article, reading, record.derived(article.id))
    shown = " ".join(capsys.readouterr().out.split())
    assert "published 2024-05-09 to 2024-05-25, as is derived; “about two weeks ago”" in shown
    assert record.derived(record.article("arrest.txt")[0].id) is None


def test_what_dates_it_may_come_and_go_in_any_order(folder, tmp_path):
    whole, bits = Record(tmp_path / "whole"), Record(tmp_path / "bits")
    bits.build(folder / "undated.txt")
    before = bits.ask("undated_articles").rows
    bits.build(folder / "trial.txt")
    bits.build(folder / "other.txt")
    bits.build(folder / "arrest.txt")
    whole.build(folder)
    assert _turtle(bits) == _turtle(whole)
    bits.forget("arrest.txt")
    bits.forget("trial.txt")
    rows = bits.ask("undated_articles").rows
    assert [r for r in rows if r["path"] == "undated.txt"] == list(before)


@pytest.mark.parametrize(
    ("day", "turns"), [("2024-03-02", 1), ("2024-05-17", 0), ("2024-09-02", 1)]
)
def test_the_opposite_is_a_turn_where_the_derived_days_are_all_before_or_after(
    folder, tmp_path, day, turns
):
    text = "“I have nothing to hide,” said Tom Hallam, the harbour master."
    (folder / "undated.txt").write_text(UNDATED.replace("nothing", "the ledgers"))
    denied = text.replace("have nothing", "do not have the ledgers")
    (folder / "denied.txt").write_text(f"date {day}\n\nNo ledgers\n\n{denied}\n")
    record = Record(tmp_path / "own")
    record.build(folder)
    rows = record.ask("changed_position").rows
    assert len(rows) == turns
    assert all((row["published"] == day) == (day < "2024-05") for row in rows)
