"""Packaged resources: found in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """Return the path of a packaged resource; FileNotFoundError where the installation lacks it."""
    checkout = PACKAGE.parent.parent
    for root in (PACKAGE / "resources", checkout / "resources", checkout / "docs"):  # docs has the guide
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"resource missing from the installation: {'/'.join(parts)}")
