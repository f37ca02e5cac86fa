"""The corpora of named entities: their token files in, Labelled documents out.

`classes.toml` says what each corpus's classes are here. Where a corpus has lost its spaces,
`spacing` gives those that print would have. Formats: a token and its IOB tag a line; a blank
line ends a paragraph (worldwide_ner), a post (WNUT17) or a sentence (the others).
"""

import html
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpora.labelled import Labelled
from corpora.layout import PARAGRAPH, Sentence, aligned, laid_out, runs
from corpora.spacing import is_clitic, spaced

CLASSES = tomllib.loads(Path(__file__).with_name("classes.toml").read_text(encoding="utf-8"))
DOMAINS = ("politics", "ai", "literature", "music", "science")  # of CrossNER
EWT = {"train": "en_ewt-ud-train.clean.iob2", "dev": "en_ewt-ud-dev.iob2"}
WNUT = ("train/wnut17train.conll", "dev/emerging.dev.conll")

Token = tuple[str, str]  # the word and its tag
Tagged = tuple[Sentence, Sequence[str]]  # and the tags of its words

_NEVER_FIRST = frozenset(",;:)]”’'“‘-–") | {'"', "s", "'s", "’s"}
_NEVER_LAST = frozenset(",;:([“‘”’-–") | {'"'}
_DISTRICT = frozenset(("D", "D.C.", "DC"))  # "Washington, D.C." is one place
_ENDS = re.compile(r"[.!?:;,…]['\"”’)\]]*$")  # after it, a sentence may follow in the same line
_DAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(19|20)\d\d")
_NO_WORD = re.compile(r"\W*\w*\d\w*|[IVX]+|\W+")  # "2022", "26th", "II", ")"


def worldwide_ner(data: Path, part: str) -> Iterator[Labelled]:
    """Yield the articles of `part`, "train" or "dev", by name."""
    for file in sorted((data / "worldwide_ner" / part).glob("*.tsv")):
        blocks = list(_blocks(file.read_text(encoding="utf-8")))
        if blocks[0][0][0].startswith("http"):
            del blocks[0]  # the article's address
        if not blocks[0][0][0].startswith("{"):  # one file is the source of an RTF
            name = file.name.removesuffix(".txt.tsv")
            yield _document("worldwide_ner", name, (_respaced(b, PARAGRAPH) for b in blocks))


def uner_ewt(data: Path, part: str) -> Iterator[Labelled]:
    """Yield the documents of the English Web Treebank's `part`, "train" or "dev", in its order."""
    name, sentences = "", list[Tagged]()
    for block in (data / "uner_ewt" / EWT[part]).read_text(encoding="utf-8").strip().split("\n\n"):
        fields = dict(re.findall(r"^# (newdoc id|text) = (.*)", block, re.MULTILINE))
        if "newdoc id" in fields and sentences:
            yield _document("uner_ewt", name, sentences)
            sentences = []
        name = fields.get("newdoc id", name)
        tokens = [line.split("\t")[1:3] for line in block.split("\n") if not line.startswith("#")]
        before = sentences[-1][0].text if sentences else ""
        sentences.append(_printed(fields["text"], tokens, _gap(before)))
    yield _document("uner_ewt", name, sentences)


def wikigold(data: Path) -> Iterator[Labelled]:
    """Yield the articles, for measuring alone; the corpus does not mark paragraphs."""
    number, sentences = 0, list[Tagged]()
    file = data / "ner/wikigold/CONLL-format/data/wikigold.conll.txt"
    for block in (*_blocks(file.read_text(encoding="utf-8")), [("-DOCSTART-", "O")]):
        if block[0][0] != "-DOCSTART-":
            sentences.append(_respaced(block))
        elif sentences:
            number += 1
            yield _document("wikigold", f"{number:03}", sentences)
            sentences = []


def wnut17(data: Path) -> Iterator[Labelled]:
    """Yield the posts, one a document: the corpus's train part and its dev part."""
    for file in (data / "ner/WNUT17/CONLL-format/data" / name for name in WNUT):
        text = html.unescape(file.read_text(encoding="utf-8"))
        for number, block in enumerate(_blocks(text)):
            yield _document("wnut17", f"{file.parent.name}/{number:04}", [_respaced(block)])


