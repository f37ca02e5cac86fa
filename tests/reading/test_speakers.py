"""Who speaks: names, descriptions, pronouns, pairs and bodies."""

from onrecord.reading import read

CASES = "speakers"


def test_every_statement_has_its_speaker(article, case):
    """The speakers are those that a reader would name, and nobody where nobody is told."""
    reading = read(article(case["text"]))
    names = {entity.id: entity.name for entity in reading.entities}
    outer = [statement for statement in reading.statements if statement.within is None]
    assert [[names[one] for one in s.speaker] for s in outer] == case["speakers"]
