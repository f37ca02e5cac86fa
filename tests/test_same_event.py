"""One explosion that four articles tell in their own words, and what is none of it."""

import pytest

from onrecord import Record

HARROW = """date 2024-05-07

Two workers killed in explosion at Harrow plant

There was an explosion at the Harrow plant on Monday. Two workers were killed and nine were taken
to hospital with burns, the fire brigade said.

The plant, which stores grain for the whole valley, was closed.
"""
GRAIN = """date 2024-05-08

Inspectors look for the cause of the blast at the Harrow grain plant

An explosion at the Harrow plant killed two workers on Monday evening. Inspectors said grain dust
had gathered in a lift shaft of the plant.

“We had warned them twice,” said inspector Mina Varga.
"""
UNION = """date 2024-05-10

Union asks for answers

The union of the grain workers has asked the owner of the plant for answers.

Monday's explosion at the Harrow plant left nine workers with burns and killed two.
"""
DUST = """date 2024-05-12

Mayor Lund visits the families

Peter Lund, the mayor, visited the families of the two workers.

They were killed when the Harrow plant exploded on Monday.

Grain dust may have been the cause, inspectors said.
"""
KEST = """date 2024-05-08

Two workers killed in explosion at Kest plant

There was an explosion at the Kest plant on Monday. Two workers were killed and nine were taken
to hospital with burns, the fire brigade said.

The plant, which stores grain for the whole valley, was closed.
"""
LATER = """date 2024-11-20

Two workers hurt in explosion at Harrow plant

There was an explosion at the Harrow plant on Tuesday. Two workers were taken to hospital with
burns, the fire brigade said.
"""
FEARED = """date 2024-05-09

Neighbours of the Tarnby plant are afraid

Neighbours fear an explosion at the Tarnby plant. An explosion would destroy the whole street, said
Ann Corran, who lives there.
"""
ONE = {"harrow": HARROW, "grain": GRAIN, "union": UNION, "dust": DUST}
OTHERS = {"kest": KEST, "later": LATER, "feared": FEARED}


@pytest.fixture
def asked(tmp_path):
    """Return a function that builds a record of articles and asks which events are one."""

    def ask(texts):
        news = tmp_path / "news"
        news.mkdir()
        for name, text in texts.items():
            (news / f"{name}.txt").write_text(text, encoding="utf-8")
        record = Record(tmp_path / "record")
        record.build(news)
        return [row for row in record.ask("same_event").rows if row["type"] == "explosion"]

    return ask


def _by_happening(rows):
    found = {}
    for row in rows:
        found.setdefault(row["happening"], set()).add(row["title"])
    return sorted(found.values(), key=len)


def test_four_articles_tell_of_one_explosion(asked):
    rows = asked(ONE | OTHERS)
    titles = {text.splitlines()[2] for text in ONE.values()}
    assert _by_happening(rows) == [titles]
    assert {row["from"] for row in rows} == {"2024-05-06"}
    assert {row["articles"] for row in rows} == {4}


def test_explosions_elsewhere_or_months_later_are_others(asked):
    assert asked({"harrow": HARROW} | OTHERS) == []
