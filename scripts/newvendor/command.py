"""`scripts/new_vendor`: write all that a further vendor begins with, and say what a person still decides.

Everything is made in memory first: what cannot be done is one line on stderr, and changes nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import edits
from .modules import guess, render, values
from .names import Names, Refused, names_of
from .published import find, read
from .spec import Draft, blank, draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]


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
        if options.document is None:
            drafted = draft(names, blank(names), "TODO")
        else:
            operation = find(read(options.document), options.operation)
            drafted = draft(names, operation, f"TODO: the address of {options.document.name}")
        files = _files(names, drafted, root)
    except Refused as refused:
        print(f"new_vendor: {refused}", file=sys.stderr)
        return 1
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    _format(root, [path for path in files if path.endswith(".py")])
    print(render("todo.txt.jinja", values(names, drafted)), end="")
    return 0


def _check_free(names: Names, root: Path) -> None:
    taken = [f"specs/{names.slug}", f"generated/{names.slug}", f"overlay/runstate/vendors/{names.module}.py"]
    for path in taken:
        if (root / path).exists():
            raise Refused(f"{names.slug} is taken: there is {path}")
    public = (root / "overlay/runstate/__init__.py").read_text(encoding="utf-8")
    if f'"{names.client}"' in public:
        raise Refused(f"{names.slug} is taken: runstate has a {names.client} already")


def _files(names: Names, drafted: Draft, root: Path) -> Mapping[str, str]:
    """Every file that is new or changes, with its text."""
    if not drafted.model:
        raise Refused("the answer 200 is no object: that would be the run")
    if not drafted.path_ids and not drafted.query_ids:
        raise Refused("the operation has no parameter that names a run")
    filled = values(names, drafted)
    words = dict(zip(drafted.examples, drafted.words, strict=False))
    statuses = {name: _status(words.get(name)) for name in drafted.examples}

    def changed(path: str) -> str:
        return (root / path).read_text(encoding="utf-8")

    spec = f"specs/{names.slug}"
    catalog, exports = "overlay/runstate/catalog.py", "overlay/runstate/__init__.py"
    return {
        f"{spec}/openapi.yaml": drafted.text(),
        f"{spec}/generator.yaml": render("generator.yaml.jinja", filled),
        **{
            f"{spec}/examples/{name}": json.dumps(payload, indent=2, ensure_ascii=False) + "\n"
            for name, payload in drafted.examples.items()
        },
        f"overlay/runstate/vendors/{names.module}.py": render("vendor.py.jinja", filled),
        f"overlay/runstate/clients/{names.module}.py": render("client.py.jinja", filled),
        f"tests/decode/test_{names.module}.py": render("test.py.jinja", {**filled, "statuses": statuses}),
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
