"""Lint of the curated specs: what the generator and the overlay rely on, beyond valid OpenAPI.

Each rule yields (JSON pointer, message) pairs; `lint` runs all of them over one folder of `specs/`.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.validators import extend  # type: ignore[import-untyped]
from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts._tools.documents.nodes import (
    BadInput,
    CircularReference,
    DanglingReference,
    Node,
    follow,
    join,
    mapping,
    walk,
)
from scripts._tools.documents.operations import IGNORED_HEADERS, children, media_types, operations
from scripts._tools.documents.reading import Lines, load, read_text
from scripts._tools.documents.shapes import COMPONENT

from .showing import NO_EXAMPLE, UNLISTED, Shown

Problems = Iterator[tuple[str, str]]

ROOT = Path(__file__).resolve().parents[3]
CURATION_KEYS = {"pointer", "change", "reason", "source", "remove-when"}
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
TAKEN_CLASSES = {
    *("Any", "AuthenticatedClient", "BinaryIO", "Client", "Enum", "File", "FileTypes", "Generator", "Literal"),
    *("Mapping", "PayloadError", "RequestFiles", "Response", "T", "TextIO", "Tolerate", "TypeVar", "UUID", "Unset"),
}
STATES = re.compile(r"#/components/schemas/\w*(Status|State)")
EXAMPLE_NAME = re.compile(r"(\w+)\.([1-5]\d\d)\.[\w-]+\.json")
OPEN = "TODO"
"""What is said of something that a person must still write."""
VALIDATOR: Any = Draft202012Validator  # jsonschema is typed in part only
EXTEND: Any = extend  # pyright: ignore[reportUnknownVariableType]


def bodies(doc: Node) -> dict[tuple[str, str], list[str]]:
    """Map operationId and status of each response to pointers to the schemas of its content, JSON first."""
    return {
        (operation.get("operationId", ""), code): [join(each, "schema") for each in media_types(doc, place).values()]
        for pointer, operation in operations(doc)
        for code, place in children(doc, join(pointer, "responses")).items()
    }


def requests(doc: Node) -> list[str]:
    """List the pointers of the media types of all request bodies."""
    places = [join(pointer, "requestBody") for pointer, operation in operations(doc) if "requestBody" in operation]
    return [media_type for place in places for media_type in media_types(doc, place).values()]


def response_schemas(doc: Node) -> dict[str, Node]:
    """Return each schema that can be reached from a response, not through `not`, by its pointer."""
    return _reach(doc, [schema for schemas in bodies(doc).values() for schema in schemas])


def request_schemas(doc: Node) -> dict[str, Node]:
    """Return each schema that can be reached from the body of a request, by its pointer."""
    return _reach(doc, [join(place, "schema") for place in requests(doc)])


def _reach(doc: Node, todo: list[str]) -> dict[str, Node]:
    reached: dict[str, Node] = {}
    while todo:
        if (pointer := todo.pop()) not in reached:
            schema = reached[pointer] = follow(doc, pointer, refs=False)[1]
            todo += [schema["$ref"]] if "$ref" in schema else []
            todo += [join(pointer, "properties", name) for name in schema.get("properties", {})]
            for key in ("anyOf", "oneOf", "allOf"):
                todo += [join(pointer, key, i) for i in range(len(schema.get(key, [])))]
            for key in ("items", "additionalProperties"):
                todo += [join(pointer, key)] if isinstance(schema.get(key), dict) else []
    return reached


def accepts(doc: Node, pointer: str, value: Any) -> bool:
    """Tell whether the schema at a pointer accepts a value."""
    return bool(VALIDATOR({**doc, "$ref": pointer}).is_valid(value))


def check_openapi(doc: Node) -> Problems:
    """The document is valid OpenAPI 3.1; nothing else is checked when it is not."""
    if not str(doc.get("openapi")).startswith("3.1."):
        yield "#/openapi", f"{doc.get('openapi')} is not OpenAPI 3.1"
        return
    if dangling := [*check_references(doc)]:
        yield from dangling
        return
    for error in OpenAPIV31SpecValidator(doc).iter_errors():
        yield join("#", *error.absolute_path), f"not valid OpenAPI: {error.message.splitlines()[0]}"


def check_references(doc: Node) -> Problems:
    """Every `$ref` points into the document itself, at something."""
    for pointer, node in walk(doc):
        if isinstance(target := mapping(node).get("$ref"), str):
            try:
                follow(doc, pointer)
            except DanglingReference:
                outside = "is another file: write what it means into this one"
                yield pointer, f"$ref to {target}, which {'does not exist' if target.startswith('#') else outside}"
            except CircularReference:
                yield pointer, f"$ref to {target}, which leads back to itself"


def check_operations(doc: Node) -> Problems:
    """Operations have one tag, a name, their security, and described parameters that nothing else sets."""
    for pointer, operation in operations(doc):
        tags = operation.get("tags", [])
        if len(tags) != 1 or not SNAKE_CASE.fullmatch(tags[0]):
            yield join(pointer, "tags"), "write exactly one tag, as runs; it names the generated package"
        if not SNAKE_CASE.fullmatch(operation.get("operationId", "")):
            yield join(pointer, "operationId"), "write a name in snake_case; it becomes the function's"
        if not operation.get("security"):
            yield join(pointer, "security"), "write it here; the generator does not read the document's own"
        for holder in (pointer, pointer.rpartition("/")[0]):
            for i in range(len(follow(doc, holder)[1].get("parameters", []))):
                place, parameter = follow(doc, join(holder, "parameters", i))
                if not parameter.get("description"):
                    yield place, "no description; it becomes the docstring"
                if parameter["in"] == "header" and parameter["name"].lower() in IGNORED_HEADERS:
                    yield place, f"{parameter['name']} is not a parameter: media types and security set it"
                if parameter["in"] == "path" and accepts(doc, join(place, "schema"), ""):
                    yield place, "an empty path segment addresses something else; write minLength: 1"


def is_named(doc: Node, media_type: str) -> bool:
    """Tell whether a body of this media type has a type of its own in the generated client."""
    schema = mapping(follow(doc, media_type)[1].get("schema"))
    return "$ref" in schema or schema.get("format") == "binary"


def check_successes(doc: Node) -> Problems:
    """What `parse` returns has a class of its own, or is a file, or nothing."""
    for pointer, operation in operations(doc):
        successes = [code for code in operation["responses"] if code.startswith("2")]
        if not successes:
            yield join(pointer, "responses"), "write a success, 2XX"
        for code in successes:
            place = join(pointer, "responses", code)
            if not all(is_named(doc, each) for each in media_types(doc, place).values()):
                yield place, "write content whose schema is the $ref of a named component, or has format: binary"


def check_requests(doc: Node) -> Problems:
    """What a caller gives has a docstring, a class of its own and an example."""
    for place in requests(doc):
        media_type = follow(doc, place)[1]
        if not is_named(doc, place):
            yield join(place, "schema"), "write the $ref of a named component, or format: binary"
        elif "example" not in media_type:
            yield place, "no example; the README shows one"
        elif not accepts(doc, join(place, "schema"), media_type["example"]):
            yield join(place, "example"), "the schema refuses it"
    for pointer, schema in request_schemas(doc).items():
        yield from check_names(pointer, schema)
        for name, field in schema.get("properties", {}).items():
            if "description" not in {**follow(doc, join(pointer, "properties", name))[1], **field}:
                yield join(pointer, "properties", name), "no description; it becomes the docstring"


def check_readme(doc: Node) -> Problems:
    """What the distribution's README shows is there, and is what the generated client can do."""
    if not doc["info"].get("description"):
        yield "#/info/description", "say what the API is; the README begins with it"
    if not doc.get("servers"):
        yield "#/servers", "write the vendor's address; the README shows it"
    if not operations(doc):
        yield "#/paths", "write the operation that reads a run"
    schemes: Node = doc.get("components", {}).get("securitySchemes", {})
    for pointer, operation in operations(doc):
        if not operation.get("summary"):
            yield join(pointer, "summary"), "say what the operation does; the README and the docstring show it"
        for name in {name for way in operation.get("security", []) for name in way}:
            if schemes[name]["type"] != "http" and schemes[name].get("in") != "header":
                yield f"#/components/securitySchemes/{name}", "the generated client sends credentials in headers only"


