"""The measurements that documents record, each between its markers, and the machine they come from."""

import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path

from scripts._tools.documents.markers import replaced

ROOT = Path(__file__).resolve().parents[2]
PERFORMANCE = ROOT / "docs" / "performance.md"
README = ROOT / "README.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
FAULTS = ROOT / "docs" / "appendix" / "faults.md"


def with_parts(document: Path, parts: Mapping[str, str]) -> str:
    """The text of a document with new content for these parts."""
    text = document.read_text(encoding="utf-8")
    for name, content in parts.items():
        text = replaced(text, name, content)
    return text


def write(document: Path, parts: Mapping[str, str]) -> None:
    """Write the parts of a document; other commands may have written others since it was last read."""
    document.write_text(with_parts(document, parts), encoding="utf-8")


def pinned(requirements: str, distribution: str) -> str:
    """The version of a distribution in one of the pinned files under requirements/."""
    text = (ROOT / "requirements" / f"{requirements}.txt").read_text(encoding="utf-8")
    pin = re.search(rf"^{re.escape(distribution)}==(\S+)", text, re.MULTILINE)
    return pin[1] if pin else "unpinned"


def machine() -> dict[str, str]:
    """The processor, the system and the Python."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    model = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return {
        "cpu": model[1].strip() if model else platform.processor() or "an unnamed processor",
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }
