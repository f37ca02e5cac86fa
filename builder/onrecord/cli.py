"""The command line: words and files in, answers on standard output, all else on standard error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from onrecord import __version__, options
from onrecord.errors import OnRecordError
from onrecord.process import Interrupts, open_streams, set_encodings

if TYPE_CHECKING:
    from datetime import date

    from onrecord.asking import Answer
    from onrecord.record import Record

FINE, NO, BAD, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """Run the program; every error becomes one line and an exit code."""
    open_streams()
    set_encodings()
    interrupts = Interrupts()
    try:
        code = _run()
    except Exception:
        if not interrupts.came:
            raise
        code = _interrupted()
    sys.exit(code)


def _run() -> int:
    """Run the command; return the exit code."""
    try:
        code = commands.main(prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        code = end.exit_code
    except click.Abort:
        code = _interrupted()
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
    return code if isinstance(code, int) else FINE


def _interrupted() -> int:
    return _complain("interrupted; run the same command again to go on", INTERRUPTED)


def _drop_output(code: int) -> int:
    """Let go of what cannot be written, or Python would try, and complain, once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _complain(message: str, code: int) -> int:
    with suppress(OSError):  # standard error itself may be full
        click.echo("onrecord: " + " ".join(message.split()), err=True)
    return code


def _record(folder: str) -> Record:
    from onrecord.record import Record

    return Record(folder)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def commands() -> None:
    """Read news articles, and ask who said what and when."""


@commands.command()
@click.argument("paths", nargs=-1, required=True)
@options.record_option
@click.option(
    "--base",
    metavar="IRI",
    callback=options.filled,
    help="What the record's IRIs begin with (first build).",
)
@options.columns_option
@options.reader_option
@click.option("--prune", is_flag=True, help="Take out what PATHS no longer hold.")
@click.option("--strict", is_flag=True, help="Fail (exit 2) if any input was skipped.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar.")
def build(
    paths: tuple[str, ...],
    folder: str,
    base: str | None,
    columns: tuple[str, ...],
    reader: str | None,
    prune: bool,
    strict: bool,
    quiet: bool,
) -> int:
    """Read articles from PATHS (files, folders, globs, - for standard input) into the record."""
    from onrecord import readers, terminal

    chosen = readers.chosen(reader)
    with terminal.progress(quiet=quiet) as progress:
        report = _record(folder).build(
            *paths,
            columns=options.columns(columns),
            base=base,
            prune=prune,
            reader=chosen,
            progress=progress,
        )
    for line in terminal.build_lines(report, folder):
        click.echo(line, err=True)
    return BAD if strict and report.skipped else FINE


@commands.command()
@click.argument("what", required=False, callback=options.filled)
@options.record_option
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
@options.columns_option
@options.reader_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or one JSON line an article.",
)
@click.option(
    "--why", is_flag=True, help="Say why each statement has its speaker and day (JSON always does)."
)
@click.option("--strict", is_flag=True, help="Fail (exit 2) if any input was skipped.")
def read(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    reader: str | None,
    form: str,
    why: bool,
    strict: bool,
) -> int:
    """Show what each article in PATHS says, over its text or as JSON; no record is made."""
    import json

    from onrecord import jsonform, readers, terminal
    from onrecord.records import Refused, Skipped

    articles, skipped, undated = 0, 0, list[str]()
    refused: list[Refused] = []
    for item in readers.read_files(
        paths,
        columns=options.columns(columns),
        reader=readers.chosen(reader),
        refuse=refused.append,
    ):
        if isinstance(item, Skipped):
            skipped += 1
            _complain(f"{item.path}: {item.reason}", BAD)
            continue
        articles += 1
        undated += [] if item[0].published else [item[0].path]
        if form == "jsonl":
            click.echo(json.dumps(jsonform.to_json(*item), ensure_ascii=False))
        elif why:
            terminal.show_reasons(*item)
        else:
            terminal.show_reading(*item)
    for line in terminal.read_lines(refused, undated, articles):
        _complain(line, FINE)
    return BAD if not articles or (strict and skipped) else FINE


