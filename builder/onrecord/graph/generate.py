"""ontology/onrecord.ttl in, the text of graph/vocabulary.py out: one constant for each term.

Run `python builder/onrecord/graph/generate.py` after a change of the ontology; a test tells when it
was forgotten. As a file, not with -m: the package cannot be imported while it uses a term that the
vocabulary does not have yet. Nothing imports this module at run time.
"""

import keyword
from pathlib import Path

import pyoxigraph as ox

from onrecord import resources

_NAMESPACE = "https://w3id.org/onrecord/ns#"
_DEFINED_BY = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")

_HEAD = f'''\
"""The terms of ontology/onrecord.ttl as constants; made by `onrecord.graph.generate`."""

# ruff: noqa: N815  constants bear the names of the terms, so that one search finds both

from typing import Final

from pyoxigraph import NamedNode

NAMESPACE: Final = "{_NAMESPACE}"


class OR:
    """Every class and property; a name that Python keeps for itself ends in "_" (`OR.from_`)."""

'''


def terms(turtle: Path) -> tuple[str, ...]:
    """Return the local names of all terms that `turtle` defines, sorted, classes first."""
    triples = ox.parse(path=turtle, format=ox.RdfFormat.TURTLE)
    subjects = {q.subject for q in triples if q.predicate == _DEFINED_BY}
    iris = (node.value for node in subjects if isinstance(node, ox.NamedNode))
    return tuple(sorted(iri.removeprefix(_NAMESPACE) for iri in iris if iri.startswith(_NAMESPACE)))


def source(turtle: Path) -> str:
    """Return the Python text of the vocabulary that `turtle` defines."""
    return _HEAD + "".join(f"    {_constant(name)}\n" for name in terms(turtle))


def _constant(name: str) -> str:
    safe = f"{name}_" if keyword.iskeyword(name) else name
    return f'{safe}: Final = NamedNode(NAMESPACE + "{name}")'


if __name__ == "__main__":
    target = Path(__file__).with_name("vocabulary.py")
    target.write_text(source(resources.folder("ontology") / "onrecord.ttl"), encoding="utf-8")
