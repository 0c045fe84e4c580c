"""`scripts/spec_diff`: its exit statuses, its lines for bad input, its JSON and the entries it drafts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts._tools.codegen.generate import ROOT
from scripts._tools.spec_diff.changes import Verdict, next_version
from scripts._tools.spec_diff.command import main
from tests.tools.spec_diff.documents import Edit, document, field, operation, replace, repository, schema

SCRIPTS = ROOT / "scripts"
RETAB = "specs/retab/openapi.yaml"


def close_enum(doc: dict[str, Any]) -> None:
    """Leave a field no other values than today's."""
    schema(doc, "Run")["properties"]["state"] = {"$ref": "#/components/schemas/State"}


def open_enum(doc: dict[str, Any]) -> None:
    """The small spec without its closed enum."""
    schema(doc, "Run")["properties"].pop("kind")


def repeat_operation(doc: dict[str, Any]) -> None:
    """Two operations with one id."""
    doc["paths"]["/again"] = {"get": {"operationId": "get_run", "responses": {"200": {"description": "It."}}}}


BAD: dict[str, tuple[Edit, str]] = {
    "nowhere": (
        lambda doc: field(doc, "id").update({"$ref": "#/components/schemas/Nope"}),
        "#/components/schemas/Run/properties/id: $ref to #/components/schemas/Nope, which does not exist",
    ),
    "duplicate": (repeat_operation, "Operation ID 'get_run' for 'get' in '/again' is not unique"),
    "closed": (
        close_enum,
        "Run/properties/state: closed enum; write anyOf: [$ref, {type: string}] (says scripts/check_specs)",
    ),
    "version": (lambda doc: doc.update(openapi="3.0.3"), "#/openapi: 3.0.3 is not OpenAPI 3.1"),
}


def two_files(folder: Path, edit: Edit) -> tuple[str, str]:
    """The small spec before and after an edit, as files."""
    names: list[str] = []
    for name, change in (("old", None), ("new", edit)):
        doc = document()
        open_enum(doc)
        if change:
            change(doc)
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(doc, sort_keys=False), encoding="utf-8")
        names.append(str(path))
    return names[0], names[1]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, root: Path = ROOT) -> str:
    """The one line that the command refuses with."""
    assert main(arguments, root) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("spec_diff: ")
    assert err.count("\n") == 1
    return err.strip()


@pytest.fixture(scope="module")
def one_vendor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one vendor, which no test changes."""
    return repository(tmp_path_factory.mktemp("repository"), "specs/retab")


@pytest.mark.parametrize("name", BAD)
def test_bad_document_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """With the file, the place in it and the reason."""
    edit, reason = BAD[name]
    line = refused(capsys, *two_files(tmp_path, edit))

    assert f"{tmp_path / 'new.yaml'}: " in line
    assert reason in line


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a: [", "does not parse (line 1): did not find expected node content"),
        ("a: 1\na: 2\n", "does not parse (line 2): found duplicate key"),
        ("- 1\n", "is not a mapping of names to values"),
        ("", "is not a mapping of names to values"),
    ],
)
def test_file_that_is_no_spec(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, reason: str) -> None:
    """One line, whichever of the two it is."""
    good, bad = two_files(tmp_path, lambda _: None)
    Path(bad).write_text(content, encoding="utf-8")

    assert f"{bad}: {reason}" in refused(capsys, good, bad)
    assert f"{bad}: {reason}" in refused(capsys, bad, good)


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Named, with the system's reason."""
    missing = str(tmp_path / "none.yaml")

    assert refused(capsys, missing, missing) == f"spec_diff: {missing}: cannot be read: No such file or directory"
    assert "two files" in refused(capsys, missing)


def test_unknown_vendor_and_revision(one_vendor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What there is instead."""
    assert refused(capsys, "retabb", root=one_vendor) == (
        "spec_diff: there is no specs/retabb/openapi.yaml; vendors: retab"
    )
    assert "git knows no revision 'v9'" in refused(capsys, "--against", "v9", root=one_vendor)
    assert "git knows no revision '--help'" in refused(capsys, "--against=--help", root=one_vendor)


def test_folder_without_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files can be compared anywhere; a revision cannot."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    assert "is not a git repository: name two files instead" in refused(capsys, root=tmp_path)


def test_missing_git(
    one_vendor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tool that is not installed is named."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert refused(capsys, root=one_vendor) == "spec_diff: git is missing: install it, or name two files"


@pytest.mark.parametrize(
    ("script", "library", "status"),
    [
        ("spec_diff", "griffe", 2),
        ("compare_upstream", "httpx", 2),
        ("check_specs", "jsonschema", 2),
        ("new_vendor", "attrs", 1),
    ],
)
def test_missing_library(tmp_path: Path, script: str, library: str, status: int) -> None:
    """Run by a Python without the tools, each script says how to get them."""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    (tmp_path / f"{library}.py").write_text(f"raise ModuleNotFoundError(name={library!r})\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPTS / script)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == status
    assert done.stderr == f"{script}: {library} is missing: run make setup first\n"


def test_package_that_does_not_parse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What griffe would leave out is not taken for removed."""
    root = repository(tmp_path, "specs/retab", "overlay")
    (root / "overlay/runstate/run.py").write_text("x = (\n", encoding="utf-8")

    assert refused(capsys, root=root) == "spec_diff: runstate/run.py: does not parse (line 1): '(' was never closed"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("", "has no project.version, which all distributions carry"),
        ("[", "does not parse: "),
    ],
)
def test_tree_without_a_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, said: str
) -> None:
    """The step from which version would be the verdict's."""
    if content is not None:
        (tmp_path / "pyproject.toml").write_text(content, encoding="utf-8")

    assert refused(capsys, root=tmp_path).startswith(f"spec_diff: pyproject.toml: {said}")


