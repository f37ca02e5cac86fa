"""Profiles of all articles in, groups that are of one entity each out, and the pairs left unsure.

In passes, each over groups that share a key: the same normal name; then the same surname (or first
word of a body's name); then the same initials. What a pass joins is one thing in the next. A pass
holds each thing of a key to each other, in parts of some hundred where there are more, so that the
work grows with the number of profiles and not with its square; where a part ends is told by the
things alone. Nothing depends on the order in which the profiles come.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.agreement import KINDS, Words, best, essential, generic, initials
from onrecord.linking.clusters import NEVER, Rule, agglomerate
from onrecord.linking.phrases import model_word, shared_worth
from onrecord.linking.profiles import MATTER, NUMBERS, ROLES, SUM, VECTOR, Profile
from onrecord.linking.weights import table, weight
from onrecord.records import EntityType

_PART = 256  # things that are held to each other at most
_TURNS = 4  # how often the parts of one key are made anew, in other orders
_MINIMUM = 3  # letters of an acronym that stands for a whole name
_SORTED_LAST = date.max
_WHOLE = ("exact", "variant", "acronym")  # how bodies of two kinds agree that are one


@dataclass(slots=True)
class Thing:
    """Profiles that are taken for one entity; `around` is the sum of their vectors."""

    members: list[int]
    kind: str
    type: EntityType
    names: frozenset[Words]
    main: Words
    around: NDArray[np.void]
    genders: tuple[int, int]
    articles: frozenset[str]
    first: tuple[date, str, int]

    @property
    def size(self) -> int:
        """How many profiles it holds."""
        return len(self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Two groups, by the numbers of a profile of each, that may be one: the log-odds."""

    one: int
    other: int
    odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The groups of profiles, by their numbers, and the pairs that a person should look at."""

    groups: list[list[int]]
    unsure: list[Unsure]


def match(profiles: Sequence[Profile]) -> Match:
    """Return which of the profiles are of one entity; each is in one group."""
    things = [_thing(number, profile) for number, profile in enumerate(profiles)]
    shared = [thing for thing in things if thing.kind and thing.main]
    alone = [thing.members for thing in things if not (thing.kind and thing.main)]
    unsure: list[Unsure] = []
    for key in (_name_key, _block_key, _initials_key):
        shared, open_pairs = _passed(shared, key)
        unsure += open_pairs
    groups = sorted([*alone, *(sorted(thing.members) for thing in shared)])
    return Match(groups=groups, unsure=_still_two(unsure, groups))


def _still_two(pairs: Iterable[Unsure], groups: Sequence[Sequence[int]]) -> list[Unsure]:
    """Return each pair of groups once, with the highest log-odds, the surest first."""
    first = {number: group[0] for group in groups for number in group}
    best_of: dict[tuple[int, int], float] = {}
    for pair in pairs:
        one, other = sorted((first[pair.one], first[pair.other]))
        if one != other:
            best_of[one, other] = max(pair.odds, best_of.get((one, other), pair.odds))
    ranked = sorted(best_of.items(), key=lambda item: (-item[1], item[0]))
    return [Unsure(one=one, other=other, odds=odds) for (one, other), odds in ranked]


def _thing(number: int, profile: Profile) -> Thing:
    names = tuple(essential(name, profile.type) for name in profile.names)
    return Thing(
        members=[number],
        kind=KINDS.get(profile.type, ""),
        type=profile.type,
        names=frozenset(name for name in names if name),
        main=names[0] if names else (),
        around=np.frombuffer(profile.around, VECTOR).astype(SUM),
        genders=(int(profile.gender > 0), int(profile.gender < 0)),
        articles=frozenset((profile.article,)),
        first=(profile.published or _SORTED_LAST, profile.article, profile.begin),
    )


def _name_key(thing: Thing) -> str:
    return " ".join(thing.main)


def _block_key(thing: Thing) -> str:
    if thing.kind == "person":
        return thing.main[-1][:4]
    return thing.main[0]


def _initials_key(thing: Thing) -> str:
    if thing.kind != "body":
        return ""
    longest = max(thing.names, key=lambda name: (len(name), name))
    if thing.type == "Thing":
        return model_word(longest)
    if len(longest) == 1:
        return longest[0] if len(longest[0]) >= _MINIMUM else ""
    return initials(longest)


def _passed(things: list[Thing], key: Callable[[Thing], str]) -> tuple[list[Thing], list[Unsure]]:
    blocks: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        blocks[thing.kind, key(thing)].append(thing)
    done: list[Thing] = []
    unsure: list[Unsure] = []
    for (_, shared), block in sorted(blocks.items(), key=lambda item: item[0]):
        if not shared or len(block) == 1:
            done += block
            continue
        joined, open_pairs = _block(block)
        done += joined
        unsure += open_pairs
    return done, unsure


def _block(things: list[Thing]) -> tuple[list[Thing], list[Unsure]]:
    """Return the things of one key, joined; at first sorted by name and time, then by time."""
    unsure: list[Unsure] = []
    for turn in range(_TURNS):
        before = len(things)
        things = sorted(things, key=_by_time if turn % 2 else _by_name)
        parts = [_joined(part) for part in _parts(things)]
        things = [thing for joined, _ in parts for thing in joined]
        unsure = [pair for _, open_pairs in parts for pair in open_pairs]
        if before <= _PART or (len(things) == before and turn):
            break
    return things, unsure


def _by_name(thing: Thing) -> tuple[object, ...]:
    return (thing.main, *thing.first)


def _by_time(thing: Thing) -> tuple[object, ...]:
    return thing.first


def _parts(things: list[Thing]) -> Iterator[list[Thing]]:
    for begin in range(0, len(things), _PART):
        yield things[begin : begin + _PART]


def _joined(things: list[Thing]) -> tuple[list[Thing], list[Unsure]]:
    if len(things) == 1:
        return things, []
    sizes = np.array([thing.size for thing in things], np.float32)
    groups, pairs = agglomerate(odds(things), sizes, Rule(**table()["clusters"]))
    joined = [_union([things[number] for number in group]) for group in groups]
    unsure = [
        Unsure(one=things[one].members[0], other=things[other].members[0], odds=odds_of)
        for one, other, odds_of in pairs
    ]
    return joined, unsure


def odds(things: Sequence[Thing]) -> NDArray[np.float32]:
    """Return the log-odds of each pair that they are one; n × n, symmetric."""
    total = _likeness(things)
    total += _by_names(things)
    total += weight("gender") * _gender_conflicts(things)
    if things[0].kind == "person":
        held = [thing.articles for thing in things]
        for one, other in _sharing(held):
            total[one, other] = total[other, one] = NEVER
    return total


def _likeness(things: Sequence[Thing]) -> NDArray[np.float32]:
    """Return what the likeness of the mean vectors is worth.

    Their products are the means of all pairs' products. A second like word tells less than the
    first, so that it is their logarithm that counts.
    """
    held = np.concatenate([thing.around for thing in things])
    rows = np.repeat(np.arange(len(things)), [len(thing.around) for thing in things])
    sizes = np.array([thing.size for thing in things], np.float32)
    called = np.zeros(len(things), bool)
    called[rows[held["word"] // NUMBERS == ROLES]] = True
    columns, at, often = np.unique(held["word"], return_inverse=True, return_counts=True)
    shared = often > 1
    place = np.cumsum(shared) - 1
    dense = np.zeros((len(things), int(shared.sum())), np.float32)
    kept = shared[at]
    dense[rows[kept], place[at[kept]]] = (held["worth"] / sizes[rows])[kept]
    roles = dense[:, columns[shared] // NUMBERS == ROLES]
    total = weight("scale") * np.log1p(dense @ dense.T)
    total += weight("called") * (np.outer(called, called) & (roles @ roles.T <= 0))
    if things[0].kind == "described":
        matter = dense[:, columns[shared] // NUMBERS == MATTER]
        total += weight("apart") * np.maximum(0, 1 - matter @ matter.T / weight("same"))
    return np.asarray(np.round(total, 4), np.float32)  # processors differ in the last bits


def _by_names(things: Sequence[Thing]) -> NDArray[np.float32]:
    called = [(thing.names, thing.type) for thing in things]
    forms = sorted(set(called), key=lambda form: (sorted(form[0]), form[1]))
    base = np.zeros((len(forms), len(forms)), np.float32)
    for one, (names, kind) in enumerate(forms):
        for other in range(one + 1):
            worth = _worth(names, kind, *forms[other])
            base[one, other] = base[other, one] = worth
    number = {form: at for at, form in enumerate(forms)}
    places = np.array([number[form] for form in called])
    return np.asarray(base[np.ix_(places, places)])


def _worth(
    ones: frozenset[Words], kind: EntityType, others: frozenset[Words], other_kind: EntityType
) -> float:
    """Return the log-odds that names and kinds give before any likeness."""
    agrees = best(ones, others, kind)
    if agrees == "other" or (kind != other_kind and agrees not in _WHOLE):
        return NEVER
    told = table()["agreement"][KINDS[kind]]
    if KINDS[kind] == "described":
        return float(told[agrees]) + weight("phrase") * shared_worth(ones, others)
    if agrees == "exact":
        shared = ones & others
        if kind == "Person" and max(map(len, shared)) == 1:
            return float(told["single"])
        if kind != "Person" and all(map(generic, shared)):
            return float(told["generic"])
    return float(told[agrees])


def _gender_conflicts(things: Sequence[Thing]) -> NDArray[np.float32]:
    told = np.array([np.sign(t.genders[0] - t.genders[1]) for t in things], np.float32)
    return np.maximum(0, -np.outer(told, told))


def _sharing(held: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places whose sets share something."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, articles in enumerate(held):
        for article in articles:
            having[article].append(place)
    for places in having.values():
        yield from ((a, b) for at, a in enumerate(places) for b in places[:at])


def _union(things: Sequence[Thing]) -> Thing:
    if len(things) == 1:
        return things[0]
    often: defaultdict[Words, int] = defaultdict(int)
    for thing in things:
        often[thing.main] += thing.size
    return Thing(
        members=[number for thing in things for number in thing.members],
        kind=things[0].kind,
        type=_most(Counter(t.type for t in things for _ in t.members)),
        names=frozenset().union(*(thing.names for thing in things)),
        main=min(often, key=lambda name: (-len(name), -often[name], name)),
        around=_sum([thing.around for thing in things]),
        genders=(sum(t.genders[0] for t in things), sum(t.genders[1] for t in things)),
        articles=frozenset().union(*(thing.articles for thing in things)),
        first=min(thing.first for thing in things),
    )


def _most(kinds: Counter[EntityType]) -> EntityType:
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _sum(vectors: Sequence[NDArray[np.void]]) -> NDArray[np.void]:
    held = np.concatenate(vectors)
    numbers, at = np.unique(held["word"], return_inverse=True)
    total = np.zeros(len(numbers), SUM)
    total["word"] = numbers
    total["worth"] = np.bincount(at, held["worth"], len(numbers))
    return total
