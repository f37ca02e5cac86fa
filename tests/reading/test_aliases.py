"""Other names of one, which the words or brackets between two names tell."""

import pytest

from onrecord.reading.aliases import acronyms, aliases
from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.ownpaper import name_own_paper
from onrecord.reading.page import pages
from onrecord.records import Article


def _names(text, *named, kind="Organisation"):
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    spans = [NamedSpan(at := text.rindex(one), at + len(one), kind) for one in named]
    return list(from_spans(page, spans))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Orle Lines (OLS) met.", "ols"),
        ("Orle Lines (ORLI) met.", "orli"),
        ("Orle Lines (OXL) met.", None),  # no letter of it
        ("Orle Lines (LO) met.", None),  # not in this order
        ("Orle Lines, OLS and WWO met.", None),
    ],
)
def test_letters_in_brackets_stand_for_the_name_before(text, letters):
    short = text.split()[2].strip("(),")
    found = list(acronyms(text, _names(text, "Orle Lines", short)))
    assert found == ([((letters,), ("orle", "lines"))] if letters else [])


def test_letters_of_a_body_are_one_with_it():
    text = "Orle Lines (OLS) met."
    names = _names(text, "Orle Lines", "OLS")
    clusters, _ = merge(names, (), acronyms(text, names))
    assert [sorted(one.forms) for one in clusters] == [["OLS", "Orle Lines"]]


@pytest.mark.parametrize(
    ("publisher", "called"),
    [
        ("Vennshire Courier", "Vennshire Courier"),
        ("Vennshire Packet", "Courier"),
        (None, "Courier"),
        ("Courier", "Courier"),
    ],
)
def test_a_paper_calls_itself_by_its_last_word(publisher, called):
    clusters, _ = merge(_names("He told the Courier so.", "Courier"))
    name_own_paper(clusters, publisher)
    assert [one.name for one in clusters] == [called]


def test_another_paper_of_the_last_word_keeps_it():
    clusters, _ = merge(_names("He told the Courier and the Hale Courier.", "Hale Courier"))
    alone, _ = merge(_names("He told the Hale Courier and the Courier.", "Hale Courier", "Courier"))
    for own in (clusters, alone):
        name_own_paper(own, "Vennshire Courier")
    assert [one.name for one in clusters] == ["Hale Courier"]
    assert sorted(one.name for one in alone) == ["Courier", "Hale Courier"]


def test_father_and_son_of_one_name_are_two():
    text = "Olaf Paul Tarn Sr. met Olaf Paul Tarn Jr. there."
    names = _names(text, "Olaf Paul Tarn Sr.", "Olaf Paul Tarn Jr.", kind="Person")
    assert [one.name for one in merge(names)[0]] == ["Olaf Paul Tarn Sr.", "Olaf Paul Tarn Jr."]


def test_a_surname_with_a_generation_is_short_for_whom_it_fits():
    text = "Olaf Tarn Sr. met Olaf Tarn Jr. there. Tarn Jr. and Tarn Sr left."
    names = _names(text, "Olaf Tarn Sr.", "Olaf Tarn Jr.", "Tarn Jr.", "Tarn Sr", kind="Person")
    clusters, _ = merge(names)
    assert [(one.name, len(one.mentions)) for one in clusters] == [
        ("Olaf Tarn Sr.", 2),
        ("Olaf Tarn Jr.", 2),
    ]


def test_a_surname_with_a_generation_is_short_for_nobody_without_it():
    names = _names("Tarn Jr. met Olaf Tarn.", "Tarn Jr.", "Olaf Tarn", kind="Person")
    assert [one.name for one in merge(names)[0]] == ["Tarn Jr.", "Olaf Tarn"]


@pytest.fixture
def clusters(names_in):
    """Return a function that gives the names of each entity of a text."""

    def found(text, *named):
        names = names_in(text, *named)
        return [sorted(one.forms) for one in merge(names, list(aliases(text, names)))[0]]

    return found


