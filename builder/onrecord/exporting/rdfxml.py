"""A view goes in; RDF/XML comes out, one element a subject, streamed.

rdflib and pyoxigraph both write a carriage return as it is, which every XML reader turns into a
line feed, and pyoxigraph writes control characters that no XML reader accepts: hence our own.
Control characters become U+FFFD, here and in no other format.
"""

import re
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import Literal

from onrecord.exporting.xmlfile import Element, xml_file
from onrecord.graph import PREFIXES, text_of

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple

    from onrecord.exporting.view import View

_LOCAL_NAME = re.compile(r"[A-Za-z_][\w.-]*$")


def write_rdfxml(view: "View", file: BinaryIO) -> int:
    """Write the union of the view's graphs; return how many triples."""
    written = 0
    prefixes = {f"xmlns:{prefix}": space for prefix, space in PREFIXES.items()}
    with xml_file(file) as xml, xml.inside("rdf:RDF", prefixes):
        for subject in view.subjects():
            triples = view.triples(subject)
            said = tuple(_element(triple) for triple in triples)
            xml.write([Element("rdf:Description", {"rdf:about": subject}, said)] if said else [])
            written += len(triples)
    return written


def _element(triple: "Triple") -> Element:
    name, space = _name(triple.predicate)
    value = triple.object
    if not isinstance(value, Literal):
        return Element(name, {**space, "rdf:resource": text_of(value)})
    if value.language:
        return Element(name, {**space, "xml:lang": value.language}, value.value)
    if value.datatype.value == PREFIXES["xsd"] + "string":
        return Element(name, space, value.value)
    return Element(name, {**space, "rdf:datatype": value.datatype.value}, value.value)


def _name(predicate: "NamedNode") -> tuple[str, dict[str, str]]:
    """Return a predicate as an element's name, and the name space that this declares."""
    iri = predicate.value
    found = _LOCAL_NAME.search(iri)
    cut = found.start() if found else len(iri)
    for prefix, space in PREFIXES.items():
        if space == iri[:cut]:
            return f"{prefix}:{iri[cut:]}", {}
    return iri[cut:], {"xmlns": iri[:cut]}
