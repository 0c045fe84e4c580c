"""All that an error, an object and a test as a whole show to somebody who looks closely."""

from __future__ import annotations

import contextlib
import io
import logging
import pickle
import traceback
import warnings
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias, cast

import pytest
from rich.console import Console
from rich.pretty import traverse
from rich.traceback import Traceback

from runstate.catalog import VendorInfo
from tests.overlay.secrets.canaries import found
from tests.support.canary import of_a_server

Shown: TypeAlias = Iterator[tuple[str, str]]

TESTS = str(Path(__file__).resolve().parents[2])
_MOST = 20_000
"""So many objects behind an error are looked at."""


def chain(error: BaseException) -> list[BaseException]:
    """The error and all that is behind it: causes, contexts, members of groups."""
    links: list[BaseException] = []
    due: list[BaseException | None] = [error]
    while due:
        link = due.pop()
        if link is None or any(link is known for known in links):
            continue
        links.append(link)
        due += [link.__cause__, link.__context__]
        if isinstance(link, BaseExceptionGroup):
            due += cast("BaseExceptionGroup[BaseException]", link).exceptions
    return links


def frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    """The places of a traceback."""
    while trace is not None:
        yield trace
        trace = trace.tb_next


def without_tests(trace: TracebackType | None) -> TracebackType | None:
    """The traceback less the frames of the tests, which hold credentials by right."""
    kept: TracebackType | None = None
    for place in reversed(list(frames(trace))):
        if not place.tb_frame.f_code.co_filename.startswith(TESTS):
            kept = TracebackType(kept, place.tb_frame, place.tb_lasti, place.tb_lineno)
    return kept


def said_by(error: BaseException) -> Shown:
    """What an error says: its texts, its fields and those of all behind it."""
    for link in chain(error):
        kind = type(link).__name__
        yield f"str of {kind}", str(link)
        yield f"repr of {kind}", repr(link)
        for place, text in behind([vars(link), link.args]):
            yield f"{place} of {kind}", text


def of_error(error: BaseException) -> Shown:
    """What an error shows: what it says, its frames, its pickle."""
    yield from said_by(error)
    links = chain(error)
    for link in links:
        link.__traceback__ = without_tests(link.__traceback__)
    for link in links:
        for trace in frames(link.__traceback__):
            code = trace.tb_frame.f_code
            for name, value in trace.tb_frame.f_locals.items():
                yield f"{name} in {code.co_filename}:{trace.tb_lineno} {code.co_name}", pretty(value)
    yield "its traceback", "".join(traceback.format_exception(error))
    with contextlib.suppress(TypeError, AttributeError, pickle.PicklingError):  # not every error travels
        yield "its pickle", pickled_without_raw(error)


def is_raw(value: object) -> bool:
    """Whether that is the vendor's own model of a run, which has what the vendor sent, or a part of it."""
    package, _, module = type(value).__module__.partition(".")
    return package.startswith("runstate_") and module.startswith("models.")


def pickled_without_raw(value: object) -> str:
    """The pickle as text, less each run's `raw`."""

    class Pickler(pickle.Pickler):
        def persistent_id(self, obj: object) -> str | None:
            return "raw" if is_raw(obj) else None

    file = io.BytesIO()
    Pickler(file).dump(value)
    return file.getvalue().decode("latin-1")


def pretty(value: object) -> str:
    """What rich makes of a local variable, without its layout."""
    if isinstance(value, VendorInfo | str | bytes | int | float | None):
        return repr(value)  # the same, and most of them
    return "".join(traverse(value).iter_tokens())


class PlainSource(Traceback):
    """A traceback of rich's without colours in the source lines: they take most of the time, and show no values."""

    @classmethod
    def _guess_lexer(cls, filename: str, code: str) -> str:
        del filename, code
        return "text"


def of_rich(error: BaseException) -> Shown:
    """What rich prints, which is slow; after `of_error`, which leaves the frames of tests out."""
    screen = Console(file=io.StringIO(), width=100_000, force_terminal=False)
    screen.print(
        PlainSource.from_exception(
            type(error), error, error.__traceback__, show_locals=True, locals_max_length=_MOST, locals_max_string=_MOST
        )
    )
    assert isinstance(screen.file, io.StringIO)
    yield "its traceback by rich", screen.file.getvalue()


def behind(start: object) -> Shown:
    """Each text that can be reached from an object by its fields, its items and its errors, less each run's `raw`."""
    seen: dict[int, object] = {}
    due: list[tuple[str, Any]] = [("a field", start)]
    while due and len(seen) < _MOST:
        place, value = due.pop()
        if id(value) in seen:
            continue
        seen[id(value)] = value
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, bytes | bytearray):
            yield place, value.decode("latin-1")
        elif isinstance(value, Mapping):
            items = cast("Mapping[object, object]", value)
            due += [(f"{place}[{key!r}]", each) for key, each in items.items()]
            due += [(f"a key of {place}", key) for key in items]
        elif isinstance(value, list | tuple | set | frozenset):
            due += [(f"{place}[{number}]", each) for number, each in enumerate(cast("Iterable[Any]", value))]
        elif not isinstance(value, type | TracebackType) and not callable(value) and not is_raw(value):
            due += [(f"{place}.{name}", each) for name, each in fields(value)]


def fields(value: object) -> Iterator[tuple[str, object]]:
    """The fields of an object, in slots or not."""
    yield from getattr(value, "__dict__", {}).items()
    for kind in type(value).__mro__:
        names = kind.__dict__.get("__slots__", ())
        for name in [names] if isinstance(names, str) else names:
            with contextlib.suppress(AttributeError):
                yield name, getattr(value, name)


def of_object(name: str, value: object) -> Shown:
    """What an object shows of itself."""
    yield f"repr of {name}", repr(value)
    yield f"str of {name}", str(value)
    yield f"format of {name}", f"{value}"
    yield f"{name} by rich", pretty(value)


class Records(logging.Handler):
    """Keeps what is logged, at any level."""

    def __init__(self) -> None:
        super().__init__(0)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class Evidence:
    """What a test has gathered."""

    def __init__(self) -> None:
        self.leaks: list[str] = []

    def add(self, shown: Shown) -> None:
        """Search what is shown at once."""
        self.leaks += found(shown)

    def said(self, error: object) -> None:
        """Search what an error says, and not its frames, which takes longer."""
        if isinstance(error, BaseException):
            self.add(said_by(error))

    def error(self, error: object, *, rich: bool = False) -> None:
        """Search an error, and nothing that is none."""
        if isinstance(error, BaseException):
            self.add(of_error(error))
            if rich:
                self.add(of_rich(error))


@contextlib.contextmanager
def gathering(capture: pytest.CaptureFixture[str]) -> Generator[Evidence]:
    """Gather evidence, beside it logs, warnings, stdout and stderr; fail at the end if any shows a canary."""
    evidence, records, root = Evidence(), Records(), logging.getLogger()
    before = root.level
    root.setLevel(0)
    root.addHandler(records)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield evidence
    finally:
        root.setLevel(before)
        root.removeHandler(records)
    for record in records.records:
        if of_a_server(record):
            continue
        where = f"the log {record.name} ({record.levelname})"
        evidence.add(iter([(where, record.getMessage()), (where, repr(record.args)), (where, str(record.exc_text))]))
    evidence.add(("a warning", f"{each.message} {each.source!r}") for each in warned)
    captured = capture.readouterr()
    evidence.add(iter([("stdout", captured.out), ("stderr", captured.err)]))
    if evidence.leaks:
        pytest.fail("\n".join(list(dict.fromkeys(evidence.leaks))[:20]), pytrace=False)
