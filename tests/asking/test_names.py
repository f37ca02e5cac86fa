"""A typed name means one node, or the candidates are told."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.asking import resolve
from onrecord.asking.names import find, fold
from onrecord.asking.telling import known_by
from onrecord.errors import RecordError, UsageError
from onrecord.graph import OR, RDF, GraphStore

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


def test_several_candidates_are_named_with_what_tells_them_apart(store, iri):
    """By role and earliest article; and each by the id that is taken for a name."""
    with pytest.raises(UsageError) as caught:
        find(store, "mira")
    message = str(caught.value)
    assert "\n" not in message
    solberg = "Mira Solberg (Person; 2020-10-01 “Ferry to stop” and 2 more articles)"
    assert f"{solberg} person-mira-solberg-1" in message
    assert "Mira Lund (Person) person-mira-lund-2" in message
    assert find(store, "person-mira-lund-2") == iri("person-mira-lund-2")


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


@pytest.fixture
def holms(iri):
    """A store of people and places that share a name, and what each is called."""
    with GraphStore.in_memory() as store:

        def called(local, kind, name, *aliases):
            node = NamedNode(iri(local))
            quads = [Quad(node, RDF.type, kind), Quad(node, OR.name, Literal(name))]
            store.update(add=[*quads, *(Quad(node, OR.alias, Literal(one)) for one in aliases)])

        called("person-edda-holm-1", OR.Person, "Edda Holm", "Holm", "Mrs. Holm")
        called("place-holm-2", OR.Place, "Holm")
        called("place-holm-bridge-3", OR.Place, "Holm Bridge", "the Bridge")
        called("organisation-weir-board-4", OR.Organisation, "Weir Board", "the Board")
        yield called, store


def test_a_short_name_that_others_bear_in_full_means_them_all(holms):
    """The article that calls Edda "Holm" is not the only one: Jorun is a Holm too."""
    called, store = holms
    assert find(store, "Holm", types={"Person"}).endswith("person-edda-holm-1")
    called("person-jorun-holm-5", OR.Person, "Jorun Holm")
    for name in ("Holm", "holm"):
        with pytest.raises(UsageError, match=r"Edda Holm \(Person\).*Jorun Holm \(Person\)"):
            find(store, name, types={"Person"})
    assert find(store, "Edda Holm").endswith("person-edda-holm-1")
    assert find(store, "Mrs. Holm").endswith("person-edda-holm-1")


def test_a_surname_alone_is_nobodys_whole_name(holms):
    """Somebody of whom an article prints the surname alone may be any of those who bear it."""
    called, store = holms
    called("person-holm-6", OR.Person, "Holm")
    with pytest.raises(UsageError, match=r"Edda Holm \(Person\).*\| Holm \(Person\)"):
        find(store, "Holm", types={"Person"})


def test_the_whole_name_of_a_place_is_that_place(holms):
    assert find(holms[1], "Holm", types={"Place"}).endswith("place-holm-2")


def test_a_board_called_so_for_short_may_be_another_board(holms):
    called, store = holms
    assert find(store, "the board").endswith("organisation-weir-board-4")
    called("organisation-harbour-board-7", OR.Organisation, "The Harbour Board")
    with pytest.raises(UsageError, match="Weir Board"):
        find(store, "the board")


def test_what_is_known_of_an_entity_is_its_role_and_its_articles(store, iri):
    assert known_by(store, iri("person-zoe-oneill-3")).startswith("spokeswoman; ")
    assert known_by(store, iri("article-a")) == "2020-10-01 a.txt"
    assert known_by(store, iri("person-nobody-9")) == ""
