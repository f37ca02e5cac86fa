"""What is unsure is listed by how much hangs on it, each with the command that settles it."""

from onrecord import Record

UNSURE = "“The weir will hold,” the crowd heard. “Nobody asked us.”"


def test_what_is_unsure_is_listed_with_a_command(tmp_path):
    (tmp_path / "weir.txt").write_text(UNSURE, encoding="utf-8")
    record = Record(tmp_path / "record")
    record.build(tmp_path / "weir.txt")
    rows = record.review().rows
    assert [row["weight"] for row in rows] == sorted((row["weight"] for row in rows), reverse=True)
    assert "no day of publication" in {row["unsure"] for row in rows}
    assert len(record.review(limit=1).rows) == 1
