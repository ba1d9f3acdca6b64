"""What the program is made of is written down and can be asked about: the bill of materials and the audit."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from generator.version import __version__

ROOT = Path(__file__).parent.parent


def load(name: str) -> ModuleType:
    """A script of `.ci`, as a module."""
    spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    return load("sbom")


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    return load("audit")


@pytest.fixture(scope="module")
def text(sbom: ModuleType) -> str:
    """The bill of materials; making it checks it against the schema of CycloneDX."""
    return sbom.made()


@pytest.fixture(scope="module")
def bill(text: str) -> dict:
    return json.loads(text)


def test_every_locked_package_is_in_the_bill_with_its_hashes(bill: dict) -> None:
    """Version by version."""
    locked = {}
    for entry in re.split(r"\n(?=[^ ])", (ROOT / "requirements.lock").read_text(encoding="utf-8").rstrip()):
        name, version = re.match(r"([^=]+)==([^ ]+)", entry).groups()
        locked[f"pkg:pypi/{name}@{version}"] = set(re.findall(r"sha256:([0-9a-f]{64})", entry))
    listed = {
        each["bom-ref"]: {one["content"] for file in each["externalReferences"] for one in file["hashes"]}
        for each in bill["components"]
        if each["bom-ref"].startswith("pkg:")
    }
    assert listed == locked


def test_what_comes_inside_the_package_is_in_the_bill(bill: dict) -> None:
    """The model and every work that NOTICE names."""
    inside = {each["bom-ref"] for each in bill["components"] if not each["bom-ref"].startswith("pkg:")}
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert len(inside) == 1 + len(re.findall(r"^- ", notice, re.MULTILINE))
    assert not [path for path in inside if not (ROOT / path).is_file()]
    assert "generator/annotate/model/weights.onnx" in inside


def test_notice_names_what_the_model_began_from() -> None:
    """And the licence of each, which asks to be there, lies beside it."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    licence = (ROOT / "generator/annotate/model/LICENSE-MiniLM.txt").read_text(encoding="utf-8")
    (encoder,) = set(re.findall(r"all-MiniLM-L6-v2\b", (ROOT / "training/README.md").read_text(encoding="utf-8")))
    assert encoder in notice
    assert encoder in licence
    assert "generator/annotate/model/LICENSE-MiniLM.txt" in notice
    assert "Copyright (c) Microsoft Corporation\n\nPermission is hereby granted, free of charge" in licence
    assert "generator/annotate/model/tokenizer.json" in notice


def test_notice_names_every_table_that_was_taken_from_others() -> None:
    """Those that say of themselves that somebody's licence holds for them."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    taken = []
    for path in (ROOT / "generator").rglob("*.tsv"):
        head = "".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
        if re.search(r"\bCC BY|\bCopyright|\bLicense\b", head):
            taken.append(path.relative_to(ROOT).as_posix())
    assert taken == ["generator/actors/data/countries.tsv"]
    assert not [path for path in taken if path not in notice]


def test_the_program_stands_on_what_it_asks_for(bill: dict) -> None:
    root = bill["metadata"]["component"]
    assert (root["name"], root["version"]) == ("briefing", __version__)
    (asked,) = [each["dependsOn"] for each in bill["dependencies"] if each["ref"] == root["bom-ref"]]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = [re.split(r"[\[<>=!~ ]", line)[0] for line in project["dependencies"]]
    for name in names:
        if f"\n{name}==" in locked:
            assert any(ref.startswith(f"pkg:pypi/{name}@") for ref in asked), name


def test_the_bill_holds_no_address_of_an_index_and_no_place_of_a_machine(text: str) -> None:
    assert set(re.findall(r"https?://[^\"/]+", text)) == {"http://cyclonedx.org"}
    assert str(ROOT) not in text
    assert sys.prefix not in text


def test_the_bill_is_the_same_twice(sbom: ModuleType, text: str) -> None:
    assert sbom.made() == text


def answer(**vulnerable: list[dict]) -> dict:
    names = ("click", "jinja2")
    return {"dependencies": [{"name": name, "version": "1.0", "vulns": vulnerable.get(name, [])} for name in names]}


def test_an_audit_without_findings_says_how_many_it_asked_about(audit: ModuleType) -> None:
    assert audit.report("a.lock", answer(), "") == (0, ["a.lock: 2 packages, no known vulnerability"])


def test_a_known_vulnerability_fails_the_audit_and_is_named(audit: ModuleType) -> None:
    found = answer(jinja2=[{"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]}, {"id": "PYSEC-2", "fix_versions": []}])
    code, lines = audit.report("a.lock", found, "")
    assert code == 1
    assert lines == [
        "a.lock: jinja2 1.0: PYSEC-1, fixed in 1.1, 2.0",
        "a.lock: jinja2 1.0: PYSEC-2, fixed in no version",
    ]


def test_what_could_not_be_asked_about_is_no_good_news(audit: ModuleType) -> None:
    """A mirror without PyPI's answers, or a package that is not there."""
    found = answer()
    found["dependencies"][0] = {"name": "click", "skip_reason": "not found on PyPI"}
    code, (line,) = audit.report("a.lock", found, "")
    assert code == 2
    assert "nothing was found out about 1 of 2 packages, such as click (not found on PyPI)" in line
    found["dependencies"][1]["vulns"] = [{"id": "PYSEC-1", "fix_versions": []}]
    assert audit.report("a.lock", found, "")[0] == 1


def test_an_audit_without_network_says_so(audit: ModuleType) -> None:
    code, lines = audit.report("a.lock", None, "Traceback\n  much\nConnectionError: no route\n")
    assert code == 2
    assert "This needs the network" in lines[0]
    assert lines[1] == "ConnectionError: no route"


def test_every_lock_file_is_asked_about(audit: ModuleType) -> None:
    assert sorted(audit.LOCKS) == sorted(path.name for path in ROOT.glob("*.lock"))


@pytest.mark.parametrize(("codes", "worst"), [((0, 0), 0), ((0, 2), 2), ((1, 2), 1), ((2, 1), 1)])
def test_the_audit_ends_with_what_is_worst(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, codes: tuple[int, ...], worst: int
) -> None:
    rest = iter(codes)
    monkeypatch.setattr(audit, "LOCKS", ("a.lock", "b.lock"))
    monkeypatch.setattr(audit, "asked", lambda lock: (None, ""))
    monkeypatch.setattr(audit, "report", lambda *_: (next(rest), []))
    assert audit.main() == worst
