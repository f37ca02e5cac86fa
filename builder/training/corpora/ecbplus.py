"""ECB+'s mentions of persons, bodies, places and things with their chains: Labelled documents out.

Cybulska and Vossen, LREC (2014). Only some sentences of an article are annotated, its mentions by
short phrases, mostly a head or a name.
"""

import re
from collections.abc import Container, Iterator
from pathlib import Path

from corpora.labelled import Labelled, Referring
from corpora.layout import Sentence, laid_out
from corpora.spacing import spaced
from onrecord.reading.encoder.referring import KINDS
from onrecord.reading.lexicon import words

TRAINING = range(1, 31)  # topics; from 31 on they measure
_TOKEN = re.compile(r'<token t_id="(\d+)" sentence="(\d+)"[^>]*>([^<]*)</token>')
_MARKABLE = re.compile(r'<((?:NON_)?HUMAN_PART\w*|LOC_\w+) m_id="(\d+)"[^>]*>(.*?)</', re.DOTALL)
_RELATION = re.compile(r"<(?:CROSS|INTRA)_DOC_COREF [^>]*>(.*?)</", re.DOTALL)


def ecbplus(data: Path, topics: Container[int] = TRAINING) -> Iterator[Labelled]:
    """Yield the articles of `topics`, at first those that one may learn from."""
    for file in sorted((data / "ecbplus").glob("*/*.xml")):
        if int(file.parent.name) in topics:
            yield _document(file.stem, file.read_text(encoding="utf-8"))


def _document(name: str, source: str) -> Labelled:
    sentences: dict[str, list[tuple[str, str]]] = {}
    for number, sentence, word in _TOKEN.findall(source):
        sentences.setdefault(sentence, []).append((number, word))
    printed = [spaced([word for _, word in own]) for own in sentences.values()]
    text, placed = laid_out(Sentence(text=line, words=found) for line, found in printed)
    numbers = [number for own in sentences.values() for number, _ in own]
    pieces = dict(zip(numbers, (piece for own in placed for piece in own), strict=True))
    chains = {
        own: f"r{number}"
        for number, relation in enumerate(_RELATION.findall(source))
        for own in re.findall(r'<source m_id="(\d+)"', relation)
    }
    found: dict[tuple[int, int], Referring] = {}
    for _, own, anchors in _MARKABLE.findall(source):
        held = [pieces[number] for number in re.findall(r't_id="(\d+)"', anchors)]
        if held:
            begin, end = min(held)[0], max(held)[1]
            chain = chains.get(own, f"m{own}")
            found[begin, end] = Referring(begin, end, _kind(text[begin:end]), chain)
    referring = tuple(found[key] for key in sorted(found))
    return Labelled(name=f"ecbplus/{name}", text=text, referring=referring)


def _kind(printed: str) -> str:
    name, nominal, pronoun = KINDS
    if printed.lower() in words("pronouns"):
        return pronoun
    return name if printed.rsplit(maxsplit=1)[-1][0].isupper() else nominal
