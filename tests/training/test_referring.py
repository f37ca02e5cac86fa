"""What words mean: the corpora's pronouns and chains, and what is learned of them."""

from dataclasses import replace

import batches
import pytest
from corpora.ecbplus import ecbplus
from corpora.gap import gap, pronouns
from corpora.labelled import Labelled, Referring
from samples import samples

torch = pytest.importorskip("torch", reason="training needs the extra: pip install -e '.[train]'")

import losses  # noqa: E402
from network import Network  # noqa: E402

COLUMNS = (
    *("ID", "Text", "Pronoun", "Pronoun-offset"),
    *("A", "A-offset", "A-coref", "B", "B-offset", "B-coref", "URL"),
)
TEXT = "Ada Quill met Bo Ray’s aunt Cleo Wynn in Orle. “No,” said Quill’s friend when she left."


def _gap(tmp_path, right):
    row = {
        "ID": "made-up-1",
        "Text": TEXT,
        "Pronoun": "she",
        "Pronoun-offset": TEXT.index("she"),
        "A": "Ada Quill",
        "A-offset": 0,
        "A-coref": str(right == 0).upper(),
        "B": "Cleo Wynn",
        "B-offset": TEXT.index("Cleo"),
        "B-coref": str(right == 1).upper(),
        "URL": "none",
    }
    (tmp_path / "gap").mkdir()
    lines = ["\t".join(COLUMNS), "\t".join(str(row[column]) for column in COLUMNS)]
    (tmp_path / "gap/gap-validation.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("right", [0, 1, None])
def test_gap_has_other_names_as_candidates(tmp_path, right):
    """A name that shares a word with a candidate is it; where none is meant, others may be."""
    _gap(tmp_path, right)
    (one,) = pronouns(tmp_path, "dev")
    assert one.right == right
    (document,) = gap(tmp_path, "dev")
    found = {document.text[r.begin : r.end]: r for r in document.referring}
    assert [word for word, r in found.items() if r.asked] == ["she"]
    assert found["she"].open == (right is None)
    same = {word for word, r in found.items() if r.chain == found["she"].chain} - {"she"}
    assert same == {0: {"Ada Quill", "Quill"}, 1: {"Cleo Wynn"}, None: {"Bo Ray", "Orle", "No"}}[
        right
    ] - {"No"}


def test_ecbplus_gives_chains_of_the_topics_to_learn_from(tmp_path):
    """Mentions of one relation share a chain; topics that measure are left alone."""
    source = """<Document>
<token t_id="1" sentence="0" number="0">Quill</token>
<token t_id="2" sentence="0" number="1">left</token>
<token t_id="3" sentence="0" number="2">Orle</token>
<token t_id="4" sentence="1" number="0">She</token>
<token t_id="5" sentence="1" number="1">waved</token>
<Markables>
<HUMAN_PART_PER m_id="8"  >
  <token_anchor t_id="1"/>
</HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="9"  >
  <token_anchor t_id="2"/>
</ACTION_OCCURRENCE>
<LOC_GEO m_id="10"  >
  <token_anchor t_id="3"/>
</LOC_GEO>
<HUMAN_PART_PER m_id="11"  >
  <token_anchor t_id="4"/>
</HUMAN_PART_PER>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="HUM1" >
  <source m_id="8" />
  <source m_id="11" />
  <target m_id="20" />
</CROSS_DOC_COREF>
</Relations>
</Document>"""
    for topic in ("30", "31"):
        (tmp_path / "ecbplus" / topic).mkdir(parents=True)
        file = tmp_path / "ecbplus" / topic / f"{topic}_1ecb.xml"
        file.write_text(source, encoding="utf-8")
    (document,) = ecbplus(tmp_path)
    assert document.name == "ecbplus/30_1ecb"
    found = [(document.text[r.begin : r.end], r.kind, r.chain) for r in document.referring]
    assert found == [
        ("Quill", "name", found[0][2]),
        ("Orle", "name", found[1][2]),
        ("She", "pronoun", found[0][2]),
    ]
    assert found[0][2] != found[1][2]


def _made_up():
    names = [("Ada Quill", "name", "a"), ("Bo Ray", "name", "b"), ("she", "pronoun", "a")]
    places = [(TEXT.index(word), word, kind, chain) for word, kind, chain in names]
    referring = tuple(Referring(at, at + len(w), kind, chain) for at, w, kind, chain in places)
    return Labelled(name="made up", text=TEXT, referring=referring)


def _refer_loss(network, ends, windows):
    return losses.refer_loss(network, ends, batches.referred(windows)).item()


def test_the_loss_falls_where_the_right_name_answers():
    """What asks and the right answer get like vectors; nothing is asked beyond what is marked."""
    torch.manual_seed(5)
    network = Network()
    (window,) = samples(_made_up())
    ends = torch.zeros(1, len(window) + 2, 256)
    before = _refer_loss(network, ends, [window])
    first, pronoun = window.refers[0].one[0], window.refers[2].one[0]
    ends[0, 1 + first, 128:192] = 1.0  # answers, by its first piece
    ends[0, 1 + pronoun, :64] = 1.0  # asks
    assert _refer_loss(network, ends, [window]) < before
    ends[0, 1 + pronoun, :64] = -1.0
    assert _refer_loss(network, ends, [window]) > before
    bare = Labelled(name="bare", text=TEXT)
    assert batches.referred(list(samples(bare))) is None


def test_windows_side_by_side_lose_what_they_lose_alone():
    """What fills up a batch, where windows hold fewer words, counts for nothing."""
    torch.manual_seed(6)
    network = Network()
    (window,) = samples(_made_up())
    fewer = replace(window, refers=window.refers[:2])
    ends = torch.randn(2, len(window) + 2, 256)
    alone = [_refer_loss(network, ends[[row]], [one]) for row, one in enumerate((window, fewer))]
    assert _refer_loss(network, ends, [window, fewer]) == pytest.approx(sum(alone), rel=1e-5)


def test_names_behind_are_open_to_pronouns_alone():
    """Words mean what was said before; a pronoun also a name that follows soon."""
    (window,) = samples(_made_up())
    swapped = window.refers[2]._replace(one=(0, 1))
    others = [swapped, *window.refers[:2]]
    assert batches.may_mean(others, [0, 1, 2]).tolist() == [
        [False, True, True],
        [True, False, False],
        [True, True, False],
    ]
