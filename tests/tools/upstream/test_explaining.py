"""The list of known differences: an entry explains one difference in one direction, and is stale without it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools.upstream.conftest import Compare, write
from tests.tools.upstream.documents import KNOWN, SCHEMAS, Node, vendor


def fields(doc: Node) -> Node:
    """The fields of the vendor's run."""
    properties: Node = doc["components"]["schemas"]["Out"]["properties"]
    return properties


def found(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    """The lines of what is new and of what is stale."""
    result = json.loads(capsys.readouterr().out)
    return [each["line"] for each in result["new"]], [each["line"] for each in result["stale"]]


def test_the_other_direction_is_new(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that says that a tag is required here does not hide that another field is optional there."""
    document = vendor()
    document["components"]["schemas"]["Out"]["required"].remove("count")
    assert compare(document, "--json") == 1
    assert found(capsys) == (["required of Run.count, no → yes"], [])


def test_another_vendors_value_is_new(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """The value that was known is gone, and another one is there."""
    document = vendor()
    fields(document)["id"]["format"] = "uri"
    assert compare(document, "--json") == 1
    assert found(capsys) == (["format of Run.id, uri → no format"], ["format of Run.id, uuid → no format"])


def test_a_stale_entry_is_reported(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """The vendor has followed: nothing is new, and the list says what it need not say any more."""
    document = vendor()
    fields(document)["count"] = {"type": "integer"}
    assert compare(document) == 1
    assert capsys.readouterr().out == (
        "small: 1 difference; 9 known\n\n"
        "known, but no longer a difference: see specs/small/upstream.yaml\n"
        "  type of Run.count, number → integer\n"
    )


def test_without_a_list_all_is_new(compare: Compare, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new vendor has none yet; the report's lines are what goes into it."""
    (specs / "small" / "upstream.yaml").unlink()
    assert compare(vendor(), "--json") == 1
    lines = [line for group in KNOWN["known"] for line in group["differences"]]
    new, stale = found(capsys)
    assert (sorted(new), stale) == (sorted(lines), [])


def test_an_entry_explains_one_difference(compare: Compare, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written twice, it is stale once."""
    twice = copy.deepcopy(KNOWN)
    twice["known"].append(twice["known"][0])
    write(specs / "small" / "upstream.yaml", twice)
    assert compare(vendor(), "--json") == 1
    assert found(capsys) == ([], ["server https://api.example.test in servers, absent → present"])


BAD: dict[str, Any] = {
    "does not parse": "known: [",
    "write each group of `known` as": {"known": [{"because": "Words."}]},
    "and `differences`, a list": {"known": [{"because": "", "differences": ["response 404, absent → present"]}]},
    "no entry of x-curation has the pointer": {"known": [{"because": f"{SCHEMAS}/Nothing", "differences": ["x"]}]},
}


@pytest.mark.parametrize("message", BAD)
def test_a_bad_list(message: str, compare: Compare, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what is wrong with it."""
    path = specs / "small" / "upstream.yaml"
    path.write_text(BAD[message] if isinstance(BAD[message], str) else json.dumps(BAD[message]), encoding="utf-8")
    assert compare(vendor()) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
    assert line.startswith("compare_upstream: small: specs/small/upstream.yaml: ")
