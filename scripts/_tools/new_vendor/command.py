"""`scripts/new_vendor`: write all that a further vendor begins with, and say what a person still decides.

Everything is made in memory first: what cannot be done is one line on stderr, and changes nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from scripts._tools.documents.errors import BadInput

from . import edits
from .modules import guess, render, values
from .names import Names, names_of
from .published import find, read
from .spec import Draft, blank, draft
from .writing import write_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command; 0 done, 1 refused, 2 usage."""
    parser = argparse.ArgumentParser(prog="scripts/new_vendor", description="Begin a further vendor.")
    parser.add_argument("name", help="its slug, as datadog-model-lab")
    parser.add_argument("--from", dest="document", type=Path, help="the vendor's OpenAPI document, YAML or JSON")
    parser.add_argument("--operation", help="the id of the operation that reads a run")
    options = parser.parse_args(arguments)
    if (options.document is None) != (options.operation is None):
        parser.error("--from and --operation belong together")
    try:
        names = names_of(options.name)
        _check_free(names, root)
        drafted = _drafted(names, options.document, options.operation)
        files = _files(names, drafted, root)
        _check_tools()
        write_all(files, root)
    except BadInput as refused:
        print(f"new_vendor: {refused}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"new_vendor: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    _format(root, [path for path in files if path.endswith(".py")])
    print(render("todo.txt.jinja", values(names, drafted)), end="")
    return 0


def _drafted(names: Names, document: Path | None, operation: str) -> Draft:
    if document is None:
        return draft(names, blank(names), "TODO")
    try:
        return draft(names, find(read(document), operation), f"TODO: the address of {document.name}")
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        said = " ".join(str(error).split())
        raise BadInput(f"{document} is not valid OpenAPI: {type(error).__name__}: {said}") from error
    except RecursionError:
        raise BadInput(f"{document} is nested too deeply, or a $ref in it leads back to itself") from None


def _check_tools() -> None:
    if find_spec("ruff") is None:
        raise BadInput("ruff is missing: run make setup first")


def _check_free(names: Names, root: Path) -> None:
    taken = [f"specs/{names.slug}", f"generated/{names.slug}", f"overlay/runstate/vendors/{names.module}.py"]
    for path in taken:
        if (root / path).exists():
            raise BadInput(f"{names.slug} is taken: there is {path}")
    public = (root / "overlay/runstate/__init__.py").read_text(encoding="utf-8")
    if f" as {names.client}\n" in public:
        raise BadInput(f"{names.slug} is taken: runstate has a {names.client} already")


def _files(names: Names, drafted: Draft, root: Path) -> Mapping[str, str]:
    """Every file that is new or changes, with its text."""
    if not drafted.model:
        raise BadInput("the answer 200 is no object: that would be the run")
    if not drafted.path_ids and not drafted.query_ids:
        raise BadInput("the operation has no parameter that names a run")
    filled = values(names, drafted)
    words = dict(zip(drafted.examples, drafted.words, strict=False))
    statuses = {name: _status(words.get(name)) for name in drafted.examples}

    def changed(path: str) -> str:
        return (root / path).read_text(encoding="utf-8")

    spec = f"specs/{names.slug}"
    catalog, exports = "overlay/runstate/catalog.py", "overlay/runstate/__init__.py"
    clients, by_id = "overlay/runstate/clients.py", "overlay/runstate/by_id.py"
    own_ids = len(filled["ids"]) > 1
    return {
        f"{spec}/openapi.yaml": drafted.text(),
        f"{spec}/generator.yaml": render("generator.yaml.jinja", filled),
        **{
            f"{spec}/examples/{name}": json.dumps(payload, indent=2, ensure_ascii=False) + "\n"
            for name, payload in drafted.examples.items()
        },
        f"overlay/runstate/vendors/{names.module}.py": render("vendor.py.jinja", filled),
        clients: edits.clients(
            changed(clients), names, render("client.py.jinja", filled), drafted.model, own_ids=own_ids
        ),
        **({by_id: changed(by_id) + render("by_id.py.jinja", filled)} if own_ids else {}),
        f"tests/overlay/decode/test_{names.module}.py": render("test.py.jinja", {**filled, "statuses": statuses}),
        f"docs/vendors/{names.slug}.md": render("page.md.jinja", filled),
        catalog: edits.catalog(changed(catalog), names, render("catalog.py.jinja", filled)),
        exports: edits.exports(changed(exports), names),
        "pyproject.toml": edits.extras(changed("pyproject.toml"), names),
    }


def _status(word: str | None) -> str:
    code = guess(word) if word else None
    return (code or "Running()").partition("(")[0].lower() if word else "unknown"


def _format(root: Path, paths: list[str]) -> None:
    command = [sys.executable, "-m", "ruff"]
    for step in (["check", "--fix-only", "--select", "I,F401", "--quiet"], ["format", "--quiet"]):
        subprocess.run([*command, *step, *paths], cwd=root, check=False)
