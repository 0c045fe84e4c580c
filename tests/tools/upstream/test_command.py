"""The command: exit statuses, messages, what it prints; and the curated specs of this repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts._tools.upstream.command import SPECS, main
from tests.tools.upstream.conftest import Compare, write
from tests.tools.upstream.documents import GET, KNOWN, SCHEMAS, Node, curated, vendor

HERE = Path(__file__).parent
TABLE = "/v1/runs/{run_id}"
RUN: Node = {"content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Run"}}}}


def test_text(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """In groups, with a pointer into each document; what is explained only if it is asked for."""
    document = vendor()
    document["paths"][TABLE]["get"]["responses"]["409"] = {"description": "Conflict."}
    assert compare(document) == 1
    printed = capsys.readouterr().out
    assert printed == (
        "small: 1 difference; 10 known\n\n"
        "added by the vendor\n"
        "  response 409, present → absent\n"
        "    vendor   #/paths/~1v1~1runs~1{run_id}/get/responses/409\n"
        f"    curated  {GET}/responses\n"
    )
    assert compare(document, "--all") == 1
    more = capsys.readouterr().out
    assert more.startswith(printed)
    assert "    because  It happens.\n" in more


def test_json(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """One object, the same keys whatever was found."""
    assert compare(vendor(), "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() == {"vendor", "source", "operations", "new", "explained", "stale"}
    assert found["operations"] == [{"upstream": "#/paths/~1v1~1runs~1{run_id}/get", "curated": GET}]
    assert found["new"] == []
    keys = {"line", "change", "what", "name", "where", "vendor", "ours", "upstream", "curated", "entry"}
    assert all(difference.keys() == keys for difference in found["explained"])
    assert {difference["entry"]["reason"] for difference in found["explained"]} == {
        "A rule of ours.",
        *(entry["reason"] for entry in curated()["x-curation"]),
    }


def test_operations(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """None, several, and one by its operationId."""
    document = vendor()
    run = document["paths"].pop(TABLE)
    assert compare(document) == 2
    assert "has no operation GET /runs/{id}" in capsys.readouterr().err
    document["paths"] |= {"/a/runs/{id}": run, "/b/runs/{id}": {"get": {**run["get"], "operationId": "other"}}}
    assert compare(document) == 2
    assert "several operations GET /runs/{id}: #/paths/~1a" in capsys.readouterr().err
    assert compare(document, "--operation", "getRun") == 1
    assert "path of servers, /a/runs/{} → /v1/runs/{}" in capsys.readouterr().out
    assert compare(document, "--operation", "nothing") == 2


def test_the_same_address_is_preferred(compare: Compare) -> None:
    """`/v1/runs/{id}` is meant, although another path ends like it."""
    document = vendor()
    document["paths"] = {"/admin/runs/{id}": {"get": {"responses": {}}}, **document["paths"]}
    assert compare(document) == 0


def test_several_operations(compare: Compare, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is compared with the vendor's at its address; its places begin with its name, those of schemas do not."""
    ours, theirs = curated(), vendor()
    start: Node = {"operationId": "start_run", "security": [{"bearer": []}], "responses": {"201": RUN, "409": {}}}
    ours["paths"]["/runs"] = {"post": {**start, "requestBody": {"required": True, **RUN}}}
    write(specs / "small" / "openapi.yaml", ours)
    assert compare(theirs, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert len(found["operations"]) == 1
    assert lines(found) == ["operation start_run, absent → present"]

    out = {"content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}/Out"}}}}
    theirs["paths"]["/v1/runs"]["post"] = {**start, "security": [{"Key": []}, {}], "responses": {"201": out}}
    assert compare(theirs, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["operations"][1] == {"upstream": "#/paths/~1v1~1runs/post", "curated": "#/paths/~1runs/post"}
    assert lines(found) == [
        "security nothing in start_run.security, present → absent",
        "request body in start_run, absent → present",
        "response 409 in start_run, absent → present",
    ]

    theirs["paths"]["/v1/runs"]["post"] |= {
        "security": start["security"],
        "responses": {**start["responses"], "201": out},
    }
    theirs["components"]["securitySchemes"]["bearer"] = theirs["components"]["securitySchemes"]["Key"]
    theirs["paths"]["/v1/runs"]["post"]["requestBody"] = {"content": {**out["content"], "text/csv": {}}}
    assert compare(theirs, "--json") == 1
    assert lines(json.loads(capsys.readouterr().out)) == [
        "required of start_run.body, no → yes",
        "media type text/csv in start_run.body, present → absent",
    ]


def test_several_vendors_operations(compare: Compare, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of them a curated one is cannot be told, whether it is the first one or not."""
    ours, theirs = curated(), vendor()
    ours["paths"]["/jobs"] = {"get": {"operationId": "list_jobs", "responses": {}}}
    write(specs / "small" / "openapi.yaml", ours)
    theirs["paths"] |= {f"/{each}/jobs": {"get": {"responses": {}}} for each in "ab"}
    assert compare(theirs) == 2
    assert "several operations GET /jobs: #/paths/~1a~1jobs/get, " in capsys.readouterr().err


def lines(found: Node) -> list[str]:
    """The new differences."""
    return [str(each["line"]) for each in found["new"]]


def test_unknown_vendor_and_missing_file(specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each, and status 2."""
    assert main(["large", "x"], specs) == 2
    assert capsys.readouterr().err == "compare_upstream: no vendor 'large'; there are small\n"
    assert main(["small", "x/y"], specs) == 2
    assert capsys.readouterr().err == "compare_upstream: small: x/y cannot be read: No such file or directory\n"
    assert main(["small"], specs) == 2
    assert capsys.readouterr().err == "compare_upstream: small: its spec has no x-upstream; give a file or a URL\n"


def test_published(specs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All vendors at once: those without a document are named, and the worst status counts."""
    write(tmp_path / "ok.json", vendor())
    write(specs / "good" / "upstream.yaml", KNOWN)
    write(specs / "good" / "openapi.yaml", curated() | {"x-upstream": {"url": str(tmp_path / "ok.json")}})
    assert main(["--published"], specs) == 0
    assert capsys.readouterr().out.splitlines() == [
        "good: nothing new; 10 known",
        "small: publishes no OpenAPI document",
    ]
    write(specs / "bad" / "openapi.yaml", curated() | {"x-upstream": {"url": "ftp://example.test/openapi.json"}})
    assert main(["--published"], specs) == 2
    assert capsys.readouterr().err == "compare_upstream: bad: ftp://example.test/openapi.json is not https\n"


def test_a_vendor_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    """One of the two has to be given."""
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "give a vendor, or --published" in capsys.readouterr().err


def test_the_script_itself() -> None:
    """It starts from any folder."""
    script = SPECS.parent / "scripts" / "compare_upstream"
    command = [sys.executable, str(script), "ai21-maestro", str(HERE / "ai21-maestro.json")]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
