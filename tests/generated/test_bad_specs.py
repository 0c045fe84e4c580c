"""What `scripts/regenerate` cannot do: one line says what is wrong and where, and every file stays as it was."""

from __future__ import annotations

import copy
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import openapi_python_client
import pytest
import yaml

from scripts._tools.codegen import generate, inputs, regenerate
from scripts._tools.codegen.generate import GENERATED, ROOT, SPECS
from tests.generated.rawclients import contents

Node = dict[str, Any]
VENDOR = "scorecard"
SPEC = f"specs/{VENDOR}/openapi.yaml"
SETTINGS = f"specs/{VENDOR}/generator.yaml"
SCHEMAS = "#/components/schemas"
OPERATION = "#/paths/~1runs~1{runId}/get"
ANSWER = f"{OPERATION}/responses/200/content/application~1json/schema"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of two vendors that stands for the project's folders."""
    for vendor in (VENDOR, "retab"):
        shutil.copytree(SPECS / vendor, tmp_path / "specs" / vendor)
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(GENERATED / vendor, tmp_path / "generated" / vendor, ignore=ignored)
    monkeypatch.setattr(generate, "SPECS", tmp_path / "specs")
    monkeypatch.setattr(regenerate, "GENERATED", tmp_path / "generated")
    monkeypatch.setattr(regenerate, "RECORD", tmp_path.parent / f"{tmp_path.name}-cache" / "record.json")
    return tmp_path


