"""Makes the reader's model by the recipe, stage after stage: corpora in, the model's files out.

    python builder/training/make.py ../shared out/training seeds/model

Run again after an interruption, it goes on from the last checkpoint. Its stages: a base that
guesses hidden words of news; a first network of reports alone; silver labels for reports inside
reports, by it; the network of all heads; its links; export and quantisation; how far its
confidence can be trusted.
"""

import os
import sys

# Big blocks are kept by the process: asking the system for them anew halves the speed.
_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "4000000000", "MALLOC_TRIM_THRESHOLD_": "8000000000"}
if __name__ == "__main__" and not set(_MALLOC) <= set(os.environ):
    os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | _MALLOC)  # noqa: S606

import hashlib
import tomllib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import probe
import silver
import torch
from calibrate import calibrate
from compare import compare
from export import export_all, write_decoding
from linking import relinked
from network import Network, pretrained
from train import train

RECIPE = Path(__file__).parent / "recipe.toml"


def make(shared: Path, out: Path, folder: Path) -> None:
    """Run every stage whose result is not in `out` yet; write the model to `folder`."""
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    base = _kept(
        out / "base.pt", lambda: train(shared, out / "base", recipe | recipe["base"], pretrained())
    )
    first = _kept(
        out / "first.pt", lambda: train(shared, out / "first", recipe | recipe["first"], base)
    )
    labels = out / "silver.json"
    if not labels.exists():
        silver.write(first, shared, labels)
    main = _kept(out / "main.pt", lambda: train(shared, out / "main", recipe, base, labels))
    done = _kept(out / "linked.pt", lambda: relinked(main, shared, recipe))
    plain = out / "fp32.onnx"
    export_all(done, folder, plain)
    files = {"fp32": plain, "int8": folder / "reader.onnx"}
    told = _made(shared) | compare(probe.Dev(shared), done, files)
    write_decoding(folder, {"made": told})
    calibrate(shared, folder)


def _made(shared: Path) -> dict[str, object]:
    """Return what the model was made of: the digest of all that was read, and versions."""
    total = hashlib.sha256(RECIPE.read_bytes())
    for folder in ("polnear/train", "worldwide_ner/train", "uner_ewt", "gum/train", "ner"):
        for file in sorted(f for f in (shared / "data" / folder).rglob("*") if f.is_file()):
            total.update(file.relative_to(shared).as_posix().encode() + b"\0" + file.read_bytes())
    versions = {name: metadata.version(name) for name in ("torch", "onnxruntime", "tokenizers")}
    return {"digest of recipe and data": total.hexdigest()[:16], **versions}


def _kept(file: Path, trained: Callable[[], Network]) -> Network:
    """Return the network of `file`, trained first where there is none."""
    if not file.exists():
        network = trained()
        torch.save(network.state_dict(), file.with_suffix(".new"))
        file.with_suffix(".new").replace(file)
    network = Network()
    network.load_state_dict(torch.load(file))
    return network.eval()


if __name__ == "__main__":
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
    make(*map(Path, sys.argv[1:4]))
