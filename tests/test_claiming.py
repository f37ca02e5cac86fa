"""Claims across articles, from files to answers: wordings, copies, drift and opposites."""

import json

import pytest

from onrecord import Record, claiming

FERRY = "The ferry crew will carry the school children over the river every morning"
CREW = "The crew of the ferry will carry the school children over the river every morning"
LEADS = [f"The clerk counted {n} barges at the {n}th pile of the old mole." for n in range(30)]


def _article(day, said, publisher="Ferry Post", more=""):
    return {
        "text": f"{more}\n\n{said}",
        "published": f"2031-03-{day:02}",
        "publisher": publisher,
        "url": f"https://{publisher.split()[0].lower()}.example/{day}",
    }


ARTICLES = [
    _article(2, f"“{FERRY},” said Mira Solberg, the mayor."),
    _article(3, f"“{CREW},” said Mira Solberg, the mayor.", "Coast Wire"),
    _article(4, "“The ferry fare rises in the spring,” said Tomas Quill.", "Orle Echo"),
    _article(5, "“The ferry fare falls in the spring,” said Mira Solberg.", "Mole Times"),
    _article(8, f"“{FERRY},” said Mira Solberg, the mayor.", "Wire One", " ".join(LEADS)),
    _article(9, f"“{FERRY},” said Mira Solberg, the mayor.", "Wire Two", " ".join(LEADS[:20])),
]


def _record(folder, *batches):
    record = Record(folder / "r")
    for number, batch in enumerate(batches):
        file = folder / f"{number}.jsonl"
        file.write_text("\n".join(map(json.dumps, batch)), encoding="utf-8")
        record.build(file)
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return _record(tmp_path_factory.mktemp("claims"), ARTICLES)


def test_a_claim_is_one_in_all_its_wordings(record):
    rows = record.ask("same_claim").rows
    assert {(row["articles"], row["claim"]) for row in rows} == {(4, rows[0]["claim"])}
    changed = [row for row in rows if row["wording"] == CREW]
    assert [(row["likeness"], row["publisher"]) for row in changed] == [
        ("paraphrase", "Coast Wire")
    ]
    assert "[-crew-]" in changed[0]["difference"]


def test_it_was_first_reported_in_its_first_wording(record):
    assert [row["publisher"] for row in record.ask("first_reported").rows] == ["Ferry Post"]


def test_the_words_of_a_later_wording_find_the_claim(record):
    """Whoever holds a late wording is shown the earliest."""
    (first,) = record.ask("first_reported", words=CREW).rows
    assert (first["wording"], first["publisher"]) == (FERRY, "Ferry Post")
    (counted,) = record.ask("origins", words=CREW).rows
    assert (counted["wording"], counted["articles"]) == (FERRY, 4)
    assert record.ask("same_claim", words=CREW).rows == record.ask("same_claim").rows


def test_a_shortened_copy_is_no_origin_of_its_own(record):
    (row,) = record.ask("origins").rows
    assert (row["origins"], row["articles"], row["publishers"], row["speakers"]) == (3, 4, 4, 1)
    (copy,) = record.ask("reprints").rows
    assert (copy["publisher"], copy["originalPublisher"]) == ("Wire Two", "Wire One")
    assert 0.9 < copy["share"] <= 1


def test_of_copies_of_one_day_the_agency_reported_it_first(tmp_path):
    said = f"“{FERRY},” said Mira Solberg, the mayor."
    papers = [_article(8, said, name, " ".join(LEADS)) for name in ("Bell", "Reuters", "Zenith")]
    record = _record(tmp_path, papers)
    assert [row["publisher"] for row in record.ask("first_reported").rows] == ["Reuters"]


def test_two_who_contradict_each_other_stand_side_by_side(record):
    (row,) = record.ask("disagreements").rows
    assert (row["speakerName"], row["otherSpeakerName"]) == ("Tomas Quill", "Mira Solberg")
    assert row["difference"] == "The ferry fare [-rises-]{+falls+} in the spring"


@pytest.mark.parametrize(
    ("said", "answer", "polarity"),
    [
        (
            "“The council will close the old bridge to all traffic next spring,” said",
            "“The council will not close the old bridge to all traffic next spring,” said {}.",
            "affirmed",
        ),
        (
            "“The new bridge over the river will cost the town 40 million pounds in all,” said",
            "“The new bridge over the river will cost the town 90 million pounds in all,” said {}.",
            "affirmed",
        ),
        (
            "“The sprinklers were switched off that night,” said",
            "{} denied that the sprinklers were switched off that night.",
            "denied",
        ),
    ],
)
def test_one_word_is_enough_to_contradict(tmp_path, said, answer, polarity):
    """However alike the rest is; and the answer tells who denied the words that it shows."""
    record = _record(
        tmp_path,
        [_article(2, f"{said} Mira Solberg."), _article(4, answer.format("Tomas Quill"), "Echo")],
    )
    (row,) = record.ask("disagreements").rows
    assert (row["speakerName"], row["otherSpeakerName"]) == ("Mira Solberg", "Tomas Quill")
    assert (row["polarity"], row["otherPolarity"]) == ("affirmed", polarity)


