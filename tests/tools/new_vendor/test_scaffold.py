"""What `scripts/new_vendor` writes: it can be tried at once, is typed, and is accepted when its TODOs are filled in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts._tools.new_vendor.command import main
from tests.tools.new_vendor.conftest import WHOLE, copy, run, start, succeed
from tests.tools.new_vendor.documents import published

NAMES = ("cygnus", "zenith", "twoids", "numbered")


def of_a_team() -> Any:
    """A document of jobs that have two ids."""
    document = published()
    (job,) = document["paths"].values()
    job["get"]["parameters"].append({"name": "teamId", "in": "path", "required": True, "schema": {"type": "string"}})
    document["paths"] = {"/teams/{teamId}/jobs/{jobId}": job}
    return document


def numbered() -> Any:
    """A document of jobs that have a number, which the query names, and that a user with a password may see."""
    document = published()
    (job,) = document["paths"].values()
    document["components"]["parameters"]["JobId"] = {
        "name": "jobId",
        "in": "query",
        "required": True,
        "schema": {"type": "integer"},
    }
    document["components"]["schemas"]["Job"]["properties"]["id"]["type"] = "integer"
    document["components"]["securitySchemes"]["key"] = {"type": "http", "scheme": "basic"}
    document["paths"] = {"/job": job}
    return document


def begin(root: Path, name: str, document: Callable[[], Any] | None = None) -> None:
    """Scaffold a vendor, from nothing or from a document."""
    words = [name]
    if document:
        path = root.parent / f"{name}.json"
        path.write_text(json.dumps(document()))
        words += ["--from", str(path), "--operation", "getJob"]
    assert main(words, root=root) == 0


@pytest.fixture(scope="module")
def scaffolds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with several new vendors in it, whose clients have been generated."""
    root = copy(WHOLE, tmp_path_factory.mktemp("scaffolds") / "tree")
    for name, document in zip(NAMES, (None, published, of_a_team, numbered), strict=True):
        begin(root, name, document)
    succeed(root, "scripts/regenerate", *NAMES)
    return root


USE = """
from typing import assert_type

from runstate_twoids.models import Job
from runstate_zenith.models import Job as ZenithJob

import runstate
from runstate import AsyncTwoids, Run, RunRef, Twoids, Zenith, get

ref = assert_type(Twoids.ref("a", 42), RunRef[Job])
assert ref == AsyncTwoids.ref("a", 42)
assert [str(ref), str(Zenith.ref(42))] == ["twoids:a/42", "zenith:42"]
assert "HttpOptions" in str(runstate.Zenith.__init__.__annotations__)


def one() -> Run[ZenithJob]:
    return get(Zenith.ref(42))
"""


def test_scaffolds_can_be_tried_at_once(scaffolds: Path) -> None:
    """As they were written, TODOs and all: examples are read, runs are simulated, pages say what the code says."""
    files = ("overlay/decode/test_examples.py", "overlay/decode/test_states.py", "overlay/http/test_errors.py")
    more = ("overlay/readme/test_vendor_pages.py", "overlay/surface/test_vendors.py", "simulator")
    chosen = " or ".join(("vendor_is_complete", *NAMES))
    tests = succeed(
        scaffolds,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        chosen,
        *(f"tests/{name}" for name in files + more),
    )
    assert "passed" in tests


def test_scaffolds_are_typed(scaffolds: Path) -> None:
    """Everything that was written or changed, by both checkers, with the project's settings; references know what."""
    (scaffolds / "tests/use.py").write_text(USE)
    succeed(scaffolds, "tests/use.py")
    rooms = (
        "overlay/runstate/clients",
        "overlay/runstate/vendors",
        "overlay/runstate_simulator/vendors",
        "tests/vendors",
    )
    changed = (
        "overlay/runstate/catalog.py",
        "overlay/runstate/clients/__init__.py",
        "overlay/runstate/by_id.py",
        "overlay/runstate/__init__.py",
        "tests/use.py",
    )
    written = [*(f"{room}/{name}.py" for room in rooms for name in NAMES), *changed]
    checkers = ("mypy",), ("basedpyright", "--pythonpath", sys.executable), ("ruff", "check", "--ignore=TD,FIX")
    for checker in [start(scaffolds, "-m", *checker, *written) for checker in checkers]:
        out, err = checker.communicate()
        assert checker.returncode == 0, out + err


