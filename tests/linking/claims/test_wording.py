"""A word diff tells what two printings of a claim have in common."""

from onrecord.linking.claims import Change, changes


def test_marks_and_case_are_no_difference():
    assert list(changes("It is over,", "it IS over.")) == [
        Change(one="It is over,", other="it IS over.", same=True)
    ]


def test_what_was_changed_added_and_left_out():
    found = list(changes("We shall never build the bridge", "We will build the new bridge"))
    assert [(one.one, one.other) for one in found if not one.same] == [
        ("shall never", "will"),
        ("", "new"),
    ]
    assert " ".join(one.one for one in found if one.one) == "We shall never build the bridge"
