"""Quads in, what they say of each subject out, in plain text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

Properties = Mapping[NamedNode, list[str]]
Subjects = Mapping[str, Properties]


def text_of(term: NamedNode | BlankNode | Literal | Triple | DefaultGraph) -> str:
    """Return an IRI or a literal's words; the graph holds nothing else."""
    assert not isinstance(term, (Triple, DefaultGraph))
    return term.value


def by_subject(quads: Iterable[Quad]) -> Subjects:
    """Return, for each subject's IRI, the values of each of its properties, sorted."""
    subjects: dict[str, dict[NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subjects[text_of(quad.subject)][quad.predicate].append(text_of(quad.object))
    for properties in subjects.values():
        for values in properties.values():
            values.sort()
    return {subject: dict(properties) for subject, properties in subjects.items()}
