"""How alike chains of mentions are: marked and found chains in, MUC, B³, CEAFe and their mean out.

Vilain et al. (1995), Bagga and Baldwin (1998) and Luo (2005), as Pradhan et al. (2014) count them
where found mentions need not be marked ones; the mean of the three F1 is that of CoNLL-2012. A
chain is a set of mentions, whatever they are; none stands in two chains of one side.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import networkx
import numpy as np
import numpy.typing as npt

Chain = frozenset[Hashable]
Chains = Collection[Chain]


@dataclass(slots=True)
class Shares:
    """What is right and how much there is, on the found side and on the marked one, added up."""

    right: float = 0
    found: float = 0
    right_marked: float = 0
    marked: float = 0

    def add(self, right: float, found: float, right_marked: float, marked: float) -> None:
        """Add one document."""
        self.right += right
        self.found += found
        self.right_marked += right_marked
        self.marked += marked

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is marked that was found; 0 where nothing is marked."""
        return self.right_marked / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing is right."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class ChainScores:
    """The three measures over documents that are added one by one."""

    def __init__(self) -> None:
        self.muc, self.cubed, self.ceaf = Shares(), Shares(), Shares()

    def add(self, marked: Chains, found: Chains) -> None:
        """Add one document."""
        self.muc.add(_kept(found, marked), _links(found), _kept(marked, found), _links(marked))
        self.cubed.add(
            _together(found, marked), _size(found), _together(marked, found), _size(marked)
        )
        alike = _aligned(marked, found)
        self.ceaf.add(alike, len(found), alike, len(marked))

    @property
    def mean(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.cubed.f1 + self.ceaf.f1) / 3


def _size(chains: Chains) -> int:
    return sum(map(len, chains))


def _links(chains: Chains) -> int:
    return _size(chains) - len(chains)


def _places(chains: Chains) -> Mapping[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _parts(chain: Chain, place: Mapping[Hashable, int]) -> Sequence[int]:
    """Return how many mentions of the chain each of the others holds that hold any."""
    return list(Counter(place[mention] for mention in chain if mention in place).values())


def _kept(chains: Chains, others: Chains) -> float:
    """Return how many links of the chains remain where the others part their mentions."""
    place = _places(others)
    parts = (_parts(chain, place) for chain in chains)
    return sum(sum(own) - len(own) for own in parts)


def _together(chains: Chains, others: Chains) -> float:
    """Return which share of its chain is with each mention in the others, added up."""
    place = _places(others)
    return sum(sum(n * n for n in _parts(chain, place)) / len(chain) for chain in chains)


def _aligned(marked: Chains, found: Chains) -> float:
    """Return the likeness of chains, each with at most one other, that is the highest together."""
    graph: networkx.Graph[tuple[int, int]] = networkx.Graph()
    place, numbered = _places(found), list(found)
    for number, chain in enumerate(marked):
        shared = Counter(place[mention] for mention in chain if mention in place)
        for other, n in shared.items():
            alike = 2 * n / (len(chain) + len(numbered[other]))
            graph.add_edge((0, number), (1, other), weight=alike)
    parts = networkx.connected_components(graph)
    return sum(assigned(_weights(graph.subgraph(part))) for part in parts)


def _weights(part: "networkx.Graph[tuple[int, int]]") -> npt.NDArray[np.float64]:
    """Return the edges' weights as a matrix that has no fewer columns than rows."""
    sides = [[node for node in part if node[0] == side] for side in (0, 1)]
    short, long = sorted(sides, key=len)
    found = np.zeros((len(short), len(long)))
    column = {node: at for at, node in enumerate(long)}
    for row, node in enumerate(short):
        for other, edge in part[node].items():
            found[row, column[other]] = edge["weight"]
    return found


def assigned(weights: npt.NDArray[np.float64]) -> float:
    """Return the highest sum of weights of one column for each row, no column taken twice.

    Kuhn's method with shortest paths (Jonker and Volgenant, Computing 38, 1987): cubic, a row of
    numpy at a time. `weights` has no fewer columns than rows.
    """
    rows, columns = weights.shape
    if rows == 1:
        return float(weights.max())
    owner = np.full(columns + 1, -1)  # the row that has the column; the last column is a start
    above, beside = np.zeros(rows), np.zeros(columns + 1)
    for row in range(rows):
        owner[columns] = at = row
        column, came = columns, np.full(columns, columns)
        far, seen = np.full(columns, np.inf), np.zeros(columns + 1, dtype=bool)
        while at >= 0:
            seen[column] = True
            free = ~seen[:columns]
            step = -weights[at] - above[at] - beside[:columns]
            nearer = free & (step < far)
            far[nearer], came[nearer] = step[nearer], column
            column = int(np.where(free, far, np.inf).argmin())
            least = far[column]
            above[owner[seen]] += least
            beside[seen] -= least
            far[free] -= least
            at = int(owner[column])
        while column != columns:
            owner[column], column = owner[came[column]], int(came[column])
    taken = [column for column in range(columns) if owner[column] >= 0]
    return float(sum(weights[owner[column], column] for column in taken))
