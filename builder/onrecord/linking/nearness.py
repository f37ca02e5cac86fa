"""A day in, words for it out that days near to each other share: a few, the more the nearer.

Of each span of `SPANS` a day has the two ends that it is between, as much of each as it is near to
it. The product of two days' words is the number of spans that is left of them: all for one day, two
for two months, none for years: about the logarithm of the days between them.
"""

from collections.abc import Mapping
from datetime import date
from math import cos, pi, sin

SPANS = (4, 16, 64, 256, 1024)  # days


def times(day: date | None) -> Mapping[str, float]:
    """Return what each word of a day is worth; none where it is not known.

    >>> {word: round(worth, 2) for word, worth in times(date(1, 1, 2)).items() if "4 " in word[:2]}
    {'4 0': 0.92, '4 1': 0.38}
    """
    if day is None:
        return {}
    found: dict[str, float] = {}
    for span in SPANS:
        number, rest = divmod(day.toordinal() - 1, span)
        turn = rest / span * pi / 2
        found |= {f"{span} {number}": cos(turn), f"{span} {number + 1}": sin(turn)}
    return found
