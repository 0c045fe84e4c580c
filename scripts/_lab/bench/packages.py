"""What the environments of the benchmark hold: these packages, the stock templates' output, and the SDKs."""

import io
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from scripts._lab.environments import HOME, outdated, python, run
from scripts._lab.environments import prepare as prepare_environment
from scripts._lab.record import ROOT
from scripts._lab.sdks import SDKS
from scripts._tools.spec_diff.git import Repository

from .cases import BY_SLUG, OURS, PAGES_BY_SLUG, Case


def prepare(say: Callable[[str], None]) -> None:
    """Make what is missing or out of date."""
    for name in (OURS, *(sdk.distribution for sdk in SDKS)):
        prepare_environment(name, say)
    modules = [path for room in ("overlay", "generated") for path in sorted((ROOT / room).rglob("*.py"))]
    with outdated(HOME / OURS / ".packages", [*_projects(), *modules]) as due:
        if due:
            say("installing these packages")
            _install()
    with outdated(HOME / OURS / ".stock", sorted(ROOT.glob("specs/*/*.yaml"))) as due:
        if due:
            say("generating with the stock templates")
            for case in (PAGES_BY_SLUG | BY_SLUG).values():
                _write_stock(case, next((HOME / OURS / "lib").glob("python3.*/site-packages")))


def _projects() -> list[Path]:
    return [ROOT / "pyproject.toml", *sorted(ROOT.glob("generated/*/pyproject.toml"))]


def _install() -> None:
    """Install the overlay and the generated packages as wheels, as a user has them."""
    with tempfile.TemporaryDirectory() as wheels:
        for project in _projects():
            run("hatchling", "build", "-t", "wheel", "-d", wheels, cwd=project.parent)
        options = ("--quiet", "--no-deps", "--no-index", "--reinstall", "--python", python(OURS))
        run("uv", "pip", "install", *options, *sorted(Path(wheels).glob("*.whl")))


def _write_stock(case: Case, target: Path) -> None:
    """Generate a vendor's package from the same spec with the generator's own templates."""
    import openapi_python_client  # noqa: PLC0415 -- takes half a second, and most runs do not need it
    from openapi_python_client.config import Config, ConfigFile, MetaType  # noqa: PLC0415 -- the same

    folder = ROOT / "specs" / case.slug
    changes: dict[str, object] = {
        "post_hooks": [],
        "project_name_override": case.stock,
        "package_name_override": case.stock,
    }
    settings = ConfigFile.load_from_path(folder / "generator.yaml").model_copy(update=changes)
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(io.StringIO()):
        package = Path(scratch) / case.stock
        config = Config.from_sources(
            settings, MetaType.NONE, folder / "openapi.yaml", "utf-8", overwrite=True, output_path=package
        )
        openapi_python_client.generate(config=config)
        shutil.rmtree(target / case.stock, ignore_errors=True)
        shutil.copytree(package, target / case.stock)


@contextmanager
def checkout(revision: str) -> Generator[list[Path]]:
    """The import path of these packages at another git revision, for as long as the block lasts."""
    repository = Repository(ROOT)
    commit = repository.commit(revision)
    with tempfile.TemporaryDirectory() as folder:
        for room in ("overlay", "generated"):
            repository.extract(commit, room, Path(folder))
        yield import_path(Path(folder))


def import_path(tree: Path) -> list[Path]:
    """The folders of a source tree that hold the packages."""
    return [tree / "overlay", *sorted(path.parent for path in tree.glob("generated/*/pyproject.toml"))]
