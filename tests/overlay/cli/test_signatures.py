"""The parameters of the clients' methods as arguments and options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import click
import pytest

from runstate import VENDORS, RunRef
from runstate.cli.lists import list_
from runstate.cli.signatures import kind_of, method_of
from runstate.cli.starts import start
from runstate.run import RunLike

COMMANDS = [
    (group, slug) for group in (list_, start) for slug, info in VENDORS.items() if str(group.name) in info.offers
]


@pytest.mark.parametrize(("group", "slug"), COMMANDS, ids=lambda value: getattr(value, "name", value))
def test_no_name_is_taken_twice(group: click.Group, slug: str) -> None:
    """Neither by a parameter and an option of the command, nor by two of either."""
    command = group.get_command(click.Context(group), slug)
    assert command
    words = [word for each in command.params for word in (*each.opts, *each.secondary_opts)]
    assert len(words) == len(set(words))
    assert len({each.name for each in command.params}) == len(command.params)


@pytest.mark.parametrize(("group", "slug"), COMMANDS, ids=lambda value: getattr(value, "name", value))
def test_everything_is_explained(group: click.Group, slug: str) -> None:
    """Each parameter has its text from the docstring."""
    method = method_of(VENDORS[slug], str(group.name), ("limit",))
    assert method.summary.endswith(".")
    assert [each.name for each in method.parameters if not each.help] == []


ONE: list[tuple[Any, str, object]] = [
    (str, "7", "7"),
    (str | None, "7", "7"),
    (int | str | None, "7", "7"),
    (int | None, "7", 7),
    (float, "7", 7.0),
    (bool | None, "no", False),
    (Literal["a", "b"] | None, "b", "b"),
    (datetime | None, "2026-05-02T11:00:00Z", datetime(2026, 5, 2, 11, tzinfo=UTC)),
    (datetime, "2026-05-02", datetime(2026, 5, 2)),  # noqa: DTZ001 -- the client decides what it means
    (Mapping[str, object], '{"a": 1}', {"a": 1}),
    (Sequence[Mapping[str, object]] | None, "[{}]", [{}]),
    (str | Sequence[Mapping[str, object]], "[1]", "[1]"),
    (RunLike | None, "7", "7"),
    (RunLike | None, "null", "null"),
    (RunLike | None, "datadog-model-lab:7", RunRef("datadog-model-lab", ("7",))),
]


@pytest.mark.parametrize(("hint", "text", "value"), ONE, ids=str)
def test_one_value(hint: Any, text: str, value: object) -> None:
    """As the annotation wants it."""
    kind = kind_of(hint)
    assert not kind.several
    assert kind.convert(kind.read(text, "--x")) == value


@pytest.mark.parametrize(
    ("hint", "texts", "value"),
    [
        (str | Sequence[str] | None, ("a", "b"), ["a", "b"]),
        (RunLike | Iterable[RunLike] | None, ("7", "mlflow:a"), ["7", RunRef("mlflow", ("a",))]),
        (Mapping[str, str] | None, ("a=1", "b=x=y"), {"a": "1", "b": "x=y"}),
    ],
    ids=str,
)
def test_several_values(hint: Any, texts: tuple[str, ...], value: object) -> None:
    """One per occurrence."""
    kind = kind_of(hint)
    assert kind.several
    assert kind.convert(tuple(kind.read(text, "--x") for text in texts)) == value
