"""A name as a person types it in, the IRI of the node it means out; never a guess."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from onrecord.asking.binding import bind, literal, node
from onrecord.asking.running import stream
from onrecord.asking.telling import known_by, short_id
from onrecord.errors import UsageError
from onrecord.graph import GraphStore

Match = Callable[[str, str], bool]  # does a label, folded, answer to a text, folded?

_PREFIX = "PREFIX or: <https://w3id.org/onrecord/ns#>\n"
_LABELS = {  # what each kind of node is called by; a statement or claim only by its IRI
    "entity": "?node or:name|or:alias ?label",
    "article": "?node or:path|or:url|or:title ?label",
    "statement": "?node or:path ?label FILTER(false)",
    "claim": "?node or:path ?label FILTER(false)",
}
# Oxigraph hands out 100,000 labels in 0.7 s and compares them in 0.1 s, so it sifts them first:
# a label without accents has the word as it is, one with accents is compared here.
_SIFTED = (
    "SELECT ?node ?label {{ {pattern}"
    " FILTER(CONTAINS(LCASE(STR(?label)), ?_word) || REGEX(STR(?label), '[^ -~]')) }}"
)
_ALL = "SELECT ?node ?label {{ {pattern} }}"
_EXISTS = "SELECT ?p { ?_node_iri ?p ?o } LIMIT 1"
_DESCRIBED = "SELECT ?type ?name { ?_node_iri a ?type ; or:name|or:title|or:path ?name }"
_SOME_ARTICLE = "SELECT ?article { ?article a or:Article } LIMIT 1"

_ENTITIES = frozenset({"Person", "Organisation", "Place", "Thing", "UnnamedSource", "Work"})
_IRI = re.compile(r"<?((?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)[^\s<>]+)>?")
_LOCAL = re.compile(r"[a-z]+-[^\s/#]+")
_WORD = re.compile(r"\w+")
_SHOWN = 8  # candidates named in an error
_CLOSE = 3  # near names given where nothing matches
_LONGEST = 200  # characters of what was typed that are compared


class NoSuchNameError(UsageError):
    """Nothing in the record is called so; the message names what comes close."""


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A node that a name may mean."""

    name: str
    type: str
    iri: str


def resolve(store_path: Path, name_or_iri: str, *, types: Iterable[str] | None = None) -> str:
    """Return the IRI of the entity meant, in the store at `store_path`.

    Takes an IRI, an IRI's last part ("person-ann-lee-1a2b3c4d"), a name or an alias, or words of
    one; case and accents do not matter. A whole name wins over parts of names, but where a word is
    only how one person is called for short and stands in others' names too, it may mean them all.
    `types` are local names of classes: "Person", "Organisation", "Place", "Thing", "UnnamedSource",
    "Work".

    Raises:
        UsageError: nothing is called so, or several are; the message names them.
    """
    with GraphStore.open(store_path, mode="read") as store:
        return find(store, name_or_iri, types=types)


def same(label: str, text: str) -> bool:
    """Tell whether a folded label is the folded text."""
    return label == text


def has_words(label: str, text: str) -> bool:
    """Tell whether a folded label has all words of the folded text."""
    return set(_WORD.findall(text)) <= set(_WORD.findall(label))


def find(
    store: GraphStore,
    text: str,
    *,
    kind: str = "entity",
    types: Iterable[str] | None = None,
    matches: Sequence[Match] = (same, has_words),
) -> str:
    """Return the IRI of the node that `text` means; see resolve.

    `kind` is "entity", "article" (known by path, URL and title too), "statement" or "claim".
    The first of `matches` that any node passes decides.

    Raises:
        NoSuchNameError: nothing is called so.
        UsageError: several are.
    """
    for iri in _as_iri(store, text):
        if _exists(store, iri):
            return iri
    wanted = frozenset(types or (_ENTITIES if kind == "entity" else {"Article"}))
    folded = fold(text)
    labels = [(iri, fold(label)) for iri, label in _sifted(store, kind, folded)]
    for match in matches:
        iris = sorted({iri for iri, label in labels if match(label, folded)})
        fitting = (one for iri in iris for one in _described(store, iri) if one.type in wanted)
        if candidates := list(islice(fitting, _SHOWN + 1)):
            rivals = islice(_rivals(store, candidates[0], folded, labels), _SHOWN)
            return _only(store, [*candidates, *rivals], text)
    raise NoSuchNameError(_nothing(store, kind, text))


