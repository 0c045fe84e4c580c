"""The report for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .changes import Change
    from .fragments import Fragment
    from .report import Part, Report


def lines(report: Report, fragments: list[Fragment]) -> Iterator[str]:
    """The report, a line at a time."""
    for part in report.parts:
        yield from _part(part)
    yield ""
    change = f"{report.version} → {report.next_version}: " if report.verdict != "none" else ""
    yield f"verdict: {report.verdict} ({change}{report.meaning})"
    yield from (f"  because {reason}" for reason in report.reasons)
    for fragment in fragments:
        yield f"\nto edit, as {fragment.path}:\n"
        yield from (f"  {line}".rstrip() for line in fragment.text.splitlines())


def _part(part: Part) -> Iterator[str]:
    said = part.verdict if part.spec or part.python else "unchanged"
    yield f"{part.name}: {said}"
    yield from _changes(part.spec)
    if part.python:
        yield "  in Python"
        yield from _changes(part.python)
    yield from (f"  note: {note}" for note in part.notes)


def _changes(changes: list[Change]) -> Iterator[str]:
    for change in changes:
        yield f"  {change.severity:14} {change}"
