"""Operations of every kind: what the templates make of them, whether a vendor has them or not."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts._tools.codegen.generate import ROOT, generate

SPEC = Path(__file__).with_name("operations.yaml")
RUN = {"id": "run_1", "status": "running"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that is generated from them."""
    specs, target = tmp_path_factory.mktemp("specs"), tmp_path_factory.mktemp("generated") / "vega"
    (specs / "vega").mkdir()
    (specs / "vega" / "openapi.yaml").write_text(SPEC.read_text(encoding="utf-8"), encoding="utf-8")
    settings = (ROOT / "specs" / "retab" / "generator.yaml").read_text(encoding="utf-8").replace("retab", "vega")
    (specs / "vega" / "generator.yaml").write_text(settings, encoding="utf-8")
    generate("vega", target, specs)
    return target / "runstate_vega"


@pytest.fixture
def load(package: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """Loads a module of it."""
    monkeypatch.setattr(sys, "path", [str(package.parent), *sys.path])
    return lambda name: import_module(f"runstate_vega.{name}")


def test_the_client_type_checks(package: Path) -> None:
    """Strictly, as those in generated/ do."""
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(package)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_query(load: Callable[[str], Any]) -> None:
    """Names without brackets, no default is sent, and `explode: false` joins an array."""
    request, models = load("api.runs.list_runs").request, load("models")

    assert request()["params"] == {}
    sent = request(
        filter_id="1,2", status=models.RunStatus.DONE, page_number=2, deep=False, tags=["a", "b"], orderby=["a", "-b"]
    )
    assert sent["params"] == {
        "filter[id]": "1,2",
        "status": "done",
        "page[number]": 2,
        "deep": False,
        "tags": ["a", "b"],
        "orderby": "a,-b",
    }


def test_docstring(load: Callable[[str], Any]) -> None:
    """The parameter's own text, its bounds and its default."""
    said = " ".join((inspect.getdoc(load("api.runs.list_runs").request) or "").split())

    assert "status (RunStatus | Unset): Only runs in this state." in said
    assert "limit (int | Unset): Runs on a page. From 1 to 100. Without it: 20." in said
    assert "page_number (int | Unset): Page. More than 0." in said
    assert "deep (bool | Unset): Whether to go down. Without it: false." in said


def test_body(load: Callable[[str], Any]) -> None:
    """What is UNSET is left out, null is sent, a constant is there by itself."""
    request, models = load("api.runs.create_run").request, load("models")
    body = models.NewRun(input_="text", name=None, sort=models.Sort.ASC, tool=models.Search())

    sent = request(body=body, x_org="org", idempotency_key="key")

    assert sent["json"] == {"input": "text", "name": None, "sort": "asc", "tool": {"type": "search"}}
    assert sent["headers"] == {
        "Idempotency-Key": "key",
        "x-org": "org",
        "Content-Type": "application/json",
        "Accept": "application/vnd.vega+json;profile=run.v1.json",
    }
    assert models.NewRun.from_dict(sent["json"]) == body


def test_optional_body(load: Callable[[str], Any]) -> None:
    """Without one there is no media type either."""
    cancel, models = load("api.runs.cancel_run"), load("models")

    assert "json" not in cancel.request("run_1")
    assert set(cancel.request("run_1")["headers"]) == {"Accept"}
    sent = cancel.request("run_1", body=models.Why(reason="old"))
    assert (sent["json"], sent["headers"]["Content-Type"]) == (
        {"reason": "old"},
        "application/vnd.vega+json;profile=run.v1.json",
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"input": "a", "tool": {"type": "dance"}}, r"^tool\.type should be one of 'search', 'call', not 'dance'$"),
        ({"input": "a", "tool": {}}, r"^tool\.type is missing$"),
        ({"input": "a", "sort": "up"}, r"^sort should be one of asc, desc, not 'up'$"),
        ({"input": "a", "scores": {"x": 1, "y": "2"}}, r"^scores\.y should be a number, not '2'$"),
    ],
)
def test_body_that_is_not_as_documented(load: Callable[[str], Any], body: dict[str, Any], message: str) -> None:
    """Unions and enums of a request are closed; an error in a map names the key."""
    with pytest.raises(load("errors").PayloadError, match=message):
        load("models").NewRun.from_dict(body)


def test_successes(load: Callable[[str], Any]) -> None:
    """A model, a page of models, nothing, bytes; a status that is none is an error."""
    api, models = "api.runs", load("models")

    def parse(name: str, status: int = 200, **answer: Any) -> Any:
        return load(name).parse(httpx.Response(status, **answer))

    run = parse(f"{api}.create_run", 201, json=RUN)
    assert (type(run), run.status) == (models.Run, models.RunStatus.RUNNING)
    assert parse(f"{api}.cancel_run", 202, json=RUN) == run
    assert parse(f"{api}.list_runs", json={"data": [RUN, RUN]}).data == [run, run]
    assert parse(f"{api}.delete_run", 204) is None
    assert parse(f"{api}.pin_run", 204) is None
    assert parse("api.artifacts.get_content", content=b"\0\xff") == b"\0\xff"
    assert parse(f"{api}.get_explanation", json=[1]) == [1]
    assert parse(f"{api}.get_explanation", 202) is None
    for name in ("delete_run", "create_run"):
        with pytest.raises(load("errors").UnexpectedStatus):
            parse(f"{api}.{name}", 200, json=RUN)


def test_union_is_read_by_its_tag(load: Callable[[str], Any]) -> None:
    """Also where it is the whole answer: errors name the field, and may be tolerated."""
    module, models, tolerated = load("api.runs.get_metrics"), load("models"), list[Any]()
    broken = httpx.Response(200, json={"kind": "summary", "score": "high"})

    assert type(module.parse(httpx.Response(200, json={"kind": "other"}))) is models.UnknownMetrics
    with pytest.raises(load("errors").PayloadError, match=r"^score should be a number"):
        module.parse(broken)
    assert type(module.parse(broken, tolerated.append)) is models.Summary
    assert [error.field for error in tolerated] == ["score"]
    assert inspect.signature(module.parse).return_annotation == "Metrics"


def test_file_or_error(load: Callable[[str], Any]) -> None:
    """Who asks for a file also takes the error's media type, which the full operation reads."""
    module, package = load("api.artifacts.get_content"), load("client")
    assert module.request(path="a")["headers"]["Accept"] == "application/octet-stream, application/json"

    transport = httpx.MockTransport(lambda _: httpx.Response(400, json={"message": "no"}))
    with package.AuthenticatedClient("https://a.test", token="t", httpx_args={"transport": transport}) as client:
        assert module.sync(path="a", client=client).message == "no"


def test_errors_are_loaded_late(package: Path) -> None:
    """The models of errors, of bodies and of arguments are loaded when they are needed."""
    code = (
        "import sys; import runstate_vega.api.runs.create_run; "
        "print(*sorted(name.rpartition('.')[2] for name in sys.modules if name.startswith('runstate_vega.models.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["run", "run_status"]
