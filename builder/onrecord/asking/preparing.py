"""A saved query's text and checked values in, SPARQL ready to run out; names become IRIs here."""

from collections.abc import Iterable, Mapping

from onrecord.asking.binding import bind, literal, node
from onrecord.asking.names import NoSuchNameError, find, same
from onrecord.asking.saved import Parameter
from onrecord.graph import GraphStore

_DATATYPES = {"integer": "integer", "date": "date"}
_KINDS = {"article": "article", "statement": "statement", "claim": "claim"}
_CLASSES = {"person": "Person", "organisation": "Organisation", "place": "Place"}
_QUOTES = {'"': '"', "“": "”"}


def prepare(
    store: GraphStore, text: str, parameters: Iterable[Parameter], values: Mapping[str, str]
) -> str:
    """Return `text` with the terms of `values`, from `binding.given`, in their places.

    An IRI parameter called "article", "statement" or "claim" takes such a node, one called
    "person", "organisation" or "place" an entity of that class, any other an entity.

    Raises:
        UsageError: a name means nothing in the record, or several things.
    """
    terms = {
        parameter.token: _term(store, parameter, values[parameter.name])
        for parameter in parameters
        if parameter.name in values
    }
    return bind(text, terms)


def _term(store: GraphStore, parameter: Parameter, value: str) -> str:
    if parameter.type != "iri":
        return literal(value, datatype=_DATATYPES.get(parameter.type))
    if parameter.or_words:
        return _entity_or_words(store, value)
    types = {_CLASSES[parameter.name]} if parameter.name in _CLASSES else None
    return node(find(store, value, kind=_KINDS.get(parameter.name, "entity"), types=types))


def _entity_or_words(store: GraphStore, value: str) -> str:
    """Return the entity called exactly `value`, else `value` as words; in quotes, always words."""
    if len(value) > 1 and _QUOTES.get(value[0]) == value[-1]:
        return literal(value[1:-1])
    try:
        return node(find(store, value, matches=(same,)))
    except NoSuchNameError:
        return literal(value)
