"""Commands for those who look a record through: review, and correct with all its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options
from onrecord.cli.common import FINE, complain, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.correcting.deciding import Desk
    from onrecord.correction import Correction


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

    An entity is given by name or IRI, a statement by its IRI (--format tsv
    shows it) or, with --in ARTICLE, by words of it.
    """
    from onrecord import terminal

    context.default_map = {context.invoked_subcommand or "": {"folder": folder}}
    if context.invoked_subcommand is None:
        terminal.show_corrections(record(folder).corrections(), options.form(form))
    return FINE


def _decision(
    name: str, *arguments: str, inside: bool = False, speaks: bool = False
) -> Callable[[Callable[..., Correction]], click.Command]:
    """Make a command of a function that decides; "to?" may be missing, "articles..." be several."""

    def made(decide: Callable[..., Correction]) -> click.Command:
        def run(
            folder: str, who: str | None, why: str | None, kind: Any = None, **given: Any
        ) -> int:
            notes: list[str] = []

            def taken(desk: Desk) -> Correction:
                desk = replace(desk, kind=kind and kind.capitalize())
                made = decide(desk, **given)
                notes.extend(desk.notes)
                return made

            told = record(folder).correct(taken, who=who or "", why=why or "")
            becomes = f" → {told.becomes}" if told.becomes else ""
            click.echo(f"{told.id}: {told.action} {told.was}{becomes}", err=True)
            for note in notes:
                complain(f"mind that {note}", FINE)
            return FINE

        command = options.decision(options.inside_option(run) if inside else run)
        command = options.kind_option(command) if speaks else command
        for argument in reversed(arguments):
            command = click.argument(
                argument.rstrip(".?"),
                nargs=-1 if argument.endswith("...") else 1,
                required=not argument.endswith("?"),
            )(command)
        return correct.command(name, help=decide.__doc__)(command)

    return made


@_decision("merge", "one", "other")
def _merge(desk: Desk, one: str, other: str) -> Correction:
    """ONE and OTHER are the same."""
    return desk.merge(one, other)


@_decision("not-same", "one", "other")
def _not_same(desk: Desk, one: str, other: str) -> Correction:
    """ONE and OTHER are two."""
    return desk.not_same(one, other)


@_decision("split", "entity", "articles...")
def _split(desk: Desk, entity: str, articles: tuple[str, ...]) -> Correction:
    """Who ENTITY is in ARTICLES is somebody else."""
    return desk.split(entity, articles)


@_decision("rename", "entity", "name")
def _rename(desk: Desk, entity: str, name: str) -> Correction:
    """ENTITY is called NAME."""
    return desk.rename(entity, name)


@_decision("re-attribute", "statement", "speaker", inside=True, speaks=True)
def _re_attribute(desk: Desk, statement: str, speaker: str, inside: str | None) -> Correction:
    """Not who stands there but SPEAKER said it."""
    return desk.re_attribute(statement, speaker, inside=inside)


@_decision("re-date", "statement", "first", "last?", inside=True)
def _re_date(
    desk: Desk, statement: str, first: str, last: str | None, inside: str | None
) -> Correction:
    """It was said on the day, in the month or year FIRST, or from then up to LAST."""
    return desk.re_date(statement, *options.days(first, last), inside=inside)


@_decision("reject", "statement", inside=True)
def _reject(desk: Desk, statement: str, inside: str | None) -> Correction:
    """Nobody said STATEMENT."""
    return desk.reject(statement, inside=inside)


@_decision("add", "article", "words", "speaker", "day?", speaks=True)
def _add(desk: Desk, article: str, words: str, speaker: str, day: str | None) -> Correction:
    """SPEAKER said these WORDS of ARTICLE, on DAY."""
    days = options.days(day, None) if day else (None, None)
    return desk.add(article, words, speaker, days)


@_decision("undo", "correction?")
def _undo(desk: Desk, correction: str | None) -> Correction:
    """Take the CORRECTION back, given by its id, or the last one."""
    return desk.undo(correction)
