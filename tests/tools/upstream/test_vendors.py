"""The specs of this repository against the vendors' own documents, abridged to the operations that they have."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts._tools.documents.shapes import BOUNDS
from scripts._tools.upstream import comparison, mutating
from scripts._tools.upstream.command import SPECS, main
from scripts._tools.upstream.fetch import document_of
from scripts._tools.upstream.mutating import abridged, mistakes
from tests.tools.upstream.documents import Node

VENDORS = sorted(abridged())


def test_each_published_document_is_here() -> None:
    """Every vendor with an x-upstream has its document here, and a list of what differs."""
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in SPECS.glob("*/openapi.yaml")}
    assert [vendor for vendor in sorted(texts) if "\nx-upstream:" in texts[vendor]] == VENDORS
    assert sorted(path.parent.name for path in SPECS.glob("*/upstream.yaml")) == VENDORS


@pytest.mark.parametrize("vendor", VENDORS)
def test_nothing_is_new(vendor: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A spec's list knows how it differs from the vendor's document."""
    assert main([vendor, str(abridged()[vendor])]) == 0, capsys.readouterr().out


def schema(document: Node, name: str) -> Node:
    """A schema of the vendor's document."""
    found: Node = document["components"]["schemas"][name]
    return found


def optional(component: str, field: str) -> Callable[[Node], object]:
    """A field that is not required any more."""
    return lambda document: schema(document, component)["required"].remove(field)


def nullable(component: str, field: str) -> Callable[[Node], object]:
    """A field that may be null."""

    def change(document: Node) -> None:
        properties = schema(document, component)["properties"]
        properties[field] = {"anyOf": [properties[field], {"type": "null"}]}

    return change


def body(document: Node) -> Node:
    """The body of AI21's request that creates a run."""
    found: Node = document["paths"]["/studio/v1/maestro/runs"]["post"]["requestBody"]
    return found


def sandbox(document: Node) -> Node:
    """Adobe's header `x-sandbox-name` of the operation that reads a run."""
    (parameter,) = (each for each in status_parameters(document) if each["name"] == "x-sandbox-name")
    return parameter


def status_parameters(document: Node) -> list[Node]:
    """The parameters of Adobe's operation that reads a run."""
    (path,) = (item for name, item in document["paths"].items() if name.endswith("/status"))
    found: list[Node] = path["get"]["parameters"]
    return found


def without_sandbox(document: Node) -> None:
    """The header is gone."""
    status_parameters(document).remove(sandbox(document))


COUNTS = ("numScores", "numRecords", "systemId", "systemVersionId", "metricVersionIds", "numExpectedRecords")
BREAKING: list[tuple[str, Callable[[Node], object], str]] = [
    *(("scorecard", optional("Run", name), f"required of Run.{name}, no → yes") for name in COUNTS),
    ("ai21-maestro", optional("MaestroRunResult", "id"), "required of MaestroRun.id, no → yes"),
    ("ai21-maestro", optional("MaestroRunResult", "status"), "required of MaestroRun.status, no → yes"),
    ("ai21-maestro", nullable("MaestroRunResult", "id"), "null of MaestroRun.id, yes → no"),
    ("ai21-maestro", nullable("MaestroRunResult", "status"), "null of MaestroRun.status, yes → no"),
    ("adobe-sensei", nullable("RunStatus", "experimentRunId"), "null of RunStatus.experimentRunId, yes → no"),
    ("adobe-sensei", nullable("Status", "state"), "null of TaskStatus.state, yes → no"),
    ("adobe-sensei", lambda d: sandbox(d).update(required=False), "required of parameters.x-sandbox-name, no → yes"),
    ("adobe-sensei", without_sandbox, "parameter header x-sandbox-name in parameters, absent → present"),
    (
        "ai21-maestro",
        lambda d: schema(d, "MaestroRunResult")["properties"]["status"]["enum"].append("paused"),
        "enum value paused in MaestroRun.status, present → absent",
    ),
    (
        "ai21-maestro",
        lambda d: schema(d, "CreateMaestroRunsPayload")["required"].append("system_prompt"),
        "required of CreateMaestroRunRequest.system_prompt, yes → no",
    ),
    (
        "ai21-maestro",
        lambda d: schema(d, "CreateMaestroRunsPayload")["properties"]["budget"]["enum"].remove("low"),
        "enum value low in CreateMaestroRunRequest.budget, absent → present",
    ),
    ("ai21-maestro", lambda d: body(d).update(required=False), "required of create_maestro_run.body, no → yes"),
    (
        "scorecard",
        lambda d: schema(d, "Run")["properties"]["numScores"].update(deprecated=True),
        "deprecated of Run.numScores, yes → no",
    ),
]


@pytest.mark.parametrize(("vendor", "change", "line"), BREAKING, ids=[f"{case[0]}: {case[2]}" for case in BREAKING])
def test_a_change_that_would_break_the_client(
    vendor: str, change: Callable[[Node], object], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is new, whatever x-curation says of the field, and it alone."""
    document = document_of(abridged()[vendor].read_text(encoding="utf-8"), vendor)
    changed = copy.deepcopy(document)
    change(changed)
    path = tmp_path / "upstream.json"
    path.write_text(json.dumps(changed), encoding="utf-8")
    assert main([vendor, str(path), "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert [each["line"] for each in result["new"]] == [line]
    assert [each["line"] for each in result["stale"] if "x-sandbox-name" not in each["line"]] == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_mutations(vendor: str) -> None:
    """Each change of the vendor's document is reported, and none that means nothing: a sample of them."""
    assert [*mistakes(vendor, str(abridged()[vendor]), step=17)] == []


def test_the_mutations_find_a_blind_spot(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A comparison that overlooks something fails the command."""

    def never(*_: Any) -> bool:
        return False

    monkeypatch.setattr(comparison, "is_deprecated", never)
    monkeypatch.setitem(BOUNDS, "array", ())
    assert mutating.main(["scorecard"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "scorecard: not reported: deprecate status at #/components/schemas/Run" in lines
    assert all(line.startswith("scorecard: not reported: deprecate ") for line in lines)
    assert mutating.main(["mlflow"]) == 2
    assert (
        capsys.readouterr().err == "mutate_upstream: no document of 'mlflow' in tests/tools/upstream; give --document\n"
    )
