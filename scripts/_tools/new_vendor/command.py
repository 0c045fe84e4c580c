"""`scripts/new_vendor`: write all that a further vendor begins with, and say what a person still decides.

Everything is made in memory first: what cannot be done is one line on stderr, and changes nothing.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from ..documents.nodes import BadInput
from ..documents.reading import load
from .files import PLACES, edited, render, write_all
from .modules import values
from .names import Names, names_of
from .published import find, read
from .spec import Draft, draft

ROOT = Path(__file__).resolve().parents[3]
FILES = {
    "specs/{0.slug}/generator.yaml": "generator.yaml.jinja",
    "overlay/runstate/clients/{0.module}.py": "client.py.jinja",
    "overlay/runstate/vendors/{0.module}.py": "vendor.py.jinja",
    "overlay/runstate_simulator/vendors/{0.module}.py": "simulated.py.jinja",
    "tests/vendors/{0.module}.py": "tests.py.jinja",
    "docs/vendors/{0.slug}.md": "page.md.jinja",
    "changelog.d/{0.slug}.feature.md": "changelog.md.jinja",
}
"""The new files that are made of a template."""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command; 0 done, 1 refused, 2 usage."""
    parser = argparse.ArgumentParser(prog="scripts/new_vendor", description="Begin a further vendor.")
    parser.add_argument("name", help="its slug, as datadog-model-lab")
    parser.add_argument("--title", help="how the vendor writes itself, if not as the slug in capitals")
    parser.add_argument("--client", help="the name of its client class, if not as the title without blanks")
    parser.add_argument("--from", dest="document", type=Path, help="the vendor's OpenAPI document, YAML or JSON")
    parser.add_argument("--operation", help="the id of the operation that reads a run")
    options = parser.parse_args(arguments)
    if (options.document is None) != (options.operation is None):
        parser.error("--from and --operation belong together")
    try:
        names = names_of(options.name, options.title, options.client)
        _check_free(names, root)
        drafted = _drafted(names, options.document, options.operation)
        filled = values(names, drafted)
        files = {
            f"specs/{names.slug}/openapi.yaml": drafted.text(),
            **{
                f"specs/{names.slug}/examples/{name}": json.dumps(payload, indent=2, ensure_ascii=False) + "\n"
                for name, payload in drafted.examples.items()
            },
            **{path.format(names): render(template, **filled) for path, template in FILES.items()},
            **edited({path: (root / path).read_text(encoding="utf-8") for path, _, _ in PLACES}, filled),
        }
        _check_tools()
        write_all(files, root)
    except BadInput as refused:
        print(f"new_vendor: {refused}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"new_vendor: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    _format(root, [path for path in files if path.endswith(".py")])
    print(render("todo.txt.jinja", **filled), end="")
    return 0


def _drafted(names: Names, document: Path | None, operation: str) -> Draft:
    if document is None:
        return draft(names, find(load(render("blank.yaml.jinja", names=names), "blank"), "get_run"), "TODO")
    try:
        return draft(names, find(read(document), operation), f"TODO: the address of {document.name}")
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise BadInput(f"{document}: is not valid OpenAPI: {type(error).__name__}: {reason}") from error
    except RecursionError:
        raise BadInput(f"{document}: is nested too deeply, or a $ref in it leads back to itself") from None


def _check_tools() -> None:
    if find_spec("ruff") is None:
        raise BadInput("ruff is missing: run make setup first")


def _check_free(names: Names, root: Path) -> None:
    for path in (f"specs/{names.slug}", f"generated/{names.slug}", *(path.format(names) for path in FILES)):
        if (root / path).exists():
            raise BadInput(f"{names.slug} is taken: there is {path}")
    public = (root / "overlay/runstate/__init__.py").read_text(encoding="utf-8")
    if f" as {names.client}\n" in public:
        raise BadInput(f"{names.slug} is taken: runstate has a {names.client} already")


def _format(root: Path, paths: Sequence[str]) -> None:
    for step in (["check", "--fix-only", "--select", "I,F401", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, *paths], cwd=root, check=False)