def test_scaffolds_are_accepted_without_todos(scaffolds: Path) -> None:
    """The lint names each, the check of what is generated refuses them; once they are filled in both are content."""
    problems = run(scaffolds, "scripts/check_specs", *NAMES).stderr.splitlines()
    assert {line.partition("/")[2].partition("/")[0] for line in problems} == set(NAMES)
    assert all(line.endswith(": TODO") for line in problems)
    assert len(problems) == len({*problems})
    refused = run(scaffolds, "scripts/regenerate", "--check", "zenith")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert ": TODO (and " in refused.stderr

    for name in NAMES:
        for path in (scaffolds / "specs" / name).rglob("*.*"):
            path.write_text(path.read_text(encoding="utf-8").replace("TODO", "Something"), encoding="utf-8")
    succeed(scaffolds, "scripts/check_specs", *NAMES)
    for options in ([], ["--check"]):
        succeed(scaffolds, "scripts/regenerate", *options, "zenith")


def test_mechanical_rules(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Open enums, null for optional fields, names for what is inline; nothing that the operation does not reach."""
    document = tmp_path / "acme.yaml"
    document.write_text(yaml.safe_dump(published()))

    assert main(["acme", "--from", str(document), "--operation", "get_job"], root=tree) == 0

    doc = yaml.safe_load((tree / "specs/acme/openapi.yaml").read_text(encoding="utf-8"))
    schemas = doc["components"]["schemas"]
    assert set(schemas) == {"Error", "Job", "JobMetadata", "JobMetadataState", "JobStepsItem", "Kind", "User"}
    job = schemas["Job"]["properties"]
    assert job["name"] == {"type": ["string", "null"], "description": "TODO: describe"}
    assert job["kind"]["anyOf"] == [{"$ref": "#/components/schemas/Kind"}, {"type": "string"}, {"type": "null"}]
    assert job["owner"]["anyOf"] == [{"$ref": "#/components/schemas/User"}, {"type": "null"}]
    assert job["metadata"]["$ref"] == "#/components/schemas/JobMetadata"
    assert "additionalProperties" not in schemas["Job"]
    (get,) = (item["get"] for item in doc["paths"].values())
    assert (get["operationId"], get["tags"], get["security"]) == ("get_job", ["runs"], [{"key": []}])
    assert [each["name"] for each in get["parameters"]] == ["jobId"]
    assert get["parameters"][0]["schema"]["minLength"] == 1
    assert list(get["responses"]) == ["200", "401", "404", "429"]
    vendor = (tree / "overlay/runstate/vendors/acme.py").read_text(encoding="utf-8")
    assert '"succeeded": Completed(),' in vendor
    assert '"odd": Running(phase="odd"),  # TODO: what does it mean?' in vendor
    catalog = (tree / "overlay/runstate/catalog.py").read_text(encoding="utf-8")
    assert 'Credential("api_key", "ACME_API_KEY", "X-Api-Key")' in catalog
    told = capsys.readouterr().out
    assert "What a person decides" in told
    assert "what it answers with 401, 429: the document does not say" in told


def test_names_may_be_the_vendors(tree: Path) -> None:
    """Title and class as the vendor writes itself; the class follows from the title if it is not given."""
    assert main(["big-acme", "--title", "BIG Acme"], root=tree) == 0
    assert main(["mlops", "--title", "ML/Ops", "--client", "MLOps"], root=tree) == 0

    catalog = (tree / "overlay/runstate/catalog.py").read_text(encoding="utf-8")
    for lines in ('title="BIG Acme",\n        client="BIGAcme"', 'title="ML/Ops",\n        client="MLOps"'):
        assert lines in catalog
