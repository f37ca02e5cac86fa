"""What was typed after a command in, values out; every error is click's, with a line of advice.

Options that several commands have stand here too.
"""

import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

_CALLED = {"from": "begin", "to": "end"}  # by the command, which calls other options by their names


def first_or_last_day(
    _context: click.Context, option: click.Parameter, value: str | None
) -> date | None:
    """Return a day given as 2020, 2020-09 or 2020-09-12: its first or, for --to, its last."""
    from onrecord.asking import day

    late = option.name == "end"
    return None if value is None else day(value, late=late, name="--to" if late else "--from")


def _named(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Return a folder's name unless it is empty, as an unset variable of a shell is."""
    if not value:
        raise click.BadParameter("name a folder")
    return value


def filled(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return a value unless it is empty, as an unset variable of a shell is."""
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty")
    return value


record_option = click.option(
    "--record",
    "-r",
    "folder",
    callback=_named,
    default="record",
    show_default=True,
    metavar="DIR",
    help="The record to use.",
)
from_option = click.option(
    "--from", "begin", callback=first_or_last_day, metavar="DATE", help="First day."
)
to_option = click.option(
    "--to", "end", callback=first_or_last_day, metavar="DATE", help="Last day."
)
columns_option = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Which column or key holds a field, such as published=day.",
)
reader_option = click.option(
    "--reader",
    callback=filled,
    metavar="NAME[:OPTION]",
    help="What reads, such as spacy:en_core_web_sm; the built-in reader unless given.",
)


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "tsv", "md", "srj"]),
    help="A table on a terminal, else tsv.",
)


def form(chosen: str | None) -> str:
    """Return the format of an answer: the one chosen, or what suits who reads it."""
    return chosen or ("table" if sys.stdout.isatty() else "tsv")


def decision(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command what every correction is told: the record, who decides and why."""
    by = click.option("--by", "who", callback=filled, metavar="WHO", help="Who decides.")
    why = click.option("--why", callback=filled, metavar="WORDS", help="The reason.")
    return record_option(by(why(command)))


def days(first: str, last: str | None) -> tuple[date, date]:
    """Return the first and last day of what is given as 2020, 2020-09 or 2020-09-12."""
    from onrecord.asking import day

    begin = day(first, late=False, name="FIRST")
    return begin, day(last or first, late=True, name="LAST" if last else "FIRST")


def columns(pairs: Sequence[str]) -> dict[str, str]:
    """Return which column holds which field, from words such as published=day."""
    split = [pair.partition("=") for pair in pairs]
    for field, _, name in split:
        if not name:
            raise click.BadParameter(f"'{field}': write FIELD=NAME, such as published=day")
    return {field: name for field, _, name in split}


def parameters(given: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a question, by name: those with an option and those by --set."""
    from onrecord.asking import OPTIONS

    options = {name: given[_CALLED.get(name, name)] for name in OPTIONS}
    found = {name: value for name, value in options.items() if value is not None}
    for pair in given["others"]:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.BadParameter(f"'{pair}': write NAME=VALUE")
        if name in found:
            raise click.BadParameter(f"{name} is given twice")
        found[name] = value
    return found


def other_way(option: str, words: Sequence[str]) -> str | None:
    """Return how the value of an unknown option is given, if the question in `words` takes it."""
    from onrecord.asking import saved_queries

    known, name = saved_queries(), option.removeprefix("--")
    asked = [known[word] for word in words if word in known]
    if not any(parameter.name == name for query in asked for parameter in query.parameters):
        return None
    place = next(n for n, word in enumerate(words) if word.partition("=")[0] == option)
    value = words[place].partition("=")[2] or next(iter(words[place + 1 :]), "VALUE")
    return shlex.join(["--set", f"{name}={value}"])


def text_of(file: str) -> str:
    """Return the text of a file, or of standard input where it is called "-"."""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{file}: is not UTF-8 text") from error


base_option = click.option(
    "--base",
    metavar="IRI",
    callback=filled,
    help="What the record's IRIs begin with (first build).",
)
sparql_option = click.option(
    "--sparql",
    metavar="FILE",
    callback=filled,
    help="Ask a SPARQL query of your own (- for stdin).",
)
only_speaker_option = click.option(
    "--speaker", metavar="NAME", callback=filled, help="Only what this speaker said."
)
inside_option = click.option(
    "--in",
    "inside",
    metavar="ARTICLE",
    callback=filled,
    help="The article (id, path or URL), where STATEMENT is words of it.",
)
kind_option = click.option(
    "--kind",
    type=click.Choice(["person", "organisation", "place", "document", "unnamed"]),
    help="What SPEAKER is, where nobody of the record is called so and the name does not tell.",
)
