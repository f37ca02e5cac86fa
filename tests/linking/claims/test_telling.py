"""What the graph is told: which claims are one, and how each wording retells the first."""

from dataclasses import replace
from datetime import date

from onrecord.linking.claims import Part, told

FERRY = "The ferry crew will carry the school children over the river"
CREW = "The crew of the ferry will carry the school's children over the river"


def _part(name, text, speaker="person-solberg", day=1):
    return Part(
        id=name,
        article=f"article-{name}",
        claim=f"claim-{text}",
        text=text,
        speakers=(speaker,),
        published=date(2024, 9, day),
    )


def test_a_claim_leads_to_its_earliest_wording():
    found = told([_part("a", CREW, day=2), _part("b", FERRY, day=1), _part("c", CREW, day=3)])
    assert found.same == {f"claim-{CREW}": f"claim-{FERRY}"}
    (own,) = found.retold
    assert (own.earlier.id, own.later.id, own.kind) == ("b", "a", "paraphrase")
    assert own.difference == (
        "{+The crew of+} the ferry [-crew-] will carry the [-school-]{+school's+} children over "
        "the river"
    )
    assert len(str(own.score)) <= len("0.99")


def test_equal_words_are_retold_only_where_their_speaker_changed():
    assert told([_part("a", FERRY), _part("b", FERRY)]).retold == ()
    (own,) = told([_part("a", FERRY), _part("b", FERRY, "person-quill")]).retold
    assert (own.kind, own.drift, own.difference) == ("reprint", ("speaker",), FERRY)


def test_short_words_of_two_people_make_no_other_words_one():
    """Each is sorry in two wordings; the shared one must not make the four of them one claim."""
    parts = [
        _part("a", "I am so very sorry, neighbours"),
        _part("b", "I am sorry, neighbours, so very sorry"),
        _part("c", "I am so very sorry, neighbours", "person-quill"),
        _part("d", "So sorry, neighbours, I am very sorry", "person-quill"),
    ]
    assert told(parts).same == {}


def test_what_is_sure_is_one_claim_for_those_who_ask():
    """Two say the same words, and one of them says it in others, too: these lead to neither."""
    words = "The old footbridge will be closed to the carts of Orle"
    other = "Closed to the carts of Orle: that the old footbridge will be"
    found = told(
        [
            _part("a", words),
            _part("b", other),
            _part("c", words, "person-quill"),
            _part("d", "To the carts of Orle the old footbridge will be closed", "person-quill"),
        ]
    )
    one = {claim: found.same.get(claim, claim) for own in found.retold for claim in _ends(own)}
    assert all(one[own.earlier.claim] == one[own.later.claim] for own in found.retold if own.sure)


def _ends(own):
    return own.earlier.claim, own.later.claim


def test_who_denies_the_very_words_takes_no_other_wording_from_them():
    denied = replace(_part("c", FERRY, "person-quill", day=3), polarity="denied")
    found = told([_part("a", FERRY), _part("b", CREW, day=2), denied])
    assert found.same == {f"claim-{CREW}": f"claim-{FERRY}"}
    assert any(own.sure for own in found.retold if own.later.id == "b")
