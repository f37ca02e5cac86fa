"""An identity's preferred name and aliases come from all its profiles, in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import Profile, describe


def _profile(article, *names, kind="Person"):
    return Profile(
        article=article,
        entity="e1",
        type=kind,
        names=names,
        published=None,
        begin=0,
        gender=0,
        born=None,
        around=b"",
    )


def _described(*names):
    return describe("person-x-1", [_profile(f"a{n}", name) for n, name in enumerate(names)])


@pytest.mark.parametrize(
    ("names", "preferred", "aliases"),
    [
        (["Mira Solberg"], "Mira Solberg", ()),
        (["MIRA SOLBERG", "Mira Solberg", "Mira Solberg"], "Mira Solberg", ("MIRA SOLBERG",)),
        (["J.K. Tarn", "J. K. Tarn"], "J. K. Tarn", ("J.K. Tarn",)),
        (["Zoe Tarn", "Zoë Tarn"], "Zoe Tarn", ("Zoë Tarn",)),
        (["Tarn", "Tarn", "Zoe Tarn"], "Zoe Tarn", ("Tarn",)),
        (["Zoe] Tarn", "Zoe] Tarn", "Zoe Tarn"], "Zoe Tarn", ("Zoe] Tarn",)),
        (["Mayor Tarn", "Mayor Tarn", "Zoe Tarn"], "Zoe Tarn", ("Mayor Tarn",)),
    ],
)
def test_the_whole_name_that_most_articles_print_then_the_longest_then_the_smallest(
    names, preferred, aliases
):
    identity = _described(*names)
    assert (identity.name, identity.aliases) == (preferred, aliases)
    assert (identity.id, identity.type) == ("person-x-1", "Person")


def test_a_body_need_not_have_two_words():
    held = [_profile(a, name, kind="Place") for a, name in (("a", "Orle"), ("b", "Orle"))]
    identity = describe("place-orle-1", [*held, _profile("c", "Port of Orle", kind="Place")])
    assert identity.name == "Orle"


def test_the_type_is_that_of_most_articles():
    kinds = ("Place", "Organisation", "Organisation")
    held = [_profile(f"a{n}", "Orle", kind=kind) for n, kind in enumerate(kinds)]
    assert describe("place-orle-1", held).type == "Organisation"


def test_aliases_are_all_other_printed_names_sorted():
    held = [_profile("a", "Mira Solberg", "Solberg"), _profile("b", "Mira Solberg", "Ms S")]
    assert describe("person-x-1", held).aliases == ("Ms S", "Solberg")


@given(
    st.lists(
        st.tuples(st.sampled_from(["A B", "A. B", "a b"]), st.sampled_from("abcd")), min_size=1
    ),
    st.randoms(),
)
def test_the_order_of_profiles_does_not_matter(pairs, random):
    found = [_profile(article, name, name.upper()) for name, article in pairs]
    shuffled = random.sample(found, len(found))
    assert describe("person-x-1", found) == describe("person-x-1", shuffled)


def test_nobody_is_not_described():
    with pytest.raises(ValueError, match="its own profiles"):
        describe("person-x-1", [])
