"""People's corrections in, their quads out: who overruled what, when, why, and what stood there."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from onrecord.correction import Correction
from onrecord.graph import terms
from onrecord.graph.names import Names
from onrecord.graph.vocabulary import OR


def correction_quads(corrections: Iterable[Correction], *, names: Names) -> Iterator[Quad]:
    """Yield a node for each correction, in the graph of corrections."""
    graph = NamedNode(names.corrections_graph)
    for one in corrections:
        node = NamedNode(names.correction(one.id))
        yield Quad(node, terms.RDF.type, OR.Correction, graph)
        yield Quad(node, OR.correctedAt, terms.moment(one.when), graph)
        told = (
            (OR.action, one.action),
            (OR.correctedBy, one.who),
            (OR.why, one.why),
            (OR.was, one.was),
            (OR.becomes, one.becomes),
        )
        yield from (Quad(node, p, terms.words(text), graph) for p, text in told if text)
        for local in one.corrects:
            yield Quad(node, OR.corrects, NamedNode(names.entity(local)), graph)
