"""Profiles in, things out: what is held to each other to tell who is who, one or many profiles.

A profile is placed by its own article alone. Its block is that of its surname's first letters, or
of a body's first word: no name outside of it is ever held to it by the first two passes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord import ids
from onrecord.linking.agreement import KINDS, Words, essential, initials
from onrecord.linking.names import normal_name
from onrecord.linking.phrases import model_word
from onrecord.linking.profiles import SUM, VECTOR, Profile
from onrecord.records import EntityType

_SURNAME = 4  # first letters of a surname that all its spellings share
_MINIMUM = 3  # letters of an acronym that stands for a whole name
_MOST = 500  # words of many vectors that count, those worth most
_KINDS: dict[EntityType, str] = {
    "Person": "person",
    "Organisation": "organisation",
    "Place": "place",
    "Thing": "thing",
    "Document": "work",
    "Unnamed": "unnamed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a profile stands among all.

    `name` is the group of its whole name, `block` the one of all names that may be one with it;
    both are "" where it is nobody's but its article's. `first` sorts by time, `zeros` is drawn by
    lot from its article and entity: n or more with a chance of 1 in 2^n. `shared` tells whether
    its article tells of another person of the block, `own` is the identity it has by itself.
    """

    block: str
    name: str
    first: str
    zeros: int
    shared: bool
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Profiles that are taken for one entity; `around` is the sum of their vectors.

    `members` are the numbers of what it was made of, `head` is the number of its first profile,
    `first` and `own` are as that profile's place has them; `born` are the lowest and the highest
    year of birth that they tell, () where none tells one; `articles` are those that tell of
    another person of the block, too; `squares` is the sum of the squared lengths of their vectors.
    """

    members: tuple[int, ...]
    head: int
    first: str
    own: str
    size: int
    type: EntityType
    names: frozenset[Words]
    main: Words
    genders: tuple[int, int]
    born: tuple[int, ...]
    articles: frozenset[str]
    squares: float
    around: NDArray[np.void]


def placed(profiles: Iterable[Profile]) -> list[tuple[Profile, Place]]:
    """Return each profile of one article with its place."""
    held = [(profile, groups(profile)) for profile in profiles]
    often = Counter(block for profile, (block, _) in held if profile.type == "Person")
    return [
        (
            profile,
            Place(
                block=block,
                name=name,
                first=_first(profile),
                zeros=_zeros(profile),
                shared=often[block] > 1,
                own=own_identity(profile),
            ),
        )
        for profile, (block, name) in held
    ]


def own_identity(profile: Profile) -> str:
    """Return the identity ("person-mira-solberg-3f2a9c01d2e4") that a profile has by itself."""
    name = profile.names[0]
    words = " ".join(normal_name(name, profile.type))
    own = (profile.type, words or name, profile.article, profile.begin)
    return ids.readable(_KINDS[profile.type], words, *own)


def groups(profile: Profile) -> tuple[str, str]:
    """Return the block and the group of a profile's own name; "" where it has none."""
    kind = KINDS.get(profile.type, "")
    main = essential(profile.names[0], profile.type)
    if not kind or not main:
        return "", ""
    block = main[-1][:_SURNAME] if kind == "person" else main[0]
    return f"block {kind} {block}", f"name {kind} {' '.join(main)}"


def _first(profile: Profile) -> str:
    day = (profile.published or date.max).isoformat()
    return f"{day} {profile.article} {profile.begin:09} {profile.entity}"


def _zeros(profile: Profile) -> int:
    drawn = blake2b(f"{profile.article} {profile.entity}".encode(), digest_size=8).digest()
    number = int.from_bytes(drawn)
    return (number & -number).bit_length() - 1


def thing(number: int, profile: Profile, *, first: str, own: str, shared: bool) -> Thing:
    """Return a profile that has a place as a thing of its own."""
    names = [essential(name, profile.type) for name in profile.names]
    around = np.frombuffer(profile.around, VECTOR).astype(SUM)
    return Thing(
        members=(number,),
        head=number,
        first=first,
        own=own,
        size=1,
        type=profile.type,
        names=frozenset(name for name in names if name),
        main=names[0],
        genders=(int(profile.gender > 0), int(profile.gender < 0)),
        born=() if profile.born is None else (profile.born, profile.born),
        articles=frozenset((profile.article,)) if shared else frozenset(),
        squares=round(float(np.square(around["worth"], dtype=np.float64).sum()), 4),
        around=around,
    )


def initials_key(thing: Thing) -> str:
    """Return what the acronym and the whole name of a body share; "" where it has none.

    Of a named thing it is the model's number or the last word.
    """
    if KINDS[thing.type] != "body":
        return ""
    longest = max(thing.names, key=lambda name: (len(name), name))
    if thing.type == "Thing":
        return model_word(longest)
    if len(longest) == 1:
        return longest[0] if len(longest[0]) >= _MINIMUM else ""
    return initials(longest)


def union(things: Sequence[Thing]) -> Thing:
    """Return things as one, whatever their order."""
    if len(things) == 1:
        return things[0]
    things = sorted(things, key=lambda thing: thing.first)
    born = [year for one in things for year in one.born]
    often: defaultdict[Words, int] = defaultdict(int)
    kinds: Counter[EntityType] = Counter()
    for one in things:
        often[one.main] += one.size
        kinds[one.type] += one.size
    return Thing(
        members=tuple(number for one in things for number in one.members),
        head=things[0].head,
        first=things[0].first,
        own=things[0].own,
        size=sum(one.size for one in things),
        type=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        names=frozenset().union(*(one.names for one in things)),
        main=min(often, key=lambda name: (-len(name), -often[name], name)),
        genders=(sum(one.genders[0] for one in things), sum(one.genders[1] for one in things)),
        born=(min(born), max(born)) if born else (),
        articles=frozenset().union(*(one.articles for one in things)),
        squares=sum(one.squares for one in things),
        around=_sum([one.around for one in things]),
    )


def together(vectors: Iterable[NDArray[np.void]]) -> NDArray[np.void]:
    """Return vectors behind each other; numpy's own way takes longer, for kinds that may differ."""
    return np.frombuffer(b"".join(each.tobytes() for each in vectors), SUM)


def _sum(vectors: Sequence[NDArray[np.void]]) -> NDArray[np.void]:
    held = together(vectors)
    numbers, at = np.unique(held["word"], return_inverse=True)
    worth = np.bincount(at, held["worth"], len(numbers)).astype(np.float32)
    if len(numbers) > _MOST:
        kept = np.sort(np.argsort(-worth, kind="stable")[:_MOST])
        numbers, worth = numbers[kept], worth[kept]
    total = np.zeros(len(numbers), SUM)
    total["word"], total["worth"] = numbers, worth
    return total
