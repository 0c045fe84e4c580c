"""One vendor's spec to one distribution, in a folder of its own."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from jinja2 import Environment

from scripts._tools.documents.nodes import BadInput
from scripts._tools.documents.reading import load, read_text

from .arguments import explain, prepare
from .distribution import write_distribution
from .errors import GenerationFailed
from .templates import COMPILED, write_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openapi_python_client.config import ConfigFile  # takes half a second

ROOT = Path(__file__).resolve().parents[3]
SPECS = ROOT / "specs"
GENERATED = ROOT / "generated"
LINE_LENGTH = "110"
TAKEN_FIELDS = {
    *("additional_keys", "additional_properties", "additional_property", "from_dict", "to_dict"),
    *("cast", "cls", "d", "field_dict", "payload_error", "prop", "prop_dict", "prop_name", "src_dict"),
    *("full_match", "read_datetime", "read_integer", "read_uuid", "refuse", "tolerate", "under", "write_datetime"),
}
"""Names that the templates use in a model's class and methods: a field of that name gets an underscore after it."""

DELIMITERS = r"\. _-[]"
"""What stands between the words of a name: the generator's own, and the brackets of `filter[id]`."""


def vendors() -> list[str]:
    """The slugs of all vendors that have a spec."""
    return sorted(path.parent.name for path in SPECS.glob("*/openapi.yaml"))


def generate(vendor: str, target: Path, specs: Path | None = None) -> None:
    """Write the vendor's distribution to `target`, which must not exist, from its folder in `specs`, or the project's.

    The same spec, templates and tools give the same bytes, whatever else is installed or configured.
    """
    folder = (specs or SPECS) / vendor
    name = f"specs/{vendor}/openapi.yaml"
    document, settings = load(read_text(folder / "openapi.yaml", name), name), read_settings(folder)
    package = target / str(settings.package_name_override)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        templates, source = Path(scratch) / "templates", Path(scratch) / "openapi.json"
        templates.mkdir()
        write_templates(templates)
        source.write_text(json.dumps(prepare(document)), encoding="utf-8")
        if problems := _run_generator(source, settings, package, templates, explain(document)):
            raise GenerationFailed(f"{name}: {problems}")
    write_distribution(vendor, document, package, target, ROOT)
    _format(target)
    for cache in target.rglob(".ruff_cache"):
        shutil.rmtree(cache)


def read_settings(folder: Path) -> ConfigFile:
    """The generator's settings for the vendor of a folder."""
    # The generator takes half a second to load, which no check needs.
    from openapi_python_client.config import ConfigFile  # noqa: PLC0415
    from pydantic import ValidationError  # noqa: PLC0415

    name = f"specs/{folder.name}/generator.yaml"
    settings = load(read_text(folder / "generator.yaml", name), name)
    try:
        return ConfigFile(**settings)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(f"{name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _run_generator(
    spec: Path, settings: ConfigFile, package: Path, templates: Path, functions: Mapping[str, Callable[..., Any]]
) -> str:
    """What the generator had to complain of, in one line; empty if nothing. The functions are for the templates."""
    import openapi_python_client  # noqa: PLC0415
    from openapi_python_client import strings  # noqa: PLC0415
    from openapi_python_client.config import Config, MetaType  # noqa: PLC0415

    strings.RESERVED_WORDS.update(TAKEN_FIELDS)
    strings.DELIMITERS = DELIMITERS
    config = Config.from_sources(
        settings.model_copy(update={"post_hooks": []}),
        MetaType.NONE,
        spec,
        "utf-8",
        overwrite=False,
        output_path=package,
    )
    try:

        def environment(**settings: Any) -> Environment:
            made = Environment(bytecode_cache=COMPILED, **settings)
            made.globals.update(functions)
            return made

        with redirect_stdout(io.StringIO()), patch.object(openapi_python_client, "Environment", environment):
            problems = openapi_python_client.generate(config=config, custom_template_path=templates)
    except Exception as error:  # noqa: BLE001 -- whatever it stumbles over, it is this spec that it stumbled over
        return _one_line(f"the generator broke off: {type(error).__name__}: {error}")
    return _one_line("; ".join(f"{problem.header}: {problem.detail}" for problem in problems))


def _format(folder: Path) -> None:
    """Format with fixed rules, blind to any configuration around."""
    common = ["--isolated", "--no-cache", "--target-version", "py311", "--line-length", LINE_LENGTH, "."]
    for step in (["check", "--fix-only", "--select", "D210,F401,I,PYI016,UP"], ["format"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *step, *common],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise GenerationFailed(_one_line(f"{folder.name}: ruff {step[0]}: {done.stderr or done.stdout}"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
