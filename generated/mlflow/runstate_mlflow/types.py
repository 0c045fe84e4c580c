# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

"""Contains some shared types for properties"""

import re
from collections.abc import Mapping, MutableMapping
from datetime import datetime, timedelta, timezone
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Generic, Literal, TypeVar
from urllib.parse import quote
from uuid import UUID

from attrs import define

if TYPE_CHECKING:
    from .errors import Tolerate


class Unset:
    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

# The types that `httpx.Client(files=)` can accept, copied from that library.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # (filename, file (or bytes), content_type)
    tuple[str | None, FileContent, str | None]
    # (filename, file (or bytes), content_type, headers)
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """Contains information for file uploads"""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return a tuple representation that httpx will accept for multipart/form-data"""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


@define
class Response(Generic[T]):
    """A response from an endpoint"""

    status_code: int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


_LONGEST_DATE = 64


def read_datetime(
    value: object, field: str, d: dict[str, Any] | None = None, tolerate: "Tolerate | None" = None
) -> datetime:
    """Read a date and time as servers write them; UNSET if it is none and `tolerate` is there.

    Raises:
        PayloadError: If it is none, and `tolerate` is not there.
    """
    try:
        return datetime.fromisoformat(value)  # type: ignore[arg-type]  # the usual case first; a TypeError says that it is no string
    except (TypeError, ValueError):
        pass
    if isinstance(value, str) and len(value) <= _LONGEST_DATE:
        from dateutil.parser import parse

        try:
            # What the string leaves open comes from the default: two defaults show whether it does.
            defaults = datetime(1, 1, 1), datetime(2, 2, 2)
            first, second = (parse(value, default=default, tzinfos=_zone) for default in defaults)
        except (ValueError, OverflowError):
            pass
        else:
            if first == second:
                return first
    from .errors import refuse

    unset: datetime = refuse("a date and time as in 2026-05-02T11:00:00Z", value, field, d, tolerate)
    return unset


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """The zone of an offset in seconds; a name alone would be another offset on another machine."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name is None:
        return None
    raise ValueError(f"unknown zone {name}")


def read_integer(
    value: object, field: str, d: dict[str, Any] | None = None, tolerate: "Tolerate | None" = None
) -> int:
    """Read an integer that JSON wrote as 10.0, which is the same number there; else as `read_datetime` does."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    from .errors import refuse

    unset: int = refuse("an integer", value, field, d, tolerate)
    return unset


def read_uuid(
    value: object, field: str, d: dict[str, Any] | None = None, tolerate: "Tolerate | None" = None
) -> UUID:
    """Read a UUID; else as `read_datetime` does."""
    if isinstance(value, str):
        try:
            return UUID(value)
        except ValueError:
            pass
    from .errors import refuse

    unset: UUID = refuse("a UUID", value, field, d, tolerate)
    return unset


def full_match(pattern: str, value: object) -> bool:
    """Whether the value is a string that matches the pattern from end to end."""
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def or_none(value: T | Unset | None) -> T | None:
    """The value of an optional field, or None where it is null or absent."""
    return None if isinstance(value, Unset) else value


def present(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are not UNSET."""
    return {name: value for name, value in fields.items() if value is not UNSET}


def write_datetime(value: datetime, text: object) -> str:
    """A date and time as ISO 8601, or the text that it was read from if it is still the same moment."""
    if isinstance(text, str) and read_datetime(text, "") == value:
        return text
    return value.isoformat()


def path_segment(value: object) -> str:
    """Escape one segment of a path.

    Raises:
        ValueError: If it is empty, `.` or `..`: those would make it another path.
    """
    text = str(value)
    if text in {"", ".", ".."}:
        raise ValueError(f"{text!r} cannot stand in a path")
    return quote(text, safe="")


__all__ = [
    "UNSET",
    "File",
    "FileTypes",
    "RequestFiles",
    "Response",
    "Unset",
    "full_match",
    "or_none",
    "path_segment",
    "present",
    "read_datetime",
    "read_integer",
    "read_uuid",
    "write_datetime",
]
