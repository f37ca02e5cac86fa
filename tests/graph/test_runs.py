"""Lines come out sorted and each once, in memory or from a file, and no file stays behind."""

import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.graph import runs

_LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=5))


@pytest.mark.parametrize(
    ("lines", "sorted_lines"),
    [
        ([], []),
        (["b", "a", "b"], ["a", "b"]),
        (["é", "z", "\U0001f600", "\ufffd", "Z"], ["Z", "z", "é", "\ufffd", "\U0001f600"]),
        (["a\r", "a\u2028b", "a", ""], ["", "a", "a\r", "a\u2028b"]),
    ],
)
def test_lines_come_out_sorted_and_each_once(lines, sorted_lines):
    assert list(runs.distinct(lines)) == sorted_lines


@given(lines=_LINES, at_once=st.integers(1, 5), block=st.integers(1, 9))
def test_the_size_of_runs_and_blocks_makes_no_difference(lines, at_once, block):
    """Runs in a file give what sorting in memory gives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_AT_ONCE", at_once)
        patch.setattr(runs, "_BLOCK", block)
        assert list(runs.distinct(lines)) == sorted(set(lines))


def _broken():
    yield from map(str, range(100))
    raise KeyError("the source broke")


@pytest.mark.parametrize("ending", ["read to the end", "left half read", "broken"])
def test_no_file_stays_behind(ending, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(runs, "_AT_ONCE", 10)
    monkeypatch.setattr(runs, "_BLOCK", 10)
    found = runs.distinct(_broken() if ending == "broken" else map(str, range(100)))
    if ending == "broken":
        with pytest.raises(KeyError):
            next(found)
    else:
        assert len([line for line, _ in zip(found, range(50), strict=False)]) == 50
    if ending == "read to the end":
        assert len(list(found)) == 49  # zip took one more
    found.close()
    assert list(tmp_path.iterdir()) == []


def test_a_few_lines_need_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert list(runs.distinct(["b", "a"])) == ["a", "b"]


def test_no_room_for_the_file_is_one_line_that_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    monkeypatch.setattr(runs, "_AT_ONCE", 10)
    monkeypatch.setattr(runs, "_BLOCK", 10)
    with pytest.raises(RecordError, match="TMPDIR") as told:
        list(runs.distinct(map(str, range(100))))
    assert "\n" not in str(told.value)
