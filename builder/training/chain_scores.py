"""How alike chains of mentions are: marked and found chains in, MUC, B³, CEAFe and their mean out.

Vilain et al. (1995), Bagga and Baldwin (1998) and Luo (2005), as Pradhan et al. (2014) count them
where found mentions need not be marked ones; the mean of the three F1 is that of CoNLL-2012. A
chain is a set of mentions, whatever they are; none stands in two chains of one side.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import networkx

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
    graph, place, numbered = networkx.Graph(), _places(found), list(found)
    for number, chain in enumerate(marked):
        for other in sorted({place[mention] for mention in chain if mention in place}):
            own = numbered[other]
            alike = 2 * len(chain & own) / (len(chain) + len(own))
            graph.add_edge(("marked", number), ("found", other), weight=alike)
    return sum(
        graph.edges[pair]["weight"]
        for part in networkx.connected_components(graph)
        for pair in networkx.max_weight_matching(graph.subgraph(part))
    )
