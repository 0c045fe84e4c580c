"""`cancel` and `delete`: runs by reference, one after the other. An error of one does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

import runstate
from runstate import VENDORS, NotOffered, Run, RunRef, RunstateError

from . import help as texts
from . import jsonl
from .errors import complain, complain_about
from .exit_status import ExitStatus, status_of, worst
from .output import line
from .params import CONNECTION, JSON, Clients, options, parse_references
from .summary import elapsed, one_line, summarize

REFERENCES = options(click.argument("references", metavar="REF...", nargs=-1, required=True), JSON)


@texts.CANCEL
@REFERENCES
@CONNECTION
def cancel(*, references: Sequence[str], json: bool, **how: Any) -> int:
    refs = _offered("cancel", parse_references(references))

    def act(client: Any, ref: RunRef) -> dict[str, object] | tuple[Any, ...]:
        run: Run[object] = client.cancel(ref)
        return run.to_dict() if json else line(run.ref, summarize(run), elapsed(run))

    return _each(refs, act, json=json, **how)


@texts.DELETE
@REFERENCES
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@CONNECTION
def delete(*, references: Sequence[str], json: bool, yes: bool, **how: Any) -> int:
    refs = _offered("delete", parse_references(references))
    if not yes and not _confirmed(refs):
        complain("nothing was deleted")
        return ExitStatus.UNSUCCESSFUL

    def act(client: Any, ref: RunRef) -> dict[str, object] | tuple[Any, ...]:
        client.delete(ref)
        return {"ref": str(ref), "deleted": True} if json else (f"{one_line(str(ref))} deleted",)

    return _each(refs, act, json=json, **how)


def _offered(operation: str, refs: list[RunRef]) -> list[RunRef]:
    """The references, if each vendor has the operation: before anything is sent."""
    able = [slug for slug, info in VENDORS.items() if operation in info.offers]
    for ref in refs:
        if ref.vendor not in able:
            raise NotOffered(f"{ref}: {VENDORS[ref.vendor].title} cannot {operation} runs; {', '.join(able)} can")
    return refs


def _confirmed(refs: Sequence[RunRef]) -> bool:
    """Whether the user, who sees the runs, wants them to be deleted."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise click.UsageError("stdin is not a terminal to ask on: pass --yes")
    names = [one_line(str(ref)) for ref in refs]
    question = f"Delete {names[0]}?" if len(names) == 1 else "\n".join([*names, f"Delete these {len(names)} runs?"])
    print(question, "[y/N]", end=" ", file=sys.stderr, flush=True)  # noqa: T201 -- the output of the command
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _each(
    refs: Sequence[RunRef],
    act: Callable[[Any, RunRef], dict[str, object] | tuple[Any, ...]],
    *,
    json: bool,
    **how: Any,
) -> int:
    """Act on each run, and show at once what came of it."""
    statuses: list[ExitStatus] = []
    with runstate.redacting() as redact, Clients.connecting(**how) as clients:
        for ref in refs:
            try:
                outcome = act(clients.of(ref.vendor), ref)
            except RunstateError as error:
                statuses.append(status_of(error))
                outcome = jsonl.error_object(ref, error) if json else ()
                complain_about(ref, error)
            if isinstance(outcome, dict):
                jsonl.write(outcome, redact)
            elif outcome:
                _say(outcome)
    return worst(statuses)


def _say(parts: tuple[Any, ...]) -> None:
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    Screen().say(*parts)