def _rivals(
    store: GraphStore, found: _Candidate, folded: str, labels: Iterable[tuple[str, str]]
) -> Iterator[_Candidate]:
    """Yield who else of the kind may be called so, where it is not the whole name of what is found.

    One word is never a person's whole name.
    """
    whole = fold(found.name) == folded
    if found.type not in _ENTITIES or (whole and (found.type != "Person" or " " in folded)):
        return
    for iri in sorted({iri for iri, label in labels if has_words(label, folded)} - {found.iri}):
        for one in _described(store, iri):
            if one.type == found.type and has_words(fold(one.name), folded):
                yield one


def fold(text: str) -> str:
    """Return `text` without case, accents and surplus space, as names are compared.

    >>> fold("Zoë  O’NEILL")
    "zoe o'neill"
    """
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


def _as_iri(store: GraphStore, text: str) -> Iterator[str]:
    """Yield the IRI that `text` is, or whose last part it may be: all IRIs have one base."""
    text = text.strip()
    if iri := _IRI.fullmatch(text):
        yield iri[1]
    if _LOCAL.fullmatch(text):
        for (article,) in stream(store, _PREFIX + _SOME_ARTICLE).rows:
            if article:
                yield re.sub(r"[^/#]*$", "", article.value) + text


def _exists(store: GraphStore, iri: str) -> bool:
    return any(True for _ in stream(store, bind(_EXISTS, {"?_node_iri": node(iri)})).rows)


def _sifted(store: GraphStore, kind: str, folded: str) -> list[tuple[str, str]]:
    """Return the nodes and labels that may match, by the longest word of `folded`."""
    word = max(_WORD.findall(folded), key=len, default="")
    query = _SIFTED.format(pattern=_LABELS[kind])
    return _labels(store, bind(query, {"?_word": literal(word)})) if word else []


def _labels(store: GraphStore, query: str) -> list[tuple[str, str]]:
    rows = stream(store, _PREFIX + query).rows
    return [(iri.value, label.value) for iri, label in rows if iri and label]


def _described(store: GraphStore, iri: str) -> list[_Candidate]:
    query = bind(_PREFIX + _DESCRIBED, {"?_node_iri": node(iri)})
    found = {
        _Candidate(name=name.value, type=re.split("[/#]", of_type.value)[-1], iri=iri)
        for of_type, name in stream(store, query).rows
        if of_type and name
    }
    return sorted(found)[:1]


def _only(store: GraphStore, found: Iterable[_Candidate], text: str) -> str:
    candidates = list(dict.fromkeys(found))
    if len(candidates) == 1:
        return candidates[0].iri
    named = [_told(store, one) for one in sorted(candidates[:_SHOWN])]
    more = " | and others" if len(candidates) > _SHOWN else ""
    raise UsageError(
        f"'{text[:60]}' may mean {' | '.join(named)}{more}: give a fuller name or an id like these"
    )


def _told(store: GraphStore, one: _Candidate) -> str:
    """Return a name with what tells it from its namesakes, and the id that commands take."""
    known = known_by(store, one.iri)
    return f"{one.name} ({one.type}{'; ' if known else ''}{known}) {short_id(one.iri)}"


def _nothing(store: GraphStore, kind: str, text: str) -> str:
    labels = _labels(store, _ALL.format(pattern=_LABELS[kind]))
    return (
        f"no {kind} in the record is called '{text[:60]}'{near(text, {one for _, one in labels})}"
    )


def near(text: str, labels: Iterable[str]) -> str:
    """Return the end of a message: which of `labels` come close to `text`, if any do."""
    by_fold = {fold(label): label for label in sorted(labels)}
    others = sorted(by_fold.keys() - {fold(text)})
    close = difflib.get_close_matches(fold(text)[:_LONGEST], others, n=_CLOSE, cutoff=0.6)
    return f"; close to it: {', '.join(by_fold[one] for one in close)}" if close else ""
