"""The references of a task, checked before it waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from airflow.sdk.exceptions import AirflowFailException

from runstate import VENDORS, RunRef, RunstateError


def checked(given: Any, *, may_cancel: bool) -> list[str]:
    """References as text, each once.

    Args:
        given: A reference or many, as text or `RunRef`.
        may_cancel: Whether the task may have to cancel runs.

    Raises:
        AirflowFailException: If one is not a reference, they are of several vendors, or theirs cannot cancel runs.
    """
    texts: Iterable[str | RunRef] = [given] if isinstance(given, str | RunRef) else given
    try:
        refs = dict.fromkeys(RunRef.parse(text) for text in texts)
    except RunstateError as error:
        raise AirflowFailException(str(error)) from error
    vendors = {ref.vendor for ref in refs}
    if len(vendors) > 1:
        raise AirflowFailException(f"a task waits for the runs of one vendor, not of {', '.join(sorted(vendors))}")
    if may_cancel and not all("cancel" in VENDORS[vendor].offers for vendor in vendors):
        raise AirflowFailException(f"{VENDORS[vendors.pop()].title} cannot cancel runs: leave out cancel_on_…")
    return [str(ref) for ref in refs]
