"""Names in, whom an OpenRefine Reconciliation API service takes them for out.

Specification: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
What is asked and taken here is the same in version 0.1, which csv-reconcile 0.3 speaks.
The one place where the program uses the network, and only when it is asked to.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http.client import HTTPException
from itertools import islice
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from onrecord.authority.entries import Entry, is_iri
from onrecord.authority.lexicon import kind_of
from onrecord.errors import InputError
from onrecord.records import EntityType

_AT_ONCE = 20  # queries in one request
_CANDIDATES = 5  # that are asked for of each name
_SECONDS = 20.0  # until a request is given up
_MOST = 16 << 20  # bytes of an answer
_VERSIONS = ("0.1", "0.2")
_ID = re.compile(r"\{\{\s*id\s*\}\}")
_WEB = ("http://", "https://")

Name = tuple[str, EntityType]


def reconcile(url: str, names: Iterable[Name], *, seconds: float = _SECONDS) -> Iterator[Entry]:
    """Yield whom the service takes each name for; one entry may come several times.

    Each query gives the service's own type for the kind of the name, where its manifest has one.

    Raises:
        InputError: it gives no answer in time, or none of the protocol's.
    """
    if not url.startswith(_WEB):
        raise InputError(f"{url}: is no web address of a service, such as https://example.org/api")
    manifest = _object(url, _fetch(url, None, seconds), "manifest")
    versions = manifest.get("versions", ["0.2"])
    if not isinstance(versions, list) or not any(known in versions for known in _VERSIONS):
        raise InputError(f"{url}: speaks version {versions} of the protocol; needed is 0.1 or 0.2")
    types = _types(manifest)
    rest = iter(names)
    while some := list(islice(rest, _AT_ONCE)):
        queries = {f"q{at}": _query(name, types) for at, name in enumerate(some)}
        body = urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode()
        answer = _object(url, _fetch(url, body, seconds), "answer")
        for key in queries:
            yield from _entries(url, manifest, answer.get(key))


def _query(name: Name, types: Mapping[EntityType, str]) -> dict[str, object]:
    words, kind = name
    typed = {"type": types[kind]} if kind in types else {}
    return {"query": words, "limit": _CANDIDATES, **typed}


def _types(manifest: Mapping[str, Any]) -> dict[EntityType, str]:
    """Return the service's type for each kind, the first that it lists."""
    found: dict[EntityType, str] = {}
    listed = manifest.get("defaultTypes")
    for given in listed if isinstance(listed, list) else ():
        if isinstance(given, dict) and isinstance(given.get("id"), str):
            kind = kind_of([given["id"], str(given.get("name", ""))])
            if kind:
                found.setdefault(kind, given["id"])
    return found


def _entries(url: str, manifest: Mapping[str, Any], answer: object) -> Iterator[Entry]:
    results = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(results, list):
        raise InputError(f"{url}: an answer has no list of results")
    for given in results:
        if not isinstance(given, dict) or not all(
            isinstance(given.get(key), str) and given[key].strip() for key in ("id", "name")
        ):
            raise InputError(f"{url}: a result has no id or no name")
        iri = _iri(manifest, given["id"])
        if not is_iri(iri):
            raise InputError(f"{url}: '{given['id'][:60]}' makes no IRI with its identifierSpace")
        told = given.get("description")
        yield Entry(
            iri=iri,
            names=(" ".join(given["name"].split()),),
            kind=kind_of(_words(given.get("type"))),
            told=(told,) if isinstance(told, str) and told else (),
        )


def _iri(manifest: Mapping[str, Any], found: str) -> str:
    """Return the IRI of an id: itself, or within the identifier space, or its view."""
    view = manifest.get("view")
    address = view.get("url") if isinstance(view, dict) else None
    space = manifest.get("identifierSpace")
    if found.startswith(_WEB):
        return found
    if isinstance(space, str) and space.endswith(("/", "#")):
        return space + found
    return _ID.sub(lambda _: found, address) if isinstance(address, str) else found


def _words(types: object) -> Sequence[str]:
    """Return ids and names of a result's types, which stand as words or as objects."""
    listed = types if isinstance(types, list) else ()
    return [
        str(word)
        for each in listed
        for word in (
            (each.get("id", ""), each.get("name", "")) if isinstance(each, dict) else (each,)
        )
    ]


def _object(url: str, body: bytes, what: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{url}: its {what} has half a character (a lone surrogate)") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{url}: its {what} is no JSON") from error
    if not isinstance(found, dict):
        raise InputError(f"{url}: its {what} is no JSON object")
    return found


def _fetch(url: str, body: bytes | None, seconds: float) -> bytes:
    request = Request(url, data=body, headers={"Accept": "application/json"})  # noqa: S310  http alone
    try:
        with urlopen(request, timeout=seconds) as answer:  # noqa: S310  see above
            found: bytes = answer.read(_MOST + 1)
    except HTTPError as error:
        raise InputError(f"{url}: answers {error.code} {error.reason}") from error
    except TimeoutError as error:
        raise InputError(f"{url}: gives no answer within {seconds:g} seconds") from error
    except URLError as error:
        late = isinstance(error.reason, TimeoutError)
        why = f"within {seconds:g} seconds" if late else f"({error.reason})"
        raise InputError(f"{url}: gives no answer {why}") from error
    except (HTTPException, OSError, ValueError) as error:
        raise InputError(f"{url}: gives no answer ({type(error).__name__})") from error
    if len(found) > _MOST:
        raise InputError(f"{url}: an answer is longer than {_MOST >> 20} MB")
    return found
