"""The reader `spacy:PIPELINE`: a spaCy pipeline finds the names, On Record's own reader the rest.

The pipeline is an installed package (`en_core_web_sm`) or a folder; any of its components may find
the entities. Their labels mean what `entity_labels.toml` of the lexicon says.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from onrecord.errors import MissingExtraError, ReaderError, UsageError, in_a_line
from onrecord.ids import digest
from onrecord.reading import READER, NamedSpan, NameType, by_spans, read
from onrecord.reading.lexicon import table
from onrecord.records import Article, Reading

if TYPE_CHECKING:
    from spacy.language import Language

_PIECE = 50_000  # characters given to the pipeline at a time: its memory grows with them
_BREAKS = ("\n\n", "\n", " ")  # where a longer text is cut, the best place first


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacyReader:
    """Reads with the names that `pipeline` finds: two words, so every process can be given it."""

    name: str
    pipeline: str

    def read(self, article: Article) -> Reading:
        """Return what the article says."""
        said = read(article, namer=by_spans(partial(_names, self.pipeline)))
        return replace(said, reader=self.name)


def reader(option: str | None) -> SpacyReader:
    """Return the reader whose names come from the pipeline called `option`.

    Raises:
        UsageError: no pipeline is named, or it finds no names that On Record knows.
        ReaderError: the pipeline does not load.
        MissingExtraError: spaCy is not installed.
    """
    if option is None:
        raise UsageError(
            "which spaCy pipeline? name one, such as spacy:en_core_web_sm, or its folder"
        )
    nlp = _loaded(option)
    _refuse_without_names(nlp, option)
    return SpacyReader(name=f"{_described(nlp)}, {READER}", pipeline=option)


@cache
def _loaded(pipeline: str) -> "Language":
    """Load the pipeline, once a process."""
    try:
        import spacy
    except ImportError as error:
        raise MissingExtraError(
            "the reader spacy needs spaCy: pip install 'onrecord[spacy]'"
        ) from error
    try:
        return spacy.load(pipeline)
    except Exception as error:
        advice = "; name an installed pipeline or a folder that spaCy saved"
        told = in_a_line(error) + (advice if isinstance(error, OSError) else "")
        raise ReaderError(f"the spaCy pipeline {pipeline} does not load: {told}") from error


def _described(nlp: "Language") -> str:
    """Return what determines the names: spaCy, the pipeline, and a digest of all its files."""
    from spacy.about import __version__

    meta = nlp.meta
    files = digest(*_contents(Path(nlp.path))) if nlp.path else ""
    return f"spacy {__version__} {meta['lang']}_{meta['name']} {meta['version']} {files}"


def _contents(folder: Path) -> Iterator[str]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        yield f"{path.relative_to(folder).as_posix()} {content}"


@cache
def _types() -> Mapping[str, NameType]:
    """Return what each entity label means."""
    labels = table("entity_labels")["labels"]
    return {label: kind for kind in get_args(NameType) for label in labels.get(kind, "").split()}


def _refuse_without_names(nlp: "Language", pipeline: str) -> None:
    """Refuse a pipeline that says beforehand that it finds no names."""
    finders = [name for name in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(name).assigns]
    labels = sorted({label for name in finders for label in nlp.pipe_labels.get(name, ())})
    if not nlp.pipe_names or (labels and not _types().keys() & {*labels}):
        told = f"its labels are {', '.join(labels)}" if labels else "it has no components"
        known = ", ".join(sorted(_types()))
        raise UsageError(f"the spaCy pipeline {pipeline} finds no names: {told}; known are {known}")


def _names(pipeline: str, article: Article) -> tuple[NamedSpan, ...]:
    """Return the entities that the pipeline finds in the article and whose label is known."""
    nlp, types = _loaded(pipeline), _types()
    text = article.text.encode("utf-8", "replace").decode()  # lone surrogates; offsets stay true
    pieces = ((text[begin:end], begin) for begin, end in _pieces(text))
    with nlp.memory_zone():
        return tuple(
            NamedSpan(begin + found.start_char, begin + found.end_char, types[found.label_])
            for doc, begin in nlp.pipe(pieces, as_tuples=True)
            for found in doc.ents
            if found.label_ in types
        )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of pieces that are not too long: one for any usual article."""
    begin = 0
    while begin < len(text):
        end = min(len(text), begin + _PIECE)
        if end < len(text):
            cuts = ((text.rfind(mark, begin + _PIECE // 2, end), mark) for mark in _BREAKS)
            end = next((at + len(mark) for at, mark in cuts if at >= 0), end)
        yield begin, end
        begin = end
