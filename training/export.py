"""Write the files that the package ships: int8 weights, tokenizer, and what the decoder has to know.

    python -m training.export --checkpoint OUT/model.pt --encoder DIR --to generator/annotate/model

The weights of matrices are quantised per column and those of the piece table as a whole; activations
are quantised as they come (dynamic quantisation), so no calibration data is needed. In the feed-forward parts of all
layers but the last, a few values are so large that one scale for a whole activation loses the rest: there, weights and
activations have a scale for each 128 values.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from generator.annotate import model_name
from generator.annotate.embedded import EmbeddedAnnotator
from generator.annotate.labels import ATTRIBUTION_TAGS, ENTITY_TAGS
from generator.annotate.words import lines
from training.encoder import HIDDEN, INNER, Encoder
from training.network import DISTANCE_BUCKETS, LINK_SIZE, Reader

BLOCK = 128
"""Values that share a scale where one for all would lose too much."""

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
    parser.add_argument("--answers", type=Path, help="also write what this model says of the texts in tests/golden")
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
            quantise(prepared, weights)
    _forget_makers(weights)
    shutil.copy(options.encoder / "tokenizer.json", options.to / "tokenizer.json")
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    described = describe(reader, options.window) | {"name": f"briefing-minilm-{digest[:8]}"}
    (options.to / "decoder.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf8")
    print(json.dumps({"name": described["name"], "bytes": weights.stat().st_size}))
    if options.answers:
        options.answers.write_text("".join(_answers(options.to)), encoding="utf8")


def quantise(plain: Path, small: Path) -> None:
    """Write a network with weights in eight bits."""
    by_blocks = _feed_forward(onnx.load(plain))[:-2]
    with tempfile.TemporaryDirectory() as scratch:
        partly = Path(scratch) / "partly.onnx"
        quantize_dynamic(
            plain,
            partly,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=by_blocks,
        )
        # accuracy level 4: what is multiplied is rounded to eight bits too, block by block
        rest = MatMulNBitsQuantizer(onnx.load(partly), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=4)
        rest.process()
        rest.model.save_model_to_file(str(small))


def _feed_forward(network: onnx.ModelProto) -> list[str]:
    """Names of the nodes that multiply with the two matrices of each layer's feed-forward part, in order."""
    shapes = {weights.name: sorted(weights.dims) for weights in network.graph.initializer}
    wide = [node for node in network.graph.node if node.op_type == "MatMul" and len(shapes.get(node.input[1], ())) == 2]
    return [node.name for node in wide if shapes[node.input[1]] == sorted((HIDDEN, INNER))]


def _forget_makers(path: Path) -> None:
    """Take out what the exporter notes of the program that it ran in: lines of code and the folders they lie in."""
    network = onnx.load(path)
    graph = network.graph
    parts = (graph.node, graph.initializer, graph.value_info, graph.input, graph.output, network.functions)
    for part in (network, graph, *(each for group in parts for each in group)):
        part.doc_string = ""
        del part.metadata_props[:]
    for function in network.functions:
        for node in function.node:
            node.doc_string = ""
            del node.metadata_props[:]
    onnx.save(network, str(path))


def _answers(folder: Path) -> Iterator[str]:
    """What a model says of each golden text, as rows that name the shipped model: a test holds the two together."""
    annotator = EmbeddedAnnotator(folder)
    for path in sorted((Path(__file__).parents[1] / "tests" / "golden").glob("*/input.*")):
        text = path.read_text(encoding="utf8")
        said = annotator.annotate(text, lines(text))
        row = {"id": path.parent.name, "model": model_name()}
        row |= {"mentions": [dataclasses.asdict(m) for m in said.mentions]}
        row |= {"attributions": [dataclasses.asdict(a) for a in said.attributions]}
        yield json.dumps(row) + "\n"


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
