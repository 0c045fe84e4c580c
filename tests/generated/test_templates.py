"""The changes to the generator's templates: each with its reason, and refused once a template has moved."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts._tools.codegen import generate, regenerate, templates
from scripts._tools.codegen.errors import GenerationFailed, TemplateMoved
from scripts._tools.codegen.templates import STOCK, read_changes, write_templates

CHANGED = sorted(read_changes())


@pytest.mark.parametrize("name", CHANGED)
def test_every_change_says_why(name: str) -> None:
    """A reason, what is replaced and by what; nothing else."""
    for change in read_changes()[name]["changes"]:
        assert set(change) == {"reason", "find", "replace"}
        assert change["reason"].strip().endswith(".")
        assert change["find"] != change["replace"]


def test_changed_templates_are_written(tmp_path: Path) -> None:
    """Those that changes are for, and the macros that they import."""
    write_templates(tmp_path)

    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jinja")}
    assert written == {*CHANGED, "decode.jinja"}
    for name in CHANGED:
        assert (tmp_path / name).read_text() != (STOCK / name).read_text()


@pytest.fixture
def stock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the generator's own templates that stands for the installed ones."""
    shutil.copytree(STOCK, tmp_path / "stock")
    monkeypatch.setattr(templates, "STOCK", tmp_path / "stock")
    return tmp_path / "stock"


@pytest.mark.parametrize("name", CHANGED)
def test_template_that_has_moved_is_refused(stock: Path, tmp_path: Path, name: str) -> None:
    """By name, with what to do."""
    (stock / name).write_text((stock / name).read_text() + "\n")

    with pytest.raises(TemplateMoved) as caught:
        write_templates(tmp_path)

    assert str(caught.value).startswith(f"{name}: the installed generator ")
    assert "record the new sha256" in str(caught.value)


def test_moved_template_stops_the_command(stock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one line, and exit status 1."""
    (stock / "model.py.jinja").write_text("{# the next version #}")

    assert regenerate.main(["--check", "scorecard"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("regenerate: model.py.jinja: the installed generator ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("find", "times"), [("no such text", 0), ("{", 2)], ids=["nowhere", "everywhere"])
def test_change_must_fit_exactly_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, find: str, times: int) -> None:
    """Nowhere is a change that does nothing, twice is one that does too much."""
    changes: dict[str, dict[str, Any]] = read_changes()
    changes["client.py.jinja"]["changes"].append({"reason": "A test.", "find": find, "replace": ""})
    monkeypatch.setattr(templates, "read_changes", lambda: changes)

    with pytest.raises(TemplateMoved, match=r"client\.py\.jinja: .* stands there (\d+) times, and must") as caught:
        write_templates(tmp_path)

    assert (f"stands there {times} times" in str(caught.value)) == (times == 0)


def broken(document: dict[str, Any], what: str) -> dict[str, Any]:
    """The document with one fault."""
    path = document["paths"]["/runs/{runId}"]
    (content,) = path["get"]["responses"]["200"]["content"].values()
    schema = document["components"]["schemas"]["Run"]["properties"]
    match what:
        case "reference to nowhere":
            content["schema"] = {"$ref": "#/components/schemas/Nothing"}
        case "field to nowhere":
            schema["status"] = {"$ref": "#/components/schemas/Nothing"}
        case _:
            schema["numRecords"]["default"] = "many"
    return document


@pytest.mark.parametrize("what", ["reference to nowhere", "field to nowhere", "default of another type"])
def test_spec_that_gives_no_client_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    """What the generator only warns of is an error here: it would leave the operation or the field out."""
    specs = tmp_path / "specs"
    shutil.copytree(generate.SPECS / "scorecard", specs / "scorecard")
    spec = specs / "scorecard" / "openapi.yaml"
    spec.write_text(yaml.safe_dump(broken(yaml.safe_load(spec.read_text()), what)))
    monkeypatch.setattr(generate, "SPECS", specs)
    monkeypatch.setattr(generate, "ROOT", tmp_path)

    with pytest.raises(GenerationFailed, match=r"^specs/scorecard/openapi\.yaml: "):
        generate.generate("scorecard", tmp_path / "target")

    assert regenerate.main(["--check", "scorecard"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert re.match(r"regenerate: specs/scorecard/openapi\.yaml:\d+: #", err)
