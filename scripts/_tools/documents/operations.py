"""What a document says about an operation above its schemas, each thing by a name that two documents share."""

from .nodes import Node, join, keys, mapping, resolve, sequence

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
IGNORED_HEADERS = {"accept", "content-type", "authorization"}
"""OpenAPI ignores parameters of these names: media types and security say the same."""


def operations(doc: Node) -> list[tuple[str, Node]]:
    """List pointer and node of each operation."""
    items: list[tuple[str, Node]] = [*doc.get("paths", {}).items()]
    return [(join("#/paths", path, verb), item[verb]) for path, item in items for verb in item if verb in METHODS]


def path_of(operation: str) -> str:
    """The path template in a pointer to an operation."""
    return keys(operation)[1]


def address_of(operation: str) -> str:
    """Method and path template of a pointer to an operation."""
    return f"{keys(operation)[2].upper()} {path_of(operation)}"


def name_of(pointer: str, operation: Node) -> str:
    """The operation's id, or else its address."""
    return str(operation.get("operationId") or address_of(pointer))


def children(doc: Node, pointer: str) -> dict[str, str]:
    """The things in the mapping at a pointer, each with its own pointer."""
    parent, _, key = pointer.rpartition("/")
    return {name: join(pointer, name) for name in mapping(resolve(doc, parent)[1].get(key))}


def parameters(doc: Node, operation: str) -> dict[str, str]:
    """The pointers of the parameters: those in the path by position, since their names are not sent, others by name.

    The operation's own come after those of its path, and replace them.
    """
    found: dict[str, str] = {}
    positions = {part.partition("}")[0]: i for i, part in enumerate(path_of(operation).split("{"))}
    for holder in (operation.rpartition("/")[0], operation):
        for i in range(len(sequence(resolve(doc, holder)[1].get("parameters")))):
            pointer = join(holder, "parameters", i)
            parameter = resolve(doc, pointer)[1]
            where, name = str(parameter["in"]), str(parameter["name"])
            name = name.lower() if where == "header" else name
            if where != "header" or name not in IGNORED_HEADERS:
                found[f"{where} {positions.get(name, name) if where == 'path' else name}"] = pointer
    return found


def schema_of(doc: Node, pointer: str) -> str | None:
    """The pointer to the schema of a parameter, a header or a media type; a few parameters have a media type."""
    end, node = resolve(doc, pointer)
    if "schema" in node:
        return join(end, "schema")
    return next((found for kind in media_types(doc, pointer).values() if (found := schema_of(doc, kind))), None)


def media_types(doc: Node, pointer: str) -> dict[str, str]:
    """The media types of a parameter, a body or a response, JSON first."""
    known = children(doc, join(resolve(doc, pointer)[0], "content"))
    return dict(sorted(known.items(), key=lambda item: "json" not in item[0]))


def security(doc: Node, operation: str) -> dict[str, str]:
    """The ways to authenticate: what each sends, whatever its name is; or `nothing`."""
    own = resolve(doc, operation)[1]
    home = join(operation, "security") if "security" in own else "#/security"
    found: dict[str, str] = {}
    for i, way in enumerate(sequence(own.get("security", doc.get("security")))):
        sent = [_sent(resolve(doc, join("#/components/securitySchemes", name))[1]) for name in mapping(way)]
        found[" and ".join(sorted(sent)) or "nothing"] = join(home, i)
    return found


def _sent(scheme: Node) -> str:
    kind = str(scheme.get("type"))
    if kind == "apiKey":
        return f"{scheme.get('in')} {scheme.get('name')}"
    return f"{kind} {str(scheme.get('scheme')).lower()}" if kind == "http" else kind
