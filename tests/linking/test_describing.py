"""An identity's preferred name and aliases come from all its appearances, in any order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import Appearance, appearances, describe, identify
from onrecord.records import Article, Entity, Mention, Reading, Span


def _appearance(name, article, aliases=()):
    return Appearance(
        identity="person-x-12345678", type="Person", name=name, aliases=aliases, article=article
    )


def _described(*names):
    return describe(_appearance(name, f"a{n}") for n, name in enumerate(names))


@pytest.mark.parametrize(
    ("names", "preferred", "aliases"),
    [
        (["Mira Solberg"], "Mira Solberg", ()),
        (["MIRA SOLBERG", "Mira Solberg", "Mira Solberg"], "Mira Solberg", ("MIRA SOLBERG",)),
        (["J.K. Tarn", "J. K. Tarn"], "J. K. Tarn", ("J.K. Tarn",)),
        (["Zoe Tarn", "Zoë Tarn"], "Zoe Tarn", ("Zoë Tarn",)),
    ],
)
def test_the_name_that_most_articles_print_then_the_longest_then_the_smallest(
    names, preferred, aliases
):
    identity = _described(*names)
    assert (identity.name, identity.aliases) == (preferred, aliases)
    assert (identity.id, identity.type) == ("person-x-12345678", "Person")


def test_aliases_are_all_other_printed_names_sorted():
    identity = describe(
        [
            _appearance("Mira Solberg", "a", ("Solberg",)),
            _appearance("Mira Solberg", "b", ("Ms S",)),
        ]
    )
    assert identity.aliases == ("Ms S", "Solberg")


def test_the_same_appearance_twice_counts_once():
    one = [_appearance("Mira S", "a")] * 2
    assert describe([*one, _appearance("Mira Solberg", "b")]).name == "Mira Solberg"


@given(
    st.lists(
        st.tuples(st.sampled_from(["A B", "A. B", "a b"]), st.sampled_from("abcd")), min_size=1
    ),
    st.randoms(),
)
def test_the_order_of_appearances_does_not_matter(pairs, random):
    found = [_appearance(name, article, (name.upper(),)) for name, article in pairs]
    shuffled = random.sample(found, len(found))
    assert describe(found) == describe(shuffled)


@pytest.mark.parametrize("wrong", [[], ["person-x-12345678", "person-y-12345678"]])
def test_nobody_and_two_are_not_described(wrong):
    given_ = [
        Appearance(identity=one, type="Person", name="X Y", article="a", aliases=())
        for one in wrong
    ]
    with pytest.raises(ValueError, match="its own appearances"):
        describe(given_)


def _entity(local, name, count, aliases=()):
    mentions = tuple(Mention(span=Span(k, k + 1), kind="name") for k in range(count))
    return Entity(id=local, type="Person", name=name, aliases=aliases, mentions=mentions)


def test_an_identity_appears_once_in_an_article_however_often_it_was_found():
    article = Article(id="article-a", path="a.txt", text="text", published=date(2021, 5, 5))
    reading = Reading(
        article="article-a",
        reader="test",
        entities=(
            _entity("e1", "Mira Solberg", 1, ("Solberg",)),
            _entity("e2", "Mayor Mira Solberg", 3),
            _entity("e3", "Tomas Lind", 1),
        ),
    )
    found = appearances(article, reading)
    assert [one.name for one in found] == ["Mayor Mira Solberg", "Tomas Lind"]
    assert found[0].aliases == ("Mira Solberg", "Solberg")
    assert found[0].published == date(2021, 5, 5)
    assert {one.identity for one in found} == set(identify(article, reading).values())
    assert found == tuple(sorted(found, key=lambda one: one.identity))
