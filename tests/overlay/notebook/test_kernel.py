"""The notebook in docs/ runs in a real kernel, against the simulator, and shows what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.vendors import ROOT

nbformat: Any = pytest.importorskip("nbformat")
nbclient: Any = pytest.importorskip("nbclient")

NOTEBOOK = ROOT / "docs" / "notebooks" / "runs.ipynb"


BURST = """
burst = runstate.RunTable()
for number in range(5):
    burst(runstate.get(simulator.start("scorecard", seconds=600)))
late = burst._late
late and late.join()
"""
"""A cell of ours, with changes that come together: the last ones are drawn by another thread."""


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The cells after they have run, with their outputs."""
    home = str(tmp_path_factory.mktemp("jupyter"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    (last,) = (cell for cell in notebook.cells if "closing.close()" in cell.source)
    last.source = BURST + last.source
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, home)
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(cells: list[Any], source: str) -> list[Any]:
    """The outputs of the cell that has this text."""
    (cell,) = (cell for cell in cells if source in f"{cell.source}\n")
    return list(cell.outputs)


@pytest.mark.parametrize("source", ["runstate.get(failing)", "runstate.RunTable(runs)", "retab.list()\n"])
def test_the_last_value_is_a_table(cells: list[Any], source: str) -> None:
    """As HTML and as text."""
    (output,) = outputs(cells, source)
    assert "<table" in output.data["text/html"]
    assert output.data["text/plain"]


def test_a_wait_changes_its_table_in_place(cells: list[Any]) -> None:
    """One output, with the runs as they ended; the wait runs beside the kernel's own event loop."""
    (output,) = outputs(cells, "runs = runstate.wait(")

    assert output.output_type == "display_data"
    assert "3 runs: 2 completed, 1 failed" in output.data["text/html"]


def test_a_cell_can_await(cells: list[Any]) -> None:
    """The asynchronous wait runs on the kernel's loop."""
    table, value = outputs(cells, "await runstate.wait_async(")

    assert "completed" in table.data["text/html"]
    assert value.data["text/plain"] == "'completed'"


def test_a_watch_changes_its_table_in_place(cells: list[Any]) -> None:
    """One output, though there were several changes."""
    (output,) = outputs(cells, "runstate.watch(")
    assert "12/12" in output.data["text/html"]


def test_changes_that_come_together_are_all_drawn(cells: list[Any]) -> None:
    """Another thread of the kernel can draw."""
    (output,) = outputs(cells, "burst(")
    assert "5 runs: " in output.data["text/html"]


def test_the_notebook_is_kept_as_it_was_run() -> None:
    """With outputs, so that it can be read on a web page; without the paths and times of a machine in its metadata."""
    notebook = json.loads(Path(NOTEBOOK).read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]

    assert all(cell["metadata"] == {} for cell in code)
    assert sum(bool(cell["outputs"]) for cell in code) == 7
    assert not any("error" in output["output_type"] for cell in code for output in cell["outputs"])
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
