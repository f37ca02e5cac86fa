"""The folder of .rq files in, SavedQuery records out: header, parameters and text of each.

The headers follow grlc (https://github.com/CLARIAH/grlc): lines that begin with "#+ " are YAML.
`?_name` is a required parameter, `?__name` an optional one; what follows the name is its type.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord import resources
from onrecord.asking.tokens import tokens
from onrecord.errors import OnRecordError, UsageError

_HEADER = "#+"
_PARAMETER = re.compile(r"[?$](?P<mark>__?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:_(?P<type>\w+))?")
_TYPES = {None: "text", "iri": "iri", "integer": "integer", "xsd_date": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A place in a query for a value; `token` is its variable as written ("?__from_xsd_date").

    `type` is "text", "iri", "integer" or "date"; for `or_words`, an IRI parameter, a value that
    names nothing is taken as words. `one_of` are all values that there are, where these are few, in
    small letters: a query compares them so.
    """

    name: str
    token: str
    type: str
    required: bool
    or_words: bool = False
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuery:
    """One question of the folder `queries`, known by its file's name.

    `one_of` are parameters of which at least one must be given: asked of a whole record, the
    answer would be as long as the record.
    """

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    one_of: tuple[str, ...]
    defaults: Mapping[str, str]
    text: str

    @property
    def required(self) -> tuple[str, ...]:
        """The names of parameters with which it can be asked, and without which it cannot."""
        return tuple(one.name for one in self.parameters if one.required) + self.one_of[:1]


def saved_queries() -> dict[str, SavedQuery]:
    """Return every saved query by its name, in the order of names."""
    return {name: saved_query(name) for name in _names()}


@cache
def saved_query(name: str) -> SavedQuery:
    """Return the saved query called `name`.

    Raises:
        UsageError: there is none; the message names those that are close.
    """
    if name not in _names():
        raise UsageError(_unknown(name))
    path = resources.folder("queries") / f"{name}.rq"
    return parse(name, path.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> SavedQuery:
    """Return the saved query that `text`, the content of a .rq file, describes."""
    header = _header(text)
    return SavedQuery(
        name=name,
        summary=str(header.get("summary", "")),
        description=str(header.get("description", "")),
        tags=_several(header.get("tags")),
        parameters=_parameters(
            text,
            or_words=_several(header.get("or-words")),
            values=_values(header.get("values")),
        ),
        one_of=_several(header.get("one-of")),
        defaults=_defaults(header.get("defaults")),
        text=text,
    )


def saved_queries_table() -> str:
    """Return the saved queries as a Markdown table: name, what it answers, parameters."""
    rows = [
        f"| `{query.name}` | {query.summary} | {_signature(query)} |"
        for query in saved_queries().values()
    ]
    head = ["| Question | What it answers | Parameters |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows]) + "\n"


def _signature(query: SavedQuery) -> str:
    shown = []
    for parameter in query.parameters:
        default = query.defaults.get(parameter.name)
        needed = parameter.required or parameter.name in query.one_of
        words = f"**{parameter.name}**" if needed else parameter.name
        shown.append(f"{words} ({default})" if default else words)
    return ", ".join(shown) + (": one of them" if query.one_of else "")


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in resources.folder("queries").glob("*.rq")))


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name.lower(), _names(), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}" if close else "ask without a name lists them"
    return f"there is no saved question '{name[:60]}': {hint}"


def _header(text: str) -> dict[str, object]:
    import yaml

    lines = [line[len(_HEADER) :] for line in text.splitlines() if line.startswith(_HEADER)]
    header = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506  makes strings only
    return header if isinstance(header, dict) else {}


def _several(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return (str(value),) if value else ()


def _defaults(value: object) -> dict[str, str]:
    """Return grlc's list of one-key mappings as one mapping."""
    parts = value if isinstance(value, list) else [value]
    return {str(k): str(v) for part in parts if isinstance(part, dict) for k, v in part.items()}


def _values(value: object) -> dict[str, tuple[str, ...]]:
    """Return all values of some parameters, which stand in a list or apart by spaces."""
    parts = value if isinstance(value, list) else [value]
    pairs = ((str(k), v) for part in parts if isinstance(part, dict) for k, v in part.items())
    return {
        name: tuple(str(each).lower() for each in (v if isinstance(v, list) else str(v).split()))
        for name, v in pairs
    }


def _parameters(
    text: str, *, or_words: tuple[str, ...], values: Mapping[str, tuple[str, ...]]
) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    for token in tokens(text):
        match = _PARAMETER.fullmatch(token.text) if token.kind == "variable" else None
        if match and match["name"] not in found:
            if match["type"] not in _TYPES:
                raise OnRecordError(f"a saved question has a parameter of no known type: {token}")
            found[match["name"]] = Parameter(
                name=match["name"],
                token=token.text,
                type=_TYPES[match["type"]],
                required=match["mark"] == "_",
                or_words=match["name"] in or_words,
                one_of=values.get(match["name"], ()),
            )
    if unknown := values.keys() - found.keys():
        raise OnRecordError(f"a saved question has values of no parameter: {min(unknown)}")
    return tuple(sorted(found.values(), key=lambda one: (not one.required, one.name)))