@pytest.mark.parametrize(
    ("text", "named", "forms"),
    [
        ("Ann Lee, formerly Ann Berg, sang. Berg left.", ["Ann Lee", "Ann Berg", "Berg"], 1),
        ("Ann Lee (née Berg) sang.", ["Ann Lee", "Berg"], 1),
        ("Ann Lee, now Ann Berg, sang.", ["Ann Lee", "Ann Berg"], 1),
        ("Ann Lee-Hart, as Lee is called now, sang. Ann Lee wept.",
         ["Ann Lee-Hart", "Lee", "Ann Lee"], 1),
        ("Ann Lee, as Ann Berg is known now, sang.", ["Ann Lee", "Ann Berg"], 1),
        ("Leo Lee, as Tom Hart called him, sang.", ["Leo Lee", "Tom Hart"], 2),
        ("Leo Lee, known to his men as “Lion”, sang. Lion left.", ["Leo Lee", "Lion", "Lion"], 1),
        ("Leo Lee, who is still widely known as Lion, sang.", ["Leo Lee", "Lion"], 1),
        ("Leo Lee – whom friends call Lion – sang.", ["Leo Lee", "Lion"], 1),
        ("Lee, who goes by Lion, sang. Leo Lee left.", ["Lee", "Lion", "Leo Lee"], 1),
        ("Lee, who goes by Lion, sang. Leo Lee met Ann Lee.",
         ["Lee", "Lion", "Leo Lee", "Ann Lee"], 3),
        ("Ann Lee, who was then called Ann Berg, sang.", ["Ann Lee", "Ann Berg"], 1),
        ("Ann Lee, whose maiden name is Berg, sang.", ["Ann Lee", "Berg"], 1),
        ("Ann Lee was born Ann Berg in May.", ["Ann Lee", "Ann Berg"], 1),
        ("Ann Lee, also called Tom Hart to ask.", ["Ann Lee", "Tom Hart"], 2),
        ("Ann Lee, known to Tom Hart, sang.", ["Ann Lee", "Tom Hart"], 2),
        ("Leo Lee changed his name to Leo Hart.", ["Leo Lee", "Leo Hart"], 1),
        ("Ann Lee will marry Tom Hart and will be called Ann Hart.",
         ["Ann Lee", "Tom Hart", "Ann Hart"], 2),
        ("Ann Lee sang. A girl will be called Ann Hart.", ["Ann Lee", "Ann Hart"], 2),
        ("Ann Lee, formerly Tom Hart's deputy, sang.", ["Ann Lee", "Tom Hart"], 2),
        ("Orle Bank, formerly Orle Savings, lent it.",
         ["Organisation: Orle Bank", "Organisation: Orle Savings"], 1),
        ("Orle Rail has been renamed Northline. Northline runs it.",
         ["Organisation: Orle Rail", "Place: Northline", "Place: Northline"], 1),
        ("Chirp (now Brix) grew. Chirp lost.",
         ["Organisation: Chirp", "Organisation: Brix", "Organisation: Chirp"], 1),
        ("Orle Bank renamed Orle Square Kane Square.",
         ["Organisation: Orle Bank", "Place: Orle Square", "Place: Kane Square"], 3),
        ("First Spain, now France: it goes on.", ["Place: Spain", "Place: France"], 2),
        ("Ann Lee worked for Orle Bank, previously Kane Air.",
         ["Ann Lee", "Organisation: Orle Bank", "Organisation: Kane Air"], 3),
        ("Tom Hale said that his son will be called Tom Berg.", ["Tom Hale", "Tom Berg"], 2),
        ("Ann Lee,\nformerly Ann Berg, sang.", ["Ann Lee", "Ann Berg"], 1),
        ("Ann Lee, formerly Ann Berg, sang. Ann Berg, now Ann Lee, left.",
         ["Ann Lee", "Ann Berg", "Ann Berg", "Ann Lee"], 1),
        ("Ann Lee, formerly Ann Berg, sang. Ann Berg, born Ann Hart, left.",
         ["Ann Lee", "Ann Berg", "Ann Berg", "Ann Hart"], 1),
        ("Orle Bank, now Ann Lee, sang.", ["Organisation: Orle Bank", "Ann Lee"], 2),
        ("Singer Ann Lee was born Ann Berg, it said.", ["Ann Lee", "Ann Berg"], 1),
        ("Leo Lion was born Tom Hart.", ["Leo Lion", "Tom Hart"], 1),
        ("The town of Orle was renamed Kane.", ["Place: Orle", "Place: Kane"], 1),
        ("In 1990 singer Leo Lion changed his name to Tom Hart.", ["Leo Lion", "Tom Hart"], 1),
        ("Ann Lee, as Ann Berg has been known since May, sang.", ["Ann Lee", "Ann Berg"], 1),
        ("They met Ann Lee, as Ann Berg is called.", ["Ann Lee", "Ann Berg"], 1),
    ],
)  # fmt: skip
def test_former_and_new_names_are_of_one(text, named, forms, clusters):
    found = clusters(text, *named)
    assert len(found) == forms, found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("In Orle, where Ann Lee was born, Tom Hart opened a bar.", ["Ann Lee", "Tom Hart"]),
        ("“It was there when Ann Lee was born,” Tom Hart said.", ["Ann Lee", "Tom Hart"]),
        ("When Ann Lee was born – Tom Hart was ten – it shut.", ["Ann Lee", "Tom Hart"]),
        ("Ann Lee was born (Tom Hart was ten).", ["Ann Lee", "Tom Hart"]),
        ("Since Ann Lee was born, Mara Dunn left.", ["Ann Lee", "Mara Dunn"]),
        ("The day Ann Lee was born Tom Hart left.", ["Ann Lee", "Tom Hart"]),
        ("It shut where Ann Lee was born Tom Hart.", ["Ann Lee", "Tom Hart"]),
        ("When Ann Lee was born Tom Lee wept.", ["Ann Lee", "Tom Lee"]),
        ("Tom Hart praised Ann Lee, as Mia Dunn was called to the stand.", ["Ann Lee", "Mia Dunn"]),
        ("Ann Lee, as Tom Hart was named captain, left.", ["Ann Lee", "Tom Hart"]),
        ("Ann Lee left, as Tom Hart is known to say.", ["Ann Lee", "Tom Hart"]),
        ("They met Ann Lee, as Tom Hart is known to say.", ["Ann Lee", "Tom Hart"]),
        ("They met Ann Lee, as Mary Hart is called in the play.", ["Ann Lee", "Mary Hart"]),
        ("They met Ann Lee, as Mary Hart was never called.", ["Ann Lee", "Mary Hart"]),
        ("They met Ann Lee, as Mary Hart was called today to the stand.", ["Ann Lee", "Mary Hart"]),
        ("The baby of Ann Lee was then called Mia Hart.", ["Ann Lee", "Mia Hart"]),
        ("Tom Hart's daughter with Ann Lee was born Mia Hart.", ["Ann Lee", "Mia Hart"]),
        ("The son of Dr. Ann Lee was then called Tom Hart.", ["Ann Lee", "Tom Hart"]),
        ("The son of the singer Ann Lee was born Tom Hart.", ["Ann Lee", "Tom Hart"]),
        ("The dog of Tom Hart was then called Rex Hart.", ["Tom Hart", "Rex Hart"]),
        ("The dog that bit Tom Hart was then called Rex Hart.", ["Tom Hart", "Rex Hart"]),
        ("The square in Orle was renamed Kane.", ["Place: Orle", "Place: Kane"]),
    ],
)
def test_what_is_told_of_somebody_else_joins_no_two(text, named, clusters):
    assert len(clusters(text, *named)) == len(named)


def test_a_birth_name_makes_a_whole_name_and_no_words_in_small_letters(clusters):
    assert clusters("Ann Lee (née Berg) sang.", "Ann Lee", "Berg") == [
        ["Ann Berg", "Ann Lee", "Berg"]
    ]
    assert clusters("Ann Lee, formerly Ann Berg, sang.", "Ann Lee", "Ann Berg") == [
        ["Ann Berg", "Ann Lee"]
    ]
