"""Who speaks: names, descriptions, pronouns, pairs and bodies."""

import pytest

from onrecord.reading import read
from onrecord.records import Region, Span

CASES = "speakers"


def test_every_statement_has_its_speaker(article, case):
    """The speakers are those that a reader would name, and nobody where nobody is told."""
    reading = read(article(case["text"]))
    names = {entity.id: entity.name for entity in reading.entities}
    outer = [statement for statement in reading.statements if statement.within is None]
    assert [[names[one] for one in s.speaker] for s in outer] == case["speakers"]


def _read(article, text):
    made = article(text)
    reading = read(made)
    return {
        entity.name: [made.words(m.span) for m in entity.mentions] for entity in reading.entities
    }


def test_i_is_who_speaks_and_no_numeral(article):
    """Wars, kings and initials are not the speaker; "mine" may be a pit."""
    text = "“I slept where King Charles I slept. The coal mine is my own,” said Mara Dunn."
    assert _read(article, text)["Mara Dunn"] == ["I", "my", "Mara Dunn"]


def test_who_is_told_is_somebody(article):
    """Words behind "to the" are a hearer where they name people or a body."""
    (told,) = read(article("“It is late,” Mara Dunn said to the council.")).statements
    assert len(told.addressee) == 1
    (told,) = read(article("Mara Dunn wrote to the effect that it was late.")).statements
    assert told.addressee == ()


def _words(article, text):
    """Return the first statement's words and who is told of it."""
    made = article(text)
    reading = read(made)
    names = {entity.id: entity.name for entity in reading.entities}
    said = reading.statements[0]
    return [made.words(piece) for piece in said.content], [names[one] for one in said.addressee]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Asked if it was late, Tom Hall shook his head.", ["if it was late"], ["Tom Hall"]),
        ("When asked if it was late, Mara Dunn said no.", ["if it was late"], ["Mara Dunn"]),
        ("Dunn, asked if it was late, said it was.", ["if it was late"], ["Dunn"]),
        ("“It is late,” the crowd was told by Mara Dunn.", ["“It is late,”"], ["the crowd"]),
        ("Mara Dunn said the quay was safe. Nobody believed her.", ["the quay was safe."], []),
        ("My teacher told us that tides turn. I think she was right.", ["that tides turn."], []),
        ("“It is late,” Tom Hall said. I waited for him at the quay.", ["“It is late,”"], []),
        ("“The quay is safe,” Odo Ray was quoted as saying.", ["“The quay is safe,”"], []),
    ],
)
def test_who_is_told_stands_beside_the_words_and_not_in_them(article, text, words, told):
    """Who is asked or told, quoted or not believed is no part of what is said, nor the author."""
    assert _words(article, text) == (words, told)


@pytest.mark.parametrize(
    ("headline", "below", "speakers"),
    [
        ("‘We will not sell it,’ staff are told", "{}We will not sell it{}", [["Mara Dunn"]] * 2),
        ("‘We will not sell it,’ staff told", "{}Now: we will not sell it{}", [["Mara Dunn"]] * 2),
        ("‘We will not sell it,’ staff told", "{}We sell the boats{}", [[], ["Mara Dunn"]]),
        ("‘I did it,’ court told", "{}He told me he had said: ‘I did it’,{}", [[], ["Mara Dunn"]]),
        (
            "‘We will not sell,’ staff told",
            "{}We will not sell{} “We will not sell,” Tom Hall said.",
            [[], ["Mara Dunn"], ["Tom Hall"]],
        ),
        ("‘We will not sell,’ they say", "{}We will not sell{}", [[], ["Mara Dunn"]]),
        ("‘We will not sell,’ says union", "{}We will not sell{}", [[], ["Mara Dunn"]]),
    ],
)
def test_a_headlines_words_are_whose_they_are_below(article, headline, below, speakers):
    """Who is told does not speak; where the text has other words or speakers, nobody does.

    Nor do they stand below where another is quoted, or where the headline has its own source.
    """
    region = Region(span=Span(0, len(headline)), kind="title", by="test")
    said = below.format("“", ",” Mara Dunn said.")
    text = f"{headline}\n\nTom Hall was late on Monday. {said}"
    reading = read(article(text, regions=(region,)))
    names = {entity.id: entity.name for entity in reading.entities}
    outer = [statement for statement in reading.statements if statement.within is None]
    assert [[names[one] for one in s.speaker] for s in outer] == speakers
