"""The fuzzing's own parts: bodies are broken in every way, and a client that breaks a law is found out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

from runstate import DecodeError, Run, RunNotFound, ServerError
from runstate.catalog import VENDORS
from scripts._lab import record
from scripts._lab.fuzz.breaking import WAYS, Breaker, dice
from scripts._lab.fuzz.campaign import Tally, piece
from scripts._lab.fuzz.client import ScriptedClient
from scripts._lab.fuzz.command import main
from scripts._lab.fuzz.invariants import Broken, judge, same
from scripts._lab.fuzz.report import Report
from scripts._lab.fuzz.valid import RUN, examples
from tests.overlay.decode.reading import read
from tests.support.vendors import RETAB

GOOD = json.dumps(RETAB.example("200.completed")).encode()
SECRET = ScriptedClient("retab").secrets[0]


class Liar(ScriptedClient):
    """Says something else than the client does."""

    def __init__(self, say: Callable[[Run[Any]], Any]) -> None:
        super().__init__("retab")
        self._say = say

    def ask(self, status: int, body: bytes) -> Run[Any]:
        del status
        said = self._say(super().ask(200, body))
        if isinstance(said, Exception):
            raise said
        return cast("Run[Any]", said)


def decode_error(**changes: Any) -> DecodeError:
    return DecodeError("no run", **{"vendor": "retab", "field": "id", **changes})


def not_found(run: Run[Any]) -> RunNotFound:
    del run
    return RunNotFound("gone", vendor="retab", status=404)


class Unpickled(DecodeError):
    """Comes back as another."""

    def __reduce__(self) -> tuple[object, ...]:
        return str, ("another",)


LIES: dict[str, tuple[Callable[[Run[Any]], Any], str]] = {
    "another exception": (lambda _: KeyError("id"), "an answer is a run or an error of the tree"),
    "another run": (lambda run: attrs.evolve(run, ref=run.ref.parse("retab:other")), "a run is the one"),
    "another raw": (lambda run: attrs.evolve(run, raw=read(RETAB, RETAB.example("200.running")).raw), "raw is"),
    "score": (lambda run: attrs.evolve(run, scores={"score": float("inf")}), "a score is a number"),
    "secret": (lambda _: decode_error(body=f"key {SECRET}"), "an error holds no secret"),
    "escaped secret": (lambda _: decode_error(body=SECRET.replace("/", "\\/")), "an error holds no secret"),
    "field": (lambda _: decode_error(field=""), "a DecodeError names a field"),
    "length": (lambda _: DecodeError("x" * 2_000, vendor="retab", field="id"), "a message has an end"),
    "pickle": (lambda _: Unpickled("no run", vendor="retab", field="id"), "an error survives pickling"),
    "status": (not_found, "the status decides the error"),
}


@pytest.mark.parametrize(("say", "law"), LIES.values(), ids=LIES)
def test_lie_is_found_out(say: Callable[[Run[Any]], Any], law: str) -> None:
    """Each law can be broken."""
    with pytest.raises(Broken) as caught:
        judge(Liar(say), 500, GOOD) if law.startswith("the status") else judge(Liar(say), 200, GOOD)

    assert caught.value.law.startswith(law)


def test_truth_is_borne() -> None:
    """A good answer, a refusal and an error break no law."""
    client = ScriptedClient("retab")

    assert isinstance(judge(client, 200, GOOD, valid=True).outcome, Run)
    assert isinstance(judge(client, 200, b"{}").outcome, DecodeError)
    assert isinstance(judge(client, 599, GOOD).outcome, ServerError)
    with pytest.raises(Broken, match="a valid body is a run"):
        judge(client, 200, b"{}", valid=True)


def test_sameness() -> None:
    """Of JSON, not of Python."""
    nan = float("nan")
    assert same({"a": [nan, 1]}, {"a": [float("nan"), 1.0]})
    for left, right in ((1, True), ([0], [False]), ({"a": 1}, {"b": 1}), ([1], [1, 1]), (nan, 1.0), (None, {})):
        assert not same(left, right)


@pytest.mark.parametrize("slug", VENDORS)
def test_every_way_breaks_some_body(slug: str) -> None:
    """No way of breaking is idle, and the same seed breaks in the same way."""
    (body, *_) = examples(slug, RUN)
    breaker = Breaker(body, ["key"])
    good = json.dumps(body).encode()

    broken = [breaker.broken(dice(seed)) for seed in range(300)]
    assert broken == [breaker.broken(dice(seed)) for seed in range(300)]
    assert len(set(broken)) > 250
    assert broken.count(good) < 30
    for way in WAYS:
        whole = {"body": body, "more": [1, 2]}
        copies = [json.loads(json.dumps(whole)) for _ in range(50)]
        for seed, copied in enumerate(copies):
            way(breaker, dice(seed), copied, dice(-seed).choice(list(copied)))
        assert any(copied != whole for copied in copies), way.__name__


def test_piece_of_a_campaign_is_the_same_each_time() -> None:
    """Its counts add up, and what it finds can be written down."""
    first, second = (piece("scorecard", 1, 0, 60) for _ in range(2))

    assert first.counts == second.counts
    assert first.counts["broken"] == 60 == first.counts["run"] + first.counts["refused"]
    assert first.counts["error"] == 6
    assert first.counts["valid"] > 40
    assert not first.findings
    assert Report(1, [first]).passed


def test_record_takes_the_place_of_the_former(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the document stays as it is."""
    monkeypatch.setattr(record, "RELIABILITY", document := tmp_path / "reliability.md")
    document.write_text("# Reliability\n\n<!-- fuzz -->\n<!-- /fuzz -->\n\nkept\n", encoding="utf-8")
    tally = Tally("scorecard")

    for number in (1, 22):
        tally.counts["valid"] = number
        document.write_text(Report(1, [tally]).written(), encoding="utf-8")

    text = document.read_text(encoding="utf-8")
    assert text.startswith("# Reliability\n\n<!-- fuzz -->\n\n`make fuzz`")
    assert text.endswith("\n\n<!-- /fuzz -->\n\nkept\n")
    assert "|         22 |" in text
    assert "|          1 |" not in text


def test_a_missing_place_is_told_before_anything_is_sought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(record, "RELIABILITY", document := tmp_path / "reliability.md")
    document.write_text("# Reliability\n", encoding="utf-8")

    assert main(["--write"]) == 2
    assert capsys.readouterr().err == (
        "fuzz: the document needs <!-- fuzz --> and <!-- /fuzz -->, once each and in that order\n"
    )


@pytest.mark.parametrize(("status", "shown"), [("200", "<FinishedRun "), ("404", "RunNotFound(")])
def test_one_body_again(tmp_path: Path, capsys: pytest.CaptureFixture[str], status: str, shown: str) -> None:
    """What a finding's last line says."""
    (path := tmp_path / "retab-1.body").write_bytes(GOOD)

    assert main(["--vendor", "retab", "--status", status, "--again", str(path)]) == 0
    assert capsys.readouterr().out.startswith(shown)
