"""Which entry of x-curation explains which difference: the rule as a table."""

from __future__ import annotations

import pytest

from scripts.upstream.explain import explains
from scripts.upstream.model import Difference, Entry

RUN = "#/components/schemas/Run"
FIELD = f"{RUN}/properties/note"


def difference(change: str, what: str = "field", name: str = "note", theirs: str = "number") -> Difference:
    """A difference at the field `note`."""
    values = {"upstream": "#/x", "curated": FIELD, "places": (FIELD,)}
    if change == "added":
        values = {"upstream": "#/x", "curated": f"{RUN}/properties"}
    return Difference(change, what, name, "200", theirs, "integer", **values)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


ADDED, DROPPED, TYPE = difference("added"), difference("dropped"), difference("changed", "type")
REQUIRED, NULL = difference("changed", "required"), difference("changed", "null")

RULE = [
    # the vendor lacks it: the entry says that it was added
    (FIELD, "Added: a remark.", DROPPED, True),
    (FIELD, "The description is better.", DROPPED, False),
    (RUN, "`note` is added.", DROPPED, True),
    (RUN, "`other` is added.", DROPPED, False),
    (RUN, "Added, with `notes`.", DROPPED, False),
    # the vendor alone has it: an entry above says that it was left out, and names it
    (RUN, "`note` is left out.", ADDED, True),
    (f"{RUN}/properties", "`other` and `note` are left out.", ADDED, True),
    (RUN, "`other` is left out.", ADDED, False),
    (RUN, "The run is named Run, and has `note`.", ADDED, False),
    (RUN, "Everything else is left out.", ADDED, False),
    # both have it: the entry names what the vendor has
    (FIELD, "An integer; the vendor has `number`.", TYPE, True),
    (FIELD, "An integer; the vendor has `string`.", TYPE, False),
    (RUN, "`note` is an integer, the vendor's a number.", TYPE, True),
    (RUN, "The counts are integers, the vendor's number.", TYPE, False),
    (f"{FIELD}/description", "The vendor has `number`.", TYPE, False),
    ("#/components/schemas/Runner", "`note`: the vendor has `number`.", TYPE, False),
    # requiredness and null have words of their own
    (FIELD, "It may be absent.", REQUIRED, True),
    (FIELD, "An integer; the vendor has `number`.", REQUIRED, False),
    (RUN, "Only `note` is required.", REQUIRED, True),
    (RUN, "Only `id` is required.", REQUIRED, False),
    (FIELD, "Null is accepted.", NULL, True),
    (FIELD, "It may be absent.", NULL, False),
]


@pytest.mark.parametrize(("pointer", "change", "found", "explained"), RULE)
def test_the_rule(pointer: str, change: str, found: Difference, explained: bool) -> None:
    """Where the entry points, and what it says, both have to fit."""
    assert explains(Entry(pointer, change, "Because."), found) is explained


def test_a_list_of_required_fields_names_them() -> None:
    """An entry at `required` is about the fields it names, and no others."""
    place = f"{RUN}/required"
    found = Difference("changed", "required", "note", "200.note", "required", "optional", "#/x", place, (place, FIELD))
    assert explains(Entry(place, "`note` is optional.", "Because."), found)
    assert not explains(Entry(place, "Eight of nine fields are required.", "Because."), found)
