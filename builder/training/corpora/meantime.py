"""MEANTIME's articles with people, things and events chained across them: Stories out.

Minard et al., LREC (2016). Files are CAT's XML: tokens, markables, and REFERS_TO from mentions to
an instance, whose `instance_id` is the same in all articles; one without it is its article's own.
All is marked in the headline and in sentences 2 to 5 (the first is the day); below them only what
instances chosen for the whole corpus mean. What refers to no instance is left out, as is the
second of two mentions of the same words.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from corpora.labelled import Piece
from corpora.layout import PARAGRAPH, Sentence, laid_out
from corpora.spacing import spaced
from corpora.stories import Gold, Story, head_place
from onrecord.reading.lexicon import words

CORPORA = ("airbus", "apple", "stock")
_LAYERS = {"ENTITY_MENTION": "ent_type", "EVENT_MENTION": "class"}
_KINDS = {"NAM": "name", "PRE.NAM": "name", "NOM": "nominal", "PRE.NOM": "nominal"} | {
    "APP": "nominal",
    "CONJ": "nominal",
    "PRO": "pronoun",
}
_LAST = 5  # the last sentence in which all is marked
_Xml = etree._Element  # noqa: SLF001  what lxml's own stubs call it


class _Token(NamedTuple):
    """A word, its sentence and its place in the text."""

    word: str
    sentence: int
    piece: Piece


def meantime(data: Path, corpus: str) -> Iterator[Story]:
    """Yield the articles of one of CORPORA."""
    for file in sorted((data / f"meantime/corpus_{corpus}").glob("*.xml")):
        yield _story(f"meantime/{file.stem}", etree.parse(file).getroot())


def _story(name: str, root: _Xml) -> Story:
    sentences: dict[int, list[_Xml]] = {}
    for token in root.iter("token"):
        sentences.setdefault(int(token.get("sentence", "")), []).append(token)
    printed = [
        (number, *spaced([token.text or "" for token in own])) for number, own in sentences.items()
    ]
    text, placed = laid_out(
        Sentence(text=line, words=found, gap=PARAGRAPH if number < 3 else " ")  # noqa: PLR2004
        for number, line, found in printed
    )
    tokens = {
        token.get("t_id", ""): _Token(token.text or "", number, piece)
        for (number, own), pieces in zip(sentences.items(), placed, strict=True)
        for token, piece in zip(own, pieces, strict=True)
    }
    instances = _instances(root)
    found = {tag: tuple(_golds(name, root.iter(tag), tokens, instances)) for tag in _LAYERS}
    return Story(
        name=name,
        text=text,
        title=text.split(PARAGRAPH)[0],
        published=_published(root),
        entities=found["ENTITY_MENTION"],
        events=found["EVENT_MENTION"],
    )


def _instances(root: _Xml) -> Mapping[str, _Xml]:
    """Return by the numbers of mentions the first instance that each refers to."""
    marked = {one.get("m_id", ""): one for one in root.iter("ENTITY", "EVENT")}
    found: dict[str, _Xml] = {}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        if target is not None:
            for source in relation.iter("source"):
                found.setdefault(source.get("m_id", ""), marked[target.get("m_id", "")])
    return found


def _golds(
    name: str,
    mentions: Iterator[_Xml],
    tokens: Mapping[str, _Token],
    instances: Mapping[str, _Xml],
) -> Iterator[Gold]:
    """Yield the mentions of one layer in the text's order."""
    found: dict[Piece, Gold] = {}
    for mention in mentions:
        held = [tokens[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor")]
        instance = instances.get(mention.get("m_id", ""))
        if held and instance is not None:
            gold = _gold(name, mention, held, instance)
            found.setdefault((gold.begin, gold.end), gold)
    yield from (found[bounds] for bounds in sorted(found))


def _gold(name: str, mention: _Xml, held: Sequence[_Token], instance: _Xml) -> Gold:
    is_event = mention.tag == "EVENT_MENTION"
    phrase = [token.word for token in held]
    head = _head(mention.get("head") or "", phrase)
    return Gold(
        begin=min(token.piece for token in held)[0],
        end=max(token.piece for token in held)[1],
        head=held[head].piece,
        kind="event" if is_event else _kind(mention.get("syntactic_type") or "", phrase, head),
        type=instance.get(_LAYERS[str(mention.tag)]) or "",
        chain=instance.get("instance_id") or f"{name} {instance.get('m_id')}",
        full=held[0].sentence <= _LAST,
    )


def _head(told: str, phrase: Sequence[str]) -> int:
    """Return the place of the head: the last word of the one that is marked, else found."""
    last = told.split()[-1:]
    return phrase.index(last[0]) if last and last[0] in phrase else head_place(phrase)


def _kind(told: str, phrase: Sequence[str], head: int) -> str:
    """Return the kind that is marked, else by the head's letters: "US", "iPhone 4", "the 787"."""
    own, before = phrase[head], phrase[head - 1] if head else ""
    number = own[0].isdigit() and (before == "the" or not before.islower())
    named = own[0].isupper() or (number and bool(before or not own.isdigit()))
    pronoun = own.lower() in words("pronouns") and not (own.isupper() and len(own) > 1)
    return _KINDS.get(told) or ("pronoun" if pronoun else "name" if named else "nominal")


def _published(root: _Xml) -> date | None:
    """Return the day that the article is dated by; None where it is none."""
    for time in root.iter("TIMEX3"):
        if time.get("functionInDocument") == "CREATION_TIME":
            return date.fromisoformat(time.get("value", ""))
    return None
