"""Wire copy is found whole, edited and shortened, with the earliest as its origin."""

from datetime import date

from onrecord.linking.claims import Print, copies

LEADS = [
    f"{who} of the {what} said on {day} that {thing} {verb} {end}."
    for who, day in (("A clerk", "Monday"), ("The warden", "Friday"), ("Two pilots", "Sunday"))
    for what, end in (("harbour", "before dusk"), ("old mill", "at great cost"))
    for thing, verb in (("the ferry", "would sail"), ("no barge", "had sunk"), ("a crane", "fell"))
]
WIRE = " ".join(LEADS)


def _print(name, text, day=None):
    return Print(article=name, text=text, published=date(2024, 9, day) if day else None)


def test_a_copy_goes_back_to_the_earliest():
    found = copies([_print("b", WIRE, 14), _print("a", WIRE, 12), _print("c", WIRE)])
    assert [(one.article, one.origin, one.whole) for one in found] == [
        ("b", "a", True),
        ("c", "a", True),
    ]
    assert found[0].share == 1


def test_an_edited_copy_is_found():
    edited = WIRE.replace("Monday", "Monday evening").replace("A clerk", "One clerk")
    (found,) = copies([_print("a", WIRE, 12), _print("b", edited, 13)])
    assert found.origin == "a"
    assert 0.5 <= found.share < 1


def test_a_shortened_copy_is_found_and_is_not_whole():
    short = " ".join(LEADS[:9])
    (found,) = copies([_print("a", WIRE, 12), _print("b", short, 13)])
    assert (found.article, found.whole) == ("b", False)
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


def test_a_few_words_are_no_copy():
    assert (
        copies([_print("a", "Sign up for our letter", 1), _print("b", "Sign up for our letter", 2)])
        == ()
    )
