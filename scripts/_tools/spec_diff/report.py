"""The report of a comparison: for people, and as JSON for programs.

    {"schema": 1,                       raised when a key changes its meaning or goes; new keys may come
     "old": "HEAD", "new": "working tree",
     "verdict": "major",                major, minor, patch or none
     "version": {"current": "0.1.0", "next": "0.2.0", "meaning": "…"},
     "reasons": ["…"],                  the changes that make the verdict, a line each
     "parts": [{"name": "retab",        a vendor, or "runstate" for the overlay
                "verdict": "major",
                "spec": [change], "python": [change],
                "notes": ["…"]}],       what could not be compared, and why
     "fragments": [{"path": "changelog.d/retab.breaking.md", "type": "breaking", "text": "…"}]}

A change is {"severity": "breaking" | "additive" | "documentation", "rule", "place", "what"}.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from .changes import Change, Part, Verdict, next_version, worst
from .fragments import Fragment

MEANING: dict[Verdict, str] = {
    "major": "breaks what users wrote",
    "minor": "adds to what users have",
    "patch": "changes text alone",
    "none": "nothing changed for users",
}
IN_ZERO: dict[Verdict, str] = {
    "major": "before 1.0 it raises the second number, and the pins of the extras with it",
    "minor": "before 1.0 it raises the third number",
    "patch": "it raises the third number",
    "none": "there is nothing to release",
}


@dataclass(frozen=True)
class Report:
    """A whole comparison."""

    old: str
    new: str
    version: str
    parts: list[Part]

    @property
    def verdict(self) -> Verdict:
        """The step that all of it makes."""
        return worst(part.verdict for part in self.parts)

    @property
    def next_version(self) -> str:
        """The version after this one."""
        return next_version(self.version, self.verdict)

    @property
    def meaning(self) -> str:
        """What the verdict means, also for a version 0.y."""
        return MEANING[self.verdict] + (f"; {IN_ZERO[self.verdict]}" if self.version.startswith("0.") else "")

    @property
    def reasons(self) -> list[str]:
        """The changes that make the verdict."""
        decisive = [part for part in self.parts if part.verdict == self.verdict]
        return [f"{part.name}: {change}" for part in decisive for change in part.reasons]

    def as_json(self, fragments: list[Fragment]) -> dict[str, Any]:
        """The report as JSON; see the top of this module."""
        return {
            "schema": 1,
            "old": self.old,
            "new": self.new,
            "verdict": self.verdict,
            "version": {"current": self.version, "next": self.next_version, "meaning": self.meaning},
            "reasons": self.reasons,
            "parts": [{"name": part.name, "verdict": part.verdict, **asdict(part)} for part in self.parts],
            "fragments": [asdict(fragment) for fragment in fragments],
        }


def lines(report: Report, fragments: list[Fragment]) -> Iterator[str]:
    """The report, a line at a time."""
    for part in report.parts:
        yield f"{part.name}: {part.verdict if part.spec or part.python else 'unchanged'}"
        yield from map(_line, part.spec)
        yield from ["  in Python", *map(_line, part.python)] if part.python else []
        yield from (f"  note: {note}" for note in part.notes)
    yield ""
    change = f"{report.version} → {report.next_version}: " if report.verdict != "none" else ""
    yield f"verdict: {report.verdict} ({change}{report.meaning})"
    yield from (f"  because {reason}" for reason in report.reasons)
    for fragment in fragments:
        yield f"\nto edit, as {fragment.path}:\n"
        yield from (f"  {line}".rstrip() for line in fragment.text.splitlines())


def _line(change: Change) -> str:
    return f"  {change.severity:14} {change}"
