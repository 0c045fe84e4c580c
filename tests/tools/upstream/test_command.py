"""The command: exit statuses, messages, what it prints; and the curated specs of this repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts._tools.upstream.command import SPECS, main
from tests.tools.upstream.conftest import Compare, write
from tests.tools.upstream.documents import GET, KNOWN, curated, vendor

HERE = Path(__file__).parent
TABLE = "/v1/runs/{run_id}"


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
    assert found.keys() == {"vendor", "source", "operation", "new", "explained", "stale"}
    assert found["operation"] == {"upstream": "#/paths/~1v1~1runs~1{run_id}/get", "curated": GET}
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
