"""What is said of a topic stands outside the words that name it."""

import pytest

from onrecord.linking.claims import Part, link
from onrecord.linking.claims.gist import apart, gist

SPILL = "About 300 barrels of tar spilled from the ferry yard into the Orle basin on Sunday night"
LYING = "The warden is lying about Sunday's spill of tar from the ferry yard into the Orle basin"
BAN = "A new ban on loaded carts entering Orle"
EXCEPTION = "He would make an exception in the event of a ban on loaded carts entering Orle"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LYING, {"warden", "lie"}),
        ("The Ferry Board of lying about the spill", {"lie"}),
        ("about the spill, which was mended", {"mend"}),
        ("In the harbour of Orle, the tram was late", {"tram", "late"}),
        ("on Sunday in the harbour", set()),
        ("The warden of Orle resigned", {"warden", "quit"}),
        ("Dozens of barns in the valley burned down on Sunday night", {"burn"}),
        ("Wardens from the bank left after letters from the guild leaked", {"exit", "leak"}),
        ("The warden spoke of loaded carts", {"warden", "speak"}),
    ],
)
def test_names_and_topics_are_no_gist(text, expected):
    assert gist(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (LYING, SPILL, True),
        (EXCEPTION, BAN, True),
        (LYING, "The harbour warden lied about the spill at the ferry yard", False),
        ("the spill of tar into the Orle basin", SPILL, False),
        ("on Sunday in the harbour", "In the harbour, tar burned", True),
        ("on Sunday in the harbour", "in the harbour of Orle", False),
        ("The warden of Orle resigned", "The head of Orle resigned", False),
    ],
)
def test_two_are_apart_where_one_has_nothing_of_what_the_other_says(one, other, expected):
    assert apart(one, other) is apart(other, one) is expected


def test_one_thing_that_is_said_of_one_topic_is_a_claim():
    one = "The warden of the Orle guild resigned on Sunday over the leak of letters from the bank"
    other = "On Sunday the head of the Orle guild resigned after letters from the bank leaked"
    first = Part(id="a", article="a", text=one, speakers=("person-solberg",))
    second = Part(id="b", article="b", text=other, speakers=("person-solberg",))
    assert link([first, second]).claims == (("a", "b"),)


@pytest.mark.parametrize(("one", "other"), [(LYING, SPILL), (EXCEPTION, BAN)])
@pytest.mark.parametrize("speaker", ["person-solberg", "person-quill", None])
def test_one_topic_of_which_two_things_are_said_makes_no_claim(one, other, speaker):
    first = Part(id="a", article="a", text=one, speakers=("person-solberg",))
    second = Part(id="b", article="b", text=other, speakers=(speaker,) if speaker else ())
    assert link([first, second]).claims == (("a",), ("b",))
