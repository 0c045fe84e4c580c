"""The Python files of a new vendor, and its pages: what the templates are filled with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts._tools.codegen.distribution import snake

if TYPE_CHECKING:
    from .names import Names
    from .spec import Draft

TEMPLATES = Path(__file__).parent / "templates"

GUESSES = {
    "Pending()": {"pending", "created", "new"},
    "Queued()": {"queued", "scheduled", "submitted", "waiting"},
    "Running()": {"running", "in_progress", "started", "processing", "active"},
    "Completed()": {"completed", "complete", "finished", "succeeded", "success", "done"},
    "Failed()": {"failed", "failure", "error", "errored"},
    "Cancelled()": {"cancelled", "canceled", "killed", "aborted", "stopped"},
}
"""What a vendor's word most likely means."""


def guess(word: str) -> str | None:
    """The variant that a word most likely is, as code; None if there is no telling."""
    return next((code for code, words in GUESSES.items() if snake(word) in words), None)


def values(names: Names, draft: Draft) -> dict[str, Any]:
    """What the templates need to know."""
    states = [(word, guess(word)) for word in draft.words]
    variants = sorted({(code or "Running()").partition("(")[0] for _, code in states} | {"Lifecycle", "Unknown"})
    ids = [*draft.path_ids, *draft.query_ids]
    return {
        "names": names,
        "draft": draft,
        "states": states,
        "variants": variants,
        "word": _word(draft),
        "uses_or_none": not all(required for _, required in draft.state),
        "ids": [snake(each["name"]) for each in ids],
        "integer_id": len(ids) == 1 and ids[0]["schema"].get("type") == "integer",
        "arguments": _arguments(draft),
        "credentials": credentials(names, draft),
        "server": draft.doc["servers"][0]["url"],
        "request": _request(draft),
        "example": f"{names.slug}:{'/'.join(['42'] * len(ids))}",
    }


def _word(draft: Draft) -> str:
    """The code that takes the state's word out of the raw model, past whatever may be missing on the way."""
    code, conditions = "raw", list[str]()
    for number, (name, required) in enumerate(draft.state, start=1):
        code = f"{code}.{snake(name)}"
        if not required:
            code = f"or_none({code})"
            if number < len(draft.state):
                conditions.append(f"(part{number} := {code})")
                code = f"part{number}"
    if conditions:
        code = f"({code} if {' and '.join(conditions)} else None)"
    return code if all(required for _, required in draft.state) else f'{code} or ""'


def _arguments(draft: Draft) -> str:
    """How the request takes the ids."""
    made: list[str] = []
    for number, each in enumerate([*draft.path_ids, *draft.query_ids]):
        value = f"int(ids[{number}])" if each["schema"].get("type") == "integer" else f"ids[{number}]"
        made.append(f"{snake(each['name'])}={value}" if each["in"] == "query" else value)
    return ", ".join(made)


def _request(draft: Draft) -> str:
    """The path that a request for the run 42 has."""
    (path,) = draft.doc["paths"]
    for each in draft.path_ids:
        path = path.replace("{" + each["name"] + "}", "42")
    query = "&".join(f"{each['name']}=42" for each in draft.query_ids)
    return f"{path}?{query}" if query else str(path)


def credentials(names: Names, draft: Draft) -> list[dict[str, str]]:
    """The usual set of credentials: keyword, variable, code in the catalog, and what the page says of it."""
    schemes: dict[str, Any] = draft.doc["components"]["securitySchemes"]
    (operation,) = (item["get"] for item in draft.doc["paths"].values())
    used = [schemes[name] for name in next(each for each in operation["security"] if each)]
    found: list[dict[str, str]] = []
    for scheme in used:
        if scheme["type"] == "apiKey":
            keyword = snake(scheme["name"].removeprefix("X-").removeprefix("x-"))
            variable = f"{names.variable}_{keyword.upper()}"
            code = f'Credential("{keyword}", "{variable}", "{scheme["name"]}")'
            found.append(
                {"keyword": keyword, "variable": variable, "code": code, "what": f"sent as `{scheme['name']}`"}
            )
        elif scheme.get("scheme", "").lower() == "basic":
            user, password = f"{names.variable}_USERNAME", f"{names.variable}_PASSWORD"
            code, what = f'*_basic("{user}", "{password}")', "of HTTP Basic"
            found.append({"keyword": "username", "variable": user, "code": code, "what": f"the user {what}"})
            found.append({"keyword": "password", "variable": password, "code": "", "what": f"the password {what}"})
        else:
            variable = f"{names.variable}_API_KEY"
            code, what = f'_bearer("api_key", "{variable}")', "sent as `Authorization: Bearer …`"
            found.append({"keyword": "api_key", "variable": variable, "code": code, "what": what})
    return found


def render(template: str, filled: dict[str, Any]) -> str:
    """A template with its values."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**filled)
