"""The result of a campaign, as tables and as a part of docs/reliability.md."""

from collections.abc import Iterator

from attrs import define, field

from runstate.catalog import VENDORS
from scripts._lab import record
from scripts._tools.documents.markers import table

from .campaign import Finding, Tally
from .contract import EXPLAINED, UNSEEN, Outcome
from .guides import Guided

PART = "fuzz"
_PROSE = """\
`make fuzz` answers each client with millions of bodies and checks the results. Valid runs and error bodies are made
from the vendor's spec and its examples. Then each is broken many times, in one to five ways at once: fields dropped,
nulled, retyped, renamed, grown, nested, flattened, duplicated, swapped, numbers and texts that JSON does not allow or
Python cannot hold, the key repeated in the body, bytes cut, inserted and recoded. Every body takes the way of a real
one, through the public client, over `httpx.MockTransport`. Each time, these rules must hold:

* A valid run is read, and `run.raw.to_dict()` is what was sent, unknown fields included.
* A broken one is a `Run` or a `DecodeError` with a field; and if it is a run, `raw` still is what was sent.
* An error body, however broken, gives the `ResponseError` of its HTTP status.
* Each result has a `str` and a `repr` and survives pickling, and an error contains no credential.
* Times are in UTC, scores finite, the share done from 0 to 1.
* It takes no more processor time than 50 ms and 2 µs per byte, these checks included.
"""
_GUIDED = """\
atheris starts from the examples and searches for bodies that reach new code; the generated package, the vendor's
module and the modules that they call are instrumented. Each body is sent with status 200, and again as an error.
"""
_CONTRACT = """\
For the simulator, Schemathesis sends the requests that the spec documents, with valid and invalid data, with and
without credentials, and makes each of its checks. Every documented error status is checked as well.
"""


@define
class Report:
    """The result of a campaign so far."""

    seed: int
    tallies: list[Tally] = field(factory=list[Tally])
    guided: list[Guided] = field(factory=list[Guided])
    outcomes: dict[str, Outcome] = field(factory=dict[str, Outcome])
    """By vendor."""

    @property
    def findings(self) -> list[Finding]:
        """The findings of all vendors."""
        broken = [finding for tally in self.tallies for finding in tally.findings.values()]
        return broken + [finding for each in self.guided for finding in each.findings]

    @property
    def passed(self) -> bool:
        """Whether there are no findings."""
        return not self.findings and all(outcome.passed for outcome in self.outcomes.values())

    def tables(self) -> Iterator[tuple[str, str]]:
        """Each table, with the text before it."""
        if self.tallies:
            yield _PROSE, table([_TALLIES, *map(_tally, self.tallies)], numbers=True)
        if self.guided:
            yield _GUIDED, table([_GUIDES, *map(_guide, self.guided)], numbers=True)
        if self.outcomes:
            outcomes = [_outcome(*each) for each in self.outcomes.items()]
            yield _CONTRACT + _explained(), table([_OUTCOMES, *outcomes], numbers=True)

    def written(self) -> str:
        """The document with this record instead of the last one."""
        parts = [part for pair in self.tables() for part in pair]
        here = record.machine()
        parts.append(f"Seed {self.seed}, CPython {here['python']}, {here['cores']} cores, {here['system']}.")
        return record.with_parts(record.RELIABILITY, {PART: "\n\n".join(part.strip() for part in parts)})


_TALLIES = ("", "valid runs", "broken runs", "read as a run", "refused", "error bodies", "findings", "slowest", "took")
_GUIDES = ("", "bodies", "branches reached", "bodies kept", "findings", "took")
_OUTCOMES = ("", "requests", "answers by status", "findings")


def _tally(tally: Tally) -> tuple[str, ...]:
    counts = [f"{tally.counts[kind]:,}" for kind in ("valid", "broken", "run", "refused", "error")]
    slowest = f"{tally.slowest.seconds * 1000:.0f} ms, {tally.slowest.size / 1000:,.0f} kB"
    return (_title(tally.slug), *counts, str(len(tally.findings)), slowest, f"{tally.seconds:.0f} s")


def _guide(guide: Guided) -> tuple[str, ...]:
    counts = (f"{guide.executions:,}", f"{guide.edges:,}", str(guide.kept), str(len(guide.findings)))
    return (_title(guide.slug), *counts, f"{guide.seconds:.0f} s")


def _outcome(slug: str, outcome: Outcome) -> tuple[str, ...]:
    statuses = ", ".join(f"{status}: {count}" for status, count in sorted(outcome.statuses.items()))
    return (_title(slug), str(outcome.cases), statuses, "none" if outcome.passed else "some")


def _title(slug: str) -> str:
    return VENDORS[slug].title


def _explained() -> str:
    reasons = [
        f"* `{check}` is left out for {_title(slug)}: {reason}"
        for slug, checks in EXPLAINED.items()
        for check, reason in checks.items()
    ] + [
        f"* The scenario `{scenario}` is left out for {_title(slug)}: {reason}"
        for slug, scenarios in UNSEEN.items()
        for scenario, reason in scenarios.items()
    ]
    return "\n" + "\n".join(reasons)
