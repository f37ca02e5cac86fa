"""The command line: words and files in, answers on standard output, all else on standard error."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord import __version__
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.asking import Answer
    from onrecord.record import Record

FINE, NO, BAD, INTERRUPTED = 0, 1, 2, 130

_record_option = click.option(
    "--record",
    "-r",
    "folder",
    default="record",
    show_default=True,
    metavar="DIR",
    help="The record to use.",
)


def main() -> None:
    """Run the program; every error becomes one line and an exit code."""
    _set_encodings()
    try:
        code = commands.main(prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        code = end.exit_code
    except click.Abort:
        code = _complain("interrupted; run the same command again to go on", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = BAD
    except click.ClickException as error:
        where = getattr(getattr(error, "ctx", None), "command_path", "onrecord")
        code = _complain(f"{error.format_message()} (see '{where} --help')", BAD)
    except OnRecordError as error:
        code = _complain(str(error), BAD)
    except SystemExit:  # click's way to end where nobody reads the output any more
        code = FINE
    except BrokenPipeError:
        code = _drop_output(FINE)
    except OSError as error:
        code = _drop_output(_complain(f"{error.filename or 'output'}: {error.strerror}", BAD))
    sys.exit(code if isinstance(code, int) else FINE)


def _set_encodings() -> None:
    """Write UTF-8 to files and pipes wherever this runs, and to a terminal what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _drop_output(code: int) -> int:
    """Let go of what cannot be written, or Python would try, and complain, once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _complain(message: str, code: int) -> int:
    click.echo("onrecord: " + " ".join(message.split()), err=True)
    return code


def _record(folder: str) -> Record:
    from onrecord.record import Record

    return Record(folder)


def _day(_context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """Return a day given as 2020, 2020-09 or 2020-09-12: its first or, for --to, its last."""
    from onrecord.asking import day

    late = option.name == "end"
    return None if value is None else day(value, late=late, name="--to" if late else "--from")


_from_option = click.option("--from", "begin", callback=_day, metavar="DATE", help="First day.")
_to_option = click.option("--to", "end", callback=_day, metavar="DATE", help="Last day.")
_columns_option = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Which column or key holds a field, such as published=day.",
)


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    split = [pair.partition("=") for pair in pairs]
    for field, _, name in split:
        if not name:
            raise click.BadParameter(f"{field}: write FIELD=NAME, such as published=day")
    return {field: name for field, _, name in split}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def commands() -> None:
    """Read news articles, and ask who said what and when."""


@commands.command()
@click.argument("paths", nargs=-1, required=True)
@_record_option
@click.option("--base", metavar="IRI", help="What the record's IRIs begin with (first build).")
@_columns_option
@click.option("--prune", is_flag=True, help="Take out what PATHS no longer hold.")
@click.option("--strict", is_flag=True, help="Fail (exit 2) if any input was skipped.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar.")
def build(
    paths: tuple[str, ...],
    folder: str,
    base: str | None,
    columns: tuple[str, ...],
    prune: bool,
    strict: bool,
    quiet: bool,
) -> int:
    """Read articles from PATHS (files, folders, globs, - for standard input) into the record."""
    from onrecord import terminal

    with terminal.progress(quiet=quiet) as progress:
        report = _record(folder).build(
            *paths, columns=_columns(columns), base=base, prune=prune, progress=progress
        )
    for line in terminal.build_lines(report, folder):
        click.echo(line, err=True)
    return BAD if strict and report.skipped else FINE


@commands.command()
@click.argument("what", required=False)
@_record_option
def show(what: str | None, folder: str) -> int:
    """Show what the record holds, or one article (id, path, URL) or person (name) in it."""
    from onrecord import terminal

    record = _record(folder)
    if what is None:
        terminal.show_overview(record)
    elif kept := record.article(what):
        terminal.show_reading(*kept)
    else:
        terminal.show_person(record, what)
    return FINE


@commands.command()
@click.argument("paths", nargs=-1, required=True)
@_columns_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or one JSON line an article.",
)
@click.option("--strict", is_flag=True, help="Fail (exit 2) if any input was skipped.")
def read(paths: tuple[str, ...], columns: tuple[str, ...], form: str, strict: bool) -> int:
    """Show what each article in PATHS says, over its text or as JSON; no record is made."""
    import json

    import onrecord
    from onrecord import jsonform, terminal

    articles, skipped = 0, 0
    for item in onrecord.read(*paths, **_columns(columns)):
        if isinstance(item, onrecord.Skipped):
            skipped += 1
            _complain(f"{item.path}: {item.reason}", BAD)
            continue
        articles += 1
        if form == "jsonl":
            click.echo(json.dumps(jsonform.to_json(*item), ensure_ascii=False))
        else:
            terminal.show_reading(*item)
    return BAD if not articles or (strict and skipped) else FINE


@commands.command()
@click.argument("query", required=False)
@_record_option
@click.option("--speaker", metavar="NAME", help="Who said it: a name or an IRI.")
@click.option("--about", metavar="NAME|WORDS", help="What it is about: a name, an IRI or words.")
@click.option("--from", "begin", metavar="DATE", help="Said from 2020, 2020-09 or 2020-09-12.")
@click.option("--to", "end", metavar="DATE", help="Said up to a year, month or day.")
@click.option("--set", "-s", "others", multiple=True, metavar="NAME=VALUE", help="Any parameter.")
@click.option("--sparql", metavar="FILE", help="Ask a SPARQL query of your own (- for stdin).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "tsv", "md", "srj"]),
    help="A table on a terminal, else tsv.",
)
@click.option("--timeout", type=float, metavar="SECONDS", help="When to stop; 60 unless given.")
@click.option("--limit", type=int, metavar="ROWS", help="Rows to stop at; 10000 unless given.")
def ask(query: str | None, folder: str, **options: Any) -> int:
    """Answer a saved question; without QUERY, list the saved questions."""
    from onrecord import terminal

    form = options["form"] or ("table" if sys.stdout.isatty() else "tsv")
    if query is None and options["sparql"] is None:
        if _parameters(options):
            raise click.UsageError("which question? 'onrecord ask' lists them")
        terminal.list_questions(form)
        return FINE
    answer = _answer(_record(folder), query, options)
    terminal.show_answer(answer, form)
    if answer.cut:
        _complain(answer.cut, FINE)
    return FINE


def _answer(record: Record, query: str | None, options: dict[str, Any]) -> Answer:
    limits = {name: options[name] for name in ("timeout", "limit") if options[name] is not None}
    if options["sparql"] is not None:
        if query is not None:
            raise click.UsageError("a saved question or --sparql, not both")
        return record.ask_sparql(_text_of(options["sparql"]), **limits)
    return record.ask(query or "", **limits, **_parameters(options))


def _parameters(options: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a question that were given, by name."""
    given = {
        "speaker": options["speaker"],
        "about": options["about"],
        "from": options["begin"],
        "to": options["end"],
    }
    parameters = {name: value for name, value in given.items() if value is not None}
    for pair in options["others"]:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.BadParameter(f"{pair}: write NAME=VALUE")
        parameters[name] = value
    return parameters


