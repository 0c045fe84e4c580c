"""What `scripts/new_vendor` writes: it can be tried at once, is typed, and is accepted when its TODOs are filled in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts._tools.new_vendor.command import main
from tests.support.vendors import ROOT
from tests.tools.new_vendor.documents import published


def run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of the copy, which imports the copy's packages."""
    path = os.pathsep.join(map(str, (tree / "overlay", *(tree / "generated").glob("*"), tree)))
    return subprocess.run(
        [sys.executable, *command],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def problems(tree: Path) -> list[str]:
    """What the lint says of the new spec."""
    return run(tree, "scripts/check_specs", "acme").stderr.splitlines()


def fill_in(tree: Path) -> None:
    """Write something in the place of each TODO, as a person would."""
    for path in (tree / "specs" / "acme").rglob("*.*"):
        path.write_text(path.read_text(encoding="utf-8").replace("TODO", "Something"), encoding="utf-8")


def spec(tree: Path) -> Any:
    """The new document."""
    return yaml.safe_load((tree / "specs/acme/openapi.yaml").read_text(encoding="utf-8"))


def of_a_team() -> Any:
    """A document of jobs that have two ids."""
    document = published()
    (job,) = document["paths"].values()
    job["get"]["parameters"].append({"name": "teamId", "in": "path", "required": True, "schema": {"type": "string"}})
    document["paths"] = {"/teams/{teamId}/jobs/{jobId}": job}
    return document


def begin(
    tree: Path, *, published_as: Path | None = None, name: str = "acme", document: Callable[[], Any] = published
) -> None:
    """Scaffold a vendor, from nothing or from a document that is written to that path."""
    words = [name]
    if published_as:
        published_as.write_text(json.dumps(document()))
        words += ["--from", str(published_as), "--operation", "getJob"]
    assert main(words, root=tree) == 0


@pytest.fixture(params=["blank", "published"])
def scaffold(request: pytest.FixtureRequest, tree: Path, tmp_path: Path) -> Path:
    """A copy with a new vendor in it."""
    begin(tree, published_as=tmp_path / "acme.json" if request.param == "published" else None)
    return tree


def test_a_scaffold_can_be_tried_at_once(scaffold: Path) -> None:
    """As it was written, TODOs and all: it is generated, its test passes, its run is asked for."""
    regenerated = run(scaffold, "scripts/regenerate", "acme")
    assert regenerated.returncode == 0, regenerated.stderr
    tested = run(scaffold, "-m", "pytest", "-q", "tests/overlay/decode/test_acme.py")
    assert tested.returncode == 0, tested.stdout
    code = "import runstate; print(runstate.Acme('key'), runstate.RunRef.parse('acme:42'), runstate.AsyncAcme.__doc__)"
    assert "acme:42" in run(scaffold, "-c", code).stdout
    names = run(scaffold, "-c", "import runstate; print(runstate.__all__ == sorted(runstate.__all__))")
    assert names.stdout.strip() == "True"
    hints = run(scaffold, "-c", "import runstate, typing; print(typing.get_type_hints(runstate.AsyncAcme.__init__))")
    assert "HttpOptions" in hints.stdout, hints.stderr
    code = (
        f"import sys; sys.path.append({str(ROOT)!r})\n"
        "from runstate.catalog import VENDORS; from tests.overlay.readme.vendor_tables import settings, states\n"
        "print(*settings(VENDORS['acme']), '', *states(VENDORS['acme']), sep='\\n')"
    )
    tables = run(scaffold, "-c", code).stdout.strip().split("\n\n")
    page = (scaffold / "docs/vendors/acme.md").read_text(encoding="utf-8")
    assert len(tables) == 2
    assert all(f"\n\n{table}\n\n" in page for table in tables)


USE = """
from typing import assert_type

from runstate_twoids.models import Job
from runstate_zenith.models import Job as ZenithJob

from runstate import AsyncTwoids, Run, RunRef, Twoids, Zenith, get

ref = assert_type(Twoids.ref("a", 42), RunRef[Job])
print(ref, ref == AsyncTwoids.ref("a", 42), Zenith.ref(42))


def one() -> Run[ZenithJob]:
    return get(Zenith.ref(42))
"""


def test_scaffolds_are_typed(tree: Path, tmp_path: Path) -> None:
    """Everything that was written or changed, by both checkers, with the project's settings; references know what."""
    names = ("acme", "zenith", "twoids")
    begin(tree)
    begin(tree, published_as=tmp_path / "zenith.json", name="zenith")
    begin(tree, published_as=tmp_path / "twoids.json", name="twoids", document=of_a_team)
    assert run(tree, "scripts/regenerate", *names).returncode == 0
    (tree / "use.py").write_text(USE)
    used = run(tree, "use.py")
    assert used.stdout == "twoids:a/42 True zenith:42\n", used.stderr
    written = [
        *(f"overlay/runstate/vendors/{name}.py" for name in names),
        *(f"overlay/runstate/{name}.py" for name in ("catalog", "by_id", "clients", "__init__")),
        "use.py",
        *(f"tests/overlay/decode/test_{name}.py" for name in names),
    ]
    for checker in (["mypy"], ["basedpyright", "--pythonpath", sys.executable]):
        checked = run(tree, "-m", *checker, *written)
        assert checked.returncode == 0, checked.stdout


def test_a_scaffold_is_accepted_without_todos(scaffold: Path) -> None:
    """The lint names each, the check of what is generated refuses them; once they are filled in both are content."""
    said = problems(scaffold)
    assert said
    assert all(line.endswith(": TODO") for line in said)
    assert len(said) == len({*said})
    refused = run(scaffold, "scripts/regenerate", "--check", "acme")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert ": TODO (and " in refused.stderr

    fill_in(scaffold)
    assert problems(scaffold) == []
    for options in ([], ["--check"]):
        regenerated = run(scaffold, "scripts/regenerate", *options, "acme")
        assert regenerated.returncode == 0, regenerated.stderr


def test_mechanical_rules(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Open enums, null for optional fields, names for what is inline; nothing that the operation does not reach."""
    document = tmp_path / "acme.yaml"
    document.write_text(yaml.safe_dump(published()))

    assert main(["acme", "--from", str(document), "--operation", "get_job"], root=tree) == 0

    doc = spec(tree)
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
    vendor = (tree / "overlay/runstate/vendors/acme.py").read_text(encoding="utf-8")
    assert '"succeeded": Completed(),' in vendor
    assert '"odd": Running(phase="odd"),  # TODO: what does it mean?' in vendor
    catalog = (tree / "overlay/runstate/catalog.py").read_text(encoding="utf-8")
    assert 'Credential("api_key", "ACME_API_KEY", "X-Api-Key")' in catalog
    assert "What a person still decides" in capsys.readouterr().out
