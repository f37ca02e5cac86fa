"""Claims of all articles and copies of these in, the quads out that tie them together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.names import Names
from onrecord.graph.vocabulary import OR

if TYPE_CHECKING:
    from onrecord.linking.claims import Copy, Retelling


def same_claim_quads(claim: str, first: str, *, names: Names) -> Iterator[Quad]:
    """Yield that a claim is the same as the one of its earliest wording."""
    node, graph = NamedNode(names.base + claim), NamedNode(names.claims_graph)
    yield Quad(node, OR.sameClaim, NamedNode(names.base + first), graph)


def copy_quads(copy: "Copy", *, names: Names) -> Iterator[Quad]:
    """Yield whose text an article repeats, and how much of it."""
    node, graph = NamedNode(names.article(copy.article)), NamedNode(names.claims_graph)
    yield Quad(node, OR.reprintOf, NamedNode(names.article(copy.origin)), graph)
    yield Quad(node, OR.copied, terms.share(copy.share), graph)


def retelling_quads(retelling: "Retelling", *, names: Names) -> Iterator[Quad]:
    """Yield how a later statement words what an earlier one says."""
    node, graph = NamedNode(names.base + retelling.id), NamedNode(names.claims_graph)
    earlier, later = retelling.earlier, retelling.later
    yield Quad(node, terms.RDF.type, OR.Retelling, graph)
    yield Quad(node, OR.earlier, NamedNode(names.base + earlier.statement), graph)
    yield Quad(node, OR.earlierClaim, NamedNode(names.base + earlier.claim), graph)
    yield Quad(node, OR.later, NamedNode(names.base + later.statement), graph)
    yield Quad(node, OR.laterClaim, NamedNode(names.base + later.claim), graph)
    yield Quad(node, OR.likeness, terms.words(retelling.kind), graph)
    yield Quad(node, OR.score, terms.share(retelling.score), graph)
    yield Quad(node, OR.sure, terms.truth(retelling.sure), graph)
    yield Quad(node, OR.difference, terms.words(retelling.difference), graph)
    for drift in retelling.drift:
        yield Quad(node, OR.drift, terms.words(drift), graph)
