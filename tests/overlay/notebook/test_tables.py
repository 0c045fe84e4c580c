"""What notebooks show of runs: small tables, safe and readable whatever the vendor says; text elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstate import Completed, Failed, Page, Progress, Retab, Run, Running, Runs, RunTable, Timing, notebook
from runstate.listing import Query
from runstate.notebook import MOST_ROWS
from runstate.run import Facts, assemble
from tests.overlay.decode.test_json_form import RUNS as EXAMPLES
from tests.overlay.decode.test_json_form import facts
from tests.overlay.notebook.snapshots import FAILED, HERE, NOON, html, pages, run_of
from tests.overlay.notebook.snapshots import RUNS as SHOWN
from tests.support.answers import Answers, answer

TAGS = {"div", "span", "table", "thead", "tbody", "tr", "th", "td"}


class Reader(HTMLParser):
    """The tags, attributes and texts of HTML, which must be closed as it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: set[str] = set()
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        self.attributes |= {name for name, _ in attrs}
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", pages())
def test_snapshots(name: str) -> None:
    """After a change, write them anew (`python -m tests.overlay.notebook.snapshots`) and look at them in a browser."""
    assert (HERE / name).read_text(encoding="utf-8") == pages()[name]


@pytest.mark.parametrize("run", EXAMPLES, ids=[f"{run.ref}-{run.status}" for run in EXAMPLES])
def test_every_example_has_its_table(run: Run[Any]) -> None:
    """It has the state, every score and the reason, alone and among others."""
    alone, among = Reader(html(run)).texts, Reader(html(RunTable([run, SHOWN[0]]))).texts

    for texts in (alone, among):
        assert str(run.ref) in texts
        assert any(run.status in text for text in texts)
    assert {*run.scores} <= {*alone}
    assert str(run.ref) in repr(RunTable([run]))


@settings(max_examples=50)
@given(st.lists(facts, max_size=4), st.text())
def test_nothing_of_a_vendor_is_markup(facts: list[Facts], title: str) -> None:
    """All that it says is text, and the tables have no script, style sheet or address."""
    runs = [assemble(run.ref, each, None, NOON) for run, each in zip(EXAMPLES, facts, strict=False)]
    for shown in (*runs, RunTable(runs, title=title)):
        assert Reader(html(shown)).attributes <= {"class", "style", "scope", "colspan"}
        assert not re.search(r"[\x00-\x1f\x7f\ud800-\udfff\u202a-\u202e]", html(shown))
    assert "\r" not in repr(RunTable(runs, title="x"))


def test_texts_are_as_they_are() -> None:
    """Markup is shown as it was written, in one line, and a very long text is cut."""
    name = "<img src=x onerror=alert(1)>\n&amp; " + "long " * 100
    texts = Reader(html(run_of("retab:1", Running(), name=name))).texts
    (shown,) = (text for text in texts if text.startswith("<img"))

    assert shown.startswith("<img src=x onerror=alert(1)> &amp; long")
    assert len(shown) == 200


def test_styles_need_nothing_from_outside() -> None:
    """No color of text but of the dots, so that light and dark both work."""
    for text in (html(FAILED), html(RunTable(SHOWN))):
        styles = set(re.findall(r'style="([^"]*)"', text))
        assert not any("url(" in style for style in styles)
        assert all(style.startswith("color:#") and "●" in text for style in styles if re.match("color", style))


def test_empty_columns_are_left_out() -> None:
    """Reference and state always stand there."""
    heads = repr(RunTable([run_of("retab:1", Running()), run_of("retab:2", Completed())])).splitlines()[0]
    assert heads.split() == ["run", "state"]


def test_of_many_runs_the_most_important_are_shown() -> None:
    """In their order: first those that go on, then the failed ones; the others are counted."""
    states = [*[Completed()] * 50, Failed(), *[Running()] * 8, *[Completed()] * 50]
    table = RunTable(run_of(f"retab:{at}", state) for at, state in enumerate(states))
    *rows, last = repr(table).splitlines()[1:]

    assert last == "109 runs: 8 running, 100 completed, 1 failed (30 shown)"
    assert [row.split()[0] for row in rows] == [f"retab:{at}" for at in [*range(MOST_ROWS - 9), *range(50, 59)]]
    assert html(table).count("●") == MOST_ROWS


def test_no_runs() -> None:
    """A table without rows says so."""
    assert repr(RunTable()) == "run  state\n0 runs"
    assert "0 runs" in html(RunTable())


def test_table_has_each_run_once_as_it_was_last() -> None:
    """In the order in which they came first."""
    first, other, later = run_of("retab:1", Running()), run_of("retab:2", Running()), run_of("retab:1", Completed())
    assert RunTable([first, other, later]).runs == (later, other)


