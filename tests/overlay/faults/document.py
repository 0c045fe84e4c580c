"""docs/appendix/faults.md: its table of faults, as it stands there and as it should."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from runstate_simulator.faults.catalogue import GROUPS
from runstate_simulator.scenarios import SIMULATED
from scripts._tools.documents.markers import between, replaced, table
from tests.overlay.faults.arena import MODES, Outcome, Place
from tests.overlay.faults.gate import BELOW_HTTP

PATH = Path(__file__).resolve().parents[3] / "docs" / "appendix" / "faults.md"
_ROW = re.compile(r"^\| `(?P<fault>[^`]+)` *\| (?P<cells>.*) \|$", re.MULTILINE)

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Below HTTP": tuple(BELOW_HTTP),
    **{title: tuple(fault.name for fault in faults) for title, faults in GROUPS.items()},
}


def cells(outcomes: Mapping[Place, Outcome]) -> list[str]:
    """A row: for each vendor what came, once if all modes agree."""
    return [_cell({mode: outcomes[vendor, mode].name for mode in MODES}) for vendor in SIMULATED]


def _cell(names: Mapping[str, str]) -> str:
    return (
        names["sync"] if len(set(names.values())) == 1 else ", ".join(f"{mode}: {name}" for mode, name in names.items())
    )


def rows() -> dict[str, list[str]]:
    """The rows of the document, by fault."""
    block = between(PATH.read_text(encoding="utf-8"), "faults")
    return {row["fault"]: [cell.strip() for cell in row["cells"].split("|")] for row in _ROW.finditer(block)}


def write(new: Mapping[str, list[str]]) -> None:
    """Put rows into the document. Those of faults that are no more go, those that did not come out anew stay."""
    known = {**rows(), **new}
    sections = [
        f"### {title}\n\n{table([['Fault', *(vendor.info.title for vendor in SIMULATED.values())], *lines])}"
        for title, faults in SECTIONS.items()
        if (lines := [[f"`{fault}`", *known[fault]] for fault in faults if fault in known])
    ]
    text = PATH.read_text(encoding="utf-8")
    PATH.write_text(replaced(text, "faults", "\n\n".join(sections)), encoding="utf-8")
