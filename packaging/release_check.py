"""Check that everything a release needs agrees, and say what does not. Run as `python3 dev.py release`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GREEN = ROOT / "build" / "tests-passed.txt"
"""Written by `dev.py test --slow` when everything passed: the commit that was tested."""
VERSION = re.compile(r"\d+\.\d+\.\d+")
PIN = re.compile(r"^([\w.-]+)==([^ \\]+)( ;[^\\]*)?", re.MULTILINE)


def main() -> None:
    """Print every disagreement, and end with 1 where there is one; `--tests-passed` is what dev.py notes."""
    if sys.argv[1:] == ["--tests-passed"]:
        GREEN.parent.mkdir(exist_ok=True)
        GREEN.write_text(_git(ROOT, "rev-parse", "HEAD"), "utf-8")
        return
    problems = [*disagreements(ROOT), *untested(ROOT)]
    for problem in problems:
        print(f"- {problem}")
    print(f"{len(problems)} to see to." if problems else f"Everything agrees on {version(ROOT)}.")
    sys.exit(1 if problems else 0)


def version(root: Path) -> str:
    """Return the version from the one place where it stands."""
    found = re.search(r'__version__ = "(.+)"', (root / "src/carejournal/__init__.py").read_text("utf-8"))
    return found[1] if found else ""


def disagreements(root: Path) -> list[str]:
    """Return what does not agree among version, changelog, metainfo, README and the two lists of pins."""
    own = version(root)
    found = (
        [] if VERSION.fullmatch(own) else [f"The version is {own or 'missing'}, which is none of a release."]
    )
    told = re.findall(r"^## \[(\d.*?)\] - (\S+)$", _text(root, "CHANGELOG.md"), re.MULTILINE)
    released = re.findall(r'<release version="(.+?)" date="(.+?)"', _metainfo(root))
    if not told or told[0][0] != own:
        found.append(f"CHANGELOG.md has no section for {own} at its top.")
    if not released or released[0] != next(iter(told), None):
        found.append("The metainfo's newest release is not the changelog's, with its day.")
    unreleased = _text(root, "CHANGELOG.md").partition("## [Unreleased]")[2].partition("\n## [")[0]
    if unreleased.strip():
        found.append("CHANGELOG.md has lines under Unreleased.")
    if f"This is {own}" not in _text(root, "README.md"):
        found.append(f"README.md does not say that this is {own}.")
    tested, packaged = (_pins(_text(root, name)) for name in ("constraints.txt", "packaging/constraints.txt"))
    common = sorted(packaged.keys() & tested.keys())
    others = [name for name in common if packaged[name] != tested[name]]
    return [*found, *(f"{name} is packaged in another version than the one tested." for name in others)]


def untested(root: Path) -> list[str]:
    """Return what speaks against saying that the tests passed for exactly what is here."""
    head = _git(root, "rev-parse", "HEAD")
    found = ["There are changes that are not committed."] if _git(root, "status", "--porcelain") else []
    passed = GREEN.read_text("utf-8").strip() if GREEN.is_file() else ""
    return [*found, *([] if passed == head else ["`dev.py test --slow` has not passed on this commit."])]


def _pins(text: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for name, number, condition in PIN.findall(text):
        found.setdefault(name, set()).add((number, condition.strip()))
    return found


def _metainfo(root: Path) -> str:
    return next((root / "packaging/linux").glob("*.metainfo.xml")).read_text("utf-8")


def _text(root: Path, name: str) -> str:
    return (root / name).read_text("utf-8")


def _git(root: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=root, capture_output=True, text=True, check=False
    ).stdout.strip()


if __name__ == "__main__":
    main()
