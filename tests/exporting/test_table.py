"""The table of who said what."""

import csv

import pandas
import pytest

from onrecord.exporting.table import COLUMNS

SAID = 'I never\r\n\tsaid "the trust\x0c knew" \\ in Brackwater\x01 — 🙂 שלום'


@pytest.mark.parametrize(("ending", "dialect"), [(".csv", "excel"), (".tsv", "excel-tab")])
def test_one_row_for_each_statement_and_speaker_in_order_of_publication(exported, ending, dialect):
    with exported(ending).open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, dialect=dialect))
    assert [(row["published"], row["begin"], row["speakerName"]) for row in rows] == [
        ("2031-03-02", "10", "Ilse Varga"),
        ("2031-03-02", "80", "two dockers"),
        ("2031-03-05", "5", 'Tom "Tide" O\'Koro'),
        ("2031-03-05", "21", "the harbour report"),
        ("", "0", "Ilse Varga"),
        ("", "0", 'Tom "Tide" O\'Koro'),
    ]
    assert rows[2]["words"] == SAID
    assert rows[2]["aboutName"] == "Harbour Trust <& Sons>; Brackwater"
    assert tuple(rows[0]) == COLUMNS


def test_pandas_reads_it(exported):
    frame = pandas.read_csv(exported(".csv"))
    assert list(frame.columns) == list(COLUMNS)
    assert frame["polarity"].tolist().count("denied") == 1
    assert len(frame) == 6