class Display:
    """Takes the place of IPython in a process that is a notebook's kernel, or a terminal."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, kernel: bool) -> None:
        self.drawn: list[str] = []
        module = ModuleType("IPython.display")
        vars(module)["display"] = self._display
        shell = SimpleNamespace(kernel=object()) if kernel else SimpleNamespace()
        monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
        monkeypatch.setitem(sys.modules, "IPython.display", module)

    def _display(self, table: RunTable, *, display_id: bool) -> Any:
        assert display_id
        self.drawn.append(f"new {table.runs[-1]}")

        def update(again: RunTable) -> None:
            self.drawn.append(f"update {again.runs[-1]}")

        return SimpleNamespace(update=update)


class Later:
    """Takes the place of `threading.Timer`: what is due later happens when the test says so."""

    waiting: ClassVar[list[Later]] = []

    def __init__(self, interval: float, function: Callable[[], None]) -> None:
        assert 0 < interval <= 0.1
        self.function = function

    def start(self) -> None:
        self.waiting.append(self)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[Later]:
    """What is due later."""
    Later.waiting.clear()
    monkeypatch.setattr(notebook, "Timer", Later)
    monkeypatch.setattr(notebook, "monotonic", lambda: 0.0)
    return Later.waiting


def test_a_notebook_draws_once_and_updates(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], later: list[Later]
) -> None:
    """Nothing is printed; each table has its own place, and the end is drawn at once."""
    display = Display(monkeypatch, kernel=True)
    for table in (RunTable(), RunTable()):
        table(run_of("retab:1", Running()))
        table(run_of("retab:1", Completed()))

    assert display.drawn == ["new retab:1 running", "update retab:1 completed"] * 2
    assert later == []
    assert capsys.readouterr().out == ""


def test_changes_that_come_together_are_drawn_together(monkeypatch: pytest.MonkeyPatch, later: list[Later]) -> None:
    """A little later, once, as the runs are then."""
    display = Display(monkeypatch, kernel=True)
    table = RunTable()
    for number in range(5):
        table(run_of(f"retab:{number}", Running()))
    assert display.drawn == ["new retab:0 running"]

    (due,) = later
    due.function()
    assert display.drawn == ["new retab:0 running", "update retab:4 running"]

    table(run_of("retab:5", Running()))
    assert len(later) == 2


def test_a_table_that_takes_long_is_drawn_less_often(monkeypatch: pytest.MonkeyPatch, later: list[Later]) -> None:
    """Drawing takes a twentieth of the time at most."""
    display = Display(monkeypatch, kernel=True)
    times = iter([0.0, 1.0, 1.0, 1.2, 1.2 + 20 * 0.2 - 0.01])
    monkeypatch.setattr(notebook, "monotonic", lambda: next(times))
    table = RunTable()
    table(run_of("retab:1", Running()))  # drawn at 0
    table(run_of("retab:2", Running()))  # drawn at 1, which takes 0.2 seconds
    table(run_of("retab:3", Running()))  # too early

    assert len(display.drawn) == 2
    assert len(later) == 1


@pytest.mark.parametrize("ipython", [True, False])
def test_elsewhere_each_change_is_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ipython: bool
) -> None:
    """In IPython's terminal, too."""
    if ipython:
        Display(monkeypatch, kernel=False)
    table = RunTable()
    table(run_of("retab:1", Running(), progress=Progress(1, 0, 2)))
    table(run_of("retab:1", Completed(), progress=Progress(2, 0, 2), timing=Timing()))

    assert capsys.readouterr().out == "retab:1 running 1/2\nretab:1 completed 2/2\n"
    assert table.runs == (run_of("retab:1", Completed(), progress=Progress(2, 0, 2)),)


def listed(count: int) -> tuple[Runs[object], list[int | None]]:
    """A list of so many runs in one page, and the sizes that were requested."""
    sizes: list[int | None] = []

    def ask(_: str | None, size: int | None) -> Page[Run[object]]:
        sizes.append(size)
        return Page([run_of(f"retab:{number}", Running()) for number in range(min(count, size or count))])

    return Runs(ask, Query(vendor="retab", what="runs", filters={"status": "<running>"}, limit=None, key=None)), sizes


@pytest.mark.parametrize(("count", "more"), [(3, ""), (20, ""), (21, ", the first 20"), (500, ", the first 20")])
def test_a_list_shows_its_first_runs(count: int, more: str) -> None:
    """It requests no more than it needs to know whether there are others, and only when it is shown."""
    runs, sizes = listed(count)
    assert sizes == []
    texts = Reader(html(runs)).texts

    assert sizes == [21]
    assert texts[0] == f"runs of retab, status='<running>'{more}"
    assert sum(text.startswith("retab:") for text in texts) == min(count, 20)


def test_a_list_that_cannot_be_read_shows_the_error() -> None:
    """In one line, without a traceback."""
    with Retab("key-wrong", transport=Answers(answer({"detail": "no <b>"}, 401)), retries=0) as retab:
        (text,) = Reader(html(retab.list())).texts
    assert "401" in text


def test_a_page_of_runs_has_a_table_and_another_has_none() -> None:
    """IPython shows its repr then."""
    assert html(Page(SHOWN)) == html(RunTable(SHOWN))
    assert html(Page([])) == html(Page([1, 2])) == "None"


@pytest.mark.parametrize("make", [lambda: RunTable(SHOWN), lambda: FAILED])
def test_looking_changes_nothing(make: Callable[[], Any]) -> None:
    """A table can be shown twice."""
    shown = make()
    assert (html(shown), repr(shown)) == (html(shown), repr(shown))


def test_an_iterator_is_read_once() -> None:
    """So that `RunTable(retab.list())` sends its requests once."""

    def once() -> Iterator[Run[object]]:
        yield from SHOWN

    assert RunTable(once()).runs == SHOWN
