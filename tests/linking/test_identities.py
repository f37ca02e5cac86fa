"""Who is the same across articles, and who is not: articles of our own, in any order."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import identify, profiles
from onrecord.linking.identities import share
from onrecord.linking.reasons import reason
from onrecord.records import Article, Entity, Fact, Mention, Reading, Span

_MARKED = re.compile(r"\[([^]|]+)(?:\|([^]]+))?\]")
_PRONOUNS = {"he", "him", "his", "she", "her"}


def article(name, marked, *, published=None, roles=(), places=(), bodies=()):
    """Return an article and its reading.

    "[Ann Lee] … [she|Ann Lee]" has two mentions of one person; names in `places` and `bodies` are
    those of places and organisations; `roles` are pairs of a name and a role.
    """
    text, at, found = "", 0, {}
    for mark in _MARKED.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark[1]))
        kind = "pronoun" if mark[1].lower() in _PRONOUNS else "name"
        found.setdefault(mark[2] or mark[1], []).append(Mention(span=span, kind=kind))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    entities = tuple(
        Entity(
            id=f"e{number}",
            type="Place" if who in places else "Organisation" if who in bodies else "Person",
            name=who,
            mentions=tuple(mentions),
        )
        for number, (who, mentions) in enumerate(found.items(), 1)
    )
    numbers = {entity.name: entity.id for entity in entities}
    facts = tuple(
        Fact(
            subject=numbers[who],
            property="role",
            object=role,
            evidence=Span(0, 1),
            confidence=1.0,
            by="test",
        )
        for who, role in roles
    )
    day = date.fromisoformat(published) if published else None
    made = Article(id=f"article-{name}", path=f"{name}.txt", text=text, published=day)
    reading = Reading(article=made.id, reader="test", entities=entities, facts=facts)
    return made, reading


@pytest.fixture
def told():
    """A function: articles in; for each, by its name, who has which identity, out."""

    def run(*articles):
        held = [profile for pair in articles for profile in profiles(*pair)]
        found = identify(held).of
        return [
            {p.names[0]: found[p.article, p.entity] for p in held if p.article == one.id}
            for one, _ in articles
        ]

    return run


HARBOUR = (
    "Harbour master [Mira Solberg] closed the ferry berth at [Aldermoor]. The berth is cracked, "
    "[Solberg|Mira Solberg] told the ferry board, and [she|Mira Solberg] wants it mended."
)
HARBOUR_AGAIN = (
    "The cracked ferry berth at [Aldermoor] stays shut, harbour master [{0}] said. "
    "[She|{0}] expects the board to have the berth mended by May."
)
CHESS = (
    "Grandmaster [Mira Solberg] lost with a weak endgame in the last round of the chess open. "
    "[Solberg|Mira Solberg] blundered a rook against the top seed, the chess federation said."
)


def _two(told, first, second, **more):
    one, other = told(article("a", first, **more), article("b", second, **more))
    return one, other


def test_one_who_does_the_same_under_the_same_name_is_one(told):
    one, other = _two(told, HARBOUR, HARBOUR_AGAIN.format("Mira Solberg"), places=("Aldermoor",))
    assert one == other


@pytest.mark.parametrize(("role", "same"), [("grandmaster", False), (None, True)])
def test_two_of_one_name_with_nothing_in_common_are_two_where_both_are_called_something(
    told, role, same
):
    one, other = told(
        article("a", HARBOUR, places=("Aldermoor",), roles=[("Mira Solberg", "harbour master")]),
        article("b", CHESS, roles=[("Mira Solberg", role)] if role else []),
    )
    assert (one["Mira Solberg"] == other["Mira Solberg"]) is same


@pytest.mark.parametrize("name", ["Mira Solberg", "M. Solberg", "Mira K. Solberg", "Solberg"])
def test_another_form_of_the_name_is_the_same_where_all_else_fits(told, name):
    one, other = _two(told, HARBOUR, HARBOUR_AGAIN.format(name), places=("Aldermoor",))
    assert one["Mira Solberg"] == other[name]


@pytest.mark.parametrize("name", ["Nora Solberg", "Mira Lindqvist", "Solberg Lindqvist"])
def test_another_name_is_another_person_whatever_else_fits(told, name):
    one, other = _two(told, HARBOUR, HARBOUR_AGAIN.format(name), places=("Aldermoor",))
    assert one["Mira Solberg"] != other[name]


@pytest.mark.parametrize(
    ("tail", "same"),
    [
        ("[She|{0}] sails a yacht. [She|{0}] rows.", True),
        ("[He|{0}] sails a yacht.", True),
        ("[He|{0}] sails a yacht. [He|{0}] rows.", False),
        ("Mr [{0}] sails a yacht.", False),
    ],
)
def test_he_here_and_she_there_are_two_where_more_than_one_pronoun_tells(told, tail, same):
    who = "Mira Solberg"
    first, second = _two(
        told,
        HARBOUR + " [She|Mira Solberg] signed.",
        "The berth is dear, [Mira Solberg] said. " + tail.format(who),
        places=("Aldermoor",),
    )
    assert (first[who] == second[who]) is same


def _aged(name, age, day):
    """Return the profiles of an article of a day that tells its first person's age, "" for none."""
    made, reading = article(name, HARBOUR, published=day)
    fact = Fact(
        subject="e1", property="age", object=age, evidence=Span(0, 1), confidence=1.0, by="test"
    )
    return profiles(made, replace(reading, facts=(fact,)))


