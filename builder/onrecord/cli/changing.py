"""Commands that change a record: build, link, forget."""

import click

from onrecord.cli import options
from onrecord.cli.common import BAD, FINE, record


@click.command()
@click.argument("paths", nargs=-1, required=True)
@options.record_option
@options.base_option
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
        report = record(folder).build(
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


@click.command()
@click.argument("files", nargs=-1)
@options.record_option
@options.columns_option
@click.option(
    "--service",
    metavar="URL",
    callback=options.filled,
    help="Ask an OpenRefine reconciliation service (0.1, 0.2), by the network.",
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
    report = record(folder).link(
        *files, columns=options.columns(columns), service=service, forget=gone
    )
    for row in report.rows():
        click.echo("\t".join(row))
    click.echo(report.told(), err=True)
    return FINE


@click.command()
@click.argument("what", metavar="ARTICLE|FILE", callback=options.filled)
@options.record_option
def forget(what: str, folder: str) -> int:
    """Take an ARTICLE (id, path or URL) out of the record, or all that came from a FILE.

    It comes back if its file is built again; what other files hold too stays.
    """
    gone = record(folder).forget(what)
    told = gone[0] if len(gone) == 1 else f"{len(gone)} articles of {what}"
    click.echo(f"forgotten: {told}" if gone else f"{what}: other files hold it too", err=True)
    return FINE
