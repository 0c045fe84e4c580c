"""Breaks a valid body in likely and unlikely ways; the same seed breaks it in the same way."""

import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

OTHERS: Sequence[Any] = (
    None, True, False, 0, 1, -1, 3, 10.0, 1.5, -0.0, "", " ", "0", "some text", "null", "true", "2026-05-02T11:00:00Z",
    "2026-05-02", "11:00", "0001-01-01T00:00:00+23:59", "NaN", "-Infinity", "completed", "FAILED", [], {}, [[]], [{}],
    [None], {"": None}, {"status": "completed"}, "\ud800", "\x00", "\u202e", "é", "<b>", "'", '"', "\\",
)  # fmt: skip
"""Values to put in the place of others."""
NAMES = ("", " ", "self", "d", "cls", "from_dict", "additional_properties", "__class__", "type", "status", "error")
"""Keys with a meaning elsewhere."""
TEXTS: Sequence[str] = (
    "1e400", "-1e400", "1E-400", "-0", "NaN", "Infinity", "-Infinity", "1" * 4300, "1" * 4301, "0." + "1" * 1000,
    "1e308", "18446744073709551616", "0.1000000000000000055511151231257827", '"\\ud800"', '"\\u0000"', '"\\/"',
    '{"a":1,"a":2}', "[1,]", "{1:2}", "'x'", "undefined", "01", "+1", ".5", "1.", '"\x01"', "//", "",
)  # fmt: skip
"""Values as JSON writes them, and invalid ones."""
LENGTHS = (2, 2, 3, 5, 10, 65, 65, 300, 2_000)
"""How far a value grows; rarely a hundred times as far."""
LARGEST = 4 * 1024 * 1024
"""Bytes of a body. Clients refuse more than 8 MiB, which other tests check."""
FILLERS = ("a", "1", "é", "\U0001f600", "<", "<script>", "&", "\\", '"', "\n", "-", " ", "1 ", "0:", "\x00", "\ud800")
DEPTHS = (1, 1, 1, 2, 5, 60, 150, 400, 800, 990, 1_100, 20_000)
"""How deep a value is put into arrays or objects. Python's own reader gives up at some 990."""
SHELLS = (("[", "]"), ('{"a":', "}"), ('{"data":[', "]}"))
STRAYS = (b"\xff", b"\x00", b"\xed\xa0\x80", b'"', b"\\", b"}", b"[")
FRAMES = ((b" \n", b"\n"), (b"", b"{}"), (b")]}',\n", b""), (b"data: ", b"\n\n"), (b"<p>", b""))


def dice(seed: object) -> Random:
    """Repeatable random choices."""
    return Random(str(seed))  # noqa: S311 -- repeatable, not secret


