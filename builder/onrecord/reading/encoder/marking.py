"""Marks names and reports in text: text and its paragraphs in, spans of characters out.

The encoder scores every piece; the best path of tags gives the spans, learned links tell which
belong together. What it takes for one report: the content linked to a cue, and its source.
"""

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from onrecord import resources
from onrecord.reading.encoder.agreeing import agreed
from onrecord.reading.encoder.decoding import Numbers, Sought, best_paths, ruled
from onrecord.reading.encoder.links import Ends, Link, Prior, Range, linked
from onrecord.reading.encoder.nested import Told, by_role, inner_reports, sought_within
from onrecord.reading.encoder.pieces import Pieces, pieces
from onrecord.reading.encoder.referring import Priors, Referring, kept
from onrecord.reading.encoder.scoring import Each, Scores, score
from onrecord.reading.encoder.tags import TYPES, Floats, allowed, running, spans
from onrecord.reading.namedspan import NamedSpan, NameType

Bounds = tuple[int, int]
_ENDS = ("content", "cue", "cue", "source")  # content to cue, cue to source
_OPENING = frozenset("\"“”„«»‹›‘’‚'`-–—>")  # quotations, also of dashes and in mail
_GAP = 20  # characters between paragraphs at most, where it matters


class Report(NamedTuple):
    """A report: the characters of its parts.

    `signs` are what `sureness` goes by; `inner` says that it stands in another's content.
    """

    content: tuple[Bounds, ...]
    cue: Bounds | None
    source: Bounds | None
    signs: tuple[float, ...]
    inner: bool = False


class Marked(NamedTuple):
    """The names in text order; the reports by their contents, those within others behind.

    `referring` tells what words mean; None where there is nothing to read.
    """

    names: tuple[NamedSpan, ...]
    reports: tuple[Report, ...]
    referring: Referring | None = None


class Scored(NamedTuple):
    """A text's pieces and what the encoder says of them: nothing where there are none."""

    text: str
    laid: Pieces
    scores: Scores | None


class _Full(NamedTuple):
    text: str
    laid: Pieces
    scores: Scores


def mark(text: str, paragraphs: Sequence[Bounds], each: Each = map) -> Marked:
    """Return what the encoder finds in the `paragraphs` of `text`, which come in text order.

    `each` runs the windows, as in `score`.
    """
    return marked([scored(text, paragraphs, each)])[0]


def scored(text: str, paragraphs: Sequence[Bounds], each: Each = map) -> Scored:
    """Return what `marked` takes, which is most of the work and waits for no other thread."""
    laid = pieces(text, paragraphs)
    return Scored(text, laid, score(laid, each) if len(laid) else None)


def marked(several: Sequence[Scored]) -> list[Marked]:
    """Return what is found in each of several texts, the same as in each by itself.

    Their paths are searched side by side: as many steps as for the longest paragraph of all.
    """
    full = [_Full(one.text, one.laid, one.scores) for one in several if one.scores]
    sought = [Sought(s.roles, laid.starts(), _shut(text, laid)) for text, laid, s in full]
    roles = best_paths(sought, _steps("roles"), running())
    told = [_told(one, path) for one, path in zip(full, roles, strict=True)]
    within = [sought_within(one.scores.inner, own) for one, own in zip(full, told, strict=True)]
    inner = best_paths(within, _steps("inner"))
    types = best_paths([Sought(s.types, laid.starts()) for _, laid, s in full], _steps("types"))
    found = map(_marked, full, told, roles, inner, types)
    return [next(found) if one.scores else Marked((), ()) for one in several]


def _marked(
    one: _Full, told: Sequence[Told], roles: Numbers, inner: Numbers, types: Numbers
) -> Marked:
    """Return a text's marks: `roles`, `inner` and `types` are the paths of the three heads."""
    text, laid, scores = one
    likely = _likelihood(scores.roles, roles)
    reports = [_report(laid, own, likely) for own in told]
    likely = _likelihood(scores.inner, inner)
    reports += [_report(laid, own, likely, inner=True) for own in inner_reports(inner, told)]
    ranges = [(first, last) for _, first, last in spans(TYPES, types.tolist())]
    names = tuple(_names(text, laid, scores.types, ranges))
    over = [laid.over(name.begin, name.end) for name in names]
    return Marked(names, tuple(reports), kept(laid, scores.refers, over, _refer_priors()))


def _names(text: str, laid: Pieces, scores: Floats, ranges: Sequence[Range]) -> Iterator[NamedSpan]:
    bounds = [_bounds(laid, own) for own in ranges]
    words = (text[begin:end].lower() for begin, end in bounds)
    for (begin, end), type_ in zip(bounds, agreed(scores, ranges, words), strict=True):
        yield NamedSpan(begin, end, cast("NameType", type_))