def _text_of(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{file}: is not UTF-8 text") from error


@commands.command()
@click.argument("file")
@_record_option
@click.option("--speaker", metavar="NAME", help="Only what this speaker said.")
@_from_option
@_to_option
def export(
    file: str, folder: str, speaker: str | None, begin: date | None, end: date | None
) -> int:
    """Write the graph to FILE: .ttl .trig .nq .jsonld .rdf .gexf .graphml .cyjs .dot .csv."""
    size = _record(folder).export(file, speaker=speaker, begin=begin, end=end)
    click.echo(f"{file}: {size} written", err=True)
    return FINE


@commands.command()
@click.argument("article")
@_record_option
def forget(article: str, folder: str) -> int:
    """Take ARTICLE (id, path or URL) out of the record; its file comes back if built again."""
    click.echo(f"forgotten: {_record(folder).forget(article)}", err=True)
    return FINE


@commands.command()
@_record_option
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Shapes of N articles only.")
def check(folder: str, sample: int | None) -> int:
    """Prove every statement by its article's characters, and the graph by its shapes."""
    found = 0
    for problem in _record(folder).check(sample=sample):
        found += 1
        click.echo(f"{problem.kind}\t{problem.where}\t{problem.message}")
    click.echo(f"{found} problems" if found else "all is in order", err=True)
    return NO if found else FINE


if __name__ == "__main__":
    main()
