"""A saved query's text and checked values in, SPARQL ready to run out; names become IRIs here."""

from collections.abc import Iterable, Mapping

from onrecord.asking.binding import bind, literal, node, unquoted
from onrecord.asking.names import NoSuchNameError, find, near, same
from onrecord.asking.running import stream
from onrecord.asking.saved import Parameter
from onrecord.errors import UsageError
from onrecord.graph import GraphStore

_DATATYPES = {"integer": "integer", "date": "date"}
_KINDS = {"article": "article", "statement": "statement", "claim": "claim"}
_CLASSES = {"person": "Person", "organisation": "Organisation", "place": "Place"}
_PREFIX = "PREFIX or: <https://w3id.org/onrecord/ns#>\n"
_LISTED = {  # parameters that take one of the values that the record has, and where these stand
    "publisher": "?article or:publisher ?value",
    "property": "?fact or:property ?value",
    "type": "?event or:eventType ?value",
}
_HOLDS = (
    "SELECT ?text { ?statement a or:Statement ; or:text ?text ."
    ' FILTER(CONTAINS(LCASE(REPLACE(?text, "’", "\'")), LCASE(?_words))) } LIMIT 1'
)
_SHOWN = 8  # values named where none comes close


def prepare(
    store: GraphStore, text: str, parameters: Iterable[Parameter], values: Mapping[str, str]
) -> str:
    """Return `text` with the terms of `values`, from `binding.given`, in their places.

    An IRI parameter called "article", "statement" or "claim" takes such a node, one called
    "person", "organisation" or "place" an entity of that class, any other an entity.

    Raises:
        UsageError: a name means nothing in the record, or several things; it has no such publisher.
    """
    terms = {
        parameter.token: _term(store, parameter, values[parameter.name])
        for parameter in parameters
        if parameter.name in values
    }
    return bind(text, terms)


def _term(store: GraphStore, parameter: Parameter, value: str) -> str:
    if parameter.type != "iri":
        if parameter.name in _LISTED:
            _check_listed(store, parameter.name, value)
        elif parameter.type == "text":
            return _words(value)
        return literal(value, datatype=_DATATYPES.get(parameter.type))
    if parameter.or_words:
        return _entity_or_words(store, value)
    if parameter.name in _CLASSES:
        return node(_of_class(store, value, _CLASSES[parameter.name]))
    return node(find(store, value, kind=_KINDS.get(parameter.name, "entity")))


def _of_class(store: GraphStore, value: str, wanted: str) -> str:
    """Return the entity of a class that is called so or, where none of it is, another."""
    try:
        return find(store, value, types={wanted})
    except NoSuchNameError:
        return find(store, value)


def _entity_or_words(store: GraphStore, value: str) -> str:
    """Return the entity called exactly `value`, else `value` as words; in quotes, always words.

    Words without quotes have to stand in some statement, or a misspelt name would go unnoticed.
    """
    bare = unquoted(value)
    if bare != value:
        return _words(bare)
    try:
        return node(find(store, value, matches=(same,)))
    except NoSuchNameError as error:
        words = _words(value)
        if not any(True for _ in stream(store, bind(_PREFIX + _HOLDS, {"?_words": words})).rows):
            raise UsageError(f"no statement holds these words, and {error}") from error
        return words


def _words(value: str) -> str:
    """Return words as the queries look for them: with the apostrophe that keyboards have."""
    return literal(value.replace("’", "'"))


def _check_listed(store: GraphStore, name: str, value: str) -> None:
    """Raise UsageError where the record has no such publisher, property or type, in any case."""
    query = f"{_PREFIX}SELECT DISTINCT ?value {{ {_LISTED[name]} }}"
    known = sorted(cell.value for (cell,) in stream(store, query).rows if cell)
    if value.lower() in {one.lower() for one in known}:
        return
    some = ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
    others = near(value, known) or f": there is {some or 'none'}"
    raise UsageError(f"no {name} in the record is called '{value[:60]}'{others}")
