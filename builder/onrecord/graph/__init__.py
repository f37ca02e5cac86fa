"""Articles, readings and identities in, RDF out: the quads, their names, and their store.

Only this package knows the vocabulary, and only its `store` the engine.
"""

from onrecord.graph.article import article_quads
from onrecord.graph.correction import correction_quads
from onrecord.graph.grouping import Properties, Subjects, by_subject, text_of
from onrecord.graph.identity import (
    identity_quads,
    replaced_quads,
    reprint_quads,
    same_as_quads,
    same_event_quads,
    unsure_quads,
)
from onrecord.graph.names import DEFAULT_BASE, Names
from onrecord.graph.statement import BETWEEN_PIECES
from onrecord.graph.store import GraphStore
from onrecord.graph.terms import OWL, PREFIXES, RDF, RDFS, XSD, whole
from onrecord.graph.vocabulary import NAMESPACE, OR

GRAPH = "graph/4"
"""The version of the mapping from records to quads; another one makes a record derive anew."""

__all__ = [
    "BETWEEN_PIECES",
    "DEFAULT_BASE",
    "GRAPH",
    "NAMESPACE",
    "OR",
    "OWL",
    "PREFIXES",
    "RDF",
    "RDFS",
    "XSD",
    "GraphStore",
    "Names",
    "Properties",
    "Subjects",
    "article_quads",
    "by_subject",
    "correction_quads",
    "identity_quads",
    "replaced_quads",
    "reprint_quads",
    "same_as_quads",
    "same_event_quads",
    "text_of",
    "unsure_quads",
    "whole",
]
