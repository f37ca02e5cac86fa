"""People's corrections in, their quads out: who overruled what, when, why, and what stood there."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from onrecord.correcting.correction import Correction
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
            (OR.becomes, becomes(one)),
        )
        yield from (Quad(node, p, terms.words(text), graph) for p, text in told if text)
        for local in one.corrects:
            yield Quad(node, OR.corrects, NamedNode(names.entity(local)), graph)


def becomes(one: Correction) -> str:
    """Return what a correction put in the place of what stood there, in words."""
    days = " to ".join(dict.fromkeys(d.isoformat() for d in (one.begin, one.end) if d))
    return ", ".join(part for part in (one.name, days) if part)
