"""The generator's templates with this project's changes, as a folder that the generator can be pointed at."""

import hashlib
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any, cast

from jinja2.bccache import Bucket, BytecodeCache

from scripts._tools.documents.reading import load, read_text

from .errors import TemplateMoved

TEMPLATES = Path(__file__).parent / "templates"
_GENERATOR = find_spec("openapi_python_client")
STOCK = Path(str(_GENERATOR and _GENERATOR.origin)).parent / "templates"


def write_templates(folder: Path) -> None:
    """Write the changed templates, and the macros they import, to `folder`."""
    shutil.copyfile(TEMPLATES / "decode.jinja", folder / "decode.jinja")
    for name, entry in read_changes().items():
        stock = (STOCK / name).read_text(encoding="utf-8")
        if digest(stock) != entry["sha256"]:
            raise TemplateMoved(
                f"{name}: the installed generator {version('openapi-python-client')} has another template than the "
                "one that changes.yaml was written for: read what moved, mend the changes, and record the new "
                f"sha256 {digest(stock)}"
            )
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_apply(name, stock, entry["changes"]), encoding="utf-8")


class CompiledTemplates(BytecodeCache):
    """Compiled templates, for as long as the process runs: all vendors are made from the same ones."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType | None] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 -- each vendor has a folder
        """A template is known by its name and its text."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Look a template up."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._compiled[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()


def read_changes() -> dict[str, dict[str, Any]]:
    """The changes by template, as in changes.yaml."""
    changes = load(read_text(TEMPLATES / "changes.yaml", "changes.yaml"), "changes.yaml")
    return cast("dict[str, dict[str, Any]]", changes["templates"])


def digest(text: str) -> str:
    """The SHA-256 of a template's text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _apply(name: str, text: str, changes: list[dict[str, str]]) -> str:
    for change in changes:
        times = text.count(change["find"])
        if times != 1:
            raise TemplateMoved(f"{name}: {change['find']!r} stands there {times} times, and must stand once")
        text = text.replace(change["find"], change["replace"])
    return text
