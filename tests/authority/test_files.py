"""Authority files in every format, and what is wrong with bad ones, in one line."""

import pytest

from onrecord.authority import Entry, read_entries
from onrecord.errors import InputError, OnRecordError

ADA = Entry(
    iri="https://example.org/ada",
    names=("Ada Thornbury", "Adaline Thornbury"),
    kind="Person",
    told=("mayor of Orlemouth",),
)
TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
<https://example.org/ada> a <http://www.wikidata.org/entity/Q5> ;
  skos:prefLabel "Ada Thornbury"@en ;
  skos:altLabel "Adaline  Thornbury" ; schema:jobTitle "mayor of Orlemouth" .
<https://example.org/nameless> a schema:Person . [] schema:name "Nobody" .
"""
JSONLD = """{"@context": {"@vocab": "https://schema.org/"}, "@id": "https://example.org/ada",
 "@type": "Person", "name": "Ada Thornbury", "alternateName": "Adaline Thornbury",
 "jobTitle": "mayor of Orlemouth"}"""
TRIPLES = "".join(
    f"<https://example.org/ada> <{term}> {value} .\n"
    for term, value in (
        ("http://xmlns.com/foaf/0.1/name", '"Ada Thornbury"'),
        ("https://w3id.org/onrecord/ns#alias", '"Adaline Thornbury"'),
        (
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "<https://w3id.org/onrecord/ns#Person>",
        ),
        ("http://schema.org/description", '"mayor of Orlemouth"'),
    )
)
CSV = """ID,Label,Aliases,Type,Description
https://example.org/ada,Ada Thornbury,Adaline Thornbury||,Q5,mayor of Orlemouth

"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", TURTLE),
        ("a.jsonld", JSONLD),
        ("a.nt", TRIPLES),
        ("a.csv", CSV),
        ("a.csv", "\ufeff" + CSV),
        ("a.TSV", CSV.replace(",", "\t")),
    ],
)
def test_every_format_gives_the_same_entry(name, text, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(read_entries(tmp_path / name)) == [ADA]


def test_columns_may_have_any_name(tmp_path):
    (tmp_path / "a.csv").write_text("wer,kennung\nAda Thornbury,x:ada\n", encoding="utf-8")
    (entry,) = read_entries(tmp_path / "a.csv", {"name": "wer", "iri": "kennung"})
    assert entry == Entry(iri="x:ada", names=("Ada Thornbury",))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.ttl", "<x:1> <x:2>\n 'open .", "line 2"),
        ("a.nt", "nonsense\n", "line 1"),
        ("a.jsonld", "{", "line 1"),
        ("a.csv", "iri,name\nnot an iri,Ada\n", "line 2: 'not an iri' is no IRI"),
        ("a.csv", "iri,name\nx:1,Ada\nx:2,\n", "line 3: x:2 has no name"),
        ("a.csv", 'iri,name\nx:1,"Ada\n', "line 2"),
        ("a.csv", "iri,wer\nx:1,Ada\n", "line 1: no column holds the name; it has iri, wer"),
        ("a.csv", "", "line 1: no column holds the iri"),
        ("a.csv", "iri,name\n", "holds nobody"),
        ("a.ttl", "", "holds nobody"),
        ("a.xlsx", "", "names no format"),
    ],
)
def test_bad_files_are_told_in_a_line(name, text, told, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        list(read_entries(tmp_path / name))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_no_text_and_what_is_not_there(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"iri,name\nx:1,\xff\n")
    with pytest.raises(InputError, match="not UTF-8"):
        list(read_entries(tmp_path / "a.csv"))
    for name in ("none.csv", "none.ttl"):
        with pytest.raises(InputError, match="cannot be read"):
            list(read_entries(tmp_path / name))


@pytest.mark.parametrize("columns", [{"nom": "name"}, {"name": "nom"}])
def test_an_unknown_field_or_column_is_told(columns, tmp_path):
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    with pytest.raises(OnRecordError, match="nom"):
        list(read_entries(tmp_path / "a.csv", columns))
