"""GUM's nested mentions with their chains, and the names among them: Labelled documents out.

Zeldes, Language Resources and Evaluation 51 (2017). GUM marks whole phrases, "the U.S. Senate,
which …"; `entities` are trimmed to what corpora of names mark, "U.S. Senate".
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora.conllu import Parsed, Phrase, Word, parsed, phrases
from corpora.entities import CLASSES
from corpora.labelled import Labelled, Mention, Piece, Referring
from corpora.layout import laid_out

_GUM = CLASSES["gum"]
_LINKS = frozenset(("of", "for", "and", "&", "the", "de", "del", "la", "-", "–", "/", "'s", "’s"))
_FAR = 3  # linking words in a row, "Museum of the"
_KINDS = {"PROPN": "name", "PRON": "pronoun"}


def gum(data: Path, part: str) -> Iterator[Labelled]:
    """Yield the documents of `part`, "train" or "dev", by name."""
    for file in sorted((data / "gum" / part).glob("*.conllu")):
        sentences = list(parsed(file.read_text(encoding="utf-8")))
        text, placed = laid_out(sentence.printed for sentence in sentences)
        both = list(zip(sentences, placed, strict=True))
        mentions = [m for sentence, pieces in both for m in _mentions(sentence, pieces)]
        mentions.sort(key=lambda m: (m.begin, -m.end))
        entities = [e for sentence, pieces in both for e in _entities(sentence, pieces)]
        yield Labelled(
            name=f"gum/{file.stem}",
            text=text,
            entities=tuple(entities),
            known=frozenset(_GUM["known"]),
            mentions=tuple(mentions),
            referring=tuple(_referring(mentions, entities)),
        )


def _referring(
    mentions: Sequence[Mention], entities: Sequence[tuple[int, int, str]]
) -> Iterator[Referring]:
    """Yield the mentions by their names, else by their heads; one of those that share one."""
    whole = {at: (begin, end) for begin, end, _ in entities for at in range(begin, end)}
    seen: set[Piece] = set()
    for own in mentions:
        piece = whole.get(own.head[0], own.head) if own.kind == "name" else own.head
        if piece not in seen:
            seen.add(piece)
            yield Referring(*piece, own.kind, own.chain)


def _mentions(sentence: Parsed, pieces: Sequence[Piece]) -> Iterator[Mention]:
    """Yield the mentions of a sentence, without the possessive's ending."""
    for phrase in phrases(sentence.words):
        last = phrase.last - (sentence.words[phrase.last - 1].xpos == "POS")
        if last > phrase.first:
            head = sentence.head(phrase.first, last)
            yield Mention(
                begin=pieces[phrase.first][0],
                end=pieces[last - 1][1],
                head=pieces[head],
                kind=_KINDS.get(sentence.words[head].upos, "nominal"),
                type=_GUM["classes"][phrase.class_],
                chain=phrase.chain,
            )


def _entities(sentence: Parsed, pieces: Sequence[Piece]) -> list[tuple[int, int, str]]:
    """Return the names of a sentence: of those that overlap, that of the longer phrase."""
    found: list[tuple[int, int, str]] = []
    for phrase in sorted(phrases(sentence.words), key=lambda p: (p.first - p.last, p.first)):
        type_ = _GUM["classes"][phrase.class_]
        first, last = _name(sentence, phrase, type_) if type_ in _GUM["named"] else (0, 0)
        if first < last and all(last <= f or first >= e for f, e, _ in found):
            found.append((first, last, type_))
    return [(pieces[f][0], pieces[e - 1][1], type_) for f, e, type_ in sorted(found)]


def _name(sentence: Parsed, phrase: Phrase, type_: str) -> tuple[int, int]:
    """Return the words of the phrase that are its name; none where it is described or a title."""
    words, head = sentence.words, _named_by(sentence, phrase)
    if head is None or not words[head].form[0].isupper():
        return 0, 0
    first, last = head, head + 1
    while (step := _onward(sentence, phrase, (head, last), 1, type_)) is not None:
        last = step + 1
    while (step := _onward(sentence, phrase, (head, first - 1), -1, type_)) is not None:
        first = step
    while type_ == "Person" and first < last and words[first].form.capitalize() in _GUM["titles"]:
        first += 1
    found = first < last and _is_name(sentence, phrase, first, last, type_)
    return (first, last) if found else (0, 0)


def _is_name(sentence: Parsed, phrase: Phrase, first: int, last: int, type_: str) -> bool:
    """Tell a name from a word in capitals: "the Psalmist", "Americans", "Stage" are none."""
    words, head = sentence.words, sentence.head(phrase.first, phrase.last)
    determined = words[phrase.first].upos in {"DET", "PRON"}
    if type_ == "Person":
        described = determined and words[head].upos == "PROPN"
        return not described and words[last - 1].xpos != "NNPS"
    return type_ != "Event" or determined or last - first > 1


def _named_by(sentence: Parsed, phrase: Phrase) -> int | None:
    """Return the phrase's head, or the name that stands at it: "minister Ada Thornbury"."""
    head = sentence.head(phrase.first, phrase.last)
    for place in range(head, phrase.last):
        word = sentence.words[place]
        beside = word.head == head and word.deprel in {"flat", "appos"} and place in phrase.core
        if word.upos == "PROPN" and (place == head or beside):
            return place
        if place > head and not beside:
            return None  # the name stands right after its noun
    return None


def _onward(
    sentence: Parsed, phrase: Phrase, start: tuple[int, int], way: int, type_: str
) -> int | None:
    """Return the place of the next word of the name with this head; linking words are skipped."""
    head, at = start
    for place in range(at, at + way * (_FAR + 1), way):
        if not phrase.first <= place < phrase.last:
            return None
        if _in_name(sentence.words[place], head, type_, core=place in phrase.core):
            return place
        if sentence.words[place].form.lower() not in (_LINKS if type_ != "Person" else {"-"}):
            return None
    return None


def _in_name(word: Word, head: int, type_: str, *, core: bool) -> bool:
    """Tell whether the word belongs to the name: a least word, or a name joined to its head."""
    if word.deprel == "conj" and word.head == head:
        return False
    joined = word.upos == "PROPN" and word.head == head
    flat = word.deprel == "flat" or (word.deprel == "compound" and type_ != "Person")
    capital = word.form[0].isupper() or word.form[0].isdigit() or word.upos == "PROPN"
    return capital and (core or (joined and flat))
