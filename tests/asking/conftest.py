"""A small newsroom's graph: in an Oxigraph store on disk, and in rdflib's own memory."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from onrecord.graph import GraphStore

HARBROOK = Path(__file__).parent / "harbrook.trig"


@pytest.fixture(scope="session")
def store_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("asking") / "graph"
    with GraphStore.open(path, mode="write") as store:
        store.update(add=ox.parse(path=HARBROOK, format=ox.RdfFormat.TRIG))
    return path


@pytest.fixture(scope="session")
def store(store_path):
    with GraphStore.open(store_path, mode="read") as opened:
        yield opened


@pytest.fixture(scope="session")
def dataset():
    """The same quads in rdflib alone, as N-Quads, so that its own engine answers."""
    quads = ox.serialize(
        ox.parse(path=HARBROOK, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS
    )
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=quads.decode(), format="nquads")
    return graph


@pytest.fixture(scope="session")
def iri():
    """Make an IRI of a local name."""
    return "https://w3id.org/onrecord/id/{}".format