def crossner(data: Path) -> Iterator[Labelled]:
    """Yield the sentences of all domains, one a document: train and dev parts alike."""
    for domain in DOMAINS:
        for part in ("train", "dev"):
            file = data / "ner/crossner" / domain / f"{part}.txt"
            for number, block in enumerate(_blocks(file.read_text(encoding="utf-8"))):
                yield _document("crossner", f"{domain}/{part}/{number:04}", [_respaced(block)])


def _blocks(text: str) -> Iterator[list[Token]]:
    """Yield what stands between blank lines; some lines have spaces between their columns."""
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        columns = (line.split("\t") if "\t" in line else line.split() for line in block.split("\n"))
        tokens = [(column[0].strip(), column[1]) for column in columns if len(column) > 1]
        if kept := [token for token in tokens if token[0]]:
            yield kept


def _respaced(block: Sequence[Token], gap: str = " ") -> Tagged:
    """Return a sentence or paragraph that has only its tokens."""
    text, words = spaced([word for word, _ in block])
    return Sentence(text=text, words=words, gap=gap), [tag for _, tag in block]


def _printed(text: str, tokens: Sequence[Sequence[str]], gap: str) -> Tagged:
    """Return a sentence that has its text; only its clitics stand apart from their words."""
    pieces = list(aligned(text, (token[0] for token in tokens)))
    bare, words, at = "", [], 0
    for begin, end in pieces:
        bare += "" if is_clitic(text[begin:end]) else text[at:begin]
        bare += text[begin:end]
        words.append((len(bare) - (end - begin), len(bare)))
        at = end
    return Sentence(text=bare, words=tuple(words), gap=gap), [token[1] for token in tokens]


def _gap(before: str) -> str:
    """Return what stands after the sentence `before`: headings and signatures have no stop."""
    return " " if _ENDS.search(before) else PARAGRAPH


def _document(corpus: str, name: str, tagged: Iterable[Tagged]) -> Labelled:
    sentences, tags = zip(*tagged, strict=True)
    text, placed = laid_out(sentences)
    found = (
        (words[first][0], words[last - 1][1], type_)
        for words, tag in zip(placed, tags, strict=True)
        for first, last, class_ in runs(tag)
        for first, last in _parts([text[b:e] for b, e in words], first, last, class_)
        if (type_ := _type(corpus, class_, [text[b:e] for b, e in words[first:last]]))
    )
    known = frozenset(CLASSES[corpus]["known"])
    return Labelled(name=f"{corpus}/{name}", text=text, entities=tuple(found), known=known)


def _parts(words: Sequence[str], first: int, last: int, class_: str) -> Iterator[tuple[int, int]]:
    """Yield the span without marks at its ends; a place in a place, "Asan, Korea", is two.

    Three in four such places are two in worldwide_ner, and nearly all in the other corpora.
    """
    cuts = [
        at
        for at in range(first, last - 1)
        if class_ == "Location" and words[at] == "," and words[at + 1] not in _DISTRICT
    ]
    for begin, end in zip((first, *cuts), (*cuts, last), strict=True):
        yield from _trimmed(words, begin, end)


def _trimmed(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the span without marks at its ends; none where nothing is left."""
    while first < last and words[first] in _NEVER_FIRST:
        first += 1
    while first < last and words[last - 1] in _NEVER_LAST:
        last -= 1
    if first < last:
        yield first, last


def _type(corpus: str, class_: str, words: Sequence[str]) -> str:
    """Return the type of an entity; worldwide_ner takes some days for Misc, "Covid-19" for one."""
    if class_ == "Date" and words[0].lower().startswith("covid"):
        return "Other"
    if class_ != "Misc":
        return str(CLASSES[corpus]["classes"][class_])
    if all(map(_DAY.fullmatch, words)):
        return "Date"
    plain = [word for word in words if not _NO_WORD.fullmatch(word)]
    return "Event" if plain and plain[-1] in CLASSES["events"]["last"] else "Other"
