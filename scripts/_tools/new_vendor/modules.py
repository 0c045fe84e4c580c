"""What the templates of a new vendor's files are filled with."""

import re
from typing import Any
from urllib.parse import urlsplit

from runstate.vendors.error_bodies import common

from ..codegen.distribution import snake
from ..documents.nodes import mapping
from ..documents.reading import load
from .files import render
from .names import Names
from .samples import Place, placed, status_of
from .spec import Draft

GUESSES = {
    "Pending()": {"pending", "created", "new"},
    "Queued()": {"queued", "scheduled", "submitted", "waiting"},
    "Running()": {"running", "in_progress", "started", "processing", "active"},
    "Completed()": {"completed", "complete", "finished", "succeeded", "success", "done"},
    "Failed()": {"failed", "failure", "error", "errored"},
    "Cancelled()": {"cancelled", "canceled", "killed", "aborted", "stopped"},
}
"""What a vendor's word most likely means."""
DATE = re.compile(r"\d{4}-\d\d-\d\d")
UNKNOWN = 'Unknown("TODO")'
KINDS = {"401": "AuthenticationError", "403": "PermissionDenied", "404": "RunNotFound", "429": "RateLimited"}


def values(names: Names, draft: Draft) -> dict[str, Any]:
    """What the templates need to know."""
    guesses = {word: next((code for code in GUESSES if snake(word) in GUESSES[code]), None) for word in draft.words}
    states = {word: code or f'Running(phase="{word}")' for word, code in guesses.items()}
    server: str = draft.doc["servers"][0]["url"]
    bodies = {status_of(code) // (100 if "XX" in code else 1): each for code, each in draft.errors.items()}
    ids = [each["example"] for each in draft.ids]
    examples = dict(zip((name.split(".")[2] for name in draft.examples), states.values() or [UNKNOWN], strict=False))
    filled: dict[str, Any] = {
        "names": names,
        "draft": draft,
        "guesses": guesses,
        "states": states,
        "variants": sorted({meaning.partition("(")[0] for meaning in (*states.values(), UNKNOWN)}),
        "examples": examples,
        "unfinished": next((name for name in examples if examples[name].startswith("Running(")), "TODO"),
        "completed": next((name for name in examples if examples[name] == "Completed()"), "TODO"),
        "errors": [_error(name, payload) for name, payload in draft.examples.items() if ".200." not in name],
        "scenarios": _scenarios({code: word for word, code in reversed(guesses.items())}, next(iter(guesses), "TODO")),
        "word": _access(draft.state) + ("" if all(required for _, required in draft.state) else ' or ""'),
        "own_id": _access(draft.id),
        "ids": [snake(each["name"]) for each in draft.ids],
        "values": ids,
        "reference": f"{names.slug}:{'/'.join(map(str, ids))}",
        "request": _request(draft, ids),
        "simulated_path": _request(draft, ["{" + each["name"] + "}" for each in draft.ids]),
        "prefix": "".join(f"{each}/" for each in ids[:-1]),
        "simulated_id": "{number}" if draft.integer_id else "run-{number}",
        "needed": "|".join(dict.fromkeys(_prefixes(draft.id) + _prefixes(draft.state))),
        "integer": isinstance(_at(draft.run, draft.id), int),
        "raw_fields": sorted({snake(place[0][0]) for place in (draft.id, draft.state) if place}),
        "not_a_string": _not_a_string(draft),
        "server": server,
        "base_path": urlsplit(server).path,
        "error_bodies": bodies,
        "not_found": bodies.get(404, bodies.get(4)),
        "body": placed(placed(draft.run, draft.id, "ID"), draft.state, "STATE"),
    }
    return {**filled, **load(render("credentials.yaml.jinja", **filled), "credentials.yaml.jinja")}


def _error(name: str, payload: object) -> tuple[str, str, str, str | None]:
    """An example of an error: its name, and the class, message and code that it becomes."""
    _, status, last, _ = name.split(".")
    kind = KINDS.get(status) or ("ServerError" if status >= "5" else "RequestRejected")
    body = common(payload)
    return f"{status}.{last}", kind, body.message or "TODO", body.code


def _request(draft: Draft, ids: list[Any]) -> str:
    path, query = draft.path, list[str]()
    for each, value in zip(draft.ids, ids, strict=True):
        path = path.replace("{" + each["name"] + "}", str(value))
        query += [f"{each['name']}={value}"] if each["in"] == "query" else []
    return f"{path}?{'&'.join(query)}" if query else path


def _prefixes(place: Place) -> list[str]:
    """A pattern of a field, and of each object that holds it."""
    return [r"\.".join(name for name, _ in place[:end]) for end in range(1, len(place) + 1)]


def _scenarios(words: dict[str | None, str], first: str) -> dict[str, list[tuple[str, float, float]]]:
    """The scenarios of the simulated vendor, by what words mean: each state with its shares of time and work."""
    start = [(words[code], 0.1, 0.0) for code in ("Pending()", "Queued()") if code in words]
    run, left = words.get("Running()", first), round(1 - 0.1 * len(start), 1)
    completed = (words.get("Completed()", "TODO"), 0.0, 0.0)
    return {
        "completes": [*start, (run, left, 1.0), completed],
        **{
            name: [*start, (run, left, 0.5), (words[code], 0.0, 0.0)]
            for name, code in (("fails", "Failed()"), ("cancelled", "Cancelled()"))
            if code in words
        },
        "unknown": [*start, (run, 0.3, 0.5), ("reindexing", left - 0.6, 0.0), (run, 0.3, 0.5), completed],
    }


def _access(place: Place) -> str:
    """The code that takes a field out of the raw model, past whatever may be missing on the way."""
    code, conditions = "raw", list[str]()
    for number, (name, required) in enumerate(place, start=1):
        code = f"{code}.{snake(name)}"
        if not required:
            code = f"or_none({code})"
            if number < len(place):
                conditions.append(f"(part{number} := {code})")
                code = f"part{number}"
    return f"({code} if {' and '.join(conditions)} else None)" if conditions else code


def _at(payload: Any, place: Place) -> Any:
    for name, _ in place:
        payload = payload[name]
    return payload


def _not_a_string(draft: Draft) -> tuple[str, ...]:
    """A field of a run that must be something else than a string, apart from those that every run needs."""
    keys = [tuple(name for name, _ in place) for place in (draft.id, draft.state)]
    needed = {each[:end] for each in keys for end in range(len(each) + 1)}
    todo: list[tuple[tuple[str, ...], Any]] = [((), draft.run)]
    while todo:
        path, value = todo.pop(0)
        if path in needed:
            todo += [((*path, key), inner) for key, inner in mapping(value).items()]
        elif value is not None and not (isinstance(value, str) and DATE.match(value) is None):
            return path
    return ()
