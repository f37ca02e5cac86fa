"""Finds reports within others: scores and the reports around them in, whole reports out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.encoder.decoding import Numbers, Sought
from onrecord.reading.encoder.links import Range
from onrecord.reading.encoder.tags import ROLES, Floats, spans

_OUTSIDE = 100.0  # added to the score of "outside" where no report can be


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a report in pieces; `likely` are the links of content to cue, cue to source."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    likely: tuple[float, float] = (1.0, 1.0)


def by_role(found: Numbers) -> dict[str, list[Range]]:
    """Return the spans of each role on a path of tags."""
    roles: dict[str, list[Range]] = {role: [] for role in ROLES}
    for role, first, last in spans(ROLES, found.tolist()):
        roles[role].append((first, last))
    return roles


def sought_within(scores: Floats, told: Sequence[Told]) -> Sought:
    """Return where reports within others are sought: in each piece of content by itself."""
    edges = sorted({0, *(edge for one in told for piece in one.content for edge in piece)})
    shut = np.ones(len(scores), np.bool_)
    for one in told:
        for first, last in one.content:
            shut[first:last] = False
    scores = scores.copy()
    scores[shut, 0] += _OUTSIDE
    return Sought(scores, np.array([edge for edge in edges if edge < len(scores)], np.int32))


def inner_reports(found: Numbers, told: Sequence[Told]) -> Iterator[Told]:
    """Yield the reports within others, whole ones alone."""
    roles = by_role(found)
    for one in told:
        own = {role: [s for s in ranges if _holds(one, s)] for role, ranges in roles.items()}
        yield from _gathered(own)


def _holds(outer: Told, own: Range) -> bool:
    return any(first <= own[0] and own[1] <= last for first, last in outer.content)


def _gathered(roles: Mapping[str, Sequence[Range]]) -> Iterator[Told]:
    """Yield the reports of which every part was found; each part goes to the nearest cue."""
    for cue in roles["cue"]:
        source, content = (
            tuple(s for s in roles[role] if _nearest(s, roles["cue"]) == cue)
            for role in ("source", "content")
        )
        if source and content:
            yield Told(content, cue, source[0])


def _nearest(own: Range, cues: Sequence[Range]) -> Range:
    return min(cues, key=lambda cue: max(own[0] - cue[1], cue[0] - own[1]))
