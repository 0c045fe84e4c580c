"""Adobe's gateway, simulated: what it refuses, and the errors of both the gateway and the service behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .base import Answer, bearer, phrase

if TYPE_CHECKING:
    from ..request import Invalid

_GATEWAY = {
    401: ("401013", "Oauth token is not valid"),
    403: ("403025", "Profile is not valid"),
    429: ("429050", "Too many requests"),
}
_PROBLEMS = "https://platform.adobe.io/data/foundation/ml/problems/"
_HTML = "<html>\n<head><title>{0}</title></head>\n<body>\n<center><h1>{0}</h1></center>\n</body>\n</html>\n"


def refuse(headers: Mapping[str, str], key: str) -> Answer | None:
    token, api_key = bearer(headers), headers.get("x-api-key")
    if token is None:
        return _gateway(403, "403010", "Oauth token is missing.")
    if token != key:
        return _gateway(401, "401013", "Oauth token is not valid")
    if not api_key:
        return _gateway(403, "403000", "Api Key is required")
    if api_key != key:
        return _gateway(403, "403003", "Api Key is invalid")
    if not headers.get("x-gw-ims-org-id") or not headers.get("x-sandbox-name"):
        return _gateway(400, "400003", "Missing header")
    return None


def accepts(accept: str, media_type: str) -> bool:
    """Whether an `Accept` header admits a media type. A profile, if it names one, must be the same."""
    kind, _, profile = media_type.partition(";")
    for entry in accept.lower().split(","):
        wanted, *parameters = (part.strip().replace('"', "") for part in entry.split(";"))
        profiles = [parameter for parameter in parameters if parameter.startswith("profile=")]
        if wanted in {"*/*", "application/*"} or (wanted == kind and profiles in ([], [profile.lower()])):
            return True
    return False


def error(status: int) -> Answer:
    if status in _GATEWAY:
        return _gateway(status, *_GATEWAY[status])
    if status == 502:
        return Answer(502, _HTML.format(f"502 {phrase(502)}"), media_type="text/html")
    if status == 400:
        return problem(400, "Illegal Argument", "The request has an argument that is not allowed")
    return problem(status, phrase(status), f"The request could not be answered: {phrase(status)}")


def _gateway(status: int, code: str, message: str) -> Answer:
    return Answer(status, {"error_code": code, "message": message})


def problem(status: int, title: str, detail: str) -> Answer:
    """An error of the service itself."""
    kind = _PROBLEMS + title.lower().replace(" ", "-")
    return Answer(status, {"type": kind, "title": title, "status": status, "detail": detail})


def invalid(refused: Invalid) -> Answer:
    """The answer to a value that the service rejects."""
    subject = refused.name or f"The {refused.place}"
    if refused.place == "body" and refused.name:
        return problem(422, "Unprocessable Entity", f"{subject} {refused.problem}")
    return problem(400, "Illegal Argument", f"{subject} {refused.problem}")
