"""Which of the times of a sentence is an event's own."""

from onrecord.reading import read

CASES = "eventtimes"


def test_an_event_has_the_time_of_its_own_clause(article, case):
    reading = read(article(case["text"]))
    told = (event for event in reading.events if _word(case["text"], event) == case["told"])
    assert str(next(told).when.begin or "") == case["day"]


def _word(text, event):
    own = event.mentions[0]
    return text[own.begin : own.end].split()[-1]