@pytest.fixture
def copied(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where the committed distribution stands for a generated one: for tests of what is done with it."""

    def copy_committed(vendor: str, target: Path) -> None:
        shutil.copytree(GENERATED / vendor, target, ignore=shutil.ignore_patterns("__pycache__"))

    monkeypatch.setattr(regenerate, "generate", copy_committed)
    return tree


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that the command refuses with."""
    assert regenerate.main([*arguments] or [VENDOR]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("regenerate: ")
    assert err.count("\n") == 1
    return err.removeprefix("regenerate: ").rstrip("\n")


def text(path: Path, replacement: str | bytes) -> None:
    """Another content."""
    path.write_bytes(replacement if isinstance(replacement, bytes) else replacement.encode())


def edited(edit: Callable[[Node], object]) -> Callable[[Path], None]:
    """The spec after an edit."""

    def write(tree: Path) -> None:
        document: Node = yaml.safe_load((tree / SPEC).read_text(encoding="utf-8"))
        edit(document)
        text(tree / SPEC, yaml.safe_dump(document, sort_keys=False))

    return write


def answer(document: Node) -> Node:
    """What the operation answers with."""
    found: Node = document["paths"]["/runs/{runId}"]["get"]["responses"]["200"]["content"]["application/json"]
    return found


def again(document: Node) -> None:
    """The same operation under a second path."""
    document["paths"]["/again/{runId}"] = copy.deepcopy(document["paths"]["/runs/{runId}"])


def close_enum(document: Node) -> None:
    """The state of a run admits no value of tomorrow."""
    field = document["components"]["schemas"]["Run"]["properties"]["status"]
    field.pop("anyOf")
    field["$ref"] = f"{SCHEMAS}/RunStatus"


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "syntax": (
        lambda tree: text(tree / SPEC, "openapi: 3.1.0\ninfo: [\n"),
        f"{SPEC}: does not parse (line 3): did not find expected node content",
    ),
    "a tab": (
        lambda tree: text(tree / SPEC, "openapi: 3.1.0\n\tinfo: 1\n"),
        f"{SPEC}: does not parse (line 2): found a tab character that violates indentation",
    ),
    "not UTF-8": (lambda tree: text(tree / SPEC, b"\xff\xfe"), f"{SPEC}: cannot be read: it is not UTF-8 text"),
    "empty": (lambda tree: text(tree / SPEC, ""), f"{SPEC}: is not a mapping of names to values"),
    "a list": (lambda tree: text(tree / SPEC, "- 1\n"), f"{SPEC}: is not a mapping of names to values"),
    "an alias in a circle": (
        lambda tree: text(tree / SPEC, "a: &a [*a]"),
        f"{SPEC}: does not parse (line 1): found an alias within itself",
    ),
    "a key twice": (
        lambda tree: text(tree / SPEC, "openapi: 3.1.0\nopenapi: 3.1.0\n"),
        f"{SPEC}: does not parse (line 2): found duplicate key 'openapi'",
    ),
    "another version": (
        edited(lambda doc: doc.update(openapi="3.0.3")),
        f"{SPEC}: #/openapi: 3.0.3 is not OpenAPI 3.1",
    ),
    "a reference to nowhere": (
        edited(lambda doc: answer(doc).update(schema={"$ref": f"{SCHEMAS}/Nothing"})),
        f"{SPEC}: {ANSWER}: $ref to {SCHEMAS}/Nothing, which does not exist",
    ),
    "a reference to another file": (
        edited(lambda doc: answer(doc).update(schema={"$ref": "common.yaml#/Run"})),
        f"{SPEC}: {ANSWER}: $ref to common.yaml#/Run, which is another file: write what it means into this one",
    ),
    "an operation id twice": (
        edited(again),
        f"{SPEC}: #: not valid OpenAPI: Operation ID 'get_run' for 'get' in '/again/{{runId}}' is not unique",
    ),
    "no operation": (
        edited(lambda doc: doc["paths"].clear()),
        f"{SPEC}: #/paths: write the operation that reads a run",
    ),
    "no server": (edited(lambda doc: doc.pop("servers")), f"{SPEC}: #/servers: write the vendor's address"),
    "a closed enum": (
        edited(close_enum),
        f"{SPEC}: {SCHEMAS}/Run/properties/status: closed enum; write anyOf: [$ref, {{type: string}}]",
    ),
    "several faults": (
        edited(lambda doc: doc["components"]["schemas"]["Run"].update(title="A", additionalProperties=False)),
        f"{SPEC}: {SCHEMAS}/Run: title renames the class; the name of the component is enough (and 1 more: ",
    ),
    "an example that is none": (
        lambda tree: text(tree / f"specs/{VENDOR}/examples/get_run.200.completed.json", "{"),
        f"specs/{VENDOR}/examples/get_run.200.completed.json: not JSON: ",
    ),
    "no settings": (
        lambda tree: (tree / SETTINGS).unlink(),
        f"{SETTINGS} is missing: write project_name_override: runstate-scorecard and package_name_override: ",
    ),
    "settings that do not parse": (
        lambda tree: text(tree / SETTINGS, "a: ]"),
        f"{SETTINGS}: does not parse (line 1): ",
    ),
    "empty settings": (lambda tree: text(tree / SETTINGS, "# later\n"), f"{SETTINGS}: is not a mapping"),
    "settings of another type": (
        lambda tree: text(tree / SETTINGS, "package_name_override: [1]\n"),
        f"{SETTINGS}: package_name_override: Input should be a valid string",
    ),
    "a key that is misspelt": (
        lambda tree: text(tree / SETTINGS, "project_name_overide: runstate-scorecard\n"),
        f"{SETTINGS}: project_name_override is None: write runstate-scorecard",
    ),
    "another vendor's distribution": (
        lambda tree: shutil.copy(tree / "specs/retab/generator.yaml", tree / SETTINGS),
        f"{SETTINGS}: project_name_override is 'runstate-retab', which is retab's: write runstate-scorecard",
    ),
    "another vendor's package": (
        lambda tree: text(
            tree / SETTINGS, "project_name_override: runstate-scorecard\npackage_name_override: runstate_retab\n"
        ),
        f"{SETTINGS}: package_name_override is 'runstate_retab', which is retab's: write runstate_scorecard",
    ),
}


@pytest.mark.parametrize(("make", "said"), BAD.values(), ids=BAD)
def test_bad_input_is_one_line(
    tree: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], object], said: str
) -> None:
    """With the file, the place in it and the reason."""
    make(tree)
    before = contents(tree)

    assert re.sub(r"yaml:\d+: #", "yaml: #", refused(capsys)).startswith(said)
    assert contents(tree) == before


