"""Corrections of who is who, one after the other: the record equals one derived from scratch."""

import contextlib
import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Record, build, correcting
from onrecord.archive import graph_folder
from onrecord.errors import UsageError
from onrecord.graph import OR, GraphStore
from onrecord.records import Entity, Mention, Reading, Span

TEXTS = {
    "dam.txt": "Ada Thornbury met Piet Harkema by the dam.",
    "river.txt": "Piet Harkema saw Ada Thornbury and Ivo Marsh.",
    "sea.txt": "I. Marsh wrote to Ada Thornbury.",
}
WHEN = "2024-04-01T00:00:00+00:00"


class Names:
    """A reader that takes every two capitalised words for a person."""

    name = "names/1"

    def read(self, article):
        found = [Span(*m.span()) for m in re.finditer(r"[A-Z][a-z.]+ [A-Z][a-z]+", article.text)]
        return Reading(
            article=article.id,
            entities=tuple(
                Entity(
                    id=f"e{number}",
                    type="Person",
                    name=article.words(span),
                    mentions=(Mention(span=span, kind="name"),),
                )
                for number, span in enumerate(found)
            ),
            reader=self.name,
        )


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Give a record of three articles that nobody corrected."""
    folder = tmp_path_factory.mktemp("sequences")
    for name, text in TEXTS.items():
        (folder / name).write_text(f"date 2024-03-04\n\n{text}\n", encoding="utf-8")
    made = Record(folder / "base")
    made.build(*(folder / name for name in TEXTS), reader=Names())
    return made


def _copied(record, name):
    target = record.path.parent / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(record.path, target)
    return Record(target)


def _quads(record):
    with GraphStore.open(graph_folder(record.path), mode="read") as store:
        return {str(quad) for quad in store.quads()}


def _people(record):
    with GraphStore.open(graph_folder(record.path), mode="read") as store:
        return sorted({quad.subject.value for quad in store.quads() if quad.predicate == OR.name})


def _of_one(items, number):
    return items[number % len(items)]


def _decide(record, action, one, other):
    """Take a decision on whoever the numbers fall on; none where there is nothing to decide."""
    people = _people(record)
    first, second = _of_one(people, one), _of_one(people, other)
    given = {
        "merge": (first, second),
        "not_same": (first, second),
        "split": (first, [_of_one(sorted(TEXTS), other)]),
        "undo": ("",),
    }[action]
    if action == "undo" and (held := record.corrections()):
        given = (_of_one(held, one).id,)
    with contextlib.suppress(UsageError):
        record.correct(lambda desk: getattr(desk, action)(*given), who="desk", when=WHEN)


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "merge", "not_same", "split", "undo"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=4,
)


@given(_STEPS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_equals_one_from_scratch_and_undone_the_first(base, steps):
    """The graph depends on the articles and the ledger alone, not on the way to it."""
    record = _copied(base, "record")
    for step in steps:
        _decide(record, *step)
    scratch = _copied(base, "scratch")
    if record.corrections():
        shutil.copy(record.path / correcting.FILE, scratch.path)
    shutil.rmtree(graph_folder(scratch.path))
    build.bring_graph_up_to_date(scratch.path)
    assert _quads(record) == _quads(scratch)
    for made in record.corrections():
        record.correct(lambda desk, made=made: desk.undo(made.id), who="desk", when=WHEN)
    assert _quads(record) == _quads(base)