def check_fields(doc: Node) -> Problems:
    """Each field has a docstring, and tells what the server left out from what it sent."""
    for pointer, schema in response_schemas(doc).items():
        for name, field in schema.get("properties", {}).items():
            place = join(pointer, "properties", name)
            if "description" not in {**follow(doc, place)[1], **field}:
                yield place, "no description; it becomes the docstring"
            if {"integer", "string"} <= {*field.get("type", [])} and not re.fullmatch(
                r"\^.*\$", field.get("pattern", "^$")
            ):
                yield place, "write the pattern from ^ to $; generated code matches it with the whole text"
            if "default" in field:
                yield place, "default invents a value that the server did not send"
            if name not in schema.get("required", []) and not accepts(doc, place, None):
                yield place, "optional field does not admit null; write type: [string, 'null']"


def check_schemas(doc: Node) -> Problems:
    """Each class has a name of its own, and whatever the vendor adds tomorrow can be read."""
    for pointer, schema in response_schemas(doc).items():
        yield from check_names(pointer, schema)
        if schema.get("additionalProperties") is False:
            yield pointer, "additionalProperties: false refuses what the vendor adds"
        for part in (schema, *schema.get("anyOf", [])):
            values = follow(doc, part["$ref"])[1].get("enum") if "$ref" in part else None
            unheard_of = "a value of tomorrow" if values and isinstance(values[0], str) else -(10**9)
            if values and not re.search(r"/anyOf/\d+$", pointer) and not accepts(doc, pointer, unheard_of):
                yield pointer, "closed enum; write anyOf: [$ref, {type: string}]"
        if "discriminator" in schema:
            yield from check_union(doc, pointer, schema)


