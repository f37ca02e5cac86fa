"""Profiles of all articles in, groups that are of one entity each out, and the pairs left unsure.

In passes, each over groups that share a key: the same normal name; then the same surname (or first
word of a body's name); then the same initials. What a pass joins is one thing in the next. Nothing
depends on the order in which the profiles come, and each group on what it holds alone, so that a
record can keep what groups came to and look anew at those that changed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from onrecord.linking.agreement import KINDS
from onrecord.linking.candidates import components
from onrecord.linking.clusters import Rule, agglomerate
from onrecord.linking.intervals import depth, lots
from onrecord.linking.odds import odds
from onrecord.linking.profiles import Profile
from onrecord.linking.things import Place, Thing, initials_key, placed, thing, union
from onrecord.linking.weights import table

_PART = 256  # things that are held to each other at most
_TURNS = 4  # how often the parts of one key are made anew, in other orders


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Two that may be one, by the number of a profile of each: the log-odds.

    They may have become one since, for what else is alike.
    """

    one: int
    other: int
    odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The groups of profiles, by their numbers, and pairs that were left unsure."""

    groups: list[list[int]]
    unsure: list[Unsure]


Joined = tuple[list[Thing], list[Unsure]]


def match(profiles: Sequence[Profile]) -> Match:
    """Return which of the profiles are of one entity; each is in one group."""
    names: defaultdict[tuple[str, str], list[tuple[Thing, int]]] = defaultdict(list)
    groups: list[list[int]] = []
    for number, profile, place in _placed(profiles):
        if place.block:
            own = thing(number, profile, first=place.first, own=place.own, shared=place.shared)
            names[place.block, place.name].append((own, place.zeros))
        else:
            groups.append([number])
    blocks: defaultdict[str, list[Thing]] = defaultdict(list)
    unsure: list[Unsure] = []
    for (block, _), leaves in sorted(names.items()):
        leaves.sort(key=lambda leaf: leaf[0].first)
        things, pairs = _of_name(leaves, depth(len(leaves)))
        blocks[block] += things
        unsure += pairs
    of_blocks = _passed(blocks, unsure)
    of_initials = _passed(_by_key(of_blocks, initials_key), unsure)
    groups += (sorted(one.members) for one in of_initials)
    return Match(groups=sorted(groups), unsure=unsure)


def joined(things: Sequence[Thing]) -> Joined:
    """Return the things, those that are one as one, and which pairs of what is left may be.

    More than are held to each other at once are, in parts: at first sorted by name and time, then
    by time, as long as some are joined.
    """
    inputs, now = {one.members[0]: one for one in things}, list(things)
    unsure: list[Unsure] = []
    for turn in range(_TURNS):
        before = len(now)
        now.sort(key=_by_time if turn % 2 else _by_name)
        parts = [_held(now[begin : begin + _PART]) for begin in range(0, before, _PART)]
        now = [one for found, _ in parts for one in found]
        unsure = [pair for _, pairs in parts for pair in pairs]
        if before <= _PART or (len(now) == before and turn):
            break
    if turn == 0:
        return now, unsure
    made_of = ([inputs[n] for n in one.members if n in inputs] for one in now)
    return [union(held) for held in made_of], unsure


def _held(things: Sequence[Thing]) -> Joined:
    """Return the things, each held to each."""
    if len(things) == 1:
        return list(things), []
    sizes = np.array([one.size for one in things], np.float32)
    rule = Rule(**table()["clusters"][KINDS[things[0].type]])
    groups, pairs = agglomerate(odds(things), sizes, rule)
    unsure = [Unsure(one=things[a].head, other=things[b].head, odds=both) for a, b, both in pairs]
    return [union([things[number] for number in group]) for group in groups], unsure


def _placed(profiles: Sequence[Profile]) -> Iterator[tuple[int, Profile, Place]]:
    ordered = sorted(enumerate(profiles), key=lambda each: each[1].article)
    for _, own in groupby(ordered, key=lambda each: each[1].article):
        numbers, held = zip(*own, strict=True)
        for number, (profile, place) in zip(numbers, placed(held), strict=True):
            yield number, profile, place


def _of_name(leaves: Sequence[tuple[Thing, int]], level: int) -> Joined:
    """Return what profiles of one name come to; each with its lots, sorted by time."""
    if level == 0:
        return joined([one for one, _ in leaves])
    found: list[Thing] = []
    begin = 0
    for end, (_, zeros) in enumerate(leaves, start=1):
        if zeros >= lots(level - 1) or end == len(leaves):
            found += _of_name(leaves[begin:end], level - 1)[0]
            begin = end
    return joined(found)


def _passed(groups: dict[str, list[Thing]], unsure: list[Unsure]) -> list[Thing]:
    """Return the things of all groups, joined; what is unsure is added to that."""
    done: list[Thing] = []
    for _, things in sorted(groups.items()):
        sets = components(things)
        inside = {one.head for held in sets for one in held}
        done += (one for one in things if one.head not in inside)
        for held in sets:
            found, pairs = joined(held)
            done += found
            unsure += pairs
    return done


def _by_key(things: Iterable[Thing], key: Callable[[Thing], str]) -> dict[str, list[Thing]]:
    """Return the things by their keys; those that have none are each alone."""
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for one in things:
        found[key(one) or f"alone {one.first}"].append(one)
    return found


def _by_name(thing: Thing) -> tuple[object, ...]:
    return (thing.main, thing.first)


def _by_time(thing: Thing) -> str:
    return thing.first
