"""A trained network in, the files that the reader runs out: ONNX in int8, and how to decode."""

import json
import tempfile
from pathlib import Path

import torch
from network import HEADS_OUT, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.reading.encoder.pieces import INPUTS
from onrecord.reading.encoder.tags import ROLES, TYPES

OUTPUTS = (*HEADS_OUT, "vectors")


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
            str(ready),
            str(target),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


def decoding(network: Network) -> dict[str, object]:
    """Return what decoding needs besides the model: learned steps and priors of links."""

    def numbers(tensor: torch.Tensor) -> object:
        return (
            [round(v, 4) for v in tensor.tolist()]
            if tensor.ndim == 1
            else [numbers(t) for t in tensor]
        )

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
        "refers": {
            "reach": [numbers(kind) for kind in network.reach.detach()],
            "fresh": numbers(network.fresh.detach()),
        },
    }


def export_all(network: Network, folder: Path, plain: Path) -> None:
    """Write the int8 model and what decodes it to `folder`, and the fp32 model to `plain`."""
    export(network, plain)
    folder.mkdir(parents=True, exist_ok=True)
    quantise(plain, folder / "reader.onnx")
    (folder / "decoding.json").unlink(missing_ok=True)  # nothing of a model before stays
    write_decoding(folder, decoding(network))


def write_decoding(folder: Path, told: dict[str, object]) -> None:
    """Write or add to the model's decoding.json."""
    file = folder / "decoding.json"
    stored = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    text = json.dumps(stored | told, separators=(",", ":"), sort_keys=True)
    file.write_text(text + "\n", encoding="utf-8")
