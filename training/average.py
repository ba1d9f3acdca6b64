"""Weights between those of two checkpoints, of which the second began from the first.

    python -m training.average FIRST.pt SECOND.pt --share 0.7 --to MODEL.pt

On the line between the two a model is about as good as the better end, and on texts of another kind it keeps more of
what the first one knew (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the options and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.average", description="Average the weights of models.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second, from 0 to 1")
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    ends = (options.first, options.second)
    first, second = (torch.load(path, map_location="cpu", weights_only=True) for path in ends)
    mean = {
        name: torch.lerp(first[name], weights, options.share) if weights.is_floating_point() else weights
        for name, weights in second.items()
    }
    options.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save(mean, options.to)


if __name__ == "__main__":
    main()
