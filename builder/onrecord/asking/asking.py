"""A store's path and a question in, an Answer out, in bounded time: a worker process does it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from onrecord import errors
from onrecord.asking.answer import Answer, Term, make_answer
from onrecord.asking.binding import given
from onrecord.asking.guard import guard
from onrecord.asking.preparing import prepare
from onrecord.asking.request import Request
from onrecord.asking.running import LIMIT, check_limit, counted, run
from onrecord.asking.saved import saved_query
from onrecord.asking.supervising import Outcome, supervise
from onrecord.errors import UsageError
from onrecord.graph import GraphStore

TIMEOUT = 60.0  # seconds
_NONE: Mapping[str, str] = MappingProxyType({})


def ask(
    store_path: Path,
    query: str,
    *,
    parameters: Mapping[str, str] = _NONE,
    timeout: float = TIMEOUT,
    limit: int = LIMIT,
) -> Answer:
    """Return the answer to the saved query called `query`, from the store at `store_path`.

    `timeout` in seconds and `limit` in rows cut the answer; `Answer.cut` says so.

    Raises:
        UsageError: no such query, parameter, name or date; the message says what there is.
        QueryError: the query fails.
        RecordError: the store cannot be opened.
    """
    saved = saved_query(query)
    request = Request(
        store=str(store_path),
        text=saved.text,
        limit=limit,
        parameters=saved.parameters,
        values=given(saved, parameters),
    )
    return _answered(request, query, timeout)


def ask_sparql(
    store_path: Path, text: str, *, timeout: float = TIMEOUT, limit: int = LIMIT
) -> Answer:
    """Return the answer to SPARQL `text`; triples are rows of subject, predicate, object.

    Raises:
        QueryError: it is malformed, fails, would change the record or reach out of it.
        RecordError: the store cannot be opened.
    """
    request = Request(store=str(store_path), text=guard(text), limit=limit, values={})
    return _answered(request, text, timeout)


def run_saved(
    store: GraphStore, query: str, parameters: Mapping[str, str] = _NONE, *, limit: int = LIMIT
) -> Answer:
    """Return the answer to a saved query in this process, however long it takes; see ask."""
    saved = saved_query(query)
    text = prepare(store, saved.text, saved.parameters, given(saved, parameters))
    return run(store, text, limit=limit)


def _answered(request: Request, query: str, timeout: float) -> Answer:
    check_limit(request.limit)
    if not timeout > 0:
        raise UsageError(f"the timeout is more than 0 seconds, not {timeout}")
    outcome = supervise(request.to_line(), timeout)
    if "error" in outcome.end:
        name, message = outcome.end["error"]
        raise getattr(errors, name, UsageError)(message)
    terms = [tuple(cell and Term(*cell) for cell in row) for row in outcome.rows]
    return make_answer(
        query,
        outcome.head.get("columns", ()),
        terms,
        kind=outcome.head.get("kind", "select"),
        cut=_cut(outcome, timeout),
    )


def _cut(outcome: Outcome, timeout: float) -> str | None:
    if not outcome.late:
        cut: str | None = outcome.end.get("cut")
        return cut
    return (
        f"Stopped after {timeout:g} s with {counted(len(outcome.rows))}: there may be more; "
        "narrow the question or allow more time."
    )