def _shut(text: str, laid: Pieces) -> npt.NDArray[np.bool_]:
    """Return for each paragraph whether no content runs into it: no mark opens it anew."""
    opened = (text[int(laid.begins[first])] in _OPENING for first in laid.starts())
    return ~np.fromiter(opened, np.bool_)


def _goes_over(text: str, laid: Pieces, content: int, cue: int) -> bool:
    """Whether content may belong to a cue: in another paragraph only behind a mark or a colon."""
    if laid.paragraphs[content] == laid.paragraphs[cue]:
        return True
    begin = int(laid.begins[content])
    before = text[max(0, begin - _GAP) : begin].rstrip()[-1:]
    return text[begin] in _OPENING or before in _OPENING | {":"}


def _told(one: _Full, found: Numbers) -> list[Told]:
    """Return the reports whose parts the path of tags `found` tells."""
    text, laid, scores = one
    roles = by_role(found)
    vectors = scores.links.reshape(len(found), len(_ENDS), 2, -1)
    content, reporting, cue_, source_ = (
        _ends(laid, vectors[:, kind], roles[role]) for kind, role in enumerate(_ENDS)
    )
    said = linked(content, reporting, _priors()[0])
    by = linked(cue_, source_, _priors()[1])
    groups: dict[int, list[int]] = {}
    for place, link in enumerate(said):
        first = roles["content"][place][0]
        if link.to is not None and not _goes_over(text, laid, first, roles["cue"][link.to][0]):
            continue
        groups.setdefault(-1 - place if link.to is None else link.to, []).append(place)
    told = []
    for cue, own in groups.items():
        source = by[cue] if cue >= 0 else Link(None, 1.0)
        told.append(
            Told(
                tuple(roles["content"][place] for place in own),
                roles["cue"][cue] if cue >= 0 else None,
                None if source.to is None else roles["source"][source.to],
                (min(said[place].likely for place in own), source.likely),
            )
        )
    return sorted(told, key=lambda one: one.content)


def _report(laid: Pieces, told: Told, likely: Floats, *, inner: bool = False) -> Report:
    return Report(
        tuple(_bounds(laid, piece) for piece in told.content),
        _bounds(laid, told.cue) if told.cue else None,
        _bounds(laid, told.source) if told.source else None,
        _signs(told, likely),
        inner,
    )


def _signs(told: Told, likely: Floats) -> tuple[float, ...]:
    """Return how likely the content's ends, the cue, the source and the links are; what lacks."""
    content = min(float(likely[first]) for first, _ in told.content)
    ending = min(float(likely[last - 1]) for _, last in told.content)
    cue, source = (
        min(float(likely[own[0]]), float(likely[own[1] - 1])) if own else 0.0
        for own in (told.cue, told.source)
    )
    lacks = float(told.cue is None), float(told.source is None)
    return content, ending, cue, source, *told.likely, *lacks


def _ends(laid: Pieces, vectors: Floats, ranges: Sequence[Range]) -> Ends:
    """Return what links spans: `vectors` is pieces × (begin, end) × numbers."""
    first = [one[0] for one in ranges]
    last = [one[1] - 1 for one in ranges]
    own = cast("Floats", vectors[first, 0] + vectors[last, 1])
    return Ends(ranges, own, laid.paragraphs[first].tolist() if first else [])


def _likelihood(scores: Floats, found: Numbers) -> Floats:
    """Return the probability of each piece's tag, its neighbours not considered."""
    risen = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast("Floats", risen[np.arange(len(found)), found] / risen.sum(axis=1))


def sureness(report: Report) -> float:
    """Return how sure the report is: of those of 0.9, nine in ten are right on dev articles.

    Of reports inside others it is a guess: no corpus labels them.
    """
    weights = _decoding()["sureness"]
    total = weights[0] + sum(w * s for w, s in zip(weights[1:], report.signs, strict=True))
    return 1 / (1 + math.exp(-total))


def _bounds(laid: Pieces, own: Range) -> Bounds:
    return int(laid.begins[own[0]]), int(laid.ends[own[1] - 1])


@cache
def _steps(head: str) -> Floats:
    """Return the transitions of a head's tags, the invalid ones ruled out."""
    stored = _decoding()[head]
    return ruled(np.array(stored["steps"], np.float32), allowed(stored["kinds"]))


@cache
def _priors() -> tuple[Prior, Prior]:
    """Return the priors of content to cue and of cue to source."""
    said, by = (
        Prior(
            np.array(one["distances"], np.float32),
            np.array(one["between"], np.float32),
            np.array(one["paragraphs"], np.float32),
            one["unlinked"],
        )
        for one in _decoding()["links"]
    )
    return said, by


@cache
def _refer_priors() -> Priors:
    """Return the priors of what words mean."""
    stored = _decoding()["refers"]
    return Priors(np.array(stored["reach"], np.float32), np.array(stored["fresh"], np.float32))


@cache
def _decoding() -> dict[str, Any]:
    file = resources.folder("model") / "decoding.json"
    return dict(json.loads(file.read_text(encoding="utf-8")))