_AGED = [  # age and day of one article, of another, and whether the two may be one
    (("29", "2025-01-03"), ("66", "2025-01-09"), False),
    (("29", "2025-01-03"), ("31", "2027-01-03"), True),
    (("29", "2025-01-03"), ("30", "2025-01-09"), True),
    (("29", "2025-01-03"), ("32", "2025-01-09"), False),
    (("29", None), ("66", "2025-01-09"), True),
]


@pytest.mark.parametrize(("one", "other", "same"), _AGED)
def test_two_whose_ages_cannot_be_ones_are_two_whatever_else_fits(one, other, same):
    found = identify([*_aged("a", *one), *_aged("b", *other)])
    pair = {found.of["article-a", "e1"], found.of["article-b", "e1"]}
    assert (len(pair) == 1) is same
    assert pair not in [{first, second} for first, second, _ in found.unsure]


def test_who_stands_between_two_ages_joins_no_more_than_one():
    """However the articles come: the one without an age goes to either, never to both."""
    ages = [("29", "2025-01-03"), ("", "2025-01-04"), ("66", "2025-01-05")]
    held = [profile for n, told in enumerate(ages) for profile in _aged(str(n), *told)]
    found = identify(held)
    assert len({found.of[f"article-{number}", "e1"] for number in range(3)}) == 2
    assert identify(held[::-1]) == found


def test_a_nickname_is_a_form_of_the_name(told):
    one, other = _two(
        told,
        HARBOUR.replace("Mira", "Robert").replace("[she|", "[he|"),
        HARBOUR_AGAIN.replace("[She|", "[He|").format("Bob Solberg"),
        places=("Aldermoor",),
    )
    assert one["Robert Solberg"] == other["Bob Solberg"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Tarn Shipping", "Tarn Shipping Ltd", True),
        ("Tarn Shipping", "the Tarn Shipping", True),
        ("Vennshire Rivers and Coast Agency", "VRCA", True),
        ("European Union", "EU", True),
        ("Tarn Shipping", "Tarn Fisheries", False),
        ("University of Orle", "University of Venn", False),
    ],
)
def test_the_names_of_a_body(told, first, second, same):
    words = "Boats of [{0}] lay idle while the union and [{0}] quarrelled over night shifts."
    one, other = told(
        article("a", words.format(first), bodies=(first,)),
        article("b", words.format(second), bodies=(second,)),
    )
    assert (one[first] == other[second]) is same


_COUNCIL = ("City Council",)


