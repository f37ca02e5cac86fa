"""Who is the same across articles, and who belongs to one article alone."""

import pytest

from onrecord.linking import identify
from onrecord.records import Article, Entity, Mention, Reading, Span


def _identity(name, kind="Person", article="article-a-111111111111", begin=4):
    mentions = (Mention(span=Span(begin, begin + 3), kind="name"),) if begin is not None else ()
    entity = Entity(id="e1", type=kind, name=name, mentions=mentions)
    reading = Reading(article=article, reader="test", entities=(entity,))
    return identify(Article(id=article, path="a.txt", text="text"), reading)["e1"]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Mira Solberg", "Person", "person-mira-solberg-"),
        ("Solberg", "Person", "person-solberg-"),
        ("The Port Authority", "Organisation", "organisation-port-authority-"),
        ("Aldermoor", "Place", "place-aldermoor-"),
        ("the ferry report", "Document", "work-the-ferry-report-"),
        ("two officials", "Unnamed", "unnamed-two-officials-"),
        ("Орлов", "Place", "place-"),
        ("…", "Person", "person-"),
    ],
)
def test_an_identity_is_readable(name, kind, expected):
    identity = _identity(name, kind)
    assert identity.startswith(expected)
    assert identity.isascii()
    assert len(identity) - len(expected) in {8, 12}


@pytest.mark.parametrize(
    ("name", "kind", "shared"),
    [
        ("Mira Solberg", "Person", True),
        ("Dr. Mira Solberg", "Person", True),
        ("Port Authority", "Organisation", True),
        ("Courier", "Organisation", True),
        ("Aldermoor", "Place", True),
        ("Solberg", "Person", False),
        ("Dr. Solberg", "Person", False),
        ("Jean-Luc", "Person", False),
        ("M. S.", "Person", False),
        ("…", "Organisation", False),
        ("the ferry report", "Document", False),
        ("two officials", "Unnamed", False),
    ],
)
def test_who_is_the_same_in_two_articles(name, kind, shared):
    here, there = (_identity(name, kind, article=f"article-{n}", begin=n) for n in (1, 2))
    assert (here == there) is shared


def test_two_unnamed_sources_of_one_article_are_two():
    assert _identity("an official", "Unnamed", begin=4) != _identity(
        "an official", "Unnamed", begin=90
    )


def test_a_name_is_not_the_same_as_another_kind_of_thing():
    assert len({_identity("Port Salem", kind) for kind in ("Person", "Organisation", "Place")}) == 3


def test_a_title_case_or_mark_changes_no_identity():
    assert _identity("Mira Solberg") == _identity("Mayor MIRA SOLBERG’s")


def test_an_entity_without_mentions_has_an_identity():
    assert _identity("Solberg", begin=None).startswith("person-solberg-")