def test_settings_are_compared_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A class of another name is another class, whatever the spec says; and settings that do not parse are none."""
    root = repository(tmp_path, "specs/retab")
    settings = root / "specs/retab/generator.yaml"
    overrides = "class_overrides: {WorkflowReference: {class_name: Workflow, module_name: workflow}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + overrides, encoding="utf-8")
    assert main(["retab"], root) == 0
    assert "verdict: major" in capsys.readouterr().out
    settings.write_text("a: [", encoding="utf-8")
    assert "specs/retab/generator.yaml: does not parse (line 1)" in refused(capsys, "retab", root=root)


def test_nothing_changed(one_vendor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a version nor an entry."""
    assert main([], one_vendor) == 0

    assert capsys.readouterr().out == (
        "retab: unchanged\nrunstate: unchanged\n\n"
        "verdict: none (nothing changed for users; there is nothing to release)\n"
    )


def test_document_without_a_client_is_compared_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A vendor's own document may break the rules of this project; a note says what was left out."""
    old, new = two_files(tmp_path, lambda doc: operation(doc).pop("tags") and field(doc, "id").update(type="integer"))

    assert main([old, new, "--json"]) == 0

    part = json.loads(capsys.readouterr().out)["parts"][0]
    assert part["verdict"] == "major"
    assert part["python"] == []
    assert part["notes"][0].startswith("the Python was not compared: ")


def test_json_has_the_described_structure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As at the top of scripts/_tools/spec_diff/report.py."""
    old, new = two_files(tmp_path, lambda doc: doc["servers"].append({"url": "https://b.example"}))

    assert main([old, new, "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["schema", "old", "new", "verdict", "version", "reasons", "parts", "fragments"]
    assert (report["schema"], report["old"], report["new"], report["verdict"]) == (1, old, new, "minor")
    assert set(report["version"]) == {"current", "next", "meaning"}
    assert report["reasons"] == ["new: servers have https://b.example now"]
    (part,) = report["parts"]
    assert (part["name"], part["verdict"], part["python"]) == ("new", "minor", [])
    assert part["spec"] == [
        {
            "severity": "additive",
            "rule": "server-added",
            "place": "servers",
            "what": "have https://b.example now",
        }
    ]
    assert report["fragments"] == [
        {
            "path": "changelog.d/new.vendor.md",
            "type": "vendor",
            "text": "`runstate-new`: `servers` have https://b.example now.\n",
        }
    ]


def test_fail_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 from that verdict on."""
    files = two_files(tmp_path, lambda doc: doc["servers"].append({"url": "https://b.example"}))

    assert [main([*files, "--fail-on", step]) for step in ("major", "minor", "patch")] == [0, 1, 1]
    assert "verdict: minor" in capsys.readouterr().out


def test_entry_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second one gets a number, the same one is not written again."""
    root = repository(tmp_path, "specs/retab")
    replace(root / RETAB, ("What started a run.", "What has started a run."))
    entry = root / "changelog.d" / "retab.doc.md"
    text = "`runstate-retab`: `ExperimentRunTrigger` is described differently.\n"

    assert [main(["--write"], root), main(["--write"], root)] == [0, 0]
    assert entry.read_text(encoding="utf-8") == text
    entry.write_text("Edited by a person.\n", encoding="utf-8")
    assert main(["--write"], root) == 0

    assert entry.read_text(encoding="utf-8") == "Edited by a person.\n"
    assert entry.with_name("retab.doc.1.md").read_text(encoding="utf-8") == text
    assert capsys.readouterr().err.splitlines() == [
        "wrote changelog.d/retab.doc.md",
        "was there already: changelog.d/retab.doc.md",
        "wrote changelog.d/retab.doc.1.md",
    ]


@pytest.mark.parametrize(
    ("current", "verdict", "following"),
    [
        ("0.1.4", "major", "0.2.0"),
        ("0.1.4", "minor", "0.1.5"),
        ("0.1.4", "patch", "0.1.5"),
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.3"),
    ],
)
def test_version_that_follows(current: str, verdict: Verdict, following: str) -> None:
    """Before 1.0 the second number is the one that may break."""
    assert next_version(current, verdict) == following
