"""A run can still be read after a vendor adds or removes fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from scripts._tools.codegen.speclint import VALIDATOR
from tests.overlay.decode.contract import Place, examples, made_up, members, places, run_schema
from tests.overlay.decode.reading import changed, read, without
from tests.support.vendors import TEST_VENDORS, TestVendor
from tests.vendors.base import spec

EVERY_VENDOR = pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
NEWS: dict[str, Any] = {"tomorrow": [1, {"deep": None}], "self": "x", "additional_properties": {}}


def payloads(slug: str) -> Iterator[tuple[str, Any]]:
    """Each example, and each payload with all that the spec knows."""
    yield from (examples(slug) | made_up(slug)).items()


def spots(slug: str) -> Iterator[tuple[str, Any, Place]]:
    """Each place of each payload, with a name for messages."""
    for name, payload in payloads(slug):
        for place in places(slug, payload):
            yield f"{name}: {place.dotted}", payload, place


def objects(slug: str) -> Iterator[tuple[str, Any, tuple[str | int, ...]]]:
    """Each object of each payload that the spec describes, the payload itself included."""
    for name, payload in payloads(slug):
        yield f"{name}: (all of it)", payload, ()
    for name, payload, place in spots(slug):
        if any("properties" in member for member in members(slug, place.schema)):
            yield name, payload, place.path


@EVERY_VENDOR
def test_made_up_payloads_are_valid(vendor: TestVendor) -> None:
    """What these tests make of a spec is what the spec means, and it can be read."""
    for name, payload in made_up(vendor.slug).items():
        problems = VALIDATOR({**spec(vendor.slug), **run_schema(vendor.slug)}).iter_errors(payload)
        assert not [problem.message for problem in problems], name
        assert read(vendor, payload).ref == vendor.ref


@EVERY_VENDOR
def test_optional_field_may_be_absent(vendor: TestVendor) -> None:
    """Each one, at any depth."""
    optional = [spot for spot in spots(vendor.slug) if spot[2].optional]
    assert optional

    for name, payload, place in optional:
        assert read(vendor, without(payload, place.path)), name


@EVERY_VENDOR
def test_optional_field_may_be_null(vendor: TestVendor) -> None:
    """Each one, at any depth; and null is not kept as an unknown field."""
    for name, payload, place in spots(vendor.slug):
        if place.optional:
            raw = read(vendor, changed(payload, place.path, None)).raw
            assert raw.to_dict() == raw.from_dict(raw.to_dict()).to_dict(), name
            assert not raw.additional_properties, name


@EVERY_VENDOR
def test_all_optional_fields_may_be_absent_at_once(vendor: TestVendor) -> None:
    """What remains is what the contract requires, and it is a run."""
    for payload in made_up(vendor.slug).values():
        bare = payload
        while optional := [place for place in places(vendor.slug, bare) if place.optional]:
            bare = without(bare, optional[-1].path)

        assert read(vendor, bare).ref == vendor.ref


@EVERY_VENDOR
def test_unknown_field_is_kept(vendor: TestVendor) -> None:
    """In `additional_properties` of the very object that has it, whatever its name."""
    for name, payload, path in objects(vendor.slug):
        value = payload
        for key in path:
            value = value[key]
        if not isinstance(value, dict):
            continue
        news: Any = changed([payload], (0, *path), {**value, **NEWS})[0]

        raw = read(vendor, news).raw
        kept: Any = raw.to_dict()
        for key in path:
            kept = kept[key]
        assert {key: kept[key] for key in NEWS} == NEWS, name
        if not path:
            assert raw.additional_properties == NEWS, name


@EVERY_VENDOR
def test_unknown_enum_value_is_kept_as_a_string(vendor: TestVendor) -> None:
    """Each enum is open: the vendor's new word stands in the raw model."""
    seen = 0
    for name, payload, place in spots(vendor.slug):
        if any("enum" in member for member in members(vendor.slug, place.schema)):
            kept: Any = read(vendor, changed(payload, place.path, "word of tomorrow")).raw.to_dict()
            for key in place.path:
                kept = kept[key]
            assert kept == "word of tomorrow", name
            seen += 1
    assert seen


@EVERY_VENDOR
def test_empty_array_is_an_array(vendor: TestVendor) -> None:
    """No tasks, no tags, no metrics: nothing of it breaks."""
    for name, payload, place in spots(vendor.slug):
        if "array" in place.types:
            assert read(vendor, changed(payload, place.path, [])), name


@EVERY_VENDOR
def test_whole_number_may_be_written_with_a_fraction(vendor: TestVendor) -> None:
    """JSON knows one kind of number: 10.0 is an integer, and becomes one."""
    for name, payload, place in spots(vendor.slug):
        if "integer" in place.types and "string" not in place.types:
            number = float(vendor.ref.ids[-1]) if place.path == vendor.id_path else 10.0
            kept: Any = read(vendor, changed(payload, place.path, number)).raw.to_dict()
            for key in place.path:
                kept = kept[key]
            assert kept == number, name
            assert type(kept) is int, name
