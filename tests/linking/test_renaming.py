"""Whoever has another's name as a former one may be that other."""

import pytest

from onrecord.linking import Profile, identify
from onrecord.linking.renaming import other_names, renamed_pairs

NOTHING = {"published": None, "begin": 0, "gender": 0, "born": None, "around": b""}


def _profile(article, kind, *names):
    return Profile(article=article, entity="e1", type=kind, names=names, **NOTHING)


@pytest.mark.parametrize(
    ("kind", "names", "found"),
    [
        ("Person", ("Joan Prior", "Joan Vale", "Prior", "Vale"), ("name person joan vale",)),
        ("Person", ("Joan Prior", "Joanie Prior"), ()),
        ("Person", ("Leo Stark", "Leo Star"), ()),
        ("Organisation", ("Orle Rail", "Northline"), ("name organisation northline",)),
        ("Organisation", ("Orle Rail", "Orle", "OXL", "the Council"), ()),
        ("Unnamed", ("two officials", "three men"), ()),
    ],
)
def test_other_names_that_the_own_name_does_not_lead_to(kind, names, found):
    assert other_names(_profile("a", kind, *names)) == tuple(
        name.replace("organisation", "body") for name in found
    )


def test_who_has_the_former_name_may_be_one_whichever_comes_first():
    held = [
        _profile("new", "Person", "Joan Prior", "Joan Vale"),
        _profile("old", "Person", "Joan Vale"),
        _profile("other", "Person", "Ivo Vale"),
    ]
    found = identify(held)
    pairs = [{one, other} for one, other, _ in found.unsure]
    assert pairs == [{found.of["new", "e1"], found.of["old", "e1"]}]
    assert identify(held[::-1]).unsure == found.unsure


def test_what_many_articles_tell_alike_is_one_pair():
    held = [
        _profile(f"{kind}{number}", "Organisation", *names)
        for number in range(40)
        for kind, names in (("new", ("Orle Rail", "Northline")), ("old", ("Northline",)))
    ]
    found = list(renamed_pairs(held, ["rail", "line"] * 40))
    assert [pair[:2] for pair in found] == [("rail", "line")]
