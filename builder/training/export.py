"""A trained network in, the files that the reader runs out: ONNX in int8, and how to decode.

    python builder/training/export.py out/training/network.pt seeds/model [--fp32 FILE]
"""

import json
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from network import Network
from onrecord.reading.encoder.tags import ROLES, TYPES

INPUTS = ("ids", "shapes", "gaps", "quotes")
OUTPUTS = ("roles", "inner", "types", "mentions", "links", "vectors")


def export(network: Network, file: Path) -> None:
    """Write the network as ONNX in fp32; one window at a time, of any length up to 512."""
    network.eval()
    example = tuple(torch.ones(1, 16, dtype=torch.long) for _ in INPUTS)
    length = torch.export.Dim("pieces", min=2, max=512)
    torch.onnx.export(
        network,
        example,
        str(file),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_shapes=tuple({1: length} for _ in INPUTS),
        dynamo=True,
        external_data=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write the model with weights in int8, a scale for each column."""
    with tempfile.TemporaryDirectory() as work:
        ready = Path(work, "ready.onnx")
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(target), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


def decoding(network: Network) -> dict[str, object]:
    """Return what decoding needs besides the model: learned steps and priors of links."""
    def numbers(tensor: torch.Tensor) -> object:
        return [round(v, 4) for v in tensor.tolist()] if tensor.ndim == 1 else [numbers(t) for t in tensor]

    return {
        "roles": {"kinds": ROLES, "steps": numbers(network.role_steps.detach())},
        "inner": {"kinds": ROLES, "steps": numbers(network.inner_steps.detach())},
        "types": {"kinds": TYPES, "steps": numbers(network.type_steps.detach())},
        "links": [
            {
                "distances": numbers(network.distances[kind].detach()),
                "between": numbers(network.between[kind].detach()),
                "paragraphs": numbers(network.paragraphs[kind].detach()),
                "unlinked": round(float(network.unlinked[kind].detach()), 4),
            }
            for kind in range(2)
        ],
    }


def main(words: list[str]) -> None:
    """Export the weights of words[0] to the folder words[1]."""
    network = Network()
    network.load_state_dict(torch.load(words[0]))
    folder = Path(words[1])
    plain = Path(words[3]) if "--fp32" in words else Path(tempfile.mkdtemp(), "model.onnx")
    export(network, plain)
    quantise(plain, folder / "reader.onnx")
    (folder / "decoding.json").write_text(json.dumps(decoding(network)) + "\n", encoding="utf-8")
    for file in (plain, folder / "reader.onnx"):
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB, opset {onnx.load(file).opset_import[0].version}")


if __name__ == "__main__":
    main(sys.argv[1:])