def test_what_many_towns_have_is_one_only_where_the_town_is(told):
    orle, again, venn = told(
        article("a", "The [City Council] of Orle let the fish market move.", bodies=_COUNCIL),
        article(
            "b",
            "Stalls of the fish market in Orle cost more, the [City Council] said.",
            bodies=_COUNCIL,
        ),
        article("c", "Tram drivers in Brackwater marched to the [City Council].", bodies=_COUNCIL),
    )
    assert orle == again != venn


def test_two_who_are_called_something_else_are_two(told):
    councillor = 'Councillor [Dan Hart] said on Monday that the pool would close. "I am sorry."'
    keeper = 'Goalkeeper [Dan Hart], 23, saved two penalties on Saturday. "I just picked a side."'
    one, other, again = told(
        article("a", councillor), article("b", keeper), article("c", keeper.replace("two", "his"))
    )
    assert one["Dan Hart"] != other["Dan Hart"] == again["Dan Hart"]


def test_an_identity_is_called_after_the_earliest_mention(told):
    late = article("a", HARBOUR, published="2024-05-02", places=("Aldermoor",))
    early = article(
        "b", HARBOUR_AGAIN.format("M. Solberg"), published="2024-05-01", places=("Aldermoor",)
    )
    undated = article("0", HARBOUR, places=("Aldermoor",))
    found = told(late, early, undated)
    assert found[0]["Mira Solberg"] == told(early)[0]["M. Solberg"]
    assert found[0]["Mira Solberg"].startswith("person-m-solberg-")
    assert found[2]["Mira Solberg"] == found[0]["Mira Solberg"]


FIRE = (
    "[{0}] said that the blaze at the Corvel cannery in Aldermoor was lit in the smokehouse. The "
    "cannery's night watchman got the fish packers out before the smokehouse fell in."
)
FIRE_AGAIN = (
    "The night watchman led the packers out of the burning Corvel cannery. [{0}] found petrol in "
    "the smokehouse of the Aldermoor cannery, where the blaze was lit."
)
LITTLE = "[Mira Solberg] opened the village fair. Rain fell on [Solberg|Mira Solberg]."
FOG = "[{0}] of a bakery in Lunden hummed at dawn, when fog lay on the tram lines and the ovens."


@pytest.mark.parametrize(("name", "same"), [("B210", True), ("Corvel B300", False)])
def test_a_thing_is_the_same_by_its_number(name, same):
    one = article("a", "The [Corvel B210] jet took off from the short runway of Aldermoor.")
    other = article("b", f"The first [{name}] jet took off from Aldermoor's short runway.")
    held = [
        profile
        for made, said in (one, other)
        for profile in profiles(
            made, replace(said, entities=tuple(replace(e, type="Thing") for e in said.entities))
        )
    ]
    assert (len(set(identify(held).of.values())) == 1) is same


@pytest.mark.parametrize("kind", ["Unnamed", "Document"])
@pytest.mark.parametrize(
    ("first", "second", "phrases", "same"),
    [
        (FIRE, FIRE_AGAIN, ("The fire inspectors", "Fire inspectors"), True),
        (FIRE, FIRE_AGAIN, ("The inspector", "The fire inspector"), True),
        (FIRE, FIRE_AGAIN, ("Two inspectors", "Three inspectors"), False),
        (FIRE, FIRE_AGAIN, ("An inspector", "An inspector"), False),
        (FIRE, FIRE_AGAIN, ("They", "They"), False),
        (FIRE, FOG, ("The inspectors", "The inspectors"), False),
    ],
)
def test_who_has_no_name_is_the_same_in_articles_of_one_matter(kind, first, second, phrases, same):
    pairs = article("a", first.format(phrases[0])), article("b", second.format(phrases[1]))
    held = [
        profile
        for made, said in pairs
        for profile in profiles(
            made, replace(said, entities=tuple(replace(e, type=kind) for e in said.entities))
        )
    ]
    assert (len(set(identify(held).of.values())) == 1) is same


