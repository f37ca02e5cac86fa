"""Makes the reader's model by the recipe, stage after stage: corpora in, the model's files out.

    python builder/training/make.py ../shared out/training

Run again after an interruption, it goes on from the last checkpoint. Its stages: networks, one
after the other, each the reader that was shipped before, or the mean of others, or learning from
the corpora's labels and from what its teachers say of every document, if it has any; silver labels
for reports inside reports, by the first of the teachers; the links of the last network; its export
and quantisation; how far its confidence can be trusted.
"""

import ctypes.util
import os
import sys

# Memory that the process keeps: asking the system for big blocks anew halves the speed, and
# more. Google's allocator is twice as fast again at it, where it is installed.
_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "4000000000", "MALLOC_TRIM_THRESHOLD_": "8000000000"}
if found := ctypes.util.find_library("tcmalloc_minimal"):
    _MALLOC = {"LD_PRELOAD": found, "TCMALLOC_RELEASE_RATE": "0"}
if __name__ == "__main__" and not set(_MALLOC) <= set(os.environ):
    os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | _MALLOC)  # noqa: S606

import hashlib
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any

import bases
import probe
import silver
import teaching
import torch
from calibrate import calibrate
from compare import compare
from export import export_all, write_decoding
from linking import relinked
from network import Network
from train import corpora, train

from onrecord import resources

RECIPE = Path(__file__).parent / "recipe.toml"
READ = (  # below ../shared/data
    *("polnear/train", "worldwide_ner/train", "uner_ewt", "gum/train"),
    *("ner/crossner", "ner/WNUT17", "wikinews", "ecbplus", "knowledgenet", "gap"),
)


def make(shared: Path, out: Path) -> None:
    """Run every stage whose result is not in `out` yet; write the model to `seeds/model`."""
    folder = resources.folder("model")
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    _same(out / "digest", _digest(shared))
    torch.manual_seed(recipe["seed"])
    networks: list[Network] = []
    for number, own in enumerate((recipe | one for one in recipe["networks"]), 1):
        file = out / f"network{number}.pt"
        if not file.exists():
            work = out / f"network{number}"
            found = _trained(shared, work, own, networks)
            torch.save(found.state_dict(), file.with_suffix(".new"))
            file.with_suffix(".new").replace(file)
        networks.append(_loaded(file, own["size"]))
    done = relinked(networks[-1], shared, recipe)
    plain = out / "fp32.onnx"
    export_all(done, folder, plain)
    files = {"fp32": plain, "int8": folder / "reader.onnx"}
    told = _made(shared) | compare(probe.Dev(shared), done, files)
    write_decoding(folder, {"made": told})
    calibrate(shared, folder)


def _made(shared: Path) -> dict[str, object]:
    """Return what the model was made of: the digest of all that was read, and versions."""
    packages = ("torch", "onnxruntime", "tokenizers")
    versions = {name: metadata.version(name) for name in packages}
    encoders = {f"{size} encoder": digest[:16] for size, digest in bases.DIGESTS.items()}
    return {"digest of recipe and data": _digest(shared), **versions, **encoders}


@cache
def _digest(shared: Path) -> str:
    total = hashlib.sha256(RECIPE.read_bytes())
    for folder in (*(shared / "data" / name for name in READ), resources.folder("names")):
        for file in sorted(f for f in folder.rglob("*") if f.is_file()):
            total.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]


def _same(file: Path, digest: str) -> None:
    """Refuse a folder whose stages another recipe or other data made; note what makes them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.read_text(encoding="ascii") if file.exists() else None
    if begun != digest and (begun or any(file.parent.glob("network*.pt"))):
        raise SystemExit(f"{file.parent} was begun with another recipe or other data: remove it")
    file.write_text(digest, encoding="ascii")


def _trained(
    shared: Path, work: Path, recipe: dict[str, Any], before: Sequence[Network]
) -> Network:
    """Return the network that the recipe tells: as shipped, the mean of some, or trained."""
    if "reader" in recipe:
        return _shipped(recipe["reader"], recipe["commit"])
    if "mean" in recipe:
        return _mean([before[number - 1] for number in recipe["mean"]])
    work.mkdir(parents=True, exist_ok=True)
    start = before[recipe["start"] - 1] if recipe["start"] else bases.pretrained(recipe["size"])
    if start.size != recipe["size"]:
        raise SystemExit(f"a {recipe['size']} network cannot start from a {start.size} one")
    teachers, namers = (
        [before[number - 1] for number in recipe.get(key, ())] for key in ("teachers", "namers")
    )
    if not teachers:
        return train(shared, work, recipe, start)
    labels, lessons = work / "silver.json", work / "lessons.pt"
    if not labels.exists():
        silver.write(teachers[0], shared, labels)
    if not lessons.exists():
        documents = chain.from_iterable(corpora(shared, recipe, None).values())
        teaching.write(teachers, list(documents), lessons, namers)
    return train(shared, work, recipe, start, silver=labels, lessons=lessons)


def _shipped(digest: str, commit: str) -> Network:
    """Return the reader that stands in `seeds/model`, if it is the one of the recipe."""
    folder = resources.folder("model")
    files = [folder / "reader.onnx", folder / "decoding.json"]
    if hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest() != digest:
        names = " ".join(f"seeds/model/{file.name}" for file in files)
        raise SystemExit(
            f"{folder} holds another reader than the recipe starts from: "
            f"'git checkout {commit} -- {names}' gets it"
        )
    return bases.shipped(folder)


def _mean(networks: Sequence[Network]) -> Network:
    """Return the network between others of one origin.

    What one forgot while it learned something else, another may still know (Wortsman et al., 2022).
    """
    states = [network.state_dict() for network in networks]
    made = Network(networks[0].size)
    made.load_state_dict({n: torch.stack([s[n] for s in states]).mean(0) for n in states[0]})
    return made.eval()


def _loaded(file: Path, size: str) -> Network:
    network = Network(size)
    network.load_state_dict(torch.load(file, map_location=torch.get_default_device()))
    return network.eval()


if __name__ == "__main__":
    torch.set_num_threads(os.cpu_count() or 1)
    if torch.cuda.is_available():
        torch.set_default_device("cuda")
    make(*map(Path, sys.argv[1:3]))
