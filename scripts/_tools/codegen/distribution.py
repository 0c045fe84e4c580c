"""Complete a generated package to an installable distribution: metadata, README, union names, headers."""

import json
import re
import shutil
import tomllib
from importlib.metadata import version
from pathlib import Path
from pprint import pformat
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts._tools.documents.nodes import Node, join, resolve
from scripts._tools.documents.operations import address_of, children, media_types, operations, parameters

from .errors import GenerationFailed
from .templates import COMPILED

TEMPLATES = Path(__file__).parent / "templates" / "distribution"
_CLASS = re.compile(r"^class (\w+)[(:]", re.MULTILINE)
_FURTHER = (("list_", "search_"), ("create_", "start_"))
"""What the operations begin with that the README shows beside the one that reads a run."""
_WIDTH = 100
_PLAIN = {"binary": "bytes"}


def write_distribution(vendor: str, spec: Node, package: Path, target: Path, root: Path) -> None:
    """Complete the generator's bare package to a distribution in `target`."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=COMPILED,
    )
    listed = _operations(spec)
    values = {
        "vendor": vendor,
        "package": package.name,
        "spec": spec,
        "version": train_version(root),
        "urls": _of_project(root, "urls"),
        "page": f"{_of_project(root, 'urls')['Source']}/blob/main/docs/vendors/{vendor}.md",
        "operations": listed,
        "example": _example(listed),
        "further": [{**each, "call": _call(each)} for verbs in _FURTHER if (each := _first(listed, verbs))],
        "unions": _unions(spec),
        "base_url": _base_url(spec),
        "credentials": _credentials(spec, _example(listed)["security"]),
    }

    def render(name: str, path: Path, **more: object) -> None:
        path.write_text(environment.get_template(name).render(**values, **more), encoding="utf-8")

    models = package / "models"
    for union in _unions(spec):
        render("union.py.jinja", models / f"{snake(union['name'])}.py", union=union)
    modules = {
        name: path.stem
        for path in sorted(models.glob("*.py"))
        for name in _CLASS.findall(path.read_text(encoding="utf-8"))
    }
    modules |= {union["name"]: snake(union["name"]) for union in _unions(spec)}
    render("models_init.py.jinja", models / "__init__.py", modules=dict(sorted(modules.items())))
    render("pyproject.toml.jinja", target / "pyproject.toml")
    render("README.md.jinja", target / "README.md", modules=dict(sorted(modules.items())))
    (package / "py.typed").write_text("", encoding="utf-8")
    shutil.copyfile(root / "LICENSE", target / "LICENSE")
    for path in package.rglob("*.py"):
        code = path.read_text(encoding="utf-8").lstrip()
        path.write_text(_header(vendor) + code, encoding="utf-8")


def train_version(root: Path) -> str:
    """The one version that the overlay and all clients carry."""
    return str(_of_project(root, "version"))


def _of_project(root: Path, key: str) -> Any:
    """What the project's own metadata say of the whole train."""
    try:
        return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"][key]
    except OSError as error:
        raise GenerationFailed(f"pyproject.toml: cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        raise GenerationFailed(f"pyproject.toml: does not parse: {error}") from None
    except LookupError:
        raise GenerationFailed(f"pyproject.toml: has no project.{key}, which all distributions carry") from None


def _header(vendor: str) -> str:
    return (
        f"# Generated from specs/{vendor}/openapi.yaml by openapi-python-client {version('openapi-python-client')}.\n"
        f"# Do not edit: change the spec or a template, then run: scripts/regenerate {vendor}\n\n"
    )


def _unions(spec: Node) -> list[dict[str, Any]]:
    """The named unions of the spec: name, description and the names of their members."""
    return [
        {
            "name": name,
            "description": schema.get("description", ""),
            "members": [member["$ref"].rsplit("/", 1)[1] for member in schema["oneOf"]],
            "snake": snake,
        }
        for name, schema in spec["components"]["schemas"].items()
        if "oneOf" in schema and all("$ref" in member for member in schema["oneOf"])
    ]


def _operations(spec: Node) -> list[dict[str, Any]]:
    """The operations of the spec: id, tag, summary, path, parameters, body and what `parse` returns."""
    entries: list[dict[str, Any]] = []
    for pointer, operation in operations(spec):
        given = [resolve(spec, place)[1] for place in parameters(spec, pointer).values()]
        required = [{**each, "python": snake(each["name"])} for each in given if each.get("required")]
        entries.append(
            {
                "id": operation["operationId"],
                "tag": operation["tags"][0],
                "summary": operation["summary"],
                "address": address_of(pointer),
                "parameters": required,
                "body": _body(spec, join(pointer, "requestBody")) if "requestBody" in operation else None,
                "result": _result(spec, pointer),
                "security": operation["security"],
            }
        )
    return entries


def _example(listed: list[dict[str, Any]]) -> dict[str, Any]:
    """The operation that reads a run, which the README shows first."""
    return _first(listed, ("get_",)) or listed[0]


def _call(operation: dict[str, Any]) -> str:
    """The operation with its required arguments."""
    names = ["" if each["in"] == "path" else f"{each['python']}=" for each in operation["parameters"]]
    values = [json.dumps(each.get("example", "…"), ensure_ascii=False) for each in operation["parameters"]]
    arguments = [*map(str.__add__, names, values), "client=client"]
    if operation["body"]:
        model, example = operation["body"]
        arguments.append(f"body={model}.from_dict({example})")
    line = f"answer = {operation['id']}.sync({', '.join(arguments)})"
    return (
        line
        if len(line) <= _WIDTH
        else "\n".join([f"answer = {operation['id']}.sync(", *(f"    {each}," for each in arguments), ")"])
    )


def _first(listed: list[dict[str, Any]], verbs: tuple[str, ...]) -> dict[str, Any] | None:
    return next((each for each in listed if each["id"].startswith(verbs)), None)


def _result(spec: Node, operation: str) -> str:
    """What `parse` returns for the operation's first success that has a body; None if none has."""
    successes = [place for code, place in children(spec, join(operation, "responses")).items() if code[0] == "2"]
    return next((model for place in successes if (model := _model(spec, place))), "None")


def _body(spec: Node, holder: str) -> tuple[str, str] | None:
    """The model of a body of JSON, and its example as code: the required fields, or all if none is."""
    place = next(iter(media_types(spec, holder).values()))
    media_type = resolve(spec, place)[1]
    if "example" not in media_type:
        return None
    required = resolve(spec, join(place, "schema"))[1].get("required", [])
    shown = {name: value for name, value in media_type["example"].items() if name in required or not required}
    return str(_model(spec, holder)), re.sub(r"'([^'\"]*)'", r'"\1"', pformat(shown, width=_WIDTH, sort_dicts=False))


def _model(spec: Node, holder: str) -> str | None:
    """The type of a body: its model's name, `bytes` or `Any`; None without content."""
    for place in media_types(spec, holder).values():
        schema = resolve(spec, place)[1].get("schema", {})
        return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else _PLAIN.get(schema.get("format"), "Any")
    return None


def _base_url(spec: Node) -> str:
    """The first server's URL with the defaults of its variables."""
    server = spec["servers"][0]
    defaults = {name: variable["default"] for name, variable in server.get("variables", {}).items()}
    return str(server["url"]).format(**defaults)


def _credentials(spec: Node, ways: list[dict[str, Any]]) -> dict[str, Any]:
    """How the generated client takes the first of the ways that has credentials: one header as its token, the others
    beside it; and whether it may be asked without any.
    """
    way = next((way for way in ways if way), dict[str, Any]())
    schemes = [spec["components"]["securitySchemes"][name] for name in way]
    bearer = any(scheme["type"] == "http" for scheme in schemes)
    headers = [scheme["name"] for scheme in schemes if scheme["type"] == "apiKey"]
    token = headers.pop(0) if headers and not bearer else None
    return {"none": not way, "optional": {} in ways, "token_header": token, "headers": headers}


def snake(name: str) -> str:
    """`runId` as `run_id`, as the generator does."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_").lower()
