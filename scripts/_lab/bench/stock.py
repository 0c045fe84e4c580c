"""The generator's output with its own templates, from the same specs, as packages `stock_…`."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .cases import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .cases import Case


def write_stock(cases: Iterable[Case], target: Path) -> None:
    """Write the stock package of each case to `target`."""
    for case in cases:
        with tempfile.TemporaryDirectory() as scratch:
            fresh = Path(scratch) / case.stock
            _generate(case, fresh)
            shutil.rmtree(target / case.stock, ignore_errors=True)
            shutil.copytree(fresh, target / case.stock)


def _generate(case: Case, package: Path) -> None:
    import openapi_python_client  # noqa: PLC0415 -- takes half a second, which most runs need not
    from openapi_python_client.config import Config, ConfigFile, MetaType  # noqa: PLC0415

    folder = ROOT / "specs" / case.slug
    settings = ConfigFile.load_from_path(folder / "generator.yaml")
    changes: dict[str, object] = {
        "post_hooks": [],
        "project_name_override": case.stock,
        "package_name_override": case.stock,
    }
    config = Config.from_sources(
        settings.model_copy(update=changes),
        MetaType.NONE,
        folder / "openapi.yaml",
        "utf-8",
        overwrite=True,
        output_path=package,
    )
    with contextlib.redirect_stdout(io.StringIO()):
        openapi_python_client.generate(config=config)