def test_two_who_contradict_each_other_in_one_article_do_too(tmp_path):
    said = "“The council will{} close the old bridge to all traffic next spring,” said {}."
    text = f"{said.format('', 'Mira Solberg')}\n\n{said.format(' not', 'Tomas Quill')}"
    (row,) = _record(tmp_path, [_article(2, text)]).ask("disagreements").rows
    assert (row["speakerName"], row["otherSpeakerName"]) == ("Mira Solberg", "Tomas Quill")


def test_one_who_denies_their_own_words_changed_position(tmp_path):
    rows = [
        _article(2, "“The sprinklers were switched off that night,” said Lena Marsh."),
        _article(5, "Lena Marsh denied that the sprinklers were switched off that night.", "Bell"),
        _article(9, "“The sprinklers were switched off that night,” said Lena Marsh.", "Echo"),
    ]
    rows[2]["text"] += " The wind turned."
    found = _record(tmp_path, rows).ask("changed_position").rows
    assert [(row["polarity"], row["laterPolarity"]) for row in found] == [
        ("affirmed", "denied"),
        ("denied", "affirmed"),
    ]


@pytest.mark.parametrize(("day", "order"), [(2, "same day"), (3, "later")])
def test_which_came_first_of_one_day_is_not_told(tmp_path, day, order):
    rows = [
        _article(2, "“I was never told,” said Lena Marsh."),
        _article(day, "“I was told on 11 February,” said Lena Marsh.", "Bell"),
    ]
    (row,) = _record(tmp_path, rows).ask("changed_position").rows
    assert row["order"] == order


def test_few_words_that_another_is_said_to_have_said_are_flagged(tmp_path):
    rows = [
        _article(2, "“The bridge is safe,” said Mira Solberg."),
        _article(4, "“The bridge is safe,” said Tomas Quill.", "Echo"),
    ]
    (row,) = _record(tmp_path, rows).ask("drift").rows
    assert (row["drift"], row["sure"]) == ("speaker", False)


def test_what_another_speaker_changes_is_not_told_of_the_first(tmp_path):
    told = "“{},” said {}."
    rows = [
        _article(2, told.format(FERRY, "Mira Solberg")),
        _article(3, told.format(CREW, "Mira Solberg"), "Coast Wire"),
        _article(4, told.format(CREW, "Tomas Quill"), "Orle Echo"),
    ]
    rows = _record(tmp_path, rows).ask("same_claim").rows
    assert len({row["statement"] for row in rows}) == len(rows)
    assert {row["drift"] for row in rows if row["speakerName"] == "Mira Solberg"} == {None}


def test_the_graph_passes_its_check(record):
    assert list(record.check()) == []


def test_who_speaks_is_told_across_articles_and_changes_the_links(tmp_path):
    """What another article tells of the speakers, or a person says, makes one or two of them."""
    said = "“The ferry fare rises in the spring,” said {}."
    turned = "“The ferry fare falls in the spring,” said {}."
    rows = [
        _article(2, said.format("Tomas Quill")),
        _article(4, turned.format("Tomas Quill"), "Orle Echo"),
    ]
    record = _record(tmp_path, rows)
    (before,) = record.ask("changed_position").rows
    assert before["speakerName"] == "Tomas Quill"
    assert not record.ask("disagreements").rows
    record.correct(lambda desk: desk.split("Tomas Quill", [rows[1]["url"]]), who="desk")
    assert not record.ask("changed_position").rows
    assert len(record.ask("disagreements").rows) == 1


@pytest.mark.parametrize("cut", [1, 3, 5])
def test_added_later_or_at_once_they_are_the_same(record, tmp_path, cut):
    later = _record(tmp_path, ARTICLES[cut:], ARTICLES[:cut])
    assert _claims(later) == _claims(record) != []


def test_what_did_not_change_is_not_written_again(tmp_path, monkeypatch):
    record = _record(tmp_path, ARTICLES)
    before, written = _claims(record), []
    note = claiming.parts.note
    monkeypatch.setattr(
        claiming.parts,
        "note",
        lambda db, some: note(db, (written.append(one) or one for one in some)),
    )
    file = tmp_path / "more.jsonl"
    file.write_text(json.dumps(_article(20, "“It rained,” said Ida Lund.")), encoding="utf-8")
    record.build(file)
    assert _claims(record) == before
    assert not written
    record.forget("https://coast.example/3")
    assert not any("sameClaim" in quad for quad in _claims(record))
    assert written


def _claims(record):
    with record._graph() as (store, names):
        return sorted(map(str, store.quads(graph=names.claims_graph)))
