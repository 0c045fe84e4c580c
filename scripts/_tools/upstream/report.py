"""A comparison's result, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .model import Difference, Entry, Report

GROUPS = {
    "added": "added by the vendor",
    "dropped": "dropped by the vendor",
    "changed": "changed by the vendor",
}


def text(report: Report, *, everything: bool) -> str:
    """The result for people: a headline, the differences in groups, and the known ones that are gone."""
    count = report.count
    headline = f"{count} difference{'s' if count > 1 else ''}" if count else "nothing new"
    lines = [f"{report.vendor}: {headline}; {len(report.explained)} known"]
    lines += _groups([(difference, None) for difference in report.new])
    if report.stale:
        lines += ["", f"known, but a difference no more: see specs/{report.vendor}/upstream.yaml"]
        lines += [f"  {entry.line}" for entry in report.stale]
    if everything and report.explained:
        lines += ["", "known:", *_groups([*report.explained])]
    return "\n".join(lines)


def _groups(differences: list[tuple[Difference, Entry | None]]) -> list[str]:
    lines: list[str] = []
    for change, title in GROUPS.items():
        members = [pair for pair in differences if pair[0].change == change]
        lines += ["", title] if members else []
        for difference, entry in members:
            lines.append(f"  {sentence(difference)}")
            lines += [f"    vendor   {difference.upstream}", f"    curated  {difference.curated}"]
            lines += [f"    because  {entry.reason}"] if entry else []
    return lines


def sentence(difference: Difference) -> str:
    """One difference in a line, the vendor's side first; `specs/<vendor>/upstream.yaml` lists the known ones so."""
    where = f" in {difference.where}" if difference.where else ""
    if difference.change == "changed":
        return f"{difference.what} of {difference.where or difference.name}, {difference.vendor} → {difference.ours}"
    sides = "present → absent" if difference.change == "added" else "absent → present"
    return f"{difference.what} {difference.name}{where}, {sides}"


def data(report: Report) -> dict[str, Any]:
    """The result for programs; every key is always there."""
    return {
        "vendor": report.vendor,
        "source": report.source,
        "operation": {"upstream": report.upstream, "curated": report.curated},
        "new": [_facts(difference) for difference in report.new],
        "explained": [{**_facts(difference), "entry": asdict(entry)} for difference, entry in report.explained],
        "stale": [asdict(entry) for entry in report.stale],
    }


def _facts(difference: Difference) -> dict[str, str]:
    facts = asdict(difference)
    del facts["places"]
    return {"line": sentence(difference), **facts}