@commands.command()
@click.argument("query", required=False, callback=options.filled)
@options.record_option
@click.option("--speaker", metavar="NAME", help="Who said it: a name or an IRI.")
@click.option("--about", metavar="NAME|WORDS", help="What it is about: a name, an IRI or words.")
@click.option("--from", "begin", metavar="DATE", help="Said from 2020, 2020-09 or 2020-09-12.")
@click.option("--to", "end", metavar="DATE", help="Said up to a year, month or day.")
@click.option("--publisher", metavar="NAME", help="Only what this publisher printed.")
@click.option("--words", metavar="WORDS", help="Only what holds these words.")
@click.option("--set", "-s", "others", multiple=True, metavar="NAME=VALUE", help="Any parameter.")
@click.option(
    "--sparql",
    metavar="FILE",
    callback=options.filled,
    help="Ask a SPARQL query of your own (- for stdin).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "tsv", "md", "srj"]),
    help="A table on a terminal, else tsv.",
)
@click.option("--timeout", type=float, metavar="SECONDS", help="When to stop; 60 unless given.")
@click.option("--limit", type=int, metavar="ROWS", help="Rows to stop at; 10000 unless given.")
def ask(query: str | None, folder: str, **given: Any) -> int:
    """Answer a saved question; without QUERY, list the saved questions."""
    from onrecord import terminal

    form = given["form"] or ("table" if sys.stdout.isatty() else "tsv")
    if query is None and given["sparql"] is None:
        if options.parameters(given):
            raise click.UsageError("which question? 'onrecord ask' lists them")
        terminal.list_questions(form)
        return FINE
    answer = _answer(_record(folder), query, given)
    terminal.show_answer(answer, form)
    if answer.cut:
        _complain(answer.cut, FINE)
    return FINE


def _answer(record: Record, query: str | None, given: dict[str, Any]) -> Answer:
    limits = {name: given[name] for name in ("timeout", "limit") if given[name] is not None}
    if given["sparql"] is not None:
        if query is not None:
            raise click.UsageError("a saved question or --sparql, not both")
        if names := ", ".join(options.parameters(given)):
            raise click.UsageError(f"--sparql takes no parameters: write {names} into the query")
        return record.ask_sparql(options.text_of(given["sparql"]), **limits)
    return record.ask(query or "", **limits, **options.parameters(given))


@commands.command()
@click.argument("file", callback=options.filled)
@options.record_option
@click.option(
    "--speaker", metavar="NAME", callback=options.filled, help="Only what this speaker said."
)
@options.from_option
@options.to_option
def export(
    file: str, folder: str, speaker: str | None, begin: date | None, end: date | None
) -> int:
    """Write the graph to FILE, whose ending names the format.

    RDF: .ttl .trig .nt .nq .rdf .jsonld; tables: .csv .tsv; networks: .gexf .graphml .cyjs .dot;
    each may end in .gz.
    """
    from pathlib import Path

    from onrecord.exporting import counted

    size = _record(folder).export(file, speaker=speaker, begin=begin, end=end)
    click.echo(f"{file}: {counted(Path(file), size)} written", err=True)
    return FINE


@commands.command()
@click.argument("files", nargs=-1)
@options.record_option
@options.columns_option
@click.option(
    "--service",
    metavar="URL",
    callback=options.filled,
    help="Ask an OpenRefine reconciliation service (0.2), by the network.",
)
@click.option(
    "--forget",
    "gone",
    metavar="FILE|URL",
    callback=options.filled,
    help="Take out what was linked from there.",
)
def link(
    files: tuple[str, ...],
    folder: str,
    columns: tuple[str, ...],
    service: str | None,
    gone: str | None,
) -> int:
    """Link people, bodies and places to the identifiers in FILES; tell links and candidates.

    FILES are Turtle, N-Triples or JSON-LD, or tables with the columns iri, name, aliases (parted
    by |), type and description. Without FILES it tells what is linked.
    """
    if sum(map(bool, (files, service, gone))) > 1:
        raise click.UsageError("FILES, --service or --forget, one of them")
    report = _record(folder).link(
        *files, columns=options.columns(columns), service=service, forget=gone
    )
    for row in report.rows():
        click.echo("\t".join(row))
    click.echo(report.told(), err=True)
    return FINE


@commands.command()
@click.argument("what", metavar="ARTICLE|FILE", callback=options.filled)
@options.record_option
def forget(what: str, folder: str) -> int:
    """Take an ARTICLE (id, path or URL) out of the record, or all that came from a FILE.

    It comes back if its file is built again; what other files hold too stays.
    """
    gone = _record(folder).forget(what)
    told = gone[0] if len(gone) == 1 else f"{len(gone)} articles of {what}"
    click.echo(f"forgotten: {told}" if gone else f"{what}: other files hold it too", err=True)
    return FINE


@commands.command()
@options.record_option
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Shapes of N articles only.")
def check(folder: str, sample: int | None) -> int:
    """Prove every statement by its article's characters, and the graph by its shapes."""
    found = 0
    for problem in _record(folder).check(sample=sample):
        found += 1
        click.echo(f"{problem.kind}\t{problem.where}\t{problem.message}")
    click.echo(f"{found} problem{'s' * (found > 1)}" if found else "all is in order", err=True)
    return NO if found else FINE


if __name__ == "__main__":
    main()
