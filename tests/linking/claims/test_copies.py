"""Wire copy is found whole, edited and shortened, with the earliest as its origin."""

from dataclasses import replace
from datetime import date

from onrecord.linking.claims import Print, copies, sampled

LEADS = [
    f"{who} of the {what} said on {day} that {thing} {verb} {end}."
    for who, day in (("A clerk", "Monday"), ("The warden", "Friday"), ("Two pilots", "Sunday"))
    for what, end in (("harbour", "before dusk"), ("old mill", "at great cost"))
    for thing, verb in (("the ferry", "would sail"), ("no barge", "had sunk"), ("a crane", "fell"))
]
WIRE = " ".join(LEADS)


def _print(name, text, day=None):
    day = date(2024, 9, day) if day else None
    return Print(article=name, sample=sampled(text), published=day)


def test_a_copy_goes_back_to_the_earliest():
    found = copies([_print("b", WIRE, 14), _print("a", WIRE, 12), _print("c", WIRE)])
    assert [(one.article, one.origin, one.share) for one in found] == [("b", "a", 1), ("c", "a", 1)]


def test_of_copies_of_one_day_the_agency_has_the_first():
    agency = replace(_print("c", WIRE, 12), agency=True)
    found = copies([_print("a", WIRE, 12), _print("b", WIRE, 12), agency])
    assert [(one.article, one.origin) for one in found] == [("a", "c"), ("b", "c")]
    earlier = copies([_print("a", WIRE, 11), agency])
    assert [one.origin for one in earlier] == ["a"]


def test_a_copy_of_a_copy_goes_back_to_the_first_and_is_measured_by_it():
    """The Packet adds as much again to the wire; the Bell prints this with less wire."""
    own = " ".join(f"Nobody saw the {n}th barge come home to the mole." for n in range(30))
    packet, bell = f"{WIRE} {own}", f"{' '.join(LEADS[:6])} {own}"
    found = copies(
        [_print("wire", WIRE, 12), _print("packet", packet, 13), _print("bell", bell, 14)]
    )
    assert [(one.article, one.origin) for one in found] == [("bell", "wire"), ("packet", "wire")]
    (alone,) = copies([_print("wire", WIRE, 12), _print("bell", " ".join(LEADS[:6]), 14)])
    assert 0 < found[0].share < alone.share
    assert found[1].share == 1


def test_what_keeps_nothing_of_the_first_is_measured_by_the_copy_that_it_repeats():
    own = " ".join(f"Nobody saw the {n}th barge come home to the mole." for n in range(30))
    found = copies(
        [_print("wire", WIRE, 12), _print("packet", f"{WIRE} {own}", 13), _print("bell", own, 14)]
    )
    assert [(one.article, one.origin) for one in found] == [("bell", "wire"), ("packet", "wire")]
    assert found[0].share > 0.9


def test_a_few_words_are_known_by_more_than_a_checksum():
    """ "plumless" and "buckeroo" have one CRC-32."""
    assert copies([_print("a", "plumless", 1), _print("b", "buckeroo", 2)]) == ()


def test_an_edited_copy_is_found():
    edited = WIRE.replace("Monday", "Monday evening").replace("A clerk", "One clerk")
    (found,) = copies([_print("a", WIRE, 12), _print("b", edited, 13)])
    assert found.origin == "a"
    assert 0.5 <= found.share < 1


def test_a_shortened_copy_is_found():
    short = " ".join(LEADS[:9])
    (found,) = copies([_print("a", WIRE, 12), _print("b", short, 13)])
    assert found.article == "b"
    assert found.share > 0.9


def test_two_reports_of_one_event_are_no_copies():
    own = " ".join(
        f"{n} people watched the {n}th boat pass the pier in the rain" for n in range(40)
    )
    assert copies([_print("a", WIRE, 12), _print("b", own, 13)]) == ()


def test_the_order_changes_nothing():
    prints = [_print("a", WIRE, 12), _print("b", " ".join(LEADS[:9]), 11), _print("c", WIRE)]
    assert copies(prints) == copies(prints[::-1])


def test_an_article_is_no_copy_of_itself():
    assert copies([_print("a", WIRE, 12), _print("a", WIRE, 12)]) == ()


def test_a_few_words_are_a_copy_where_they_are_all_the_same():
    brief = "The ferry stays in port"
    (found,) = copies(
        [_print("a", brief, 1), _print("b", f"{brief}!", 2), _print("c", f"{brief} now")]
    )
    assert (found.article, found.share) == ("b", 1)


def test_articles_without_a_word_are_no_copies():
    assert copies([_print("a", "", 1), _print("b", "…", 2)]) == ()
