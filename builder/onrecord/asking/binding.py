"""A saved query and values in, SPARQL text out, each value printed as an RDF term.

A value takes the place of its parameter's variable wherever that is code; in IRIs, strings and
comments the same characters stay as they are. An optional parameter that is not given stays an
unbound variable, for which the queries have two patterns: in a triple pattern it matches
anything, and `FILTER(COALESCE(?x = ?__who, true))` is true.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.asking.saved import Parameter, SavedQuery
from onrecord.asking.tokens import tokens
from onrecord.errors import UsageError

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,18}", re.ASCII)
_ESCAPE = re.compile(r"\\\\(?P<u>[uU])|\\u(?P<code>[0-9A-Fa-f]{4})|\\.")
_LATE = {"to", "until"}  # of these parameters, "2020" is the year's last day
OPTIONS = ("speaker", "about", "publisher", "words", "from", "to")  # they have one, others --set
_DECEMBER = 12
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“”", "«": "»"}  # that open and close


def given(query: SavedQuery, parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the values for `query` by parameter name: checked, defaults added, dates whole.

    Raises:
        UsageError: a parameter is unknown, missing or empty, a date or number is none, or the
            period ends before it begins.
    """
    names = {parameter.name for parameter in query.parameters}
    for name in sorted(set(parameters) - names):
        raise UsageError(f"{query.name} takes no '{name[:60]}': {_takes(query)}")
    empty = next((name for name, value in parameters.items() if not unquoted(value)), None)
    if empty is not None:
        raise UsageError(f"'{empty}' is empty: give it a value, or leave it out")
    values = {**query.defaults, **parameters}
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            raise UsageError(f"{query.name} needs '{parameter.name}': {_takes(query)}")
    if query.one_of and not set(query.one_of) & values.keys():
        raise UsageError(f"{query.name} needs one of {', '.join(query.one_of)}: {_takes(query)}")
    checked = {p.name: _checked(p, values[p.name]) for p in query.parameters if p.name in values}
    _check_period(checked)
    return checked


def bind(text: str, terms: Mapping[str, str]) -> str:
    """Return `text` with the variables that are keys of `terms` replaced by the printed terms.

    >>> bind('SELECT ?s { ?s ?p ?_x . # ?_x', {"?_x": literal("a")})
    'SELECT ?s { ?s ?p  "a"  . # ?_x'
    """
    return "".join(
        f" {terms[token.text]} " if token.kind == "variable" and token.text in terms else token.text
        for token in tokens(text)
    )


def literal(value: str, *, datatype: str | None = None) -> str:
    r"""Return `value` as a printed literal, of the XML Schema `datatype` if one is given.

    >>> literal('she said "no"')
    '"she said \\"no\\""'
    """
    import pyoxigraph as ox

    try:
        kind = ox.NamedNode(_XSD + datatype) if datatype else None
        printed = str(ox.Literal(value, datatype=kind))
    except ValueError as error:
        raise UsageError("a value holds characters that are no text") from error
    return _ESCAPE.sub(_for_all_engines, printed)


def node(iri: str) -> str:
    """Return `iri` as a printed IRI; UsageError where it is none."""
    import pyoxigraph as ox

    try:
        return str(ox.NamedNode(iri))
    except ValueError as error:
        raise UsageError(f"'{iri[:200]}' is not an IRI") from error


def _for_all_engines(escape: re.Match[str]) -> str:
    r"""Return an escape such that rdflib reads it too.

    It takes \uXXXX for an escape before it looks for \\, and the next four hex digits with it.
    """
    if escape["u"]:
        return rf"\\\U{ord(escape['u']):08X}"
    return rf"\U0000{escape['code']}" if escape["code"] else escape[0]


def _takes(query: SavedQuery) -> str:
    ways = [_way(p) if p.required else f"[{_way(p)}]" for p in query.parameters]
    return f"it takes {' '.join(ways)}" if ways else "it takes no parameters"


def _way(parameter: Parameter) -> str:
    """Return how a parameter is given to `onrecord ask`; in Python, by its name."""
    kind = {"iri": "NAME", "text": "WORDS", "date": "DATE", "integer": "NUMBER"}[parameter.type]
    value = "|".join(parameter.one_of) or (f"{kind}|WORDS" if parameter.or_words else kind)
    name = parameter.name
    return f"--{name} {value}" if name in OPTIONS else f"--set {name}={value}"


def _checked(parameter: Parameter, value: str) -> str:
    if parameter.type == "date":
        return day(value, late=parameter.name in _LATE, name=parameter.name).isoformat()
    if parameter.type == "integer" and not _NUMBER.fullmatch(value.strip()):
        raise UsageError(f"{parameter.name} takes a whole number, not '{value[:60]}'")
    if parameter.one_of and unquoted(value).lower() not in parameter.one_of:
        known = ", ".join(parameter.one_of)
        raise UsageError(f"{parameter.name} is one of {known}, not '{value[:60]}'")
    return unquoted(value) if parameter.type == "text" else value.strip()


def unquoted(value: str) -> str:
    """Return what stands between the quotation marks around a value, if any do.

    >>> unquoted(" “the weir” ")
    'the weir'
    """
    bare = value.strip()
    quoted = len(bare) > 1 and bare[-1] in _QUOTES.get(bare[0], "")
    return bare[1:-1].strip() if quoted else bare


def day(text: str, *, late: bool, name: str) -> date:
    """Return the first day, or if `late` the last, of a year, month or day ("2020-09").

    Raises:
        UsageError: `text` is none of these; `name` is the parameter's, for the message.
    """
    match = _DATE.fullmatch(text.strip())
    try:
        if match:
            return _day(*(int(part) if part else None for part in match.groups()), late=late)
    except ValueError:
        pass
    raise UsageError(f"{name} takes a date as 2020, 2020-09 or 2020-09-12, not '{text[:60]}'")


def _day(year: int | None, month: int | None, of_month: int | None, *, late: bool) -> date:
    if of_month or not late:
        return date(year or 0, month or 1, of_month or 1)
    if month is None or month == _DECEMBER:
        return date(year or 0, _DECEMBER, 31)
    return date(year or 0, month + 1, 1) - timedelta(days=1)


def _check_period(values: Mapping[str, str]) -> None:
    if values.get("from", "") > values.get("to", "9999"):
        raise UsageError(f"the period ends before it begins: {values['from']} to {values['to']}")
