"""A typed name means one node, or the candidates are told."""

import pytest

from onrecord.asking import resolve
from onrecord.asking.names import find, fold
from onrecord.errors import RecordError, UsageError

FOUND = [
    ("Mira Solberg", None, "person-mira-solberg-1"),
    ("MIRA  solberg", None, "person-mira-solberg-1"),
    ("Solberg", None, "person-mira-solberg-1"),  # a whole alias wins over "Solberg Bay"
    ("bay", None, "place-solberg-8"),
    ("lund", None, "person-mira-lund-2"),
    ("Zoe O'Neill", None, "person-zoe-oneill-3"),
    ("Zoë O’Neill", None, "person-zoe-oneill-3"),
    ("zoe", None, "person-zoe-oneill-3"),
    ("report harbour", None, "work-harbour-report-7"),
    ("the board", {"Organisation"}, "organisation-ferry-board-4"),
    ("person-mira-lund-2", None, "person-mira-lund-2"),
    ("https://w3id.org/onrecord/id/person-mira-lund-2", None, "person-mira-lund-2"),
    ("<https://w3id.org/onrecord/id/person-mira-lund-2>", None, "person-mira-lund-2"),
    ("Solberg", {"Place"}, "place-solberg-8"),
]
NONE = [
    ("Mira Sulberg", "close to it: Mira Solberg"),
    ("person-nobody-9", "no entity in the record is called 'person-nobody-9'"),
    ("https://elsewhere.example/x", "no entity"),
    ("???", "no entity"),
    ('" . } ; DROP ALL #', "no entity"),
    ("O’Neill arrested", "no entity"),  # an event's name
    ("Solberg Solbergsdotter", "no entity"),
]


@pytest.mark.parametrize(("name", "types", "local"), FOUND)
def test_a_name_alias_word_or_iri_is_found(store, iri, name, types, local):
    assert find(store, name, types=types) == iri(local)


@pytest.mark.parametrize(("name", "message"), NONE)
def test_a_name_that_means_nothing_is_told_with_what_is_close(store, name, message):
    with pytest.raises(UsageError, match=message):
        find(store, name)


def test_several_candidates_are_named_with_type_and_iri(store, iri):
    with pytest.raises(UsageError) as caught:
        find(store, "mira")
    message = str(caught.value)
    assert "\n" not in message
    for words in ("Mira Solberg (Person)", "Mira Lund (Person)", iri("person-mira-lund-2")):
        assert words in message


@pytest.mark.parametrize(
    "name", ["a.txt", "again/a.txt", "article-a", "https://w3id.org/onrecord/id/article-a"]
)
def test_an_article_is_known_by_its_path_and_iri(store, iri, name):
    assert find(store, name, kind="article") == iri("article-a")


def test_an_article_is_known_by_its_url_and_title(store, iri):
    assert find(store, "https://coast.example/ferry", kind="article") == iri("article-b")
    assert find(store, "ferry row", kind="article") == iri("article-b")
    with pytest.raises(UsageError, match="may mean"):
        find(store, "Ferry to stop", kind="article")


def test_a_statement_is_known_by_its_iri_alone(store, iri):
    assert find(store, "statement-1", kind="statement") == iri("statement-1")
    with pytest.raises(UsageError, match="no statement"):
        find(store, "Mira Solberg", kind="statement")


def test_resolve_opens_the_store(store_path, iri):
    assert resolve(store_path, "Ferry Board") == iri("organisation-ferry-board-4")


def test_resolve_tells_where_no_store_is(tmp_path):
    with pytest.raises(RecordError):
        resolve(tmp_path / "none", "Ferry Board")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ärzte  ohne\tGrenzen", "arzte ohne grenzen"), ("STRASSE ß", "strasse ss")],
)
def test_fold_drops_case_accents_and_space(text, folded):
    assert fold(text) == folded
