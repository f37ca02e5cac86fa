"""Which events small articles tell, who takes part in them, and when they were."""

from onrecord.reading import read

CASES = "events"


def test_events(article, case):
    reading = read(article(case["text"]))
    names = {entity.id: entity.name for entity in reading.entities}
    found = [
        f"{e.type}: {', '.join(f'{p.role} {names[p.entity]}' for p in e.participants)}".strip()
        for e in reading.events
    ]
    assert found == case["events"]
    if "days" in case:
        assert [str(e.when.begin or "") for e in reading.events] == case["days"]
