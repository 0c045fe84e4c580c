"""What the worker tells of what a client returns or raises."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from types import SimpleNamespace
from typing import Any

import pytest

from scripts._lab.sdk_operations.worker import outcome, plain


class Word(str, Enum):  # noqa: UP042 -- as Retab's models have them
    """A state, as an SDK has it."""

    DONE = "done"


class Page(list[Any]):
    """A page of an SDK that is also a model."""

    data = ()

    def model_dump(self, **_: object) -> dict[str, object]:
        """Only of this page."""
        return {"data": []}


class Model:
    """As pydantic's."""

    def model_dump(self, *, by_alias: bool) -> dict[str, object]:
        """By the names that the vendor uses."""
        return {"runId": by_alias}


class Conflict(Exception):
    """As MLflow's."""

    def get_http_status_code(self) -> int:
        """Of the response."""
        return 409


def with_(name: str, status: int) -> Exception:
    """An error that has its status under a name."""
    error = ValueError()
    setattr(error, name, status)
    return error


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, None),
        ({"a": None, "b": [1, 2.5, True]}, {"b": [1, 2.5, True]}),
        (Word.DONE, "done"),
        ("2026-05-02T11:00:00Z", "2026-05-02T11:00:00+00:00"),
        (datetime(2026, 5, 2, 13, tzinfo=timezone(timedelta(hours=2))), "2026-05-02T11:00:00+00:00"),
        (datetime(2026, 5, 2, 11, 0, 0, 250, tzinfo=UTC), "2026-05-02T11:00:00.000250+00:00"),
        ("2026-05", "2026-05"),
        (b"\0\xff", "00ff"),
        (io.BytesIO(b"\0\xff"), "00ff"),
        (iter([1, 2]), [1, 2]),
        (Page([1]), [1]),
        (Model(), {"runId": True}),
        (SimpleNamespace(to_dict=lambda: {"id": "1"}), {"id": "1"}),
        (SimpleNamespace(raw={"id": "1"}), {"id": "1"}),
    ],
)
def test_what_is_returned_becomes_json(value: Any, found: Any) -> None:
    """Of all kinds of models, without nulls, times in UTC."""
    assert json.loads(json.dumps(plain(value))) == found


@pytest.mark.parametrize(
    ("error", "status"),
    [(with_("status_code", 404), 404), (with_("status", 400), 400), (Conflict(), 409), (ValueError(), None)],
)
def test_an_error_tells_its_class_and_status(error: Exception, status: int | None) -> None:
    """Wherever the SDK keeps it."""

    def call() -> object:
        raise error

    assert outcome(call) == {"raised": type(error).__name__, "status": status}
    assert outcome(lambda: [1]) == {"returned": [1]}
