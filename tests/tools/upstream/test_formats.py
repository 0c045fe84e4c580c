"""The vendor's document as YAML, as JSON, and inside a Markdown page; and what is none of them."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from tests.tools.upstream.conftest import Compare
from tests.tools.upstream.documents import vendor

JSON = json.dumps(vendor(), indent=2)
YAML = yaml.safe_dump(vendor(), sort_keys=False)
UNQUOTED = re.sub(r"'(200|on|off)'", r"\1", YAML)

READABLE = {
    "YAML": YAML,
    "YAML with what 1.1 takes for booleans and numbers": UNQUOTED,
    "JSON": JSON,
    "JSON with a byte order mark": "\ufeff" + JSON,
    "Windows line ends": YAML.replace("\n", "\r\n"),
    "Markdown": f"# Get Run\n\nWords.\n\n```yaml\n{YAML}```\n\nMore words.\n",
    "Markdown as Mintlify writes it": f"> ## Index\n\n# Run\n\n## OpenAPI\n\n````yaml get /runs/{{id}}\n{YAML}\n````",
    "Markdown with JSON": f"# Get Run\n\n```json\n{JSON}\n```\n",
    "Markdown with tildes": f"# Get Run\n\n~~~\n{YAML}~~~\n",
    "Markdown with other blocks": f'# Run\n\n```json 200\n{{"id": "1"}}\n```\n```py\n1\n```\n```yaml\n{YAML}```',
    "Markdown with an indented block": "# Run\n\n"
    + "\n".join("  " + line for line in ["```yaml", *YAML.splitlines(), "```"]),
    "Markdown whose block is never closed": f"# Get Run\n\n````yaml GET /runs\n{YAML}",
}

UNREADABLE = {
    "": "neither OpenAPI",
    "Only words.": "neither OpenAPI",
    "# Page\n\n```yaml\na: 1\n```\n": "neither OpenAPI",
    "openapi: 3.1.0\n": "neither OpenAPI",
    "openapi: [\n": "neither OpenAPI",
    f"{JSON[:-2]}": "neither OpenAPI",
    f"```yaml\n{YAML.replace('info:', 'info')}```": "neither OpenAPI",
    f"```yaml\n{YAML}```\n```json\n{JSON}\n```": "2 OpenAPI blocks",
    "swagger: '2.0'\npaths: {}\n": "Swagger 2",
}


@pytest.mark.parametrize("name", READABLE)
def test_a_format(name: str, compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """The same document in another dress has nothing new."""
    assert compare(READABLE[name]) == 0, capsys.readouterr()


@pytest.mark.parametrize("text", UNREADABLE)
def test_no_document(text: str, compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever else a file holds is one clear line, and status 2."""
    assert compare(text) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert line.startswith("compare_upstream: small: ")
    assert UNREADABLE[text] in line


def test_a_file_that_is_no_text(compare: Compare, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no UTF-8 are said to be that."""
    assert compare(b"\xff\xfe\x00") == 2
    assert capsys.readouterr().err.endswith("is not UTF-8 text\n")
