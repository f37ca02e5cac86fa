"""The constants of the vocabulary are those of the ontology."""

from pathlib import Path

from onrecord import graph, resources
from onrecord.graph import OR
from onrecord.graph.generate import source, terms

TURTLE = resources.folder("ontology") / "onrecord.ttl"


def test_the_vocabulary_is_up_to_date():
    """Run `python builder/onrecord/graph/generate.py` after a change of the ontology."""
    file = Path(graph.__file__).with_name("vocabulary.py")
    assert file.read_text(encoding="utf-8") == source(TURTLE)


def test_every_term_has_its_constant():
    for name in terms(TURTLE):
        node = getattr(OR, name, None) or getattr(OR, f"{name}_")
        assert node.value == f"https://w3id.org/onrecord/ns#{name}"


def test_a_term_that_python_keeps_for_itself_has_an_underscore():
    assert OR.from_.value.endswith("#from")