def test_a_check_refuses_the_same(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What gives no client is no drift."""
    text(tree / SPEC, "a: [")

    assert refused(capsys, VENDOR, "--check").startswith(f"{SPEC}: does not parse")


def test_a_folder_that_is_no_slug(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`a_b` and `a-b` would be the same package."""
    (tree / "specs" / VENDOR).rename(tree / "specs" / "score_card")
    before = contents(tree)

    said = refused(capsys, "score_card")
    assert said.startswith("specs/score_card: is not a slug: write lower-case words with hyphens")
    assert contents(tree) == before


def test_one_bad_vendor_holds_back_all(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is good is not written, either: the tree is of one time."""
    (tree / "generated/retab/README.md").write_text("edited by hand")
    text(tree / SPEC, "a: [")
    before = contents(tree)

    assert refused(capsys, "retab", VENDOR).startswith(f"{SPEC}: does not parse")
    assert contents(tree) == before


@pytest.mark.parametrize("tool", ["openapi-python-client", "ruff", "jinja2"])
def test_a_missing_tool(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tool: str
) -> None:
    """By name, with the command that installs it."""

    def version(name: str) -> str:
        if name == tool:
            raise PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(inputs, "version", version)
    before = contents(tree)

    assert refused(capsys) == f"{tool} is missing: run make setup first"
    assert contents(tree) == before


@pytest.mark.parametrize("module", ["jinja2", "yaml", "openapi_python_client", "jsonschema"])
def test_a_python_without_the_tools(tmp_path: Path, module: str) -> None:
    """The script itself, run by a Python that has not been set up."""
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError(name={module!r})\n")
    before = contents(GENERATED / VENDOR)
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "regenerate"), VENDOR, "--check"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == f"regenerate: {module} is missing: run make setup first\n"
    assert contents(GENERATED / VENDOR) == before


def test_a_formatter_that_fails(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it says, on the one line."""
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    before = contents(tree)

    assert refused(capsys).startswith(f"{VENDOR}: ruff check:")
    assert contents(tree) == before


def test_a_generator_that_breaks_off(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half-way, with files of its own already written."""

    def generator(*, config: Any, **_: object) -> None:
        Path(config.output_path).mkdir()
        (config.output_path / "client.py").write_text("half a cl")
        raise RuntimeError("it\nstumbled")

    monkeypatch.setattr(openapi_python_client, "generate", generator)
    before = contents(tree)

    assert refused(capsys) == f"{SPEC}: the generator broke off: RuntimeError: it stumbled"
    assert contents(tree) == before


def test_generated_that_is_no_folder(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Named, with the system's reason."""
    shutil.rmtree(copied / "generated")
    (copied / "generated").touch()
    before = contents(copied)

    assert refused(capsys) == f"{copied / 'generated'}: File exists"
    assert contents(copied) == before


@pytest.mark.parametrize(("step", "nth"), [("mkdir", 2), ("mkdir", 3), ("rename", 1), ("rename", 2)])
def test_a_folder_that_cannot_be_written(
    copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], step: str, nth: int
) -> None:
    """Wherever the swap fails, the distribution is the former one, whole."""
    (copied / "generated" / VENDOR / "README.md").write_text("edited by hand")
    before = contents(copied)
    real, calls = getattr(os, step), [0]

    def fails(path: Any, *arguments: Any, **options: Any) -> Any:
        if Path(path).is_relative_to(copied / "generated"):
            calls[0] += 1
            if calls[0] == nth:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, step, fails)

    line = refused(capsys)
    assert "Permission denied" in line
    assert str(copied / "generated") in line
    assert contents(copied) == before


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
root, tree, moment = sys.argv[1:]
sys.path.insert(0, root)
from scripts._tools.codegen import generate, regenerate
generate.SPECS = Path(tree) / "specs"
regenerate.GENERATED = Path(tree) / "generated"
regenerate.RECORD = Path(tree) / "record.json"
regenerate.check_spec = lambda vendor, draft: None
regenerate.generate = lambda vendor, target: shutil.copytree(generate.GENERATED / vendor, target)
seen = []

def watch(event, arguments):
    if event in ("os.mkdir", "os.rename", "shutil.rmtree") and str(arguments[0]).startswith(str(regenerate.GENERATED)):
        seen.append(event)
        if f"{event} {seen.count(event)}" == moment:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
regenerate.main(["scorecard"])
"""


@pytest.mark.parametrize("moment", ["os.mkdir 3", "os.rename 1", "os.rename 2", "shutil.rmtree 1"])
def test_what_a_killed_run_leaves_is_mended(copied: Path, moment: str) -> None:
    """While it copies, between the two renames, and while it removes the former one."""
    (copied / "generated" / VENDOR / "README.md").write_text("edited by hand")
    command = [sys.executable, "-c", KILLED, str(ROOT), str(copied), moment]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert [path.name for path in (copied / "generated").glob(".*")] != []

    assert regenerate.main([VENDOR]) == 0

    assert sorted(path.name for path in (copied / "generated").iterdir()) == ["retab", VENDOR]
    assert contents(copied / "generated" / VENDOR) == contents(GENERATED / VENDOR)


def test_a_killed_run_loses_nothing_even_if_the_next_is_refused(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The distribution that was set aside is put back before anything else."""
    before = contents(tree / "generated")
    (tree / "generated" / VENDOR).rename(tree / "generated" / f".{VENDOR}.old")
    (tree / "generated" / f".{VENDOR}.new").mkdir()
    text(tree / SPEC, "a: [")

    refused(capsys)

    assert contents(tree / "generated") == before
    assert not (tree / "generated" / f".{VENDOR}.new").exists()
