"""Runs as a table for a terminal of any width: a line for each, and a second one where there is a reason to tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import define, field
from rich.cells import cell_len
from rich.console import Console, Group
from rich.text import Text

from .board import Row
from .cells import STYLES
from .words import compact, one_line, shortened

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from rich.console import RenderableType

    from .cells import Cells

RUN, STATE, BAR, COUNTS, ELAPSED, SCORE = range(6)
HEADS = {RUN: "run", STATE: "state", BAR: "progress", COUNTS: "", ELAPSED: "elapsed", SCORE: "score"}
_RIGHT = frozenset({COUNTS, ELAPSED})
_GAP = 2
_WIDEST = {RUN: 40, STATE: 30, BAR: 20, COUNTS: 24, ELAPSED: 8, SCORE: 20}
_YIELDING = (
    (RUN, 30),
    (BAR, 6),
    (RUN, 24),
    (STATE, 16),
    (BAR, 0),
    (RUN, 14),
    (STATE, 9),
    (SCORE, 5),
    (RUN, 8),
)
"""Which column gives way down to which width, in order, when the terminal is too narrow for all."""
_ROOMY = 90
"""Columns from which there is room for percentages and for the names of scores."""
_INDENT = 4


@define
class Table:
    """Lays rows out. Its columns grow with what they have held, so that they do not move about."""

    console: Console
    elapsed: Callable[[Row], float | None]
    """How long the run of a row has been going."""
    _natural: list[int] = field(factory=lambda: [cell_len(head) for head in HEADS.values()], init=False)

    def draw(self, rows: Sequence[Row], others: Counter[str], *, whole: bool) -> RenderableType:
        """The table.

        Args:
            rows: Which runs.
            others: How many further runs are in which state.
            whole: Whether this is the last drawing: a reason may take several lines, and an error needs none, since
                it stands on stderr.
        """
        width = self._width
        texts = [self._texts(row, roomy=width >= _ROOMY) for row in rows]
        for row_texts in texts:
            lengths = map(cell_len, row_texts)
            self._natural = [max(pair) for pair in zip(self._natural, lengths, strict=True)]
        widths = _widths(self._natural, width)
        lines = [_heads(widths)]
        for row, row_texts in zip(rows, texts, strict=True):
            shown = [Text(text) for text in row_texts]
            shown[RUN] = Text(shortened(row_texts[RUN], widths[RUN]))
            shown[STATE].stylize(row.cells.style)
            shown[BAR] = self._bar(row.cells, widths[BAR])
            lines.append(_line(shown, widths, _RIGHT))
            lines.extend(self._reason(row.cells, whole=whole))
        if others:
            lines.append(Text(f"… and {others.total()} more: {tally(others)}", "dim"))
        for line in lines:
            line.truncate(width, overflow="ellipsis")
        return Group(*lines)

    @property
    def _width(self) -> int:
        # A terminal that echoes ^C after a full line would move the cursor down, and the next drawing with it.
        return max(1, self.console.width - len("^C"))

    def _texts(self, row: Row, *, roomy: bool) -> list[str]:
        cells = row.cells
        measure = cells.measure if roomy and cells.measure != "score" else ""
        spent = self.elapsed(row)
        return [
            shortened(one_line(str(row.ref)), _WIDEST[RUN]),
            cells.state if cells.status == "failed" else f"{cells.state} {cells.spoiled}".strip(),
            "",
            f"{cells.counts} {cells.percent if roomy else ''}".strip(),
            "" if spent is None else compact(spent),
            f"{measure} {cells.score}".strip(),
        ]

    def _bar(self, cells: Cells, width: int) -> Text:
        if cells.fraction is None:
            return Text()
        full, rest = ("#", "-") if self.console.options.ascii_only else ("━", "╌")
        done = int(cells.fraction * width)
        return Text.assemble((full * done, cells.style), (rest * (width - done), "dim"))

    def _reason(self, cells: Cells, *, whole: bool) -> list[Text]:
        if not cells.detail or (whole and cells.status == "error"):
            return []
        width = max(1, self._width - _INDENT)
        reason = Text(cells.detail, cells.style)
        if not whole:
            reason.truncate(width, overflow="ellipsis")
        lines = reason.wrap(self.console, width) if whole else [reason]
        return [Text(" " * _INDENT).append_text(line) for line in lines]


def tally(counts: Counter[str]) -> str:
    """`150 completed, 20 failed`, in the order of a run's life."""
    return ", ".join(f"{counts[status]} {status}" for status in STYLES if counts[status])


def _widths(natural: Sequence[int], width: int) -> list[int]:
    widths = [min(wanted, _WIDEST[column]) for column, wanted in enumerate(natural)]
    widths[BAR] = _WIDEST[BAR]
    spare = width - _GAP * (len(widths) - 1) - sum(widths)
    for column, least in _YIELDING:
        if spare < 0:
            given = min(-spare, max(0, widths[column] - least))
            widths[column] -= given
            spare += given
    return widths


def _heads(widths: Sequence[int]) -> Text:
    # One head for bar and counts.
    spans = {column: widths[column] for column in HEADS if column != COUNTS}
    spans[BAR] += _GAP + widths[COUNTS]
    right = {list(spans).index(column) for column in _RIGHT & spans.keys()}
    return _line([Text(HEADS[column], "bold") for column in spans], list(spans.values()), right)


def _line(cells: Sequence[Text], widths: Sequence[int], right: AbstractSet[int]) -> Text:
    line = Text(no_wrap=True)
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        cell.truncate(width, overflow="ellipsis")
        cell.align("right" if column in right else "left", width)
        line.append_text(cell).append(" " * _GAP)
    line.rstrip()
    return line