def check_names(pointer: str, schema: Node) -> Problems:
    """A class of the generated client has its component's name."""
    if pointer.rpartition("/")[2] in TAKEN_CLASSES and COMPONENT.fullmatch(pointer):
        yield pointer, "generated code has another thing of this name; choose another for the component"
    if "title" in schema:
        yield pointer, "title renames the class; the name of the component is enough"
    if ("enum" in schema or "properties" in schema) and not COMPONENT.fullmatch(pointer):
        yield pointer, "inline enum or object; make it a named component"


def check_union(doc: Node, pointer: str, union: Node) -> Problems:
    """A discriminated union is const-tagged and mapped, and its last variant takes every other tag."""
    tag: str = union["discriminator"]["propertyName"]
    variants = [follow(doc, join(pointer, "oneOf", i)) for i in range(len(union.get("oneOf", [])))]
    if not variants:
        yield pointer, "a discriminator belongs to oneOf: [$ref, ...]"
        return
    fields: list[Node] = [variant.get("properties", {}).get(tag, {}) for _, variant in variants]
    tags = {field["const"]: ref for field, (ref, _) in zip(fields, variants, strict=True) if "const" in field}
    for ref, variant in variants:
        if tag not in variant.get("required", []) or (ref != variants[-1][0] and ref not in tags.values()):
            yield ref, f"a variant of {pointer} needs {tag!r} as a required const"
    if "/Unknown" not in variants[-1][0] or fields[-1].get("not") != {"enum": [*tags]}:
        wanted = f"named Unknown..., its {tag} with not: {{enum: [{', '.join(tags)}]}}"
        yield variants[-1][0], f"the last variant of {pointer} must be {wanted}"
    if union["discriminator"].get("mapping") != tags:
        yield join(pointer, "discriminator"), f"mapping must be {tags}"


def check_curation(doc: Node) -> Problems:
    """What differs from the vendor's document is told in full, and of something that exists."""
    if not doc.get("x-curation"):
        yield "#/x-curation", "list what differs from the vendor's document"
    for i, entry in enumerate(doc.get("x-curation", [])):
        place = join("#/x-curation", i)
        if set(entry) != CURATION_KEYS or not all(isinstance(text, str) and text for text in entry.values()):
            yield place, f"write exactly the keys {', '.join(sorted(CURATION_KEYS))}, each with a text"
            continue
        try:
            follow(doc, entry["pointer"])
        except DanglingReference:
            yield join(place, "pointer"), f"{entry['pointer']} points at nothing in this document"


def check_todos(doc: Any) -> Problems:
    """Nothing is left open; `scripts/new_vendor` marks so what a person must write."""
    yield from ((at, OPEN) for at, text in walk(doc) if isinstance(text, str) and re.search(r"\bTODO\b", text))


