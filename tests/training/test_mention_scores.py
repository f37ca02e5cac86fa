"""What GUM marks and what the reader notes, made comparable."""

from corpora.labelled import Labelled, Mention
from mention_scores import Found, by_heads, chains, told

from onrecord import records
from onrecord.records import Entity, Reading, Span

TEXT = "Ann Hall, the mayor, met Tom Lee. They smiled."


def _labelled() -> Labelled:
    whole, role, other = "Ann Hall, the mayor", "the mayor", "Tom Lee"
    heads = {whole: "Hall", role: "mayor", other: "Lee"}
    return Labelled(
        name="gum/GUM_news_a",
        text=TEXT,
        mentions=tuple(
            Mention(
                begin=TEXT.index(printed),
                end=TEXT.index(printed) + len(printed),
                head=(TEXT.index(head), TEXT.index(head) + len(head)),
                kind="name",
                type="Person",
                chain="1" if printed != other else "2",
            )
            for printed, head in heads.items()
        ),
    )


def _found(*printed: str) -> list[Found]:
    begins = [(TEXT.index(words), words) for words in printed]
    return [Found((begin, begin + len(words)), "name", "e1") for begin, words in begins]


def test_a_name_stands_for_the_phrase_whose_head_it_holds():
    heads = [own.bounds for own in by_heads(_found("Ann Hall", "mayor", "smiled"), _labelled())]
    assert [TEXT[slice(*own)] for own in heads] == ["Ann Hall, the mayor", "the mayor", "smiled"]


def test_a_marked_phrase_is_taken_once():
    """By its very characters, where these were found."""
    found = [*_found("Ann Hall", "Ann Hall, the mayor"), *_found("Hall")]
    heads = [TEXT[slice(*own.bounds)] for own in by_heads(found, _labelled())]
    assert heads == ["Ann Hall", "Ann Hall, the mayor", "Hall"]


def test_what_is_told_once_is_no_chain():
    found = [
        Found((0, 1), "name", "e1"),
        Found((2, 3), "pronoun", "e1"),
        Found((4, 5), "name", "e2"),
    ]
    every = {"name", "nominal", "pronoun"}
    assert chains(found, every) == [frozenset({(0, 1), (2, 3)})]
    assert chains(found, every, 1)[1] == frozenset({(4, 5)})
    assert chains(found, {"name"}) == []


def test_what_means_several_is_of_no_chain():
    they = Span(TEXT.index("They"), TEXT.index("They") + len("They"))
    entities = tuple(
        Entity(
            id=f"e{number}",
            type="Person",
            name=name,
            mentions=(
                records.Mention(span=Span(begin, begin + len(name)), kind="name"),
                records.Mention(span=they, kind="pronoun"),
            ),
        )
        for number, (name, begin) in enumerate((("Ann Hall", 0), ("Tom Lee", TEXT.index("Tom"))))
    )
    reading = Reading(article="a", reader="r", entities=entities)
    assert [own.chain for own in told(reading)] == ["e0", "e1"]
