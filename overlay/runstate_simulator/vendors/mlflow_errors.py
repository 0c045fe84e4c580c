"""The errors of a simulated MLflow server."""

from __future__ import annotations

from collections.abc import Mapping

from .base import Answer, Refused, phrase

_UNAUTHENTICATED = (
    "You are not authenticated. Please see "
    "https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate."
)
_TEXTS: Mapping[int, str] = {401: _UNAUTHENTICATED, 403: "Permission denied"}
_ELSEWHERE: Mapping[int, str] = {
    404: (
        "The requested URL was not found on the server. "
        "If you entered the URL manually please check your spelling and try again."
    ),
    405: "The method is not allowed for the requested URL.",
}
"""Flask's texts for a path or a method that the server does not have."""
_CODES: Mapping[int, str] = {
    400: "INVALID_PARAMETER_VALUE",
    404: "RESOURCE_DOES_NOT_EXIST",
    409: "RESOURCE_CONFLICT",
    429: "REQUEST_LIMIT_EXCEEDED",
    500: "INTERNAL_ERROR",
    503: "TEMPORARILY_UNAVAILABLE",
}
_SEE = "See the API docs for more information about request parameters."


def error(status: int) -> Answer:
    if status in _TEXTS:
        authenticate = {"www-authenticate": 'Basic realm="mlflow"'} if status == 401 else {}
        return Answer(status, _TEXTS[status], "text/html", authenticate)
    return problem(status, phrase(status))


def problem(status: int, message: str) -> Answer:
    code = _CODES.get(status, phrase(status).upper().replace(" ", "_"))
    error_class = "RESOURCE_NOT_FOUND" if code == "RESOURCE_DOES_NOT_EXIST" else code
    return Answer(status, {"error_code": code, "message": message, "sqlstate": "KAM00", "error_class": error_class})


def elsewhere(status: int) -> Answer:
    title = phrase(status)
    head = f"<!doctype html>\n<html lang=en>\n<title>{status} {title}</title>\n"
    body = f"<h1>{title}</h1>\n<p>{_ELSEWHERE[status]}</p>\n"
    return Answer(status, head + body, "text/html; charset=utf-8")


def not_found(ids: tuple[str, ...]) -> Answer:
    return problem(404, f"Run with id={ids[0]} not found")


def missing(name: str) -> Answer:
    """A parameter is absent or empty."""
    return problem(400, f"Missing value for required parameter '{name}'. {_SEE}")


def bad(name: str, value: object) -> Refused:
    """A parameter has a value of another type."""
    shown = f'"{value}"' if isinstance(value, str) else value
    hint = f" Hint: Value was of type '{type(value).__name__}'."
    return Refused(problem(400, f"Invalid value {shown} for parameter '{name}' supplied: {hint} {_SEE}"))


def refused(message: str) -> Refused:
    """Anything else that the server rejects."""
    return Refused(problem(400, message))
