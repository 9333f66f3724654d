"""Packaged resources: found in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """Return the path of a packaged resource; FileNotFoundError where the installation lacks it."""
    for root in (PACKAGE / "resources", PACKAGE.parent.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"resource missing from the installation: {'/'.join(parts)}")
