"""Writes a software bill of materials (CycloneDX, JSON): `python .ci/sbom.py [FILE]`, what `make sbom` does.

The packages are those of requirements.lock, each with the hashes of the files that may be installed; beside them stand
the works of others that come inside the package, as NOTICE names them, and the model. The same project gives the same
bytes, and the address of no package index is in them.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[1]
MODEL = "generator/annotate/model"
NOTICED = re.compile(
    r"^- (?P<name>[^,]+(?: \([^)]+\))?), (?P<copyright>Copyright [^:]+?)(?:, (?P<licence>[^,:]*License[^:]*))?:"
    r"\s+(?P<path>\S+)",
    re.MULTILINE,
)
"""A work of others in NOTICE."""


def packages() -> dict[str, Any]:
    """What the tool makes of the lock file."""
    command = [
        *(sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "requirements.lock"),
        *("--pyproject", "pyproject.toml", "--mc-type", "application"),
        *("--output-reproducible", "--output-format", "JSON", "--spec-version", "1.6", "--output-file", "-"),
    ]
    told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    content: dict[str, Any] = json.loads(told)
    return content


def finished(bom: dict[str, Any], inside: list[dict[str, Any]], version: str, asked: set[str]) -> dict[str, Any]:
    """The bill with what the tool cannot know, and without addresses of an index.

    Args:
        bom: of the tool.
        inside: components that come inside the package.
        version: of the program.
        asked: normal names of the packages that the program itself asks for.
    """
    root = bom["metadata"]["component"] | {"version": version, "purl": f"pkg:pypi/briefing@{version}"}
    found = [_package(component) for component in bom["components"]]
    direct = [each["bom-ref"] for each in found if _normal(each["name"]) in asked]
    tools = bom["metadata"]["tools"]["components"]
    kept = [{key: value for key, value in tool.items() if key != "externalReferences"} for tool in tools]
    return bom | {
        "components": sorted([*found, *inside], key=lambda each: each["bom-ref"]),
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": sorted([*direct, *(each["bom-ref"] for each in inside)])},
            *({"ref": each["bom-ref"]} for each in found if each["bom-ref"] not in direct),
        ],
        "metadata": bom["metadata"] | {"component": root, "tools": {"components": kept}},
    }


def _package(component: dict[str, Any]) -> dict[str, Any]:
    files = [
        {"type": "distribution", "url": component["purl"], "comment": "one of these files", "hashes": each["hashes"]}
        for each in component.get("externalReferences", ())
        if each["type"] == "distribution" and each.get("hashes")
    ]
    # Behind a semicolon stands for which systems or Pythons it is.
    scope = "optional" if re.search(r"==\S+ ;", component["description"]) else "required"
    kept = {key: component[key] for key in ("name", "version", "purl", "type")}
    return kept | {"bom-ref": component["purl"], "scope": scope, "externalReferences": files}


def inside(notice: str, folder: Path) -> list[dict[str, Any]]:
    """The components that come inside the package: works of others, and the model."""
    weights = (folder / MODEL / "weights.onnx").read_bytes()
    told = json.loads((folder / MODEL / "decoder.json").read_text(encoding="utf-8"))
    model = {
        "bom-ref": f"{MODEL}/weights.onnx",
        "type": "machine-learning-model",
        "name": told["name"],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(weights).hexdigest()}],
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }
    return [model, *map(_work, NOTICED.finditer(notice))]


def _work(found: re.Match[str]) -> dict[str, Any]:
    plain = {key: " ".join((value or "").split()) for key, value in found.groupdict().items()}
    return {
        "bom-ref": plain["path"],
        "type": "library",
        "name": plain["name"],
        "copyright": plain["copyright"],
        "licenses": [{"license": {"name": plain["licence"] or f"as in {plain['path']}"}}],
    }


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def made() -> str:
    """The bill of materials of this project.

    Raises:
        ValueError: it is not valid.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {_normal(re.split(r"[\[<>=!~ ]", line)[0]) for line in project["dependencies"]}
    (version,) = re.findall(r'__version__ = "(.+)"', (ROOT / "generator" / "version.py").read_text(encoding="utf-8"))
    ours = inside((ROOT / "NOTICE").read_text(encoding="utf-8"), ROOT)
    text = json.dumps(finished(packages(), ours, version, asked), indent=2, ensure_ascii=False) + "\n"
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise ValueError(f"the bill of materials is not valid: {wrong}")
    return text


if __name__ == "__main__":
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "sbom.json"
    content = made()
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(content, encoding="utf-8")
    print(f"{output}: {len(json.loads(content)['components'])} components")
