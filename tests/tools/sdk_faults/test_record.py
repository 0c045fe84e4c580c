"""The part of docs/appendix/faults.md about the SDKs: how it is made, and that it fits the rest of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from runstate.simulator import FAULTS
from scripts._lab import record
from scripts._lab.sdk_faults import command
from scripts._lab.sdk_faults.outcomes import PART, Kind, Record, ours, read, shown
from scripts._lab.sdks import SDKS
from scripts._tools.documents.markers import MarkersMissing, between, replaced
from tests.overlay.faults.gate import BELOW_HTTP

ROOT = Path(__file__).resolve().parents[3]
TEXT = """\
# Reliability

<!-- faults -->

### Connections

| Fault         | Retab                                         | Scorecard |
| ------------- | --------------------------------------------- | --------- |
| `closed`      | sync: run, asyncio: timed out, trio: timed out | run       |
| `silent`      | timed out                                     | timed out |

### Bodies

| Fault  | Retab       | Scorecard |
| ------ | ----------- | --------- |
| `nan`  | DecodeError | run       |

<!-- /faults -->

<!-- sdks -->
<!-- /sdks -->

The end.
"""
RECORD = Record(
    ("retab", "ai21"),
    {
        "closed": ("run", "ReadError (httpx)"),
        "silent": ("hangs", "hangs"),
        "nan": ("no run: str", "AI21Error, key shown"),
    },
    "Recorded on 2026-01-02 with retab 1.0.",
)


def test_these_packages_do_what_the_document_says() -> None:
    """By section; synchronous, and all of it where vendors differ."""
    assert ours(TEXT) == {
        "Connections": {"closed": "run", "silent": "timed out"},
        "Bodies": {"nan": "DecodeError or run"},
    }


def test_a_record_is_read_back() -> None:
    """With its tables, columns and date; and the rest of the document is left alone."""
    document = replaced(TEXT, PART, shown(RECORD, ours(TEXT)))
    assert read(document) == RECORD
    assert document.endswith("<!-- /sdks -->\n\nThe end.\n")
    assert read(TEXT) is None


def test_the_figures_are_those_of_the_tables() -> None:
    """Of each kind, for these packages and each SDK."""
    text = shown(RECORD, ours(TEXT))
    lines = {
        cells[0]: cells[1:]
        for cells in ([part.strip() for part in line.split("|")[1:-1]] for line in text.splitlines())
        if cells
    }
    assert "Of 3 faults " in text
    assert {each.name: lines[each.value] for each in Kind} == {
        "FINE": ["3", "1", "1"],
        "FOREIGN": ["0", "0", "1"],
        "NO_RUN": ["0", "1", "0"],
        "HANGS": ["0", "1", "1"],
        "MEMORY": ["0", "0", "0"],
        "CRASHES": ["0", "0", "0"],
        "KEY_SENT": ["0", "0", "0"],
    }
    assert lines["shows the key in the text of its error"] == ["0", "0", "1"]
    assert lines["`closed`"] == ["run", "run", "ReadError (httpx)"]


def test_faults_that_are_no_more_are_left_out() -> None:
    """Of the tables and of the figures."""
    sections = ours(TEXT)
    del sections["Bodies"]["nan"]
    text = shown(RECORD, sections)
    assert "Of 2 faults " in text
    assert "**Bodies**" not in text


def test_a_document_without_a_place_is_refused() -> None:
    """Before any SDK is asked."""
    with pytest.raises(MarkersMissing, match="sdks"):
        read(TEXT.replace("<!-- /sdks -->", ""))


def test_the_column_of_these_packages_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without asking the SDKs again."""
    path = tmp_path / "faults.md"
    before = replaced(TEXT, PART, shown(RECORD, ours(TEXT)))
    path.write_text(before.replace("| DecodeError | run       |", "| run | run |"), encoding="utf-8")
    monkeypatch.setattr(record, "FAULTS", path)
    assert command.main(["--ours"]) == 0
    found = path.read_text(encoding="utf-8")
    assert "| `nan` | run            | no run: str | AI21Error, key shown |" in between(found, PART)
    assert read(found) == RECORD


def test_nothing_recorded_is_no_record_to_bring_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to do."""
    path = tmp_path / "faults.md"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(record, "FAULTS", path)
    with pytest.raises(SystemExit) as ended:
        command.main(["--ours"])
    assert ended.value.code == 2
    assert "make sdk-faults-write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--write", "--sdk", "retab"], "takes all SDKs and all faults"),
        (["--fault", "no-such-fault"], "has no fault no-such-fault"),
        (["--sdk", "requests"], "invalid choice"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], said: str) -> None:
    """In a line, with status 2, before any SDK is asked."""
    done = subprocess.run(
        [sys.executable, "scripts/sdk_faults", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert said in done.stderr


def test_the_document_is_of_one_piece() -> None:
    """Its faults are known, its figures and the column of these packages go with its own tables of faults."""
    document = record.FAULTS.read_text(encoding="utf-8")
    recorded = read(document)
    assert recorded is not None
    assert recorded.sdks == tuple(sdk.distribution for sdk in SDKS)
    assert set(recorded.cells) <= {*FAULTS, *BELOW_HTTP}
    right = replaced(document, PART, shown(recorded, ours(document)))
    assert document == right, "docs/appendix/faults.md is out of date: .venv/bin/python scripts/sdk_faults --ours"
