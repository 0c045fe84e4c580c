"""What `scripts/new_vendor` does not do: one line says why, and nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts._tools.new_vendor.command import main
from tests.tools.new_vendor.conftest import contents
from tests.tools.new_vendor.documents import Node, published


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("scorecard", "scorecard is taken: there is specs/scorecard"),
        ("m-lflow", "m-lflow is taken: runstate has a MLflow already"),
        ("Acme", "'Acme' is not a slug"),
        ("acme_runs", "'acme_runs' is not a slug"),
        ("../acme", "'../acme' is not a slug"),
        ("", "'' is not a slug"),
        ("4cme", "'4cme' is not a slug"),
    ],
)
def test_a_name_that_cannot_be(tree: Path, capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    """Taken, or no slug."""
    before = contents(tree)

    assert main([name], root=tree) == 1

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"new_vendor: {said}")
    assert contents(tree) == before


def test_a_class_that_cannot_be(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It must be a name of Python's."""
    assert main(["acme", "--client", "ac-me"], root=tree) == 1
    assert capsys.readouterr().err == "new_vendor: 'ac-me' is not the name of a class: give one with --client\n"


def text(doc: Node) -> str:
    """The document as it is."""
    return json.dumps(doc)


def says(document: str) -> Callable[[Node], str]:
    """Another document."""

    def made(_: Node) -> str:
        return document

    return made


def dangling(doc: Node) -> str:
    """A document that refers to what is not there."""
    del doc["components"]["schemas"]["User"]
    return json.dumps(doc)


def circle(doc: Node) -> str:
    """A document in which a name means itself."""
    doc["components"]["schemas"]["User"] = {"$ref": "#/components/schemas/User"}
    return json.dumps(doc)


def malformed(doc: Node) -> str:
    """A list where names and values should be."""
    doc["paths"]["/jobs/{jobId}"]["get"]["responses"] = []
    return json.dumps(doc)


def without_answer(doc: Node) -> str:
    """An operation that answers nothing."""
    del doc["paths"]["/jobs/{jobId}"]["get"]["responses"]["200"]["content"]
    return json.dumps(doc)


@pytest.mark.parametrize(
    ("make", "operation", "said"),
    [
        (text, "getRun", "there is no operation 'getRun'; there are getJob, deleteJob"),
        (text, "deleteJob", "operation 'deleteJob' has the method DELETE; a run is read with GET"),
        (says("{"), "getJob", "does not parse"),
        (says("[]"), "getJob", "is not a mapping of names to values"),
        (says("swagger: '2.0'"), "getJob", "is not an OpenAPI 3 document"),
        (dangling, "getJob", "the document refers to #/components/schemas/User, which is not in it"),
        (circle, "getJob", "the document refers to #/components/schemas/User, which leads back to itself"),
        (malformed, "getJob", "is not valid OpenAPI: AttributeError: "),
        (says("openapi: 3.1.0\npaths: []\n"), "getJob", "is not valid OpenAPI: AttributeError: "),
        (without_answer, "getJob", "the operation has no answer 200 with a body"),
    ],
)
def test_a_document_that_gives_no_vendor(
    tree: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Node], str],
    operation: str,
    said: str,
) -> None:
    """It does not parse, or does not have what was asked for."""
    document = tmp_path / "acme.yaml"
    document.write_text(make(published()))
    before = contents(tree)

    assert main(["acme", "--from", str(document), "--operation", operation], root=tree) == 1

    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert contents(tree) == before


def test_a_document_that_is_not_there(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file's name is in the line."""
    assert main(["acme", "--from", "nowhere.yaml", "--operation", "x"], root=tree) == 1
    assert capsys.readouterr().err == "new_vendor: nowhere.yaml: cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("overlay/runstate/catalog.py", "\nVENDORS: Mapping", "\nOTHERS: Mapping"),
        ("overlay/runstate/clients/__init__.py", "\n): ...\ndef client(", "\n): ...\ndef open("),
        ("overlay/runstate/__init__.py", "from .clock import Clock as", "from .clocks import Clock as"),
        ("pyproject.toml", 'all = ["runstate[', 'every = ["runstate['),
        ("README.md", "`all`", "`every`"),
    ],
)
def test_a_file_that_has_moved_on(
    tree: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str
) -> None:
    """Where an insertion finds no place, nothing is written at all."""
    file = tree / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = contents(tree)

    assert main(["acme"], root=tree) == 1

    assert path in capsys.readouterr().err
    assert contents(tree) == before


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("overlay/runstate/catalog.py", "overlay/runstate/catalog.py: No such file or directory"),
        ("docs/vendors", "docs/vendors: File exists; nothing was written"),
        ("tests/vendors", "tests/vendors: File exists; nothing was written"),
    ],
)
def test_a_place_that_cannot_be_written(tree: Path, capsys: pytest.CaptureFixture[str], gone: str, said: str) -> None:
    """All or nothing: what was written before it is taken back, folders included, and a second try is a first one."""
    place = tree / gone
    if place.suffix:
        place.unlink()
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to("nowhere/at/all")
    before, folders = contents(tree), sorted(tree.rglob("*"))

    for _ in range(2):
        assert main(["acme"], root=tree) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.endswith(said)

    assert contents(tree) == before
    assert sorted(tree.rglob("*")) == folders


def test_a_missing_formatter(tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is written."""
    monkeypatch.setattr("scripts._tools.new_vendor.command.find_spec", dict[str, object]().get)
    before = contents(tree)

    assert main(["acme"], root=tree) == 1

    assert capsys.readouterr().err.startswith("new_vendor: ruff is missing: run make setup first")
    assert contents(tree) == before


def test_document_and_operation_belong_together(tree: Path) -> None:
    """One without the other is usage."""
    with pytest.raises(SystemExit) as ended:
        main(["acme", "--operation", "getJob"], root=tree)
    assert ended.value.code == 2
