"""Commands for those who look a record through: review, and correct with all its own."""

from collections.abc import Callable
from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.common import FINE, record


@click.command()
@options.record_option
@options.form_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="ROWS")
def review(folder: str, form: str | None, limit: int) -> int:
    """List what is unsure, most consequential first, with the command that settles it."""
    from onrecord import terminal

    terminal.show_answer(record(folder).review(limit=limit), options.form(form))
    return FINE


@click.group(invoke_without_command=True)
@options.record_option
@options.form_option
@click.pass_context
def correct(context: click.Context, folder: str, form: str | None) -> int:
    """Correct what the record says; without a command, list what was corrected.

    An entity is given by name or IRI, a statement by its IRI (--format tsv shows it).
    """
    from onrecord import terminal

    if context.invoked_subcommand is None:
        terminal.show_corrections(record(folder).corrections(), options.form(form))
    return FINE


def _corrected(
    name: str, help_text: str, *arguments: str
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function that gives what is decided, from its arguments."""

    def made(decide: Callable[..., Any]) -> click.Command:
        def run(folder: str, who: str | None, why: str | None, **given: Any) -> int:
            told = record(folder).correct(
                lambda desk: decide(desk, **given), who=who or "", why=why or ""
            )
            click.echo(f"{told.id}: {told.action} {told.undoes or told.was}", err=True)
            return FINE

        command = options.decision(run)
        for argument in reversed(arguments):
            command = click.argument(
                argument.rstrip(".?"),
                nargs=-1 if argument.endswith("...") else 1,
                required=not argument.endswith("?"),
            )(command)
        return correct.command(name, help=help_text)(command)

    return made


_corrected("merge", "ONE and OTHER are the same.", "one", "other")(
    lambda desk, one, other: desk.merge(one, other)
)
_corrected("not-same", "ONE and OTHER are two.", "one", "other")(
    lambda desk, one, other: desk.not_same(one, other)
)
_corrected("split", "Who ENTITY is in ARTICLES is somebody else.", "entity", "articles...")(
    lambda desk, entity, articles: desk.split(entity, articles)
)
_corrected("rename", "ENTITY is called NAME.", "entity", "name")(
    lambda desk, entity, name: desk.rename(entity, name)
)
_corrected("re-attribute", "Not who stands there but SPEAKER said it.", "statement", "speaker")(
    lambda desk, statement, speaker: desk.re_attribute(statement, speaker)
)
_corrected("reject", "STATEMENT is none.", "statement")(
    lambda desk, statement: desk.reject(statement)
)
_corrected("undo", "Take the correction ID back.", "id")(lambda desk, id: desk.undo(id))  # noqa: A006


_corrected("re-date", "It was said on FROM, or from FROM up to TO.", "statement", "from", "to?")(
    lambda desk, statement, to, **given: desk.re_date(statement, *options.days(given["from"], to))
)
_corrected("add", "SPEAKER said these WORDS.", "article", "words", "speaker", "day?")(
    lambda desk, article, words, speaker, day: desk.add(
        article, words, speaker, options.days(day, None) if day else (None, None)
    )
)
