"""Plain values in, RDF terms out: the literals that the graph writes, and others' vocabularies."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from onrecord.graph.vocabulary import NAMESPACE


class OWL:
    """The terms of OWL that the graph uses."""

    NAMESPACE: Final = "http://www.w3.org/2002/07/owl#"
    sameAs: Final = NamedNode(NAMESPACE + "sameAs")  # noqa: N815  the property's own name


class RDF:
    """The terms of RDF that the graph uses."""

    NAMESPACE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    type: Final = NamedNode(NAMESPACE + "type")


class RDFS:
    """The terms of RDF Schema that the graph uses."""

    NAMESPACE: Final = "http://www.w3.org/2000/01/rdf-schema#"
    label: Final = NamedNode(NAMESPACE + "label")


class XSD:
    """The datatypes that the graph uses, beside plain strings."""

    NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema#"
    anyURI: Final = NamedNode(NAMESPACE + "anyURI")  # noqa: N815  the datatype's own name
    date: Final = NamedNode(NAMESPACE + "date")
    decimal: Final = NamedNode(NAMESPACE + "decimal")
    dateTime: Final = NamedNode(NAMESPACE + "dateTime")  # noqa: N815  the datatype's own name
    integer: Final = NamedNode(NAMESPACE + "integer")


PREFIXES: Final[Mapping[str, str]] = {
    "or": NAMESPACE,
    "owl": OWL.NAMESPACE,
    "rdf": RDF.NAMESPACE,
    "rdfs": RDFS.NAMESPACE,
    "xsd": XSD.NAMESPACE,
}

_DIGITS: Final = 6  # of a confidence; more than any reader can mean


def words(text: str) -> Literal:
    """Return `text` as a string literal.

    RDF has no lone surrogates (broken JSON escapes make them): each becomes U+FFFD, which keeps
    every offset true.
    """
    try:
        return Literal(text)
    except ValueError:  # pyoxigraph's word for a string that has no UTF-8
        return Literal(whole(text))


def whole(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate, as it stands in the graph."""
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)


def day(when: date) -> Literal:
    """Return `when` as an xsd:date."""
    return Literal(when.isoformat(), datatype=XSD.date)


def moment(when: str) -> Literal:
    """Return an ISO time as an xsd:dateTime."""
    return Literal(when, datatype=XSD.dateTime)


def number(count: int) -> Literal:
    """Return `count` as an xsd:integer."""
    return Literal(count)


def share(value: float) -> Literal:
    """Return `value` (0–1) as an xsd:decimal, in the short form in which the store gives it back.

    >>> share(0.90).value, share(1.0).value
    ('0.9', '1')
    """
    return Literal(f"{value:.{_DIGITS}f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def address(url: str) -> Literal:
    """Return `url` as an xsd:anyURI."""
    return Literal(whole(url), datatype=XSD.anyURI)
