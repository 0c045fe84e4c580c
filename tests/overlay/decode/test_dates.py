"""Dates as servers write them, and strings that only look like one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstate import Run
from tests.overlay.decode.reading import changed, read, refusal
from tests.support.answers import answer
from tests.support.vendors import DATADOG, RETAB

ELEVEN = datetime(2026, 5, 2, 11, tzinfo=UTC)

READABLE: tuple[tuple[str, datetime], ...] = (
    ("2026-05-02T11:00:00Z", ELEVEN),
    ("2026-05-02T11:00:00z", ELEVEN),
    ("2026-05-02 11:00:00Z", ELEVEN),
    ("2026-05-02T11:00:00", ELEVEN),
    ("2026-05-02T11:00Z", ELEVEN),
    ("20260502T110000Z", ELEVEN),
    ("2026-05-02T13:00:00+02:00", ELEVEN),
    ("2026-05-02T13:00:00+0200", ELEVEN),
    ("2026-05-02T05:30:00-05:30", ELEVEN),
    ("2026-05-02T11:00:00,000Z", ELEVEN),
    ("2026-05-02", datetime(2026, 5, 2, tzinfo=UTC)),
    ("Sat, 02 May 2026 11:00:00 GMT", ELEVEN),
    ("Sat, 02 May 2026 13:00:00 +0200", ELEVEN),
    ("Saturday, 02-May-26 11:00:00 GMT", ELEVEN),
    ("Sat May  2 11:00:00 2026", ELEVEN),
    ("May 2, 2026 11:00 AM", ELEVEN),
    ("2026-05-02 11:00:00 UTC", ELEVEN),
)

UNREADABLE = (
    "",
    " ",
    "nonsense",
    "tomorrow",
    "None",
    "0",
    "1777719600",
    "1777719600000",
    "2026-13-02T11:00:00Z",
    "2026-02-30T11:00:00Z",
    "2026-05-02T25:00:00Z",
    "0000-00-00T00:00:00Z",
    "2026-05-02T11:00:00Z and more",
    "2026-05-02T11:00:00+25:00",
    # A zone by its name is another offset on another machine.
    "Sat, 02 May 2026 11:00:00 EST",
    "2026-05-02 11:00:00 CET",
)

# What is left out must not be filled with today's.
INCOMPLETE = (
    "10:00",
    "11:00:00Z",
    "2026",
    "2026-05",
    "May 2026",
    "2 May",
    "2 May 11:00",
    "Saturday 11:00",
    "31",
    "29 Feb",
)


def created(text: str) -> datetime | None:
    """The moment that a date of a run becomes."""
    return _run(text).timing.created


def _run(text: str) -> Run[Any]:
    return read(RETAB, _payload(text))


def _payload(text: str) -> Any:
    return changed(RETAB.example("200.pending"), ("timing", "created_at"), text)


@pytest.mark.parametrize(("text", "expected"), READABLE)
def test_date_is_read(text: str, expected: datetime) -> None:
    """ISO 8601 in its forms, and what older servers write."""
    moment = created(text)

    assert moment == expected
    assert moment is not None
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("digits", range(1, 10))
def test_fraction_has_any_number_of_digits(digits: int) -> None:
    """Beyond microseconds they are cut off, not refused."""
    fraction = "123456789"[:digits]

    assert created(f"2026-05-02T11:00:00.{fraction}Z") == ELEVEN + timedelta(
        microseconds=int(fraction[:6].ljust(6, "0"))
    )


@pytest.mark.parametrize("text", [*UNREADABLE, *INCOMPLETE])
def test_string_that_is_no_date_is_a_deviation(text: str) -> None:
    """The run is read without it; a strict client names the field, and shows an example of a date."""
    run = _run(text)
    error = refusal(RETAB, _payload(text), strict=True)

    assert [deviation.field for deviation in run.deviations] == ["timing.created_at"]
    assert run.timing.created == (ELEVEN if text.startswith("1777719600") else None)
    assert run.raw.to_dict() == _payload(text)

    assert error.field == "timing.created_at"
    assert "timing.created_at should be a date and time as in 2026-05-02T11:00:00Z" in str(error)


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), st.integers(-1439, 1439))  # noqa: DTZ001 -- naive on purpose
def test_moment_survives_whatever_its_offset(naive: datetime, minutes: int) -> None:
    """It comes out in UTC."""
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    assert created(moment.isoformat()) == moment


def test_long_string_is_refused_for_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never reaches the free-form parser, which takes minutes over one."""
    import dateutil.parser

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the parser was asked")

    monkeypatch.setattr(dateutil.parser, "parse", never)
    body = answer(_payload("1 " * 5_000_000))

    with RETAB.open(httpx.MockTransport(lambda _: body), max_body_size=20_000_000, strict=True) as client:
        with pytest.raises(Exception, match=r"timing\.created_at should be a date") as caught:
            client.get_ref(RETAB.ref)
    assert len(str(caught.value)) < 300


def test_longest_date_is_still_read() -> None:
    """The bound is beyond all dates that servers write."""
    assert created("Saturday, 02 May 2026 11:00:00.000000000 +0000") == ELEVEN


@pytest.mark.parametrize("name", ["created_at", "started_at", "updated_at", "completed_at", "deleted_at"])
def test_dates_of_every_vendor_are_read_alike(name: str) -> None:
    """Each generated client has the same readers."""
    path = ("data", "attributes", name)
    payload = DATADOG.example("200.documented")

    assert getattr(read(DATADOG, changed(payload, path, READABLE[-6][0])).raw.data.attributes, name) == ELEVEN
    assert refusal(DATADOG, changed(payload, path, "10:00"), strict=True).field == f"data.attributes.{name}"
