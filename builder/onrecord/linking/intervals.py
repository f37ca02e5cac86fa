"""Where a name's profiles, sorted by time, are cut: intervals in intervals, by the profiles alone.

Of a name that very many articles have, one more touches the interval it falls into, those around
that one, and no other: an interval ends behind a profile that drew the lot for it, whatever else
there is (as content-defined chunks do: Muthitacharoen et al. 2001, A low-bandwidth network file
system).
"""

WHOLE = 64  # profiles of a name that are held to each other uncut
LEAF = 4  # one in 2^4 profiles ends an interval of level 0
FAN = 4  # one in 2^4 intervals ends one of the next level


def depth(count: int) -> int:
    """Return the level of the interval that holds all of `count` profiles."""
    if count <= WHOLE:
        return 0
    level, left = 1, count >> LEAF
    while left >> (FAN + 1):
        level, left = level + 1, left >> FAN
    return level


def lots(level: int) -> int:
    """Return how many zeros a profile has at least that ends an interval of the level."""
    return LEAF + FAN * level