def check_examples(doc: Node, folder: Path) -> Problems:
    """Every example is a valid payload, and every success, every state and every field is shown by one."""
    known, shown, states = bodies(doc), set[tuple[str, str]](), set[tuple[str, str]]()
    fields = Shown(doc, partial(accepts, doc))

    def enum(validator: object, values: list[str], value: object, schema: Node) -> Iterator[Any]:
        states.add((str(values), str(value)))
        yield from VALIDATOR.VALIDATORS["enum"](validator, values, value, schema)

    recorder = EXTEND(VALIDATOR, {"enum": enum})
    for path in sorted(folder.glob("*")):
        place, match = f"examples/{path.name}", EXAMPLE_NAME.fullmatch(path.name)
        operation, status = match.groups() if match else ("", "")
        keys = [key for code in (status, f"{status[:1]}XX", "default") if known.get(key := (operation, code))]
        if not keys:
            yield place, "name it <operationId>.<status>.<what>.json, for a response that has content"
            continue
        shown.add(keys[0])
        try:
            text = path.read_text(encoding="utf-8")
            payload = json.loads(text)
        except ValueError as error:
            yield place, f"not JSON: {error}"
            continue
        invalid = recorder({**doc, "$ref": known[keys[0]][0]}).iter_errors(payload)
        problems = [(join("#", *error.absolute_path), error.message) for error in invalid]
        unknown = [] if problems else fields.read(known[keys[0]][0], payload)
        problems += [(at, "no schema has this field; mend its name, or describe it") for at in unknown]
        yield from ((f"{place}:{Lines(text).of(at)}", f"{at}: {message}") for at, message in problems)
        if any(check_todos(payload)):
            yield place, OPEN

    yield from check_shown(doc, fields)
    for key in known:
        is_file = known[key] and follow(doc, known[key][0])[1].get("format") == "binary"
        if key[1].startswith("2") and known[key] and not is_file and key not in shown:
            yield known[key][0], "no example shows this response"
    for pointer, schema in response_schemas(doc).items():
        values = (schema if STATES.fullmatch(pointer) else schema.get("not", {})).get("enum", [])
        unseen = [value for value in values if (str(values), str(value)) not in states]
        yield from ((pointer, f"no example shows {value!r}") for value in unseen)


def check_shown(doc: Node, shown: Shown) -> Problems:
    """Every field is shown by an example, unless the document says why not; and no such reason is left over."""
    for pointer, schema in response_schemas(doc).items():
        for name, field in schema.get("properties", {}).items():
            place = join(pointer, "properties", name)
            seen = place in shown.fields or "not" in field  # the tag of a union's last variant takes what is unheard of
            if not seen and not field.get(NO_EXAMPLE):
                yield place, f"no example has this field; mend its name, or show it, or say why not in {NO_EXAMPLE}"
            if seen and NO_EXAMPLE in field:
                yield join(place, NO_EXAMPLE), "an example has this field"
        left = (join(pointer, UNLISTED, name) for name in schema.get(UNLISTED, {}))
        yield from ((place, "no example has this field") for place in left if place not in shown.unlisted)


def lint(spec_dir: Path, *, draft: bool = False) -> list[str]:
    """Return the problems of one vendor's spec, a line each; a draft may have a TODO."""
    name = f"specs/{spec_dir.name}/openapi.yaml"
    try:
        text = read_text(spec_dir / "openapi.yaml", name)
        doc = load(text, name)
    except BadInput as error:
        return [str(error)]
    if not (problems := [*check_openapi(doc)]):
        rules = (
            check_operations,
            check_readme,
            check_successes,
            check_requests,
            check_fields,
            check_schemas,
            check_curation,
            check_todos,
        )
        problems = [*dict.fromkeys(problem for rule in rules for problem in rule(doc))]
        problems += check_examples(doc, spec_dir / "examples")
    if draft:
        problems = [problem for problem in problems if problem[1] != OPEN]
    lines = Lines(text) if problems else None
    named = [
        (f"openapi.yaml:{lines.of(place)}: {place}" if lines and place[0] == "#" else place, message)
        for place, message in problems
    ]
    return [f"specs/{spec_dir.name}/{place}: {message}" for place, message in named]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `check_specs`."""
    parser = argparse.ArgumentParser(prog="check_specs", description="Lint the curated specs and examples.")
    parser.add_argument("vendor", nargs="*", help="a folder of specs/; all of them by default")
    vendors: list[str] = parser.parse_args(argv).vendor
    known = sorted(path.parent.name for path in ROOT.glob("specs/*/openapi.yaml"))
    if unknown := [vendor for vendor in vendors if vendor not in known]:
        print(f"check_specs: no vendor {unknown[0]!r}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    folders = [ROOT / "specs" / vendor for vendor in vendors or known]
    if problems := [problem for folder in folders for problem in lint(folder)]:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    examples = sum(len([*folder.glob("examples/*")]) for folder in folders)
    print(f"{len(folders)} spec{'s' if len(folders) > 1 else ''}, {examples} examples: no problems")
    return 0
