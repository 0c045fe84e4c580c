"""One vendor's spec to one distribution, in a folder of its own."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from .distribution import write_distribution
from .templates import write_templates

if TYPE_CHECKING:
    from openapi_python_client.config import ConfigFile

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
GENERATED = ROOT / "generated"
LINE_LENGTH = "110"


class GenerationFailed(Exception):
    """A spec that gives no client: the message says why."""


def vendors() -> list[str]:
    """The slugs of all vendors that have a spec."""
    return sorted(path.parent.name for path in SPECS.glob("*/openapi.yaml"))


def generate(vendor: str, target: Path, specs: Path | None = None) -> None:
    """Write the vendor's distribution to `target`, which must not exist, from its folder in `specs`, or the project's.

    The same spec, templates and tools give the same bytes, whatever else is installed or configured.

    Raises:
        GenerationFailed: If the generator or the formatter had anything to complain of, warnings included.
        TemplateMoved: If the installed generator is not the one that the template changes were written for.
    """
    folder = (specs or SPECS) / vendor
    from openapi_python_client.config import ConfigFile  # noqa: PLC0415 -- takes half a second, which no check needs

    settings = ConfigFile.load_from_path(folder / "generator.yaml")
    package = target / str(settings.package_name_override)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as templates:
        write_templates(Path(templates))
        _run_generator(folder / "openapi.yaml", settings, package, Path(templates))
    write_distribution(vendor, _read(folder / "openapi.yaml"), package, target, ROOT)
    _format(target)
    for cache in target.rglob(".ruff_cache"):
        shutil.rmtree(cache)


def _run_generator(spec: Path, settings: ConfigFile, package: Path, templates: Path) -> None:
    import openapi_python_client  # noqa: PLC0415
    from openapi_python_client.config import Config, MetaType  # noqa: PLC0415

    config = Config.from_sources(
        settings.model_copy(update={"post_hooks": []}),
        MetaType.NONE,
        spec,
        "utf-8",
        overwrite=False,
        output_path=package,
    )
    with contextlib.redirect_stdout(io.StringIO()):
        problems = openapi_python_client.generate(config=config, custom_template_path=templates)
    if problems:
        said = "; ".join(f"{problem.header}: {problem.detail}" for problem in problems)
        raise GenerationFailed(f"specs/{spec.parent.name}/{spec.name}: {said}")


def _read(spec: Path) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(spec.read_text(encoding="utf-8"))
    return document


def _format(folder: Path) -> None:
    """Format with fixed rules, blind to any configuration around."""
    common = ["--isolated", "--no-cache", "--target-version", "py311", "--line-length", LINE_LENGTH, "."]
    for step in (["check", "--fix-only", "--select", "D210,F401,I,UP"], ["format"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *step, *common],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise GenerationFailed(f"{folder.name}: ruff {step[0]}: {done.stderr or done.stdout}")
