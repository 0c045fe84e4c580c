"""What the benchmark makes of its rounds. Nothing is timed here: machines are noisy, and a test must not be."""

# ruff: noqa: RUF001 -- the tables have signs of their own

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from scripts._lab import record
from scripts._lab.bench import command
from scripts._lab.bench.arithmetic import Figure, Series, number, per_call, ratio
from scripts._lab.bench.cases import CASES, Case
from scripts._lab.bench.command import SECTIONS
from scripts._lab.bench.report import section, verdicts
from scripts._lab.bench.summary import summary
from scripts._tools.documents.markers import MarkersMissing, between, replaced, table


def test_a_figure_is_the_median_and_the_median_of_the_rounds_ratios() -> None:
    series = Series("retab", "raw")
    for own, base in [(20.0, 10.0), (90.0, 30.0), (24.0, 10.0)]:  # the machine was slow in the second round
        series.add(own, base)
    assert series.figure(modules=200) == Figure("retab", "raw", 24.0, 10.0, 2.4, 3, {"modules": 200})


def test_no_rounds_give_no_figure() -> None:
    with pytest.raises(ValueError, match="raw of retab has no rounds"):
        Series("retab", "raw").figure()


def test_time_per_call_is_in_microseconds() -> None:
    assert per_call(8_400_000, 1000) == 8.4


@pytest.mark.parametrize(("value", "shown"), [(1.944, "1.94"), (15.84, "15.8"), (1005.2, "1005")])
def test_numbers_have_three_digits(value: float, shown: str) -> None:
    assert number(value) == shown
    assert ratio(value) == f"{shown}×"


def test_a_table_is_aligned() -> None:
    assert table([["", "µs"], ["Retab", "14.2"], ["AI21", "–"]], numbers=True).splitlines() == [
        "|       |   µs |",
        "| ----- | ---: |",
        "| Retab | 14.2 |",
        "| AI21  |    – |",
    ]


def _figure(vendor: str, contender: str, value: float) -> Figure:
    return Figure(vendor, contender, value * 10, 10.0, value, 3, {"process_ratio": value, "modules": 200})


def test_aims_say_who_misses_them() -> None:
    figures = [
        _figure("retab", "raw", 1.9),
        _figure("scorecard", "raw", 2.5),
        _figure("adobe-sensei", "raw", 9.0),  # has no aim
        _figure("retab", "sdk", 1.8),
        _figure("scorecard", "sdk", 15.0),
    ]
    assert verdicts("decode", figures) == [
        "Aim: these packages at most 2.2×: **missed** by Scorecard (2.50×); met by Retab (1.90×).",
        "Aim: these packages not slower than the official SDK: **missed** by Retab (1.90×); met by Scorecard (2.50×).",
    ]
    assert verdicts("request", []) == ["Aim: the overlay at most 1.1×: not measured."]


def test_a_section_has_a_row_for_each_vendor_and_a_dash_for_what_is_missing() -> None:
    text = section("decode", [_figure("retab", "raw", 1.9)])
    assert [line.split(" |")[0].strip("| ") for line in text.splitlines()[2:7]] == [case.title for case in CASES]
    assert "19.0 (1.90×)" in text
    assert "–" in text


def test_sections_are_replaced_between_their_markers() -> None:
    text = "# P\n<!-- bench: decode -->\nold\n<!-- /bench: decode -->\nkept\n"
    once = replaced(text, "bench: decode", "new")
    assert once == "# P\n<!-- bench: decode -->\n\nnew\n\n<!-- /bench: decode -->\nkept\n"
    assert replaced(once, "bench: decode", "new") == once


@pytest.mark.parametrize("text", ["", "<!-- /bench: decode --><!-- bench: decode -->", "<!-- bench: decode -->"])
def test_a_document_without_the_markers_is_refused(text: str) -> None:
    with pytest.raises(MarkersMissing, match="bench: decode"):
        replaced(text, "bench: decode", "new")


def test_the_committed_document_has_every_section() -> None:
    command.written(dict.fromkeys(SECTIONS, "new"))


def _page(machine: str = "Measured on a machine, with httpx 0.28.1.") -> str:
    figures = [
        _figure("retab", contender, ratio) for contender, ratio in [("raw", 1.9), ("overlay", 1.3), ("sdk", 12.25)]
    ]
    return "".join(
        f"<!-- bench: {name} -->\n{section(name, figures)}\n\n{machine} Medians of 3 rounds.\n<!-- /bench: {name} -->\n"
        for name in SECTIONS
    )


def test_the_summary_has_the_ratios_of_the_page() -> None:
    """A cell has the four contenders in one order, whatever the order and the number of a section's columns."""
    order, *lines, _, machine = summary(_page()).splitlines()
    assert order == "In each cell: these packages / the overlay / official SDK / stock templates."
    assert machine == "Measured on a machine, with httpx 0.28.1."
    assert [cell.strip() for cell in lines[3].split("|")[1:-1]] == [
        "Retab",
        "1.90 / – / 12.2 / –",
        "1.90 / 1.30 / 12.2 / –",
        "1.90 / 1.30 / 12.2 / –",
    ]
    assert [line.split(" |")[0].strip("| ") for line in lines[3:]] == [case.title for case in CASES]


def test_the_summary_names_each_machine_that_the_page_names() -> None:
    """A section that was measured by itself may be of another day."""
    page = _page().replace("a machine", "another machine", 1)
    assert summary(page).endswith(
        "Measured on another machine, with httpx 0.28.1.\n\nMeasured on a machine, with httpx 0.28.1."
    )


def test_a_page_without_a_section_has_no_summary() -> None:
    with pytest.raises(MarkersMissing, match="bench: request"):
        summary(_page().replace("<!-- bench: request -->", ""))


def test_the_readme_says_what_the_page_says() -> None:
    """Both are written at once: a difference is an edit by hand."""
    page, readme = (path.read_text(encoding="utf-8") for path in (record.PERFORMANCE, record.README))
    assert between(readme, "bench: summary").strip() == summary(page)


def test_both_documents_are_written_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the same figures; one section alone takes the others from the page."""
    monkeypatch.setattr(record, "PERFORMANCE", tmp_path / "page.md")
    monkeypatch.setattr(record, "README", tmp_path / "README.md")
    (tmp_path / "page.md").write_text(_page(), encoding="utf-8")
    (tmp_path / "README.md").write_text(
        "# R\n<!-- bench: summary -->\n<!-- /bench: summary -->\nend\n", encoding="utf-8"
    )

    texts = command.written({"decode": section("decode", [_figure("retab", "raw", 2.1)])})

    readme = texts[tmp_path / "README.md"]
    assert "2.10 / – / – / –" in readme
    assert "1.90 / 1.30 / 12.2 / –" in readme
    assert readme.startswith("# R\n")
    assert readme.endswith("\nend\n")
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count("2.10") == 0


def test_a_missing_place_is_told_before_anything_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "README.md").write_text("# R\n", encoding="utf-8")
    monkeypatch.setattr(record, "README", tmp_path / "README.md")
    monkeypatch.delattr(command, "prepare")
    assert command.main(["--write"]) == 1
    assert capsys.readouterr().err == (
        "bench: the document needs <!-- bench: summary --> and <!-- /bench: summary -->, once each and in that order\n"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_every_vendor_has_its_payload_and_our_names_for_it(case: Case) -> None:
    assert isinstance(json.loads(case.body()), dict)
    assert hasattr(import_module(f"{case.package}.models"), case.model)
    assert hasattr(import_module(f"{case.package}.api.runs.{case.operation}"), "sync")
    assert hasattr(import_module("runstate"), case.client)
