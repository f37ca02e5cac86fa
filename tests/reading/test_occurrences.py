"""What small articles tell to have happened to places and things, where nobody need be named."""

from datetime import date

from onrecord.articles import article_from_text
from onrecord.reading import read

CASES = "occurrences"


def test_occurrences(article, case):
    reading = read(article(case["text"]))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [_told(event, names) for event in reading.events] == case["events"]


def test_a_headline_and_the_blast_are_told_of_one_explosion():
    text = (
        "Explosion in Orle kills two\n\nTwo workers were killed in an explosion in Orle on Monday. "
        "The blast was heard in the whole town."
    )
    published = date(2020, 10, 1)
    reading = read(article_from_text(text, path="x.txt", published=published, language="en"))
    (event,) = [event for event in reading.events if event.type == "explosion"]
    words = [text[span.begin : span.end] for span in event.mentions]
    assert words == ["Explosion", "explosion", "blast"]
    assert str(event.when.begin) == "2020-09-28"


def test_an_earthquake_of_another_year_is_not_that_of_the_headline():
    text = "Quake hits Kest\n\nKest was hit by a quake on Monday. The 1906 quake destroyed Kest."
    published = date(2020, 10, 1)
    reading = read(article_from_text(text, path="x.txt", published=published, language="en"))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [_told(event, names) for event in reading.events] == [
        "earthquake: Quake hits Kest; in Kest",
        "earthquake: The 1906 quake destroyed Kest; in Kest; on 1906-01-01",
    ]


def _told(event, names):
    """Return the type and words of an event, who is affected, where, and when."""
    parts = [f"{event.type}: {event.label}"]
    parts += [f"affects {names[p.entity]}" for p in event.participants if p.role == "affected"]
    parts += [f"in {names[event.place]}"] if event.place else []
    parts += [f"on {event.when.begin}"] if event.when.begin else []
    return "; ".join(parts)
