"""The parts of pages that are written from the code, between markers."""

from collections.abc import Iterator
from pathlib import Path

from runstate.catalog import VENDORS
from scripts._tools.docs import command_line, vendor_tables
from scripts._tools.documents.markers import replaced


def pages(docs: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Each page that has such parts, and these by the names of their markers."""
    for info in VENDORS.values():
        parts = {
            "settings": vendor_tables.settings(info),
            "states": vendor_tables.states(info),
            "operations": vendor_tables.operations(info),
        }
        yield docs / "vendors" / f"{info.slug}.md", _joined(parts)
    overview = {
        "offers": vendor_tables.offers(),
        "needs": vendor_tables.needs(),
        "meanings": vendor_tables.meanings(),
    }
    yield docs / "vendors" / "index.md", _joined(overview)
    yield docs / "reference" / "command-line.md", {"commands": command_line.text()}


def _joined(parts: dict[str, list[str]]) -> dict[str, str]:
    return {name: "\n".join(lines) for name, lines in parts.items()}


def stale(docs: Path) -> Iterator[tuple[Path, str]]:
    """The pages that are not as they should be, with their right text.

    Raises:
        MarkersMissing: If a page has no place for a part.
    """
    for path, parts in pages(docs):
        before = right = path.read_text(encoding="utf-8")
        for name, content in parts.items():
            right = replaced(right, name, content)
        if right != before:
            yield path, right
