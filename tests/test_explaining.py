"""Why a statement has its speaker and its day, in words for people."""

from datetime import date

import pytest

from onrecord import explaining
from onrecord.records import Article, Interval, Reason, Span, Statement

TEXT = "Edda Holm left on Monday. “It holds {the weir},” she said."
ARTICLE = Article(id="article-x", path="x.txt", text=TEXT)


def _at(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def _statement(**fields):
    given = {"id": "s1", "content": (_at("“It holds {the weir},”"),), "form": "direct"}
    last = {"marks": "quotes", "said": Interval(), "confidence": 1.0, "by": "test"}
    return Statement(**{**given, **last, **fields})


DAY = Interval(begin=date(2024, 9, 9), end=date(2024, 9, 9), basis="relative")
NEAREST = Reason(rule="nearest", span=_at("Edda Holm"))
CLAUSE = Reason(rule="clause", span=_at("Monday"))
INSIDE = Reason(rule="inside", span=_at("“It holds {the weir},”"))


def test_a_speaker_is_told_from_the_source_on():
    said = _statement(cue=(_at("said"),), source=(_at("she"),), speaker_because=(NEAREST,))
    told = "“she” stands with “said”: it means “Edda Holm”, the nearest named before that fits"
    assert explaining.who(ARTICLE, said) == told


def test_where_nobody_is_named_the_cue_says_so():
    said = _statement(cue=(_at("said"),), speaker_because=(NEAREST,))
    assert explaining.who(ARTICLE, said).startswith("nobody stands with “said”: ")
    assert explaining.who(ARTICLE, _statement(speaker_because=(NEAREST,))).startswith("it means")


def test_where_nobody_is_known_to_speak_it_says_so():
    named = _statement(source=(_at("she"),))
    assert explaining.who(ARTICLE, named) == "“she” fits nobody told of before"
    assert explaining.who(ARTICLE, _statement()) == "no words tell who speaks"
    assert explaining.who(ARTICLE, _statement(speaker=("e1",))) == ""


def test_a_day_is_told_step_by_step():
    said = _statement(said_because=(INSIDE, Reason(rule="printed")))
    assert explaining.when(ARTICLE, said) == (
        "it is told inside “It holds {the weir},”, so it was said before that; "
        "no word of the article tells the day: only the publication ends it"
    )


def test_a_rule_of_another_reader_is_told_by_its_name():
    said = _statement(said_because=(Reason(rule="tarot", span=_at("Monday")), Reason(rule="luck")))
    assert explaining.when(ARTICLE, said) == "tarot “Monday”; luck"


@pytest.mark.parametrize(
    ("who", "when", "expected"),
    [
        ((), (), ""),
        ((Reason(rule="named", span=_at("Edda Holm")),), (Reason(rule="printed"),), ""),
        ((NEAREST,), (), "she → Edda Holm"),
        ((NEAREST,), (CLAUSE, Reason(rule="from printing")), "she → Edda Holm; Monday"),
        ((), (INSIDE, CLAUSE), "Monday"),
    ],
)
def test_a_table_has_only_what_is_not_seen_at_once(who, when, expected):
    given = {"said": DAY if when else Interval(), "speaker_because": who, "said_because": when}
    assert explaining.short(ARTICLE, _statement(source=(_at("she"),), **given)) == expected
