"""Saved queries and SPARQL in, Answers out."""

from onrecord.asking.answer import Answer, Term, make_answer
from onrecord.asking.asking import TIMEOUT, ask, ask_sparql, run_saved
from onrecord.asking.binding import OPTIONS, day
from onrecord.asking.formats import FORMATS, write_answer
from onrecord.asking.names import NoSuchNameError, resolve
from onrecord.asking.running import LIMIT, run
from onrecord.asking.saved import Parameter, SavedQuery, saved_queries, saved_queries_table

__all__ = [
    "FORMATS",
    "LIMIT",
    "OPTIONS",
    "TIMEOUT",
    "Answer",
    "NoSuchNameError",
    "Parameter",
    "SavedQuery",
    "Term",
    "ask",
    "ask_sparql",
    "day",
    "make_answer",
    "resolve",
    "run",
    "run_saved",
    "saved_queries",
    "saved_queries_table",
    "write_answer",
]
