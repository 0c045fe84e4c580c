"""Read the parts of error bodies, whose shapes are not reliable."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..errors import ErrorBody

if TYPE_CHECKING:
    from collections.abc import Mapping


def mapping(value: object) -> Mapping[str, object]:
    """`value` if it is a JSON object, else an empty one."""
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def sequence(value: object) -> list[object]:
    """`value` if it is a JSON array, else an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def text(value: object) -> str | None:
    """`value` if it is a string that is not blank, or an integer as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def validation(detail: object) -> str | None:
    """FastAPI's list of validation errors, `[{loc, msg, type}]`, as one line."""
    lines: list[str] = []
    for item in map(mapping, sequence(detail)):
        where = ".".join(str(part) for part in sequence(item.get("loc")))
        what = text(item.get("msg"))
        if what:
            lines.append(f"{where}: {what}" if where else what)
    return "; ".join(lines) or None


def common(body: object) -> ErrorBody:
    """Read a body by the usual names: for gateways, and for shapes that are not known."""
    parts = mapping(body)
    inner = mapping(parts.get("error"))
    texts = (text(source.get(key)) for source in (parts, inner) for key in ("message", "detail", "error", "title"))
    message = next(filter(None, texts), None)
    code = text(parts.get("code")) or text(inner.get("code"))
    return ErrorBody(message=message, code=code, details=body if message else None)
