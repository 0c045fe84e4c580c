"""Write and check the parts of the documentation that are made from the code, and finish the built site.

Exit status: 0 all is well, 1 something is stale or broken, which one line each says.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from scripts._tools.docs import links, llms, written
from scripts._tools.docs.navigation import missing, pages, settings
from scripts._tools.documents.markers import MarkersMissing

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/docs", description=(__doc__ or "").partition("\n")[0])
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--write", action="store_true", help="write the tables of the pages")
    chosen.add_argument("--check", action="store_true", help="check tables, navigation and links of the pages")
    chosen.add_argument("--finish", type=Path, metavar="SITE", help="check the built site, and write its llms.txt")
    options = parser.parse_args(arguments)
    try:
        if options.write:
            for path, text in written.stale(DOCS):
                path.write_text(text, encoding="utf-8")
                print(path.relative_to(ROOT).as_posix())
            return 0
        problems = list(_finish(options.finish.resolve()) if options.finish else problems_of_documents())
    except MarkersMissing as error:
        problems = [str(error)]
    for problem in problems:
        print(f"docs: {problem}", file=sys.stderr)
    return 1 if problems else 0


def problems_of_documents() -> Iterator[str]:
    """What is wrong with the pages, before the site is built."""
    yield from (
        f"{path.relative_to(ROOT).as_posix()} is out of date: make docs-write" for path, _ in written.stale(DOCS)
    )
    yield from (f"docs/{name} does not exist, and is in the navigation: zensical.toml" for name in missing(ROOT))
    named = [DOCS / page.path for page in pages(ROOT)]
    there = sorted(DOCS.rglob("*.md"))
    yield from (
        f"{path.relative_to(ROOT).as_posix()} is not in the navigation: zensical.toml"
        for path in there
        if path not in named
    )
    documents = [*there, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
    source = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Source"]
    yield from links.broken_in_documents(ROOT, documents, f"{source}/blob/main/")


def _finish(site: Path) -> Iterator[str]:
    project = settings(ROOT)
    llms.write(site, DOCS, project["site_name"], project["site_description"], pages(ROOT))
    yield from links.broken_in_site(site)