@pytest.mark.parametrize(("day", "same"), [("2024-01-04", True), ("2026-01-04", False)])
def test_two_of_whom_little_is_told_are_one_in_articles_of_one_week_and_not_years_apart(
    told, day, same
):
    one, other = told(
        article("a", HARBOUR, published="2024-01-02", roles=[("Mira Solberg", "harbour master")]),
        article("b", LITTLE, published=day, roles=[("Mira Solberg", "duchess")]),
    )
    assert (one["Mira Solberg"] == other["Mira Solberg"]) is same


def test_the_unsure_are_told_and_stay_two():
    one = article("a", HARBOUR, places=("Aldermoor",), roles=[("Mira Solberg", "harbour master")])
    other = article(
        "b",
        LITTLE,
        roles=[("Mira Solberg", "duchess")],
    )
    found = identify([*profiles(*one), *profiles(*other)])
    pairs = [{first, second} for first, second, _ in found.unsure]
    assert {found.of["article-a", "e1"], found.of["article-b", "e1"]} in pairs


_NAMES = st.sampled_from(["Ann Lee", "Lee", "Nora Lee", "A. Lee", "Bo Tarn", "Tarn", "Orle"])
_WORDS = st.sampled_from(["mayor", "chess", "ferry", "rook", "council", "berth", "budget", "storm"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(_NAMES, st.lists(_WORDS, max_size=4)), min_size=1, max_size=3),
            st.sampled_from([None, "2024-01-02", "2024-03-04"]),
        ),
        min_size=1,
        max_size=7,
    ),
    st.randoms(),
)
def test_the_order_of_articles_does_not_matter(made, random):
    articles = []
    for number, (parts, day) in enumerate(made):
        text = ". ".join(f"[{name}] {' '.join(words)}" for name, words in parts)
        articles.append(article(str(number), text, published=day, places=("Orle",)))
    held = [profile for pair in articles for profile in profiles(*pair)]
    shuffled = random.sample(held, len(held))
    assert identify(held) == identify(shuffled)


def test_more_than_are_held_to_each_other_at_once_are_one():
    many = [
        article(str(n), HARBOUR_AGAIN.format("Mira Solberg"), places=("Aldermoor",))
        for n in range(600)
    ]
    held = [profile for pair in many for profile in profiles(*pair)]
    assert len(set(identify(held).of.values())) == 2


@pytest.mark.parametrize(("other", "same"), [("boats and night shifts", True), ("cheese", False)])
def test_an_acronym_stands_for_a_name_where_something_else_fits(told, other, same):
    name = "Vennshire Rivers and Coast Agency"
    one, two = told(
        article("a", f"The [{name}] quarrelled over boats and night shifts.", bodies=(name,)),
        article("b", f"The [VRCA] wants {other}.", bodies=("VRCA",)),
    )
    assert (one[name] == two["VRCA"]) is same


def test_the_likelier_two_are_one_the_larger_their_share():
    found = [share(odds) for odds in (-9.0, -2.0, -1.1, -0.2, 9.0)]
    assert found == sorted(found)
    assert found[2] == pytest.approx(0.5)
    assert all(0 < each < 1 for each in found)


def test_a_link_tells_why_in_words():
    who = "Mira Solberg"
    one = article("a", HARBOUR, places=("Aldermoor",), roles=[(who, "harbour master")])
    two = article(
        "b",
        HARBOUR_AGAIN.format(who),
        places=("Aldermoor",),
        roles=[(who, "retired harbour master")],
    )
    found = reason(one, "e1", two, "e2")
    assert (found.names, found.others, found.conflicts) == ("exact", ("aldermoor",), ())
    assert set(found.roles) == {"harbour", "master"}
    assert {"harbour", "master", "berth"} <= set(found.words)


def test_a_link_tells_what_speaks_against_it():
    one = article("a", "Mrs " + HARBOUR[15:], roles=[("Mira Solberg", "harbour master")])
    two = article(
        "b", "[Nora Solberg] won. Mr [Nora Solberg] sang.", roles=[("Nora Solberg", "duke")]
    )
    assert reason(one, "e1", two, "e1").conflicts == ("names", "gender", "roles")
