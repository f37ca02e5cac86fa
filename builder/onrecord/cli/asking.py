"""Commands that change nothing: read, show, ask, export, check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options
from onrecord.cli.common import BAD, FINE, NO, complain, record

if TYPE_CHECKING:
    from datetime import date

    from onrecord.asking import Answer
    from onrecord.record import Record


@click.command()
@click.argument("what", required=False, callback=options.filled)
@options.record_option
def show(what: str | None, folder: str) -> int:
    """Show what the record holds, or one article (id, path, URL), person, body or place in it."""
    from onrecord import terminal

    held = record(folder)
    if what is None:
        terminal.show_overview(held)
    elif kept := held.article(what):
        terminal.show_reading(*kept, held.derived(kept[0].id))
    else:
        terminal.show_entity(held, what)
    return FINE


@click.command()
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
            complain(f"{item.path}: {item.reason}", BAD)
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
        complain(line, FINE)
    return BAD if not articles or (strict and skipped) else FINE


class _Question(click.Command):
    """A command whose error for an unknown option tells how a parameter without one is given."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = list(args)  # click takes them off the list as it reads
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if way := options.other_way(error.option_name, words):
                message = f"No such option '{error.option_name}': use {way}"
                raise click.NoSuchOption(error.option_name, message, ctx=ctx) from error
            raise


@click.command(cls=_Question)
@click.argument("query", required=False, callback=options.filled)
@options.record_option
@click.option("--speaker", metavar="NAME", help="Who said it: a name or an IRI.")
@click.option("--about", metavar="NAME|WORDS", help="What it is about: a name, an IRI or words.")
@click.option("--from", "begin", metavar="DATE", help="Said from 2020, 2020-09 or 2020-09-12.")
@click.option("--to", "end", metavar="DATE", help="Said up to a year, month or day.")
@click.option("--publisher", metavar="NAME", help="Only what this publisher printed.")
@click.option("--words", metavar="WORDS", help="Only what holds these words.")
@click.option("--set", "-s", "others", multiple=True, metavar="NAME=VALUE", help="Any parameter.")
@options.sparql_option
@options.form_option
@click.option("--timeout", type=float, metavar="SECONDS", help="When to stop; 60 unless given.")
@click.option("--limit", type=int, metavar="ROWS", help="Rows to stop at; 10000 unless given.")
def ask(query: str | None, folder: str, **given: Any) -> int:
    """Answer a saved question; without QUERY, list the saved questions."""
    from onrecord import terminal

    form = options.form(given["form"])
    if query is None and given["sparql"] is None:
        if options.parameters(given):
            raise click.UsageError("which question? 'onrecord ask' lists them")
        terminal.list_questions(form)
        return FINE
    answer = _answer(record(folder), query, given)
    terminal.show_answer(answer, form)
    if answer.cut:
        complain(answer.cut, FINE)
    return FINE


def _answer(held: Record, query: str | None, given: dict[str, Any]) -> Answer:
    limits = {name: given[name] for name in ("timeout", "limit") if given[name] is not None}
    if given["sparql"] is not None:
        if query is not None:
            raise click.UsageError("a saved question or --sparql, not both")
        if names := ", ".join(options.parameters(given)):
            raise click.UsageError(f"--sparql takes no parameters: write {names} into the query")
        return held.ask_sparql(options.text_of(given["sparql"]), **limits)
    return held.ask(query or "", **limits, **options.parameters(given))


@click.command()
@click.argument("file", callback=options.filled)
@options.record_option
@options.only_speaker_option
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

    size = record(folder).export(file, speaker=speaker, begin=begin, end=end)
    click.echo(f"{file}: {counted(Path(file), size)} written", err=True)
    return FINE


@click.command()
@options.record_option
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Shapes of N articles only.")
def check(folder: str, sample: int | None) -> int:
    """Prove every statement by its article's characters, and the graph by its shapes."""
    found = 0
    for problem in record(folder).check(sample=sample):
        found += 1
        click.echo(f"{problem.kind}\t{problem.where}\t{problem.message}")
    click.echo(f"{found} problem{'s' * (found > 1)}" if found else "all is in order", err=True)
    return NO if found else FINE
