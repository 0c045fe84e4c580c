"""What has not changed is not generated again; what has, and what somebody edited, is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts._tools.codegen import regenerate, stamp
from scripts._tools.codegen.generate import GENERATED, generate

VENDOR = "scorecard"


@pytest.fixture
def generations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A copy of one distribution with no record yet, and the vendors that are really generated."""
    shutil.copytree(GENERATED / VENDOR, tmp_path / "generated" / VENDOR)
    monkeypatch.setattr(regenerate, "GENERATED", tmp_path / "generated")
    monkeypatch.setattr(regenerate, "RECORD", tmp_path / "cache" / "record.json")
    made: list[str] = []

    def counted(vendor: str, target: Path) -> None:
        made.append(vendor)
        generate(vendor, target)

    monkeypatch.setattr(regenerate, "generate", counted)
    return made


def test_nothing_to_do_is_nothing_done(generations: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The second run finds the first one's record."""
    assert regenerate.main([VENDOR]) == regenerate.main([VENDOR]) == 0
    assert generations == [VENDOR]
    assert capsys.readouterr().out == f"{VENDOR}: unchanged\n" * 2


def test_an_edit_by_hand_is_undone(generations: list[str], tmp_path: Path) -> None:
    """The record holds what came out as well as what went in."""
    regenerate.main([VENDOR])
    edited = tmp_path / "generated" / VENDOR / "README.md"
    before = edited.read_text()
    edited.write_text("mine")
    regenerate.main([VENDOR])

    assert edited.read_text() == before
    assert generations == [VENDOR, VENDOR]


def test_whoever_asks_for_it_gets_it_anew(generations: list[str]) -> None:
    """--force and --check trust no record."""
    for options in ([], ["--force"], ["--check"]):
        regenerate.main([VENDOR, *options])
    assert len(generations) == 3


@pytest.mark.parametrize("record", ["", "{", "[]", '{"scorecard": 3}'])
def test_a_record_that_cannot_be_read_is_none(generations: list[str], record: str) -> None:
    """It is only a record."""
    regenerate.RECORD.parent.mkdir()
    regenerate.RECORD.write_text(record)
    assert regenerate.main([VENDOR]) == 0
    assert generations == [VENDOR]


@pytest.mark.parametrize(
    "changed",
    [
        "specs/v/openapi.yaml",
        "specs/v/generator.yaml",
        "scripts/_tools/codegen/x.py",
        "scripts/_tools/codegen/templates/a/b.jinja",
    ],
)
def test_every_input_counts(tmp_path: Path, changed: str) -> None:
    """Spec, configuration, code and templates."""
    for name in (
        "specs/v/openapi.yaml",
        "specs/v/generator.yaml",
        "scripts/_tools/codegen/x.py",
        "scripts/_tools/codegen/templates/a/b.jinja",
        "pyproject.toml",
        "LICENSE",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    before = stamp.inputs("v", tmp_path)
    assert stamp.inputs("v", tmp_path) == before
    (tmp_path / changed).write_text("changed")
    assert stamp.inputs("v", tmp_path) != before
