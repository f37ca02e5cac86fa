"""Statements that say the same are one claim: verbatim, trimmed, paraphrased; others are not."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.claims import Part, link


def _part(name, text, speaker="person-solberg", article=None, **more):
    speakers = (speaker,) if speaker else ()
    more.setdefault("published", date(2031, 3, 2))
    return Part(id=name, article=article or f"article-{name}", text=text, speakers=speakers, **more)


def _linked(one, other):
    """Return the link between two parts, told in either order; None where there is none."""
    there, back = link([one, other]), link([other, one])
    assert there == back
    return there.links[0] if there.links else None


BRIDGE = "We will rebuild the wooden footbridge before the first frost of winter"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            BRIDGE,
            "“We will rebuild the wooden footbridge before the first frost of winter.”",
            "reprint",
        ),
        (BRIDGE, "We will rebuild the wooden footbridge before first frost of winter", "reprint"),
        (BRIDGE, "that they would rebuild the wooden footbridge", "excerpt"),
        (
            BRIDGE,
            "the council would be rebuilding the wooden footbridge by the time winter frosts came",
            "paraphrase",
        ),
        (
            "The harbour survey was never shown to the mayor",
            "nobody had ever shown the mayor a survey of the harbour",
            "paraphrase",
        ),
        (
            "These photos belong to the ferry crew and to nobody else",
            "The pictures belong to the crew of the ferry alone",
            "paraphrase",
        ),
    ],
)
def test_the_same_in_other_words_is_one_claim(one, other, kind):
    parts = [_part("a", one), _part("b", other)]
    found = _linked(*parts)
    assert (found.kind, found.sure) == (kind, True)
    assert link(parts).claims == (("a", "b"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We won’t return", "We will not go back"),
        ("I have never taken a bribe", "I’ve never taken any bribes"),
        ("They have called off the regatta", "They’ve cancelled the regatta"),
        ("The harbour master has to step down", "The harbour master must resign"),
        (
            "What the ferrymen deserve is a harbour that belongs to all of us, and soon",
            "He wants “a harbour that belongs to all of us”, the mill race dug anew, and quays",
        ),
        ("The warden had driven the tram to Orle", "The warden drove the tram to Orle"),
    ],
)
def test_one_who_speaks_says_it_in_few_other_words(one, other):
    parts = [_part("a", one), _part("b", other)]
    assert link(parts).claims == (("a", "b"),)
    others = [_part("a", one), _part("b", other, "person-quill")]
    assert len(link(others).claims) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I will build a marina by the old mill", "I will build a museum by the old mill"),
        ("We want a new marina by the old mill", "We want a new museum by the old mill"),
        ("I support the marina plan", "I support the ferry plan"),
        ("The warden painted a barge", "The warden, who had a barge, paid for a new roof"),
        ("I will vote for the ferry", "I will vote against the ferry"),
        ("He stole the barge", "He almost stole the barge"),
        ("We want tolls", "We want fewer tolls"),
        ("I trust wardens", "I trust few wardens"),
    ],
)
def test_another_thing_in_the_same_words_is_another_claim(one, other):
    assert len(link([_part("a", one), _part("b", other)]).claims) == 2


def test_a_slip_of_the_pen_is_no_other_thing():
    one = "The ferrymen will not go skulking out of the back door of the harbour office"
    found = _linked(_part("a", one), _part("b", one.replace("skulking", "sulking")))
    assert (found.kind, found.sure) == ("reprint", True)


def test_one_who_takes_back_a_few_words_contradicts_them():
    found = _linked(_part("a", "We will not go back"), _part("b", "We will go back"))
    assert (found.kind, found.sure) == ("contradiction", False)


def test_a_number_more_changes_none():
    """It does where each has one that the other lacks, or they change places."""
    one = "The tram fare, now 40 crowns, will go up to 60 crowns in Orle by the spring"
    more = _linked(_part("a", one), _part("b", "The tram fare will be 60 crowns in Orle"))
    assert more.drift == ()
    turned = one.replace("40", "x").replace("60", "40").replace("x", "60")
    assert _linked(_part("a", one), _part("b", turned)).drift == ("number",)


def test_what_was_translated_there_and_back_is_a_translation():
    found = _linked(
        _part("a", "The harbour survey was never shown to the mayor"),
        _part("b", "The survey of the port was never showed for the mayor", translated=True),
    )
    assert (found.kind, found.sure) == ("translation", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The footbridge fell because its piles were rotten",
            "The ferry will sail on Monday again",
        ),
        ("The mayor opened the new library", "The mayor closed a swimming pool for repairs"),
        ("The bridge cost more than we thought", "The bridge will be painted green by volunteers"),
    ],
)
def test_the_same_speaker_on_another_matter_makes_another_claim(one, other):
    assert len(link([_part("a", one), _part("b", other)]).claims) == 2


def test_short_words_of_two_people_are_two_claims():
    parts = [_part("a", "I am very sorry"), _part("b", "I am very sorry", "person-quill")]
    assert link(parts).claims == (("a",), ("b",))
    assert link([parts[0], _part("b", "I am very sorry")]).claims == (("a", "b"),)


def test_a_name_and_an_unnamed_source_may_say_one_claim():
    found = _linked(_part("a", BRIDGE), _part("b", BRIDGE, None))
    assert (found.kind, found.drift) == ("reprint", ())


@pytest.mark.parametrize(
    ("one", "other", "drift"),
    [
        (
            "The survey of the harbour was shown to the mayor in March",
            "The survey of the harbour was never shown to the mayor in March",
            "negation",
        ),
        (
            "The harbour repair cost the town 40 million crowns last spring",
            "The harbour repair cost the town 14 million crowns last spring",
            "number",
        ),
        (
            "The agency sold two boats to the harbour master in Orle",
            "The agency sold three boats to the harbour master in Orle",
            "number",
        ),
        (
            "The developer will withdraw the marina plan this autumn",
            "The developer may withdraw the marina plan this autumn",
            "hedge",
        ),
    ],
)
def test_what_changed_between_two_printings_is_told(one, other, drift):
    assert _linked(_part("a", one), _part("b", other)).drift == (drift,)


def test_a_long_text_in_the_mouth_of_another_drifted():
    text = "The rotten piles of the old footbridge were inspected by nobody since the spring flood"
    found = _linked(_part("a", text), _part("b", text, "person-quill"))
    assert (found.kind, found.drift) == ("reprint", ("speaker",))


def test_what_stands_around_an_excerpt_is_no_drift():
    found = _linked(
        _part("a", "The rotten piles of the footbridge were inspected in spring"),
        _part(
            "b",
            "The rotten piles of the footbridge were inspected in spring, though the ferry company "
            "in Orlemouth has not answered any of our 12 letters since",
        ),
    )
    assert (found.kind, found.drift) == ("excerpt", ())


def test_two_who_say_the_opposite_contradict_each_other():
    parts = [
        _part("a", "The agency sent the harbour survey to the mayor in March"),
        _part("b", "The harbour survey was not sent by the agency to the mayor", "person-quill"),
    ]
    found = link(parts)
    assert [one.kind for one in found.links] == ["contradiction"]
    assert found.claims == (("a",), ("b",))


def test_one_who_says_the_opposite_in_other_words_is_a_candidate():
    before = _part("a", "We shall have a bridge here before the first frost")
    after = _part("b", "The new bridge would not come before the first frost")
    found = _linked(before, after)
    assert (found.drift, found.sure) == (("negation",), False)


def test_other_words_of_another_year_and_speaker_are_another_report():
    early = _part("a", BRIDGE, None, published=date(2021, 9, 12))
    late = "the council would be rebuilding the wooden footbridge by the time winter frosts came"
    assert not _linked(early, _part("b", late, None, published=date(2023, 9, 12)))
    assert _linked(early, _part("b", late, None, published=date(2021, 9, 14)))


def test_other_words_in_one_article_are_left_apart():
    late = "the council would be rebuilding the wooden footbridge by the time winter frosts came"
    parts = [_part("a", BRIDGE, article="x"), _part("b", late, article="x", begin=90, end=99)]
    assert link(parts).links == ()


def test_two_articles_that_share_more_support_a_doubtful_pair():
    doubtful = [
        _part("a1", "How little I care that you hate the photos", article="a", begin=0, end=9),
        _part("b1", "It is all the same if they hate pictures", article="b", begin=0, end=9),
    ]
    shared = [
        _part("a2", BRIDGE, article="a", begin=20, end=29),
        _part("b2", BRIDGE + " sets in", article="b", begin=20, end=29),
    ]
    (alone,) = link(doubtful).links
    backed = {(one.a, one.b): one for one in link(doubtful + shared).links}["a1", "b1"]
    assert backed.score > alone.score


def test_a_place_does_not_support_itself():
    def score(begin):
        parts = [
            _part("a1", "How little I care that you hate the photos", article="a", end=9),
            _part("b1", "It is all the same if they hate pictures", article="b", end=9),
            _part("a2", "that you hate the photos of the ferry", article="a", begin=begin, end=99),
            _part("b2", "if they hate pictures of a ferry", article="b", begin=begin, end=99),
        ]
        return {(one.a, one.b): one.score for one in link(parts).links}["a1", "b1"]

    assert score(5) < score(9)


def test_one_shared_word_is_not_enough():
    parts = [_part("a", "He hated it"), _part("b", "You hate the photos")]
    assert link(parts).links == ()


def test_what_everyone_says_joins_less():
    common = [_part(f"c{n}", f"A footbridge for the winter, says number {n}") for n in range(40)]
    one = _part("a", "The footbridge will be rebuilt this winter")
    other = _part("b", "A new footbridge is planned for next winter")
    found = {(own.a, own.b): own.score for own in link([one, other, *common]).links}
    assert found.get(("a", "b"), 0) < _linked(one, other).score


def test_the_earliest_comes_first_and_links_go_back_to_it():
    parts = [
        _part("late", BRIDGE, published=date(2024, 9, 14)),
        _part("early", BRIDGE, published=date(2024, 9, 12)),
        _part("undated", BRIDGE),
    ]
    found = link(parts)
    assert found.claims == (("early", "late", "undated"),)
    assert [(one.a, one.b) for one in found.links] == [("early", "late"), ("early", "undated")]


def test_a_reason_names_what_both_say():
    found = _linked(
        _part("a", "The pictures belong to the ferry crew"),
        _part("b", "The photos belong to the crew of the ferry"),
    )
    assert found.because == ("speaker", "belong", "crew", "ferry", "photo")


def test_nothing_makes_no_claims():
    assert link([]).claims == ()
    assert link([]).links == ()
    assert link([_part("a", "“…”")]).claims == (("a",),)


_WORDS = ["bridge", "frost", "survey", "mayor", "ferry", "not", "may", "12", "the"]
_SAID = st.lists(
    st.tuples(
        st.lists(st.sampled_from(_WORDS), max_size=7),
        st.sampled_from(["person-a", "person-b", None]),
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from([None, date(2024, 9, 1), date(2024, 12, 24)]),
    ),
    max_size=9,
)


@settings(max_examples=40, deadline=None)
@given(_SAID, st.randoms())
def test_the_order_of_parts_changes_nothing(said, chance):
    parts = [
        _part(f"p{n}", " ".join(words), speaker, article, published=day, begin=n, end=n + 1)
        for n, (words, speaker, article, day) in enumerate(said)
    ]
    found = link(parts)
    assert sorted(one for own in found.claims for one in own) == sorted(one.id for one in parts)
    chance.shuffle(parts)
    assert link(parts) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three people died in the harbour fire on Sunday", "Five people died in the harbour fire"),
        (
            "The fare rises by 12 crowns for the harbour ferry",
            "The harbour ferry fare rises 15 crowns",
        ),
        (
            "The harbour ferry fare rises again in the spring",
            "The harbour ferry's fare falls in spring",
        ),
        (
            "Why should anyone here vote for the Pilots’ Guild this spring?",
            "Why should anyone here vote for the Ferry Board this spring?",
        ),
        (
            "former Harbour Commissioner Ida Lund of Orle",
            "Ida Lund, the former Harbour Commissioner",
        ),
    ],
)
def test_another_number_opposite_or_name_and_names_alone_are_no_sure_claim(one, other):
    parts = [_part("a", one), _part("b", other)]
    assert link(parts).claims == (("a",), ("b",))


@pytest.mark.parametrize(
    ("one", "other", "drift"),
    [
        (
            "The harbour ferry fare rises in the spring",
            "The harbour ferry's fare falls in spring",
            "negation",
        ),
        (
            "The mayor did read the harbour survey",
            "The mayor failed to read the harbour survey",
            "negation",
        ),
        (
            "Three people died in the harbour fire",
            "Five people died in the fire at the harbour",
            "number",
        ),
    ],
)
def test_two_who_say_other_things_of_one_thing_contradict_each_other(one, other, drift):
    found = _linked(_part("a", one), _part("b", other, "person-quill"))
    assert (found.kind, found.sure, found.drift) == ("contradiction", False, (drift, "speaker"))


def test_one_who_says_the_opposite_later_contradicts_it_and_a_question_does_not():
    before = _part("a", "The harbour ferry fare rises in the spring")
    after = "The harbour ferry's fare does not rise in spring"
    assert _linked(before, _part("b", after)).kind == "contradiction"
    assert _linked(before, _part("b", f"{after}?")).kind == "paraphrase"
    assert _linked(before, _part("b", after, polarity="withheld")).kind == "paraphrase"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I was never told", "I was told on 11 February"),
        ("I was never told", "I have been told"),
        ("We were never warned", "We were warned in March"),
        ("We were never warned", "We were warned last Monday night"),
        ("I was never told", "I was told yesterday"),
        ("We did not win", "We won on February 11th"),
        ("I did not tell the warden", "I told the warden"),
        ("I did not know about any valve", "I knew about the valve"),
        ("I did not know about any valve", "I knew about the valve in March"),
        ("The bridge is safe", "The bridge is unsafe"),
        ("The water of the Harrow is safe", "The water of the Harrow is unsafe"),
        ("That was the best day of my life", "That was the worst day of my life"),
        ("We will build homes by the mill", "We will demolish homes by the mill"),
    ],
)
def test_one_who_takes_back_few_words_contradicts_them(one, other):
    parts = [_part("a", one), _part("b", other)]
    assert _linked(*parts).kind == "contradiction"
    common = [_part(f"c{n}", f"The carter was told number {n}", None) for n in range(60)]
    kinds = {(own.a, own.b): own.kind for own in link([*parts, *common]).links}
    assert kinds["a", "b"] == "contradiction"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I was never told", "I was told lies"),
        ("I did not", "I did my best"),
        ("I was not", "I was told"),
        ("We were never warned", "They were warned in March"),
        ("We did not win", "We won in Kest in 2019"),
        ("We did not win", "We won in 2019"),
        ("We did not win", "We won last"),
        ("I never lied", "I lied about my age in a bar in 1990"),
        ("I will not vote", "I will vote against it"),
        ("We will not sell", "We will sell to nobody"),
        ("We will sell", "We will not sell before March"),
        ("The rich will pay more", "The poor will pay more"),
        ("The rich have paid enough for it", "The poor have paid enough for it"),
        ("The north bank is safe", "The south bank is safe"),
        ("The north bank of the Harrow is safe", "The south bank of the Harrow is safe"),
        ("North Harrow is safe from the flood", "South Harrow is safe from the flood"),
        ("We will mend the old bridge at Orle", "We will mend the new bridge at Orle"),
        ("We will mend our old barges at Orle this spring", "We will mend our young trees at Orle"),
    ],
)
def test_another_thing_is_no_opposite(one, other):
    found = link([_part("a", one), _part("b", other)])
    assert len(found.claims) == 2
    assert all(own.kind != "contradiction" and "negation" not in own.drift for own in found.links)


def test_a_failed_plan_negates_nothing():
    found = _linked(
        _part("a", "The failed plan for the harbour marina cost the town too much"),
        _part("b", "The plan for the harbour marina cost the town too much money"),
    )
    assert found.drift == ()


def test_what_one_says_that_another_says_is_no_retelling():
    inner = _part("b", BRIDGE, "person-quill", article="x", begin=20, end=90)
    outer = _part("a", f"Quill says {BRIDGE}", article="x", begin=0, end=90)
    assert link([outer, inner]).links == ()


def test_every_wording_has_a_link_to_the_first():
    ferry = "The ferry crew will carry the school children over the river every morning"
    parts = [
        _part("a", ferry, published=date(2024, 9, 1)),
        _part("b", f"{ferry} and home again at night, they say", published=date(2024, 9, 2)),
        _part(
            "c",
            "The crew of the ferry will carry the school's children over the river each morning",
            published=date(2024, 9, 3),
        ),
        _part("d", f"{ferry}, and home again at night", published=date(2024, 9, 4)),
    ]
    found = link(parts)
    for own in found.claims:
        sure = {(one.a, one.b) for one in found.links if one.sure}
        assert {("a", other) for other in own[1:]} <= sure
    assert len(found.claims) == 1


def test_what_one_who_speaks_is_quoted_with_and_more_is_sure():
    short = "You trusted us and we trusted the paint"
    long = f"I sat in that room in April, I heard the doctor, and I did nothing at all: {short}"
    found = _linked(_part("a", long), _part("b", short))
    assert (found.kind, found.sure) == ("excerpt", True)
    for other in (_part("b", short, None), _part("b", "we trusted the paint")):
        assert len(link([_part("a", long), other]).claims) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("400", "Four hundred"), ("Nine hundred", "900"), ("1,000", "A thousand")],
)
def test_one_number_in_words_and_in_digits_is_no_drift(one, other):
    found = _linked(*(_part(n, f"{n} barges lay in the old harbour") for n in (one, other)))
    assert found.drift == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council sued the ferry company", "The ferry company sued the council"),
        (
            "The council sued the ferry company over a loan",
            "The council was sued by the ferry company over a loan",
        ),
        (
            "My brother sold the farm to the developer",
            "The developer sold the farm to my brother",
        ),
        (
            "The mayor was told about the leak by the engineer",
            "The engineer was told about the leak by the mayor",
        ),
        ("More drown in the lake than in the sea", "More drown in the sea than in the lake"),
        ("The pilots left before the storm", "The pilots left after the storm"),
        ("The harbour works run until Friday", "The harbour works run from Friday"),
        ("The harbour pool can close", "The harbour pool must close"),
        ("He voted for it because of the plan", "He voted for it despite the plan"),
        ("He hit me and I hit him back", "I hit him and he hit me back"),
        ("She called me and I went home", "I called her and she went home"),
        ("She sold me the ferry and the yard", "I sold her the ferry and the yard"),
        ("He hit me with a bottle on Monday", "On Monday I hit him with a bottle"),
        ("I was seen by them in the harbour", "They were seen by me in the harbour"),
    ],
)
def test_who_does_it_and_who_suffers_it_may_not_change_places(one, other):
    assert len(link([_part("a", one), _part("b", other)]).claims) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council sued the ferry company", "The ferry company was sued by the council"),
        ("The council got sued by the ferry company", "The ferry company sued the council"),
        ("He attacked me in the harbour", "I was attacked by him in the harbour"),
        ("He and I mended the ferry yard", "I and he mended the ferry yard"),
        (
            "He hit me in the harbour and I hit him back",
            "that he had hit her in the harbour and she had hit him back",
        ),
        ("I think she left the ferry yard", "She left the ferry yard, I think"),
        (
            "The rich wardens help the poor wardens of Orle in the winter",
            "In the winter, the rich wardens of Orle help the poor wardens",
        ),
        ("Harbour plan backed by council", "The harbour plan was backed by the council"),
        ("Tram driver hurt by falling tree at Orle", "A tram driver was hurt by a falling tree"),
        ("The town was built by hand", "The town, built by hand"),
        ("Fares increased by 12 per cent in March", "Fares were increased by 12 per cent in March"),
        ("The bridge will be closed by Friday", "The bridge will close by Friday"),
        (
            "The harbour plan is dead, killed by the council",
            "The harbour plan, killed by the council, is dead",
        ),
        ("We need nurses, teachers and doctors", "We need doctors, teachers and nurses"),
        ("Schools and jobs are our priorities", "Our priorities are jobs and schools"),
        (
            "In Orle, the warden met the pilots on Monday",
            "On Monday, the warden met the pilots in Orle",
        ),
        ("Seven of ten voters want the harbour pool", "Seven voters in ten want the harbour pool"),
        ("Six councillors of eleven left the hall", "Six of the eleven councillors left the hall"),
        (
            "At least 12 people killed in tram crash at Orle",
            "Tram crash at Orle: 12 killed, 30 people hurt",
        ),
    ],
)
def test_what_is_told_in_another_order_is_one_claim(one, other):
    assert _linked(_part("a", one), _part("b", other)).sure


def test_a_number_that_counts_something_else_elsewhere_is_changed():
    one = "Twelve people were killed and 30 hurt in the tram crash at Orle"
    other = "30 people were killed in the tram crash at Orle"
    found = _linked(_part("a", one), _part("b", other))
    assert (found.drift, found.sure) == (("number",), False)
    assert _linked(_part("a", one), _part("b", other, "person-quill")).kind != "contradiction"
