"""Collects the licences of all that the packaged program carries into one text."""

from __future__ import annotations

import sys
import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

BUILDS_ONLY = {
    *(
        "altgraph",
        "cython",
        "hatchling",
        "macholib",
        "meson",
        "meson-python",
        "ninja",
        "packaging",
        "pathspec",
    ),
    *("pefile", "pip", "pluggy", "pybind11", "pyinstaller-hooks-contrib", "pyproject-metadata"),
    *("pywin32-ctypes", "setuptools", "trove-classifiers"),
}
"""Needed to build, and not in what is built. PyInstaller's own start is in it, under its exception."""
NAMES = ("licen", "copying", "notice", "authors")
HEAD = """\
Care Journal is under the MIT licence (LICENSE). It carries the software below, unchanged, under these
licences. Qt and PySide6 are used under the LGPL 3: their libraries lie in this folder as files of their own
and can be replaced.
"""


def licences_text(own: Path) -> str:
    """Return our licence, Python's, and each library's name, version, licence and texts, in order of name."""
    found = {_name(each): each for each in distributions()}
    parts = [HEAD, _block("Care Journal", own.read_text("utf-8")), _block("Python", _of_python())]
    names = sorted(found.keys() - BUILDS_ONLY - {"carejournal"})
    parts += [_block(f"{name} {found[name].version}", _texts(found[name])) for name in names]
    return "\n".join(parts)


def without_text() -> list[str]:
    """Return the libraries that ship neither a licence's name nor its text: somebody has to look."""
    return sorted(
        _name(each) for each in distributions() if _name(each) not in BUILDS_ONLY and not _texts(each).strip()
    )


def _name(distribution: Distribution) -> str:
    return distribution.name.lower().replace("_", "-")


def _texts(distribution: Distribution) -> str:
    """Return what a library says about its licence, then every licence file of its own."""
    about = distribution.metadata
    said = [
        next((_first_line(about[name]) for name in ("License-Expression", "License") if name in about), "")
    ]
    said += [each for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    files = sorted({str(each) for each in distribution.files or () if _is_licence(Path(str(each)))})
    texts = [Path(str(distribution.locate_file(each))).read_text("utf-8", "replace") for each in files]
    return "\n\n".join([*filter(None, said), *texts])


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


def _is_licence(path: Path) -> bool:
    in_licences = any(part.endswith(".dist-info") for part in path.parts) or len(path.parts) <= 2  # noqa: PLR2004
    return in_licences and path.suffix not in {".py", ".pyc"} and path.name.lower().startswith(NAMES)


def _of_python() -> str:
    for place in (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"):
        if place.is_file():
            return place.read_text("utf-8")
    return "PSF-2.0, see https://docs.python.org/3/license.html"


def _block(name: str, text: str) -> str:
    line = "=" * 78
    return f"{line}\n{name}\n{line}\n\n{text.strip()}\n"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(licences_text(Path(sys.argv[1])), "utf-8")
    if unknown := without_text():
        sys.exit(f"No licence is told by: {', '.join(unknown)}")
