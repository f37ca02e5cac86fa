"""What people see: answers as tables, articles with their statements marked, builds counted.

Data goes to standard output, progress to standard error. `cli` decides what is shown.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord import asking, explaining, tables
from onrecord.report import UNDATED_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.progress import TaskID
    from rich.text import Text

    from onrecord.asking import Answer
    from onrecord.correction import Correction
    from onrecord.derivation import Derived
    from onrecord.derive import Progress
    from onrecord.record import Record
    from onrecord.records import Article, Reading, Refused, Statement
    from onrecord.report import BuildReport

_WIDTH_IN_A_PIPE = 140
_LINES_SHOWN = 20  # of what a build skipped, refused or replaced, each
_STYLES = {"content": "green", "cue": "bold yellow", "source": "bold cyan", "boilerplate": "dim"}


def _console() -> Console:
    from rich.console import Console

    asked = os.environ.get("COLUMNS", "")
    width = int(asked) if asked.isdigit() else None if sys.stdout.isatty() else _WIDTH_IN_A_PIPE
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def say(text: str) -> None:
    """Write data as it is to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Give a function that draws a progress bar on a terminal's standard error, one bar a stage."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description:14}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    shown = sys.stderr.isatty() and not quiet
    with Progress(*columns, console=Console(stderr=True), disable=not shown) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def build_lines(report: BuildReport, folder: str) -> Iterator[str]:
    """Yield what a build did, in lines: what was left out or replaced first, the sum last.

    Articles without a day of publication are told of where something changed.
    """
    yield from _some(f"skipped {skipped.path}: {skipped.reason}" for skipped in report.skipped)
    yield from refused_lines(report.refused)
    yield from _some(f"replaced {path}" for path in report.replaced_paths)
    yield from _some(report.unfitting)
    if report.changed:
        yield from undated_lines(report.undated_paths, report.undated, report.articles)
    counts = {
        "new": report.new,
        "replaced": report.replaced,
        "unchanged": report.unchanged,
        "read again": report.reread,
        "pruned": report.pruned,
        "skipped": len(report.skipped),
        "refused": len(report.refused),
    }
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    if not report.changed:
        told = f"nothing to do: {told or 'nothing given'}"
    unread = f" ({report.unread} in a language the reader does not know)" if report.unread else ""
    yield f"{folder}: {told}; {_counted(report.articles, 'article')} in the record{unread}"


def read_lines(refused: Iterable[Refused], undated: Sequence[str], articles: int) -> Iterator[str]:
    """Yield what else there is to tell of articles that were read; `undated` are paths."""
    yield from refused_lines(refused)
    yield from undated_lines(undated, len(undated), articles)


