"""What the benchmark makes of its rounds. Nothing is timed here: machines are noisy, and a test must not be."""

# ruff: noqa: RUF001 -- the tables have signs of their own

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest

from scripts._lab import record
from scripts._lab.bench import command, packages, sections
from scripts._lab.bench.arithmetic import Figure, Pair, measure, number, ratio
from scripts._lab.bench.cases import BY_SLUG, CASES, PAGES, Case
from scripts._lab.bench.command import SECTIONS
from scripts._lab.bench.report import HEADS, comparison, section, summary, verdicts
from scripts._lab.bench.startup import contenders
from scripts._tools.documents.markers import MarkersMissing, between, replaced, table

GENERATED = [path.parent for path in record.ROOT.glob("generated/*/pyproject.toml")]


def _clock(name: str, order: list[str], *values: float) -> Callable[[], dict[str, float]]:
    """A clock with prepared values, which notes in `order` that it was read."""
    left = list(values)

    def read() -> dict[str, float]:
        order.append(name)
        return {"value": left.pop(0), "modules": 200}

    return read


def test_a_figure_is_the_median_and_the_median_of_the_rounds_ratios() -> None:
    order: list[str] = []
    own, base = _clock("own", order, 20.0, 90.0, 24.0), _clock("base", order, 10.0, 30.0, 10.0)  # slow in round two
    (figure,) = measure([Pair("retab", "raw", own, base)], 3)
    assert figure == Figure("retab", "raw", 24.0, 10.0, 2.4, 3, {"modules": 200, "modules_ratio": 1.0})


def test_rounds_go_from_pair_to_pair_and_take_turns() -> None:
    """A slow spell meets every contender, and not always the same side of a pair."""
    order: list[str] = []
    one, two = (
        Pair("retab", name, _clock(name, order, 1, 2), _clock(f"{name}'s base", order, 1, 2)) for name in ("raw", "sdk")
    )
    assert [figure.contender for figure in measure([one, two], 2)] == ["raw", "sdk"]
    assert order == ["raw's base", "raw", "sdk's base", "sdk", "raw", "raw's base", "sdk", "sdk's base"]


class _Worker:
    """Takes 84 µs for a call, whatever it is."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def ask(self, **order: Any) -> dict[str, int]:
        if "open" in order:
            return {}
        self.numbers.append(order["number"])
        return {"nanoseconds": order["number"] * 84_000}


def test_time_per_call_is_in_microseconds() -> None:
    """From as many calls as take the effort's milliseconds."""
    worker = _Worker()
    clock = sections.timer(cast("Any", worker), "raw", 8.4, {})
    assert clock() == {"value": 84.0}
    assert worker.numbers[-2:] == [100, 100]


def test_a_comparison_has_both_medians_and_the_median_of_the_ratios() -> None:
    figures = [
        Figure("retab", "raw", 9.0, 10.0, 0.9, 3, {}),
        Figure("scorecard", "raw", 22.0, 20.0, 1.1, 3, {}),
        Figure("ai21-maestro", "raw", 33.0, 30.0, 1.05, 3, {}),
        Figure("retab", "overlay", 12.0, 10.0, 1.2, 3, {}),
    ]
    lines = comparison("request", figures, "v1.0").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[:6]]
    assert cells[0] == ["", "", "v1.0, µs", "working tree, µs", "ratio"]
    assert cells[2] == ["Retab", "these packages", "10.0", "9.00", "0.90×"]
    assert lines[-1] == "Median of the ratios: these packages 1.05×; the overlay 1.20×."
    assert "v1.0, ms" in comparison("startup", figures, "v1.0")


def test_the_packages_of_another_revision_are_importable() -> None:
    """The overlay and each vendor's package, from sources of their own."""
    with packages.checkout("HEAD") as path:
        assert [folder.name for folder in path] == ["overlay", *sorted(each.name for each in GENERATED)]
        assert (path[0] / "runstate" / "__init__.py").exists()
        assert all(list(folder.glob("runstate_*/__init__.py")) for folder in path[1:])
        assert record.ROOT not in path[0].parents
    assert not path[0].exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--against", "no-such-revision"], 1, "git knows no revision 'no-such-revision'"),
        (["--write", "--against", "HEAD"], 2, "--write takes full rounds, not --quick or --against"),
    ],
)
def test_a_comparison_that_cannot_be_made(
    arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        ended = command.main(arguments)
    except SystemExit as exit_:
        ended = cast("int", exit_.code)
    assert ended == status
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_each_contender_of_the_start_up_is_a_program(case: Case) -> None:
    """Of all columns, the baseline beside them; without a request it ends once there is a client."""
    for name in ("startup", "client"):
        programs = contenders(name, case, "https://127.0.0.1:1", "/authorities.pem")
        expected = {"baseline", *sections.CONTENDERS[name]} - ({"sdk"} if case.sdk is None else set())
        assert expected <= set(programs)
        for program in programs.values():
            compile(program, name, "exec")
    asking = contenders("startup", BY_SLUG["retab"], "https://127.0.0.1:1", "/authorities.pem")
    assert "client.get('exprun_c41')" in asking["overlay"]
    assert "import httpx" in asking["baseline"]
    assert "get('exprun_c41')" in asking["sdk"]


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


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.slug)
def test_a_page_has_a_hundred_runs(case: Case) -> None:
    """Of the example, and the vendor's own model reads it; its row is in the table of its section."""
    page = json.loads(case.body())
    assert len(page[case.runs]) == 100
    assert getattr(import_module(f"{case.package}.models"), case.model).from_dict(page).to_dict() == page
    assert f"| {case.title} " in section("page", [])


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
        for name in HEADS
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
