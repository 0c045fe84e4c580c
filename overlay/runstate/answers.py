"""Decode the answers of operations: a model, a run, a page of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from .decode import MOST_DEVIATIONS, parse_model, read_model
from .errors import ConfigurationError
from .http.errors import excerpt, unreadable
from .listing import Page
from .reference import RunRef
from .run import Deviation, assemble

if TYPE_CHECKING:
    import httpx

    from .http.settings import Settings
    from .operations.base import AnswerT, ItemT, Operation, Paged, PagedRuns, RunOperation
    from .reference import RawT
    from .run import Run
    from .vendors.base import ApiT, Vendor

T = TypeVar("T")

_MOST_OF_A_PAGE = 10_000
_LONGEST_ID = 200


def decode_answer(operation: Operation[AnswerT], settings: Settings, response: httpx.Response) -> AnswerT:
    """The typed answer of an operation.

    Raises:
        DecodeError: If the body is not what the vendor's contract promises.
    """
    return parse_model(operation.parse, operation.needed, settings, response)[0]


def decode_run(operation: RunOperation[RawT], settings: Settings, response: httpx.Response) -> Run[RawT]:
    """The run in the answer of an operation.

    Raises:
        DecodeError: If the body is not what the vendor's contract promises.
        RunstateError: If runstate itself failed while reading it.
    """
    raw, deviations = parse_model(operation.parse, operation.needed, settings, response)
    facts = settings.secrets.redact_facts(read_model(operation.normalize, settings, raw), response.content)
    ref = _reference(read_model(operation.ids, settings, raw), settings, response)
    return assemble(ref, facts, raw, settings.clock.now(), deviations)


def decode_page(paged: Paged[AnswerT, ItemT], settings: Settings, response: httpx.Response) -> Page[ItemT]:
    """One page of a list.

    Raises:
        DecodeError: If the body is not what the vendor's contract promises.
        RunstateError: If runstate itself failed while reading it.
    """
    answer, _ = parse_model(paged.parse, paged.needed, settings, response)
    return _page(paged, settings, answer, tuple(read_model(paged.items, settings, answer)))


def decode_runs(
    paged: PagedRuns[AnswerT, RawT], vendor: Vendor[ApiT, RawT], settings: Settings, response: httpx.Response
) -> Page[Run[RawT]]:
    """One page of runs, each normalized as the vendor's answer about a single run is.

    Raises:
        DecodeError: If the body is not what the vendor's contract promises.
        RunstateError: If runstate itself failed while reading it.
    """
    answer, deviations = parse_model(paged.parse, paged.needed, settings, response, _MOST_OF_A_PAGE)
    of_row = _by_row(paged, deviations)
    secrets, now = settings.secrets, settings.clock.now()
    redacts = secrets.are_in(response.content)
    runs: list[Run[RawT]] = []
    for row, raw in enumerate(read_model(paged.items, settings, answer)):
        facts = read_model(vendor.normalize, settings, raw)
        ref = _reference((facts.id or "",), settings, response)
        facts = secrets.redact_facts(facts, response.content) if redacts else facts
        runs.append(assemble(ref, facts, raw, now, tuple(of_row.get(row, ())[:MOST_DEVIATIONS])))
    return _page(paged, settings, answer, tuple(runs))


def _page(paged: Paged[AnswerT, Any], settings: Settings, answer: AnswerT, items: tuple[T, ...]) -> Page[T]:
    return Page(items, read_model(paged.after, settings, answer), read_model(paged.total, settings, answer))


def _by_row(paged: PagedRuns[AnswerT, RawT], deviations: tuple[Deviation, ...]) -> dict[int, list[Deviation]]:
    """The deviations of each run of a page, with the names that they have in the answer about a single run."""
    pattern = re.compile(re.escape(paged.row).replace(r"\[\]", r"\[(\d+)\]") + r"\.?(.*)")
    of_row: dict[int, list[Deviation]] = {}
    for deviation in deviations:
        if match := pattern.fullmatch(deviation.field):
            name = ".".join(filter(None, (paged.root, match[2])))
            of_row.setdefault(int(match[1]), []).append(evolve(deviation, field=name))
    return of_row


def _reference(ids: tuple[str, ...], settings: Settings, response: httpx.Response) -> RunRef:
    try:
        return RunRef(settings.vendor.slug, ids)
    except ConfigurationError as error:
        reason = settings.redact(f"it names a run {ids[-1][:_LONGEST_ID]!r}: {error}")
    raise unreadable(reason, settings, body=excerpt(response, settings))
