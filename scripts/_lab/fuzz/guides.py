"""Runs `guided.py` for a vendor, in the environment that has atheris, and reads libFuzzer's report."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

from attrs import frozen

from scripts._lab.record import ROOT

from .campaign import Finding

HOME = ROOT / ".cache" / "fuzz"
"""The findings, the corpora, and the environment for atheris."""
PYTHON = HOME / "venv" / "bin" / "python"


class GuideFailed(Exception):
    """libFuzzer failed: the message has the end of its output."""


@frozen
class Guided:
    """libFuzzer's report for one vendor."""

    slug: str
    executions: int
    """Bodies that were tried; each is answered with status 200, and again as an error."""
    edges: int
    """Places of the instrumented code that were reached."""
    kept: int
    """Bodies that were kept, because each reaches code that no other does."""
    seconds: float
    findings: list[Finding]


def guided(slug: str, seconds: int, seed: int) -> Guided:
    """Let libFuzzer search for bodies that reach new code."""
    with tempfile.TemporaryDirectory() as folder:
        (corpus := Path(folder) / "corpus").mkdir()
        for path in (ROOT / "specs" / slug / "examples").glob("*.json"):
            (corpus / path.name).write_bytes(path.read_bytes())
        limits = (f"-max_total_time={seconds}", "-max_len=65536", "-timeout=30")
        options = (*limits, f"-seed={seed}", "-print_final_stats=1", f"-artifact_prefix={folder}/")
        command: list[str | Path] = [PYTHON, "-m", "scripts._lab.fuzz.guided", slug, *options, corpus]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    ended = re.search(r"DONE +cov: (\d+) ft: \d+ corp: (\d+)/", done.stderr)
    ran = re.search(r"Done (\d+) runs in (\d+) second", done.stderr)
    if done.returncode or not ended or not ran:
        raise GuideFailed(f"{slug}: atheris ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    return Guided(
        slug=slug,
        executions=int(ran[1]),
        edges=int(ended[1]),
        kept=int(ended[2]),
        seconds=float(ran[2]),
        findings=[
            Finding(slug, law, status, bytes.fromhex(body))
            for line in done.stdout.splitlines()
            if line.startswith("FINDING ")
            for law, status, body in [json.loads(line.removeprefix("FINDING "))]
        ],
    )
