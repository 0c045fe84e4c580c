"""The public names exist, are documented, and are loaded on first use."""

from __future__ import annotations

import ast
import compileall
import inspect
import pydoc
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import runstate
from runstate.catalog import VENDORS
from runstate.registry import CLIENTS
from tests.support.vendors import ROOT

TREE = ast.parse(Path(str(runstate.__file__)).read_text(encoding="utf-8"))


(FOR_TYPE_CHECKERS,) = (node for node in TREE.body if isinstance(node, ast.If))


def names_for_type_checkers() -> Iterator[str]:
    """The public imports of `runstate/__init__.py` that only type checkers see."""
    for node in FOR_TYPE_CHECKERS.body:
        assert isinstance(node, ast.ImportFrom)
        yield from (alias.name for alias in node.names if alias.asname == alias.name)


def test_names_are_sorted() -> None:
    """Each name occurs once."""
    assert list(runstate.__all__) == sorted(set(runstate.__all__))


def test_type_checkers_see_the_same_names() -> None:
    """Completion offers exactly the importable names, each once."""
    assert list(runstate.__all__) == sorted(names_for_type_checkers())


@pytest.mark.parametrize("name", runstate.__all__)
def test_name_can_be_imported(name: str) -> None:
    """`runstate` returns the same object each time."""
    assert getattr(runstate, name) is not None
    assert getattr(runstate, name) is getattr(import_module("runstate"), name)
    assert name in dir(runstate)


def test_no_public_name_is_a_module_too() -> None:
    """Importing the module would replace the name in the package."""
    modules = {path.stem for path in Path(str(runstate.__file__)).parent.iterdir()}
    assert modules & {*runstate.__all__} == set()


def test_name_that_is_none_is_an_attribute_error() -> None:
    """An unknown name is an AttributeError, as in any module."""
    with pytest.raises(AttributeError, match="module 'runstate' has no attribute 'Retabb'"):
        _ = runstate.Retabb  # pyright: ignore[reportAttributeAccessIssue]


def documented() -> Iterator[Any]:
    """Each public class and function, and each public method and property of the classes."""
    for name in runstate.__all__:
        value: Any = getattr(runstate, name)
        if not inspect.isclass(value) and not inspect.isfunction(value):
            continue  # an alias of a type
        yield pytest.param(value, id=name)
        for method, member in inspect.getmembers(value) if inspect.isclass(value) else ():
            home = str(getattr(getattr(member, "fget", member), "__module__", ""))
            if not method.startswith("_") and home.startswith("runstate"):
                yield pytest.param(member, id=f"{name}.{method}")


DOCUMENTED = list(documented())


@pytest.mark.parametrize("value", DOCUMENTED)
def test_name_is_documented(value: Any) -> None:
    """Each has its own sentence."""
    said = inspect.getdoc(value) or ""

    assert len(said.split()) >= 3
    assert said.split("\n\n")[0].rstrip().endswith((".", ":")), said


@pytest.mark.parametrize(
    "name", ["Retab.get", "Retab.wait", "AsyncRetab.watch", "AdobeSensei.get", "Run.raise_for_failure"]
)
def test_methods_are_among_the_documented(name: str) -> None:
    """The test above must have something to check."""
    assert name in {parameter.id for parameter in DOCUMENTED}


@pytest.mark.parametrize("name", [name for name in runstate.__all__ if name.startswith("Async")])
def test_twins_have_the_same_methods(name: str) -> None:
    """They have the same parameters; only closing has another name, and credential functions may be async."""
    twins = {each: getattr(runstate, each) for each in (name, name.removeprefix("Async"))}
    seen = [
        {
            method.removeprefix("a") if method == "aclose" else method: str(inspect.signature(member).parameters)
            .replace("AsyncCredential", "Credential")
            .replace("AsyncAsk", "Ask")
            for method, member in inspect.getmembers(kind, inspect.isfunction)
            if not method.startswith("_") or method == "__init__"
        }
        for kind in twins.values()
    ]

    assert seen[0] == seen[1]
    if name in CLIENTS:
        own = set(VENDORS[CLIENTS[name]].offers)
        assert own | {"get_ref", "wait_ref", "watch_ref", "close", "__init__"} == set(seen[0])


def test_names_do_not_need_the_source(tmp_path: Path) -> None:
    """Frozen programs and stripped container layers have only compiled modules."""
    package = tmp_path / "runstate"
    shutil.copytree(Path(str(runstate.__file__)).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(package, quiet=1, legacy=True)
    for source in package.rglob("*.py"):
        source.unlink()

    show = "import runstate\nprint(runstate.__file__, *runstate.__all__)"
    code = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n{show}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == [str(package / "__init__.pyc"), *runstate.__all__]


def test_version_is_that_of_the_distribution() -> None:
    """The version is a constant, for programs without the package's metadata."""
    project: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert runstate.__version__ == project["project"]["version"]


def test_package_can_be_run() -> None:
    """`python -m runstate` is the command line."""
    done = subprocess.run([sys.executable, "-m", "runstate", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"runstate {runstate.__version__}\n"


OPTIONS = list(runstate.HttpOptions.__annotations__)


def test_help_shows_the_options() -> None:
    """Help has the documentation of each option, and no method of a dict."""
    shown = pydoc.plain(pydoc.render_doc(runstate.HttpOptions))
    lines = " ".join(shown.replace("|", " ").split())
    (options,) = (
        node
        for node in ast.walk(ast.parse(inspect.getsource(inspect.getmodule(runstate.HttpOptions) or runstate)))
        if isinstance(node, ast.ClassDef) and node.name == "HttpOptions"
    )
    documented = [ast.literal_eval(node.value) for node in options.body if isinstance(node, ast.Expr)][1:]

    assert len(documented) == len(OPTIONS)
    for name, said in zip(OPTIONS, documented, strict=True):
        assert f"{name}: {' '.join(said.split())}" in lines
    assert "setdefault" not in shown
    assert runstate.HttpOptions(retries=1) == {"retries": 1}


@pytest.mark.parametrize("name", [name for name in runstate.__all__ if name in CLIENTS])
def test_signature_of_a_client_has_the_options(name: str) -> None:
    """Options are keywords: notebooks complete them, and help shows them."""
    parameters = inspect.signature(getattr(runstate, name)).parameters

    assert [*parameters][-len(OPTIONS) :] == OPTIONS
    assert {"base_url", "timeout"} <= {*parameters}
    assert all(parameters[option].kind is inspect.Parameter.KEYWORD_ONLY for option in OPTIONS)
    assert "self" not in parameters
    assert "timeout: 'Duration | None'" in pydoc.plain(pydoc.render_doc(getattr(runstate, name)))
