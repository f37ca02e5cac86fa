"""ECB+'s mentions of persons, bodies, places, things and acts, with their chains.

Cybulska and Vossen, LREC (2014). Only some sentences of an article are annotated, its mentions by
short phrases, mostly a head or a name. Labelled documents for one who learns what words mean, and
Stories, whose chains hold across articles.
"""

import csv
import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from corpora.labelled import Labelled, Piece, Referring
from corpora.layout import Sentence, laid_out
from corpora.spacing import spaced
from corpora.stories import Gold, Story, head_place, kind_of

TRAINING = range(1, 31)  # topics; from 31 on they measure
_TOKEN = re.compile(r'<token t_id="(\d+)" sentence="(\d+)"[^>]*>([^<]*)</token>')
_ENTITY = r"(?:NON_)?HUMAN_PART\w*|LOC_\w+"
_EVENT = r"(?:NEG_)?ACTION_\w+"
_MARKABLE = re.compile(r'<(\w+) m_id="(\d+)"[^>]*>(.*?)</', re.DOTALL)
_RELATION = re.compile(r"<(CROSS|INTRA)_DOC_COREF ([^>]*)>(.*?)</", re.DOTALL)
_NOTE = re.compile(r'note="(\w+)"')
_TYPES = {"HUMAN_PART_ORG": "ORG", "HUMAN_PART_MET": "ORG", "HUMAN_PART_GPE": "LOC"}
_BEGINNINGS = {"HUMAN": "PER", "LOC": "LOC", "NON": "PRO"}


class _Token(NamedTuple):
    """A word, the number of its sentence and its place in the text."""

    word: str
    sentence: str
    piece: Piece


class _Mention(NamedTuple):
    """Marked words: the tag that marks them, the words and the chain."""

    tag: str
    held: tuple[_Token, ...]
    chain: str

    @property
    def bounds(self) -> Piece:
        """From the first word to the last."""
        return self.held[0].piece[0], self.held[-1].piece[1]


def ecbplus(data: Path, topics: Container[int] = TRAINING) -> Iterator[Labelled]:
    """Yield the articles of `topics`, at first those that one may learn from."""
    for name, source in _files(data, topics):
        text, mentions = _read(name, source)
        found: dict[Piece, Referring] = {}
        for own in _of(mentions, _ENTITY):
            kind = kind_of(text[slice(*own.bounds)])
            found[own.bounds] = Referring(*own.bounds, kind, own.chain)
        referring = tuple(found[bounds] for bounds in sorted(found))
        yield Labelled(name=name, text=text, referring=referring)


def ecbplus_stories(data: Path, topics: Container[int]) -> Iterator[Story]:
    """Yield the articles of `topics`; `full` are mentions in the sentences that were checked."""
    checked = _checked(data)
    for name, source in _files(data, topics):
        text, mentions = _read(name, source)
        entities = _golds(text, _of(mentions, _ENTITY), checked.get(name, frozenset()))
        events = _golds(text, _of(mentions, _EVENT), checked.get(name, frozenset()))
        yield Story(name=name, text=text, entities=tuple(entities), events=tuple(events))


def subtopic(name: str) -> str:
    """Return the subtopic of an article, those of ECB apart from those that were added.

    >>> subtopic("ecbplus/31_10ecbplus")
    '31ecbplus'
    """
    return re.sub(r"_\d+", "", name.rsplit("/", maxsplit=1)[-1])


def _files(data: Path, topics: Container[int]) -> Iterator[tuple[str, str]]:
    for file in sorted((data / "ecbplus").glob("*/*.xml")):
        if int(file.parent.name) in topics:
            yield f"ecbplus/{file.stem}", file.read_text(encoding="utf-8")


def _checked(data: Path) -> Mapping[str, frozenset[str]]:
    """Return the sentences of each article whose annotation was checked by a second reader."""
    found: dict[str, set[str]] = {}
    with (data / "ecbplus/coreference_sentences.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = f"ecbplus/{row['Topic']}_{row['File']}"
            found.setdefault(name, set()).add(row["Sentence Number"])
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _read(name: str, source: str) -> tuple[str, tuple[_Mention, ...]]:
    """Return the text of a file and what is marked in it."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    for number, sentence, word in _TOKEN.findall(source):
        sentences.setdefault(sentence, []).append((number, word))
    printed = [spaced([word for _, word in own]) for own in sentences.values()]
    text, placed = laid_out(Sentence(text=line, words=found) for line, found in printed)
    tokens = {
        number: _Token(word, sentence, piece)
        for (sentence, own), pieces in zip(sentences.items(), placed, strict=True)
        for (number, word), piece in zip(own, pieces, strict=True)
    }
    return text, tuple(_mentions(name, source, tokens))


def _mentions(name: str, source: str, tokens: Mapping[str, _Token]) -> Iterator[_Mention]:
    """Yield what is marked, its words in the text's order."""
    chains = _chains(name, source)
    for tag, own, anchors in _MARKABLE.findall(source):
        held = [tokens[number] for number in re.findall(r't_id="(\d+)"', anchors)]
        if held:
            held.sort(key=lambda token: token.piece)
            yield _Mention(tag, tuple(held), chains.get(own, f"{name} m{own}"))


def _chains(name: str, source: str) -> Mapping[str, str]:
    """Return the chain of each mention that has one: the instance's, else the article's own."""
    return {
        own: _NOTE.findall(told)[0] if across == "CROSS" else f"{name} r{number}"
        for number, (across, told, relation) in enumerate(_RELATION.findall(source))
        for own in re.findall(r'<source m_id="(\d+)"', relation)
    }


def _of(mentions: tuple[_Mention, ...], tags: str) -> Iterator[_Mention]:
    return (own for own in mentions if re.fullmatch(tags, own.tag))


def _golds(text: str, mentions: Iterator[_Mention], checked: Container[str]) -> Iterator[Gold]:
    """Yield the mentions in the text's order; of two of the same words the last."""
    found = {own.bounds: own for own in mentions}
    for begin, end in sorted(found):
        own = found[begin, end]
        is_event = "ACTION" in own.tag
        yield Gold(
            begin=begin,
            end=end,
            head=own.held[head_place([token.word for token in own.held])].piece,
            kind="event" if is_event else kind_of(text[begin:end]),
            type=own.tag if is_event else _type(own.tag),
            chain=own.chain,
            full=own.held[0].sentence in checked,
        )


def _type(tag: str) -> str:
    return _TYPES.get(tag) or _BEGINNINGS[tag.split("_", maxsplit=1)[0]]
