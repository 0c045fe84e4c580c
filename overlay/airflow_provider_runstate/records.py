"""What a task knows of its runs at the end, as JSON: for the event, the XCom, the message of an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from runstate import Run, RunstateError, WaitTimeout

from .links import page

Record: TypeAlias = dict[str, Any]
"""A run: at least `ref` and `status`; usually all of `Run.to_dict(raw=False)`, and `url` if it has a page."""
FINISHED = ("completed", "failed", "cancelled")
SHOWN = 5
"""How many runs a message names."""


def record(run: Run[object], address: str | None) -> Record:
    """A run without the vendor's own JSON; `runstate.from_dict` reads it."""
    url = page(run, address)
    return run.to_dict(raw=False) | ({"url": url} if url else {})


def gone(ref: str, error: RunstateError, address: str | None) -> Record:
    """A run that could not be waited for any more: as it was last seen, with the reason unless time was up."""
    last = record(error.run, address) if error.run else unseen(ref)
    return last if isinstance(error, WaitTimeout) else last | {"error": {"message": str(error)}}


def unseen(ref: str) -> Record:
    """A run that never answered."""
    return {"ref": ref, "status": "unknown"}


def capped(refs: Sequence[str], records: Mapping[str, Record], most: int) -> list[Record]:
    """A record for each reference, in their order: at most so many whole ones, those that did not complete first."""
    found = [records.get(ref) or unseen(ref) for ref in refs]
    whole = {each["ref"] for each in sorted(found, key=_completed)[:most]}
    return [each if each["ref"] in whole else {name: each[name] for name in ("ref", "status")} for each in found]


def unsuccessful(records: Iterable[Record]) -> list[Record]:
    """The runs that have not completed."""
    return [each for each in records if not _completed(each)]


def summary(records: Sequence[Record]) -> str:
    """How many runs are in which state, and the first that did not complete, with their reasons."""
    counts = ", ".join(f"{number} {status}" for status, number in Counter(each["status"] for each in records).items())
    bad = unsuccessful(records)
    named = "; ".join(_described(each) for each in bad[:SHOWN])
    return f"{counts}: {named}{' …' if len(bad) > SHOWN else ''}" if named else counts


def _completed(each: Record) -> bool:
    return bool(each["status"] == "completed")


def _described(each: Record) -> str:
    reason = (each.get("error") or {}).get("message") or each.get("reason") or each.get("waiting_on")
    return f"{each['ref']} {each['status']}" + (f" ({reason})" if reason else "")
