"""Durations and references as users write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runstate import ConfigurationError
from runstate.cli import params
from runstate.cli.summary import compact, shortened

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

AMOUNTS = st.tuples(*(st.none() | st.integers(0, 10_000) for _ in "dhms"))


@given(
    amounts=AMOUNTS.filter(lambda amounts: any(amount is not None for amount in amounts)),
    gap=st.sampled_from(["", " "]),
)
def test_a_duration_is_the_sum_of_its_parts(amounts: tuple[int | None, ...], gap: str) -> None:
    """Days, hours, minutes and seconds are optional, in this order."""
    written = gap.join(f"{amount}{unit}" for amount, unit in zip(amounts, "dhms", strict=True) if amount is not None)
    parts = zip(amounts, (86_400, 3_600, 60, 1), strict=True)

    assert params.duration(written) == sum((amount or 0) * unit for amount, unit in parts)


@given(seconds=st.integers(0, 3_599))
def test_a_duration_comes_back(seconds: int) -> None:
    """A duration below an hour can be written as it is shown."""
    assert params.duration(compact(seconds)) == seconds


@given(seconds=st.floats(0, 10**8))
@example(seconds=5 * 3_600 + 59)
@example(seconds=2 * 86_400 + 3 * 3_600 + 59)
def test_a_long_duration_loses_little(seconds: float) -> None:
    """A longer duration is shown correctly down to its smaller unit."""
    written = compact(seconds)
    unit = {"s": 1, "m": 60, "h": 3_600}[written[-1]]

    assert 0 <= seconds - params.duration(written) < unit


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("90", 90),
        ("90s", 90),
        ("15m", 900),
        ("1h30m", 5_400),
        ("2d", 172_800),
        ("0.5", 0.5),
        ("1.5h", 5_400),
        ("1H", 3_600),
    ],
)
def test_durations(written: str, seconds: float) -> None:
    """The forms that the help names."""
    assert params.timeout(written) == seconds


@pytest.mark.parametrize("written", ["none", "forever", "None", " FOREVER "])
def test_no_end(written: str) -> None:
    """Words for a wait without a timeout."""
    assert params.timeout(written) is None


@pytest.mark.parametrize(
    "written", ["", " ", "x", "5x", "-1", "1m1h", "nan", "inf", "1e3", "h", "1..5", "٣", "9" * 400]
)
def test_no_durations(written: str) -> None:
    """Everything else is refused."""
    with pytest.raises(click.BadParameter, match=r"is not a duration|is too long"):
        params.timeout(written)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--timeout", "5x"), "Invalid value for '--timeout': '5x' is not a duration: write 90, 90s, 15m, 1h30m or 2d"),
        (("--timeout", "-1"), "Invalid value for '--timeout'"),
        (("--interval", "none"), "Invalid value for '--interval': 'none' is not a duration"),
        (("--interval", "0"), "Invalid value for '--interval': it must be above 0"),
        (("--on-blocked", "panic"), "Invalid value for '--on-blocked'"),
    ],
)
def test_bad_options(runstate: Call, words: tuple[str, ...], said: str) -> None:
    """One line names the option, the problem, and the help."""
    result = runstate("wait", "retab:exprun_2", *words)

    assert result.status == 2
    assert result.complaint.startswith(said)
    assert result.complaint.endswith("(see `runstate wait --help`)")


def test_references_from_stdin(runstate: Call, simulator: Simulator) -> None:
    """`-` reads one reference per line, without blank lines and comments, and each run once."""
    first, second = simulator.start("retab", seconds=60), simulator.start("scorecard", seconds=60)

    result = runstate("get", "--json", "-", str(first), stdin=f"# runs\n\n  {second}\n{first}\n\t# end\n")

    assert [run["ref"] for run in result.objects] == [str(second), str(first)]


@pytest.mark.parametrize("stdin", ["", "\n# nothing\n"])
def test_an_empty_stdin(runstate: Call, stdin: str) -> None:
    """No reference is a usage error."""
    result = runstate("wait", "-", stdin=stdin)

    assert result.status == 2
    assert result.complaint.startswith("no references")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_a_byte_order_mark_is_no_part_of_a_reference(runstate: Call, simulator: Simulator, encoding: str) -> None:
    """A byte-order mark, which PowerShell writes, is ignored."""
    ref = simulator.start("retab", seconds=60)

    result = runstate("get", "--json", "-", stdin=f"{ref}\n".encode(encoding))

    assert [run["ref"] for run in result.objects] == [str(ref)]


@pytest.mark.parametrize(("text", "encoding"), [("a:b", "utf-16"), ("a:b", "utf-16-le"), ("a:\xfc", "latin-1")])
def test_other_encodings_are_refused(runstate: Call, text: str, encoding: str) -> None:
    """Text that is not UTF-8 is refused."""
    result = runstate("get", "-", stdin=text.encode(encoding))

    assert result.status == 2
    assert result.complaint == "stdin is not text in UTF-8: write one reference per line"


def test_a_closed_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed stdin has no references."""
    monkeypatch.setattr("sys.stdin", None)

    with pytest.raises(ConfigurationError, match="no references"):
        params.parse_references(["-"])


@given(text=st.text(max_size=60), width=st.integers(0, 40))
def test_shortening(text: str, width: int) -> None:
    """A shortened text fits, and is unchanged if it fitted before."""
    short = shortened(text, width)

    assert len(short) <= max(width, 0)
    assert short == text or len(text) > width
