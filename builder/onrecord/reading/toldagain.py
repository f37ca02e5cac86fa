"""Joins what an article tells of one happening in several places: drafts of events in and out.

Nobody dies twice, "her arrest" is the arrest told of before, and who resigns seldom does again:
two drafts of one type with the same people in each part, on days that can be the same, are one.
So are "an explosion in Orle" and "the blast", of which nobody need be named; where nothing was told
before, the latter tells too little to be kept.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from onrecord.reading.eventparts import EventDraft
from onrecord.reading.lexicon import event_list, table
from onrecord.records import Interval

_NEAR = 8  # events of one type and person to which each is held, the last
_ANYBODY = -1  # whoever takes part in what happens to places and things


def told_once(drafts: Iterable[EventDraft]) -> Sequence[EventDraft]:
    """Return the drafts, those of one happening as one with the mentions of all."""
    kept: list[EventDraft] = []
    known: defaultdict[tuple[str, int], deque[int]] = defaultdict(lambda: deque(maxlen=_NEAR))
    for draft in sorted(drafts, key=lambda d: (d.mentions, d.type, d.label)):
        names = [(_kind(draft.type), key) for _, key in draft.participants]
        if draft.type in event_list("occurrences", "types"):
            names.append((draft.type, _ANYBODY))
        near = {place for name in names for place in known[name]}
        same = next((n for n in sorted(near, reverse=True) if _one(kept[n], draft)), None)
        if same is None:
            same = len(kept)
            kept.append(draft)
        else:
            kept[same] = _both(kept[same], draft)
        for name in names:
            if same not in known[name]:
                known[name].append(same)
    return [draft for draft in kept if not draft.leans]


def _one(first: EventDraft, again: EventDraft) -> bool:
    """Whether both tell of one happening."""
    if first.mentions[-1] == again.mentions[0] or _days_of_both(first.when, again.when) is None:
        return False
    one, other = _parts(first), _parts(again)
    if _kind(again.type) in _once():
        victims = one.get("affected"), other.get("affected")
        return bool(victims[0]) and victims[0] == victims[1] and _fit(one, other, {"actor"})
    anew = again.anew or (first.anew and not again.again)
    seldom = again.type in event_list("same", "seldom") and not anew
    whole = _fit(one, other, one.keys() | other.keys())
    alike = first.type == again.type and whole
    if not alike or again.type not in event_list("occurrences", "types"):
        return alike and (seldom or again.again)
    return not anew and _at_one_place(first, again)


def _at_one_place(first: EventDraft, again: EventDraft) -> bool:
    """Whether the second is so called, or follows its headline, and was not elsewhere or later.

    "A quake hit Orle" and "a quake in Orle killed three" may be two. So are "a fire in Kest" and
    "the fire at the school", "the 1906 fire": a site or day of its own tells another. Behind a
    headline, which tells few, it is another only by other sites, or years and months ago.
    """
    if None not in (first.place, again.place) and first.place != again.place:
        return False
    other = bool(again.sites) and first.sites.isdisjoint(again.sites)
    dated = again.when.begin is not None and first.when.begin is None
    if first.heads:
        return not (other and first.sites) and (not dated or again.when.begin == again.when.end)
    return again.again and not other and not dated


def _fit(
    one: Mapping[str, frozenset[int]], other: Mapping[str, frozenset[int]], roles: Iterable[str]
) -> bool:
    """Whether the same people have each part, or one of the two does not tell who."""
    pairs = ((one.get(role), other.get(role)) for role in roles)
    return all(not a or not b or a == b for a, b in pairs)


def _parts(draft: EventDraft) -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for role, key in draft.participants:
        found[role].add(key)
    return {role: frozenset(keys) for role, keys in found.items()}


def _days_of_both(one: Interval, other: Interval) -> Interval | None:
    """Return the days that are in both intervals, None where none is."""
    begin = max((when.begin for when in (one, other) if when.begin), default=None)
    end = min((when.end for when in (one, other) if when.end), default=None)
    if begin and end and begin > end:
        return None
    told = one if (one.begin, one.end) == (begin, end) else other
    return replace(told, begin=begin, end=end)


def _both(first: EventDraft, again: EventDraft) -> EventDraft:
    """Return one draft of two: the type that says more, the days that both may mean."""
    ranks = list(_once().get(_kind(first.type), ()))
    kind = min(first.type, again.type, key=ranks.index) if ranks else first.type
    plain = next((d.rule for d in (first, again) if d.rule == "event word"), first.rule)
    return replace(
        first,
        type=kind,
        mentions=(*first.mentions, *again.mentions),
        participants=tuple(dict.fromkeys((*first.participants, *again.participants))),
        place=first.place if first.place is not None else again.place,
        when=_days_of_both(first.when, again.when) or first.when,
        rule=plain,
        leans=first.leans and again.leans,
        heads=first.heads and again.heads,
        sites=first.sites | again.sites,
    )


@cache
def _once() -> Mapping[str, Sequence[str]]:
    """Return the types of what happens to anybody once, by the first of each line."""
    return {line.split()[0]: line.split() for line in table("events")["same"]["once"]}


def _kind(name: str) -> str:
    return next((first for first, every in _once().items() if name in every), name)
