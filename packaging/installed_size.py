"""What the packaged program's folder holds, in MB, and how much of it is Qt. Prints a table."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

LIMIT_MB = 150
QT = ("PySide6", "shiboken6")
PARTS = {
    "typst": ("typst",),
    "numpy": ("numpy", "numpy.libs"),
    "Python": (
        "libpython",
        "python3",
        "base_library.zip",
        "libcrypto",
        "libsqlite3",
        "libffi",
        "libbz2",
        "liblzma",
        "libz",
        "libuuid",
    ),
    "all Python code": ("carejournal.exe", "carejournal-program"),
    "cryptography": ("cryptography", "_cffi_backend"),
    "matplotlib": ("matplotlib", "contourpy", "kiwisolver", "fontTools"),
    "Pillow": ("PIL", "pillow.libs"),
    "pikepdf": ("pikepdf", "pikepdf.libs"),
    "sqlcipher3": ("sqlcipher3",),
    "lxml": ("lxml",),
    "Qt": QT,
}
TOLD_FROM_MB = 0.05


def main() -> None:
    """Print the parts of the folder given, the largest first."""
    sizes = sizes_of(Path(sys.argv[1]))
    for part, size in sizes.most_common():
        if size / 1e6 >= TOLD_FROM_MB:
            print(f"{size / 1e6:7.1f}  {part}")
    above = above_qt_mb(sizes)
    print(f"{above:7.1f}  MB above Qt (aim: at most {LIMIT_MB}), {sum(sizes.values()) / 1e6:.1f} in all")


def above_qt_mb(sizes: Counter[str]) -> float:
    """Return how many MB are not Qt's and its binding's."""
    return (sum(sizes.values()) - sizes["Qt"]) / 1e6


def sizes_of(folder: Path) -> Counter[str]:
    """Return the bytes of each part of the program's folder; links count nothing."""
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[_part(path.relative_to(folder))] += path.stat().st_size
    return sizes


def _part(path: Path) -> str:
    name = path.parts[1] if len(path.parts) > 1 else "carejournal-program"
    named = (
        part
        for part, beginnings in PARTS.items()
        for each in beginnings
        if name == each or _begins(name, each)
    )
    return next(named, "resources and the rest")


def _begins(name: str, beginning: str) -> bool:
    return beginning.startswith(("lib", "python3")) and name.startswith(beginning)


if __name__ == "__main__":
    main()
