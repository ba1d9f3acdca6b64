"""Write the files that the package ships: int8 weights, tokenizer, and what the decoder has to know.

    python -m training.export --checkpoint OUT/model.pt --encoder DIR --to generator/annotate/model

The weights of matrices are quantised per column and those of the piece table as a whole; activations
are quantised as they come (dynamic quantisation), so no calibration data is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from generator.annotate.labels import ATTRIBUTION_TAGS, ENTITY_TAGS
from training.encoder import Encoder
from training.network import DISTANCE_BUCKETS, LINK_SIZE, Reader

INPUTS = ("pieces", "features", "firsts")
OUTPUTS = ("attribution", "entities", "links", "meaning")


class Window(nn.Module):
    """The network on one window without padding: no batch dimension in, none out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        outputs = self.reader(pieces.unsqueeze(0), None, features.unsqueeze(0), firsts.unsqueeze(0))
        return tuple(o.squeeze(0) for o in outputs)


def main() -> None:
    """Read the options and write the files."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description="Write the shipped model.")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the encoder's tokenizer")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--window", type=int, default=224, help="word pieces a window holds at most")
    parser.add_argument("--fp32", action="store_true", help="leave the weights as they are, to compare")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    reader = Reader(Encoder())
    reader.load_state_dict(torch.load(options.checkpoint, map_location="cpu", weights_only=True))
    reader.eval()
    weights = options.to / "weights.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        to_onnx(reader, plain)
        if options.fp32:
            shutil.copy(plain, weights)
        else:
            prepared = Path(scratch) / "prepared.onnx"
            quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
            quantize_dynamic(
                prepared,
                weights,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )
    shutil.copy(options.encoder / "tokenizer.json", options.to / "tokenizer.json")
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    described = describe(reader, options.window) | {"name": f"briefing-minilm-{digest[:8]}"}
    (options.to / "decoder.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf8")
    print(json.dumps({"name": described["name"], "bytes": weights.stat().st_size}))


def to_onnx(reader: Reader, path: Path) -> None:
    """Write the network as ONNX, in one file."""
    count = torch.export.Dim("count", min=4, max=512)
    words = torch.export.Dim("words", min=2, max=510)
    example = (torch.arange(20) + 1000, torch.zeros(20, 3, dtype=torch.int64), torch.arange(1, 17))
    program = torch.onnx.export(
        Window(reader),
        example,
        dynamo=True,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_shapes={"pieces": {0: count}, "features": {0: count}, "firsts": {0: words}},
        opset_version=18,
    )
    program.save(str(path))
    onnx.checker.check_model(str(path))


def describe(reader: Reader, window: int) -> dict:
    """What the decoder needs beside the weights: transition scores and the linker's own parameters."""

    def table(values: Tensor) -> list:
        return [[round(v, 4) for v in row] for row in values.tolist()]

    return {
        "window": window,
        "hidden": reader.meaning.out_features,
        "attribution_tags": ATTRIBUTION_TAGS,
        "entity_tags": ENTITY_TAGS,
        "attribution_transitions": table(reader.attribution_crf.scores()),
        "entity_transitions": table(reader.entity_crf.scores()),
        "link_size": LINK_SIZE,
        "distance_buckets": DISTANCE_BUCKETS,
        "distance": table(reader.distance),
        "nobody": table(reader.nobody),
    }


if __name__ == "__main__":
    main()