class Breaker:
    """Breaks one body in many ways."""

    def __init__(self, body: Any, secrets: Sequence[str]) -> None:
        self._text = json.dumps(body)
        self._paths = list(_paths(body))
        self._secrets = secrets
        self._written: list[str] = []

    def broken(self, random: Random) -> bytes:
        """The body, broken in one to five ways."""
        self._written.clear()
        box = [json.loads(self._text)]
        for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))):
            parent, key = _at(box, (0, *random.choice(self._paths)))
            if parent is not None:
                random.choice(WAYS)(self, random, parent, key)
        text = json.dumps(box[0], ensure_ascii=random.random() < 0.5)
        for number in reversed(range(len(self._written))):  # a later one may hold an earlier one
            text = text.replace(_place(number), self._written[number], 1)
        content = text.encode("utf-8", "surrogatepass")[:LARGEST]
        return random.choice(CUTS)(random, content) if random.random() < 0.05 else content

    def write(self, text: str) -> Any:
        """A value that appears in the body as `text`, whether that is JSON or not."""
        self._written.append(text)
        return json.loads(_place(len(self._written) - 1))

    def drop(self, _: Random, parent: Any, key: Any) -> None:
        if _kind(parent) == "dict" or len(parent) > 1:
            del parent[key]

    def null(self, _: Random, parent: Any, key: Any) -> None:
        parent[key] = None

    def retype(self, random: Random, parent: Any, key: Any) -> None:
        parent[key] = json.loads(json.dumps(random.choice(OTHERS)))

    def rewrite(self, random: Random, parent: Any, key: Any) -> None:
        parent[key] = self.write(random.choice(TEXTS))

    def rename(self, random: Random, parent: Any, key: Any) -> None:
        if _kind(parent) == "dict":
            names = (str(key).upper(), str(key).title(), f"{key} ", f"{key}s", random.choice(NAMES))
            parent[random.choice(names)] = parent.pop(key)

    def grow(self, random: Random, parent: Any, key: Any) -> None:
        rarely = random.random() < 0.005
        length = random.choice(LENGTHS) * (100 if rarely else 1)
        value = parent[key]
        match _kind(value):
            case "list" if value:
                parent[key] = value * min(length, 1_000 if rarely else 65)
            case "dict":
                value.update((f"{random.choice(FILLERS)}{number}", number) for number in range(min(length, 10_000)))
            case "str" if random.random() < 0.5:
                parent[key] = value + random.choice(FILLERS) * length
            case "int" | "float" | "NoneType":
                parent[key] = random.choice((1, -1)) * 10 ** min(length, 4_000)
            case _:
                parent[key] = random.choice(FILLERS) * length

    def nest(self, random: Random, parent: Any, key: Any) -> None:
        depth = random.choice(DEPTHS)
        before, after = random.choice(SHELLS)
        parent[key] = self.write(before * depth + json.dumps(parent[key]) + after * depth)

    def flatten(self, _: Random, parent: Any, key: Any) -> None:
        value = parent[key]
        match _kind(value):
            case "list" if value:
                parent[key] = value[0]
            case "dict" if value:
                parent[key] = next(iter(value.values()))
            case _:
                parent[key] = json.dumps(value)

    def duplicate(self, random: Random, parent: Any, key: Any) -> None:
        if _kind(parent) == "dict":
            own, other = json.dumps(parent[key]), json.dumps(random.choice(OTHERS))
            first, second = random.choice(((own, own), (own, other), (other, own)))
            parent[key] = self.write(f"{first},{json.dumps(key)}:{second}")
        else:
            parent.insert(key, parent[key])

    def swap(self, random: Random, parent: Any, key: Any) -> None:
        other = random.choice(list(parent if _kind(parent) == "dict" else range(len(parent))))
        parent[key], parent[other] = parent[other], parent[key]

    def echo(self, random: Random, parent: Any, key: Any) -> None:
        secret = random.choice(self._secrets)
        if _kind(parent) == "dict" and random.random() < 0.2:
            parent[secret] = parent.pop(key)
        else:
            text = json.dumps(random.choice(("", "key ", "x" * 60, "x" * 495)) + secret)
            parent[key] = self.write(random.choice((text, text.replace("/", "\\/"), text.replace("+", "\\u002B"))))


WAYS: Sequence[Callable[[Breaker, Random, Any, Any], None]] = (
    Breaker.drop,
    Breaker.null,
    Breaker.retype,
    Breaker.retype,
    Breaker.rewrite,
    Breaker.rename,
    Breaker.grow,
    Breaker.nest,
    Breaker.flatten,
    Breaker.duplicate,
    Breaker.swap,
    Breaker.echo,
)


def _cut(random: Random, content: bytes) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _hit(random: Random, content: bytes) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + random.choice(STRAYS) + content[place:]


def _recoded(random: Random, content: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode(random.choice(("utf-8-sig", "utf-16", "utf-32")))


def _framed(random: Random, content: bytes) -> bytes:
    before, after = random.choice(FRAMES)
    return before + content + after


CUTS: Sequence[Callable[[Random, bytes], bytes]] = (_cut, _cut, _hit, _hit, _recoded, _framed)
"""How bytes are damaged in transit."""


def _place(number: int) -> str:
    return f'"\\u0000place {number}\\u0000"'


def _kind(value: Any) -> str:
    return type(value).__name__


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    inside: Any = value.items() if _kind(value) == "dict" else enumerate(value) if _kind(value) == "list" else ()
    for key, item in inside:
        yield from _paths(item, (*path, key))


def _at(value: Any, path: Path) -> tuple[Any, Any]:
    """Parent and key of the value at the path; None and None if it is gone."""
    try:
        for key in path[:-1]:
            value = value[key]
        value[path[-1]]
    except (LookupError, TypeError):
        return None, None
    return (value, path[-1]) if _kind(value) in {"dict", "list"} else (None, None)
