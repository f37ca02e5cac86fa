"""The stages of training: what is refused, what is done once, which network starts from which."""

import hashlib

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="training needs the extra: pip install -e '.[train]'")

import make  # noqa: E402
from network import Network  # noqa: E402

from onrecord import resources  # noqa: E402


def test_a_folder_of_another_recipe_is_refused(tmp_path):
    """Stages made by different recipes must not be mixed, nor taken for one another's."""
    file = tmp_path / "work" / "digest"
    make._same(file, "one")
    make._same(file, "one")
    with pytest.raises(SystemExit, match="begun with another recipe"):
        make._same(file, "two")
    assert file.read_text() == "one"


def test_networks_of_no_known_recipe_are_refused(tmp_path):
    """A network without a note of what made it is nobody's."""
    (tmp_path / "network1.pt").write_bytes(b"")
    with pytest.raises(SystemExit, match="begun with another recipe"):
        make._same(tmp_path / "digest", "one")


def test_only_the_reader_of_the_recipe_is_gone_on_from():
    """Another reader in `seeds/model` would make another network of the same recipe."""
    with pytest.raises(SystemExit, match="holds another reader"):
        make._shipped("0" * 64, "abc")
    files = (resources.folder("model") / name for name in ("reader.onnx", "decoding.json"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    assert make._shipped(digest, "abc").size == "small"


def test_a_network_starts_from_one_of_its_size(tmp_path):
    """The weights of a small body fit no large one."""
    recipe = {"size": "large", "start": 1}
    with pytest.raises(SystemExit, match="a large network cannot start from a small one"):
        make._trained(tmp_path, tmp_path / "work", recipe, [Network("small")])


def test_a_network_may_be_the_mean_of_others(tmp_path):
    """Every weight lies half way between theirs."""
    one, other = Network("small"), Network("small")
    made = make._trained(tmp_path, tmp_path, {"mean": [1, 3]}, [one, one, other])
    for name, weight in made.state_dict().items():
        expected = (one.state_dict()[name] + other.state_dict()[name]) / 2
        assert torch.allclose(weight, expected, atol=1e-6)


def test_stages_are_run_once_and_teachers_taught_before(tmp_path, monkeypatch):
    """What is in the folder already is not made again; each network gets what its line names."""
    first, second = Network("small"), Network("small")
    taught, trained = [], []

    def write(teachers, _documents, file, namers):
        taught.append((teachers, namers))
        file.write_bytes(b"lessons")

    def train(_shared, _work, recipe, start, **files):
        trained.append((start, sorted(files), recipe["epochs"]))
        return start

    monkeypatch.setattr(make.teaching, "write", write)
    monkeypatch.setattr(make.silver, "write", lambda *given: given[-1].write_text("{}"))
    monkeypatch.setattr(make, "corpora", lambda *_: {"none": []})
    monkeypatch.setattr(make, "train", train)
    recipe = {"size": "small", "start": 1, "teachers": [2, 1], "namers": [2], "epochs": 3}
    for _ in range(2):
        assert make._trained(tmp_path, tmp_path / "work", recipe, [first, second]) is first
    assert taught == [([second, first], [second])]
    assert trained == [(first, ["lessons", "silver"], 3)] * 2
    make._trained(tmp_path, tmp_path / "more", recipe | {"teachers": []}, [first, second])
    assert trained[2:] == [(first, [], 3)]
