"""Where things are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HOME = ROOT / ".cache" / "fuzz"
"""What a campaign leaves: findings, corpora, an environment for atheris."""
