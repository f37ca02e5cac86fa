"""Of other words the best match is sure, and what stands beside a sure sentence in a speech."""

from onrecord.linking.claims import Part, link

BRIDGE = "We will rebuild the wooden footbridge before the first frost of winter"
AGAIN = "that the council would rebuild the wooden footbridge before winter's first frost"
PICTURES = (
    "I cannot express how little I care that you hate the photos",
    "It is all the same if they hate pictures",
)


def _parts(article, *texts, speaker="person-solberg"):
    return [
        Part(
            id=f"{article}{place}",
            article=article,
            text=text,
            begin=place * 100,
            end=place * 100 + 90,
            speakers=(speaker,),
        )
        for place, text in enumerate(texts)
        if text
    ]


def _sure(*parts):
    return {(one.a, one.b) for one in link([p for own in parts for p in own]).links if one.sure}


def test_a_doubtful_sentence_is_sure_beside_a_sure_one():
    one, other = PICTURES
    assert ("a0", "b0") not in _sure(_parts("a", one), _parts("b", other))
    assert ("a0", "b0") in _sure(_parts("a", one, BRIDGE), _parts("b", other, AGAIN))


def test_it_is_not_in_another_order_or_further_off():
    one, other = PICTURES
    assert ("a0", "b1") not in _sure(_parts("a", one, BRIDGE), _parts("b", AGAIN, other))
    fill = [f"Barge number {word} came in" for word in ("seven", "eight", "nine")]
    far = _sure(_parts("a", one, BRIDGE), _parts("b", other, *fill, AGAIN))
    assert ("a0", "b4") not in far
    assert ("a1", "b4") in far


def test_it_is_not_of_another_speaker():
    one, other = PICTURES
    found = _sure(
        [*_parts("a", one, BRIDGE)],
        [*_parts("b", other, speaker="person-quill"), *_parts("b", "", AGAIN)],
    )
    assert found == {("a1", "b1")}


def test_only_the_best_match_in_an_article_is_sure():
    weaker = "We will rebuild the wooden footbridge in winter before the floods"
    parts = _parts("a", BRIDGE), _parts("b", weaker)
    assert _sure(*parts) == {("a0", "b0")}
    assert _sure(parts[0], _parts("b", weaker, AGAIN)) == {("a0", "b1")}
