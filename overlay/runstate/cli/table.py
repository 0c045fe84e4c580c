"""Runs as a table for a terminal of any width: one line per run or, where that is too wide, two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from .board import tally
from .words import compact, one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .board import Row
    from .cells import Cells

HEADS = ("run", "state", "progress", "elapsed", "score")
SHORT_HEADS = ("run", "state", "done", "time", "score")
REF, STATE, PROGRESS, ELAPSED, SCORE = range(len(HEADS))
_GAP = 2
_INDENT = 4
"""Of a run's second line, and of the reason below it."""
_BAR = (6, 20)
"""The narrowest and the widest bar; where there is less room there is none."""
_SHRINKING = ((STATE, 8), (SCORE, 5), (PROGRESS, 5))
"""Which column is cut down to which width where even two lines per run are too wide, in order."""


@define
class Layout:
    """How a table fills its width."""

    stacked: bool
    """Whether a run takes two lines: its reference, and the rest."""
    percent: bool
    """Whether there is room for percentages."""
    widths: list[int]
    """Of the columns, bars left out."""
    bar: int = 0
    """Of the bars, 0 for none."""


def _heads_alone() -> tuple[list[int], list[int]]:
    return [*map(len, SHORT_HEADS)], [*map(len, HEADS)]


@define
class Table:
    """Lays rows out. Its columns grow with what they have held, so that they do not move about."""

    console: Console
    _natural: tuple[list[int], list[int]] = field(factory=_heads_alone, init=False)
    """The widest of each column with short heads and no percentages, and with whole heads and percentages."""

    def draw(self, rows: Sequence[Row], room: int | None = None) -> list[Text]:
        """The lines of the table.

        Args:
            rows: The runs, in the order in which they are shown.
            room: How many lines there are for a drawing that is to be replaced: what does not fit is cut, or counted
                in the last line. Without it this is the last drawing, with all runs, whole references and reasons,
                and the totals.
        """
        if room is None:  # what the columns held on the way takes no room any more
            self._natural = _heads_alone()
        ranked = sorted(rows, key=lambda row: row.rank)[:room]
        layout = self._layout(ranked)
        heads = _lines([Text(head, "bold") for head in (HEADS if layout.percent else SHORT_HEADS)], layout)
        blocks = {row.ref: self._block(row, layout, last=room is None) for row in ranked}
        while room is not None and len(blocks) > 1:
            if len(heads) + sum(map(len, blocks.values())) + (len(blocks) < len(rows)) <= room:
                break
            blocks.popitem()
        lines = heads + [line for row in rows for line in blocks.get(row.ref, ())]
        hidden = [row for row in rows if row.ref not in blocks]
        if hidden:
            lines.append(Text(f"and {len(hidden)} more: {tally(hidden)}", "dim"))
        elif room is None and len(rows) > 1:
            lines.append(Text(f"{len(rows)} runs: {tally(rows)}", "bold"))
        if room is not None:
            for line in lines:
                line.truncate(self._width, overflow="ellipsis")
        return lines

    @property
    def _width(self) -> int:
        # A terminal that echoes ^C after a full line would move the cursor down, and the next drawing with it.
        return max(1, self.console.width - len("^C"))

    def _layout(self, rows: Sequence[Row]) -> Layout:
        for percent, natural in enumerate(self._natural):
            for row in rows:
                natural[:] = map(max, natural, map(cell_len, _texts(row, percent=bool(percent))))
        for stacked, percent in ((False, True), (False, False), (True, True), (True, False)):
            layout = Layout(stacked, percent, list(self._natural[percent]))
            beside = layout.widths[STATE:]
            spare = self._width - (_INDENT if stacked else layout.widths[REF] + _GAP) - sum(beside) - _GAP * 3
            if spare >= 0:
                break
        narrowest, widest = _BAR
        if spare >= narrowest + _GAP:
            layout.bar = min(widest, spare - _GAP)
        for column, least in _SHRINKING:
            taken = min(max(0, -spare), max(0, layout.widths[column] - least))
            layout.widths[column] -= taken
            spare += taken
        return layout

    def _block(self, row: Row, layout: Layout, *, last: bool) -> list[Text]:
        """The lines of one run."""
        cells = row.told
        texts = [Text(text) for text in _texts(row, percent=layout.percent)]
        if not last:
            texts[REF] = Text(shortened(texts[REF].plain, self._width))
        texts[STATE].stylize(cells.style)
        texts[PROGRESS].align("right", layout.widths[PROGRESS])
        if layout.bar:
            texts[PROGRESS] = _bar(cells, layout.bar).append(" " * _GAP).append_text(texts[PROGRESS])
        texts[ELAPSED].align("right", layout.widths[ELAPSED])
        lines = _lines(texts, layout)
        if cells.detail and not (last and cells.is_error):  # an error stands on stderr in the end
            width = max(1, self._width - _INDENT)
            reason = Text(cells.detail, cells.style if cells is row.cells else "red")  # trouble on the way
            wrapped = reason.wrap(self.console, width) if last else (reason,)
            lines.extend(Text(" " * _INDENT).append_text(line) for line in wrapped)
        return lines


def _texts(row: Row, *, percent: bool) -> list[str]:
    cells = row.told
    measure = cells.measure if cells.measure != "score" else ""
    spent = row.elapsed()
    return [
        one_line(str(row.ref)),
        cells.state if cells.status == "failed" else f"{cells.state} {cells.spoiled}".strip(),
        f"{cells.counts} {cells.percent if percent else ''}".strip(),
        "" if spent is None else compact(spent),
        f"{measure} {cells.score}".strip(),
    ]


def _bar(cells: Cells, width: int) -> Text:
    if cells.fraction is None:
        return Text(" " * width)
    done = int(cells.fraction * width)
    return Text.assemble(("━" * done, cells.style), ("╌" * (width - done), "dim"))


def _lines(texts: Sequence[Text], layout: Layout) -> list[Text]:
    widths = list(layout.widths)
    if layout.bar:
        widths[PROGRESS] += layout.bar + _GAP
    line = Text(no_wrap=True)
    for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
        if column == REF and layout.stacked:
            line.append(" " * _INDENT)
            continue
        if column != REF:
            text.truncate(width, overflow="ellipsis")
        text.align("left", max(width, text.cell_len))
        line.append_text(text).append(" " * _GAP)
    line.rstrip()
    return [texts[REF], line] if layout.stacked else [line]
