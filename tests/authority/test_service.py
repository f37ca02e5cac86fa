"""A reconciliation service on this machine, as version 0.2 of the protocol has it."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from onrecord import Record
from onrecord.authority.service import reconcile
from onrecord.errors import InputError

MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Orlemouth",
    "identifierSpace": "https://example.org/",
    "schemaSpace": "https://example.org/schema/",
    "defaultTypes": [{"id": "human", "name": "Human"}],
}
ADA = {
    "id": "ada",
    "name": "Ada Thornbury",
    "description": "mayor",
    "score": 97,
    "match": True,
    "type": [{"id": "human", "name": "Human"}],
}


class _Service(BaseHTTPRequestHandler):
    def do_GET(self):
        self._say(self.server.manifest)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        queries = json.loads(parse_qs(body)["queries"][0])
        self.server.asked.append(queries)
        found = {
            k: {"result": [ADA] if q["query"] == ADA["name"] else []} for k, q in queries.items()
        }
        self._say(found if self.server.answer is None else self.server.answer)

    def _say(self, said):
        time.sleep(self.server.wait)
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(self.server.code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def service():
    """Give a running service, whose answers a test may change."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    server.manifest, server.answer, server.asked = MANIFEST, None, []
    server.code, server.wait = 200, 0.0
    server.url = f"http://127.0.0.1:{server.server_port}/api"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_names_are_asked_in_batches_with_their_types(service):
    names = [("Ada Thornbury", "Person"), *((f"Place {n}", "Place") for n in range(24))]
    (entry,) = reconcile(service.url, names)
    assert (entry.iri, entry.names, entry.kind, entry.told) == (
        "https://example.org/ada",
        ("Ada Thornbury",),
        "Person",
        ("mayor",),
    )
    assert [len(queries) for queries in service.asked] == [20, 5]
    assert service.asked[0]["q0"] == {"query": "Ada Thornbury", "limit": 5, "type": "human"}
    assert "type" not in service.asked[0]["q1"]


def test_what_csv_reconcile_answers_is_taken(service):
    """It speaks version 0.1 and tells neither kinds nor descriptions; here its ids are IRIs."""
    service.manifest = {
        "versions": ["0.1"],
        "name": "CSV Reconcile",
        "identifierSpace": "http://localhost/csv_reconcile/ids",
        "schemaSpace": "http://localhost/csv_reconcile/schema",
    }
    iri = "https://example.org/ada"
    result = {"id": iri, "match": True, "name": "Ada Thornbury", "score": 100.0}
    service.answer = {"q0": {"result": [result]}}
    (entry,) = reconcile(service.url, [("Ada Thornbury", "Person")])
    assert (entry.iri, entry.names, entry.kind) == (iri, ("Ada Thornbury",), None)
    service.answer = {"q0": {"result": [{**result, "id": "ada"}]}}
    with pytest.raises(InputError, match="'ada' makes no IRI"):
        list(reconcile(service.url, [("Ada Thornbury", "Person")]))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"manifest": b"<html>"}, "its manifest is no JSON"),
        ({"manifest": []}, "no JSON object"),
        ({"manifest": {**MANIFEST, "versions": ["0.3"]}}, "needed is 0.1 or 0.2"),
        ({"answer": b"{"}, "its answer is no JSON"),
        ({"answer": b'{"q0": "\\ud800"}'}, "its answer has half a character"),
        ({"answer": {}}, "no list of results"),
        ({"answer": {"q0": {"result": [{"id": "x"}]}}}, "no id or no name"),
        ({"code": 503}, "answers 503"),
        ({"wait": 0.3}, "gives no answer within 0.1 seconds"),
    ],
)
def test_bad_answers_are_told_in_a_line(service, changed, told):
    for name, value in changed.items():
        setattr(service, name, value)
    with pytest.raises(InputError, match=told):
        list(reconcile(service.url, [("Ada Thornbury", "Person")], seconds=0.1))


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "file:///etc/hostname", "http://"])
def test_where_nobody_answers(url):
    with pytest.raises(InputError, match=r"no answer|no web address"):
        list(reconcile(url, []))


def test_a_record_is_linked_by_a_service(service, tmp_path):
    """What it answered is kept; without it the links stay."""
    text = "“The dam has had its day,” said Mayor Ada Thornbury on Monday."
    (tmp_path / "dam.txt").write_text(text, encoding="utf-8")
    record = Record(tmp_path / "r")
    record.build(tmp_path / "dam.txt")
    record.link(service=service.url)
    service.manifest = b""
    with pytest.raises(InputError):
        record.link(service=service.url)
    assert [row["iri"] for row in record.ask("same_as").rows] == ["https://example.org/ada"]
    assert record.link(forget=service.url).links == ()