def _counted(count: int, noun: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def undated_lines(paths: Sequence[str], undated: int, articles: int) -> Iterator[str]:
    """Yield a line that says how many articles tell no day of publication and names the first."""
    if undated:
        what = f"{undated} of {_counted(articles, 'article')}"
        named = ", ".join(paths[:UNDATED_SHOWN])
        more = f" and {undated - UNDATED_SHOWN} more" if undated > UNDATED_SHOWN else ""
        yield (
            f"no day of publication in {what} ({named}{more}): "
            "a first line 2024-03-14 or a field would tell it"
        )


def refused_lines(refused: Iterable[Refused]) -> Iterator[str]:
    """Yield what was refused of readings, and why, in lines."""
    yield from _some(f"refused {r.what} of {r.path}: {r.reason}" for r in refused)


def _some(lines: Iterable[str]) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    listed = list(lines)
    yield from listed[:_LINES_SHOWN]
    if len(listed) > _LINES_SHOWN:
        yield f"… and {len(listed) - _LINES_SHOWN} more"


def list_questions(form: str) -> None:
    """List the saved questions with their parameters."""
    queries = asking.saved_queries().values()
    if form == "md":
        say(asking.saved_queries_table())
        return
    columns = ("question", "asks", "parameters")
    rows = [(q.name, q.summary, " ".join(p.name for p in q.parameters)) for q in queries]
    terms = [tuple(asking.Term("literal", cell) for cell in row) for row in rows]
    show_answer(asking.make_answer("questions", columns, terms), form)


def show_corrections(corrections: Iterable[Correction], form: str) -> None:
    """Show what was corrected, the oldest first."""
    columns = ("id", "when", "who", "action", "was", "becomes", "why")
    rows = [(c.id, c.when, c.who, c.action, c.was, c.becomes, c.why) for c in corrections]
    terms = [tuple(asking.Term("literal", cell) if cell else None for cell in row) for row in rows]
    show_answer(asking.make_answer("corrections", columns, terms), form)


def show_answer(answer: Answer, form: str) -> None:
    """Show an answer as a table for people or in a format for programs.

    Raises:
        UsageError: no such format.
    """
    if form != "table":
        say(asking.write_answer(answer, form))
        return
    _table(*tables.for_people(answer))


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Show rows as a table or, where the terminal is too narrow for it, one below the other."""
    console = _console()
    wide = tables.widths(columns, rows, console.width)
    if wide is None:
        _blocks(columns, rows)
    elif rows:
        _grid(console, dict(zip(columns, wide, strict=True)), rows)
    say(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}")


def _grid(console: Console, wide: dict[str, int], rows: list[tuple[str, ...]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for column, width in wide.items():
        table.add_column(column, width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _blocks(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    longest = max(map(len, columns))
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell:
                say(f"{column:{longest}}  {cell}")
        say("")


def show_overview(record: Record) -> None:
    """Show what a record holds."""
    overview = record.overview()
    articles = overview.articles
    days = f", {articles.first} to {articles.last}" if articles.first else ""
    count, places = _counted(articles.articles, "article"), _counted(articles.sources, "place")
    say(f"{record.path}: {count} from {places}{days}")
    say(
        f"{_counted(articles.publishers, 'publisher')}, {articles.undated} undated, "
        f"{articles.unread} in a language the reader does not know"
    )
    say(f"{overview.triples} quads (a triple in an article) under {overview.base}")
    if not overview.complete:
        say("the last build was cut off: build again to complete the graph")
        return
    show_answer(record.ask("coverage"), "table")


def show_entity(record: Record, name: str) -> None:
    """Show what is on record of a person, body or place: what was said and happened, by day."""
    show_answer(record.ask("timeline", person=name), "table")


def show_reading(article: Article, reading: Reading, derived: Derived | None = None) -> None:
    """Show an article with its statements marked in it, then each statement in a line."""
    console = _headed(article)
    if derived:
        console.print(explaining.publication(article, derived), "")
    console.print(_marked(article, reading))
    if reading.unread:
        console.print(f"not read: {reading.unread}")
    names = {entity.id: entity.name for entity in reading.entities}
    rows = [_statement_row(article, names, statement) for statement in reading.statements]
    if rows:
        _table(("speaker", "said", "form", "sure", "words", "why", "by"), rows)
    for entity in reading.entities:
        aliases = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
        console.print(f"{entity.type}: {entity.name}{aliases} × {len(entity.mentions)}")


def show_reasons(article: Article, reading: Reading) -> None:
    """Show each statement of an article, and why it has its speaker and its day."""
    from rich.table import Table
    from rich.text import Text

    console = _headed(article)
    names = {entity.id: entity.name for entity in reading.entities}
    for statement in reading.statements:
        who, said, *_, words, _, _ = _statement_row(article, names, statement)
        lines = Table.grid(padding=(0, 2, 0, 0))
        told = (explaining.who(article, statement), explaining.when(article, statement))
        for line in (("", words), *zip((who, said), told, strict=True)):
            lines.add_row(*map(Text, line))
        console.print(lines, "")


def _headed(article: Article) -> Console:
    """Open what is shown of an article with a line that tells which one it is."""
    console = _console()
    facts = (article.path, article.title, article.published, article.publisher, article.language)
    console.rule(" · ".join(str(fact) for fact in facts if fact))
    return console


def _marked(article: Article, reading: Reading) -> Text:
    from rich.text import Text

    text = Text(article.text)
    for region in article.regions:
        if region.kind == "boilerplate":
            text.stylize(_STYLES["boilerplate"], region.span.begin, region.span.end)
    for statement in reading.statements:
        for part in ("content", "cue", "source"):
            for span in getattr(statement, part):
                text.stylize(_STYLES[part], span.begin, span.end)
    return text


def _statement_row(
    article: Article, names: dict[str, str], statement: Statement
) -> tuple[str, ...]:
    said = statement.said
    words = " … ".join(" ".join(article.words(span).split()) for span in statement.content)
    return (
        ", ".join(names[speaker] for speaker in statement.speaker) or "?",
        tables.when(said.begin, said.end, said.basis),
        statement.form,
        f"{statement.confidence:.2f}",
        words,
        explaining.short(article, statement),
        statement.by,
    )
