"""Things in, the log-odds of each pair that they are one out, as a matrix."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.agreement import KINDS, Agreement, Words, best, generic
from onrecord.linking.clusters import NEVER
from onrecord.linking.phrases import shared_worth
from onrecord.linking.profiles import MATTER, NUMBERS, ROLES, WHEN
from onrecord.linking.things import Thing, together
from onrecord.linking.weights import table, weight
from onrecord.records import EntityType

Called = tuple[frozenset[Words], EntityType]  # a thing's names and type
Rows = NDArray[np.integer]

# how names of bodies and places may agree that are taken for one
_WHOLE = ("exact", "variant", "acronym")
# years between the births that two articles tell of one: an age in years tells two, and some are
# told of a day long before the article's
_BIRTHS = 2


def odds(things: Sequence[Thing]) -> NDArray[np.float32]:
    """Return the log-odds of each pair that they are one; n × n, symmetric.

    On the diagonal are those of two of a thing's own; 0 where it is of one profile alone.
    """
    total = _likeness(things)
    total += _by_names(things)
    total += weight("gender") * _gender_conflicts(things)
    total[_births_apart(things)] = NEVER
    for one, other in _sharing([thing.articles for thing in things]):
        total[one, other] = total[other, one] = NEVER
    return total


def named_apart(one: Called, other: Called) -> bool:
    """Whether two cannot be one, by their names and types, whichever comes first."""
    return _apart(one, other, _agreement(one, other))


def born_apart(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two cannot be one, by the years of birth that each tells, none or some."""
    return bool(one and other) and max(*one, *other) - min(*one, *other) > _BIRTHS


def _apart(one: Called, other: Called, agrees: Agreement) -> bool:
    return agrees == "other" or (one[1] != other[1] and agrees not in _WHOLE)


def _agreement(one: Called, other: Called) -> Agreement:
    return best(one[0], other[0], max(one[1], other[1]))


def _likeness(things: Sequence[Thing]) -> NDArray[np.float32]:
    """Return what the likeness of the mean vectors is worth.

    Their products are the means of all pairs' products. A second like word tells less than the
    first, so that it is their logarithm that counts.
    """
    held = together(thing.around for thing in things)
    rows = np.repeat(np.arange(len(things)), [len(thing.around) for thing in things])
    sizes = np.array([thing.size for thing in things], np.float32)
    called, dated = (_having(part, held["word"], rows, len(things)) for part in (ROLES, WHEN))
    columns, at, often = np.unique(held["word"], return_inverse=True, return_counts=True)
    shared = often > 1
    place = np.cumsum(shared) - 1
    dense = np.zeros((len(things), int(shared.sum())), np.float32)
    kept = shared[at]
    dense[rows[kept], place[at[kept]]] = (held["worth"] / sizes[rows])[kept]
    parts = columns[shared] // NUMBERS
    words, roles, when = dense[:, parts < WHEN], dense[:, parts == ROLES], dense[:, parts == WHEN]
    alike = words @ words.T
    np.fill_diagonal(alike, [_own_likeness(thing) for thing in things])
    total = weight("scale") * np.log1p(alike)
    total += weight("called") * (np.outer(called, called) & (roles @ roles.T <= 0))
    total += np.outer(dated, dated) * (when @ when.T - weight("when") * weight("then"))
    if KINDS[things[0].type] == "described":
        matter = dense[:, columns[shared] // NUMBERS == MATTER]
        total += weight("apart") * np.maximum(0, 1 - matter @ matter.T / weight("same"))
    return np.asarray(np.round(total, 4), np.float32)  # processors differ in the last bits


def _having(part: int, words: Rows, rows: Rows, count: int) -> NDArray[np.bool_]:
    """Return which of the rows have words of a part."""
    found = np.zeros(count, bool)
    found[rows[words // NUMBERS == part]] = True
    return found


def _own_likeness(thing: Thing) -> float:
    """Return the mean product of two of a thing's vectors, of the words that it still has."""
    length = float(np.square(thing.around["worth"], dtype=np.float64).sum())
    return max(0.0, length - thing.squares) / max(1, thing.size * (thing.size - 1))


def _by_names(things: Sequence[Thing]) -> NDArray[np.float32]:
    called = [(thing.names, thing.type) for thing in things]
    forms = sorted(set(called), key=lambda form: (sorted(form[0]), form[1]))
    base = np.zeros((len(forms), len(forms)), np.float32)
    for one, form in enumerate(forms):
        for other in range(one + 1):
            base[one, other] = base[other, one] = _worth(form, forms[other])
    number = {form: at for at, form in enumerate(forms)}
    places = np.array([number[form] for form in called])
    return np.asarray(base[np.ix_(places, places)])


def _worth(one: Called, other: Called) -> float:
    """Return the log-odds that names and types give before any likeness."""
    agrees = _agreement(one, other)
    if _apart(one, other, agrees):
        return NEVER
    person = one[1] == "Person"
    told = table()["agreement"][KINDS[one[1]]]
    if KINDS[one[1]] == "described":
        return float(told[agrees]) + weight("phrase") * shared_worth(one[0], other[0])
    if agrees == "exact":
        shared = one[0] & other[0]
        if person and max(map(len, shared)) == 1:
            return float(told["single"])
        if not person and all(map(generic, shared)):
            return float(told["generic"])
    return float(told[agrees])


def _gender_conflicts(things: Sequence[Thing]) -> NDArray[np.float32]:
    told = np.array([np.sign(t.genders[0] - t.genders[1]) for t in things], np.float32)
    return np.maximum(0, -np.outer(told, told))


def _births_apart(things: Sequence[Thing]) -> NDArray[np.bool_]:
    """Return which pairs tell years of birth that are too far apart for one person."""
    first = np.array([min(thing.born, default=np.inf) for thing in things])
    last = np.array([max(thing.born, default=-np.inf) for thing in things])
    far = last[:, None] - first
    return np.asarray(np.maximum(far, far.T) > _BIRTHS)


def _sharing(held: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places whose sets share something."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, articles in enumerate(held):
        for article in articles:
            having[article].append(place)
    for places in having.values():
        yield from ((a, b) for at, a in enumerate(places) for b in places[:at])
