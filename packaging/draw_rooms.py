"""Writes the picture of who imports whom into docs/architecture.md, from the imports that stand in the code.

python packaging/draw_rooms.py      or, with all other pictures, python3 dev.py pictures
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "carejournal"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawn by packaging/draw_rooms.py -->\n", "<!-- end of the drawing -->\n"
GROUND = ("domain", "system")
"""Nearly everyone imports these: told in words, since so many arrows would hide the others."""

Imports = set[tuple[str, str]]


def rooms() -> list[str]:
    """Return the rooms from the highest to the lowest, as import-linter's contract orders them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each["type"] == "layers")
    return [room for layer in layers for room in layer.split(" | ")]


def imports_between(known: list[str]) -> Imports:
    """Return each pair of a room and another one that some module of it imports, also only for its types."""
    found: Imports = set()
    for path in CODE.rglob("*.py"):
        here = path.relative_to(CODE).parts[0].removesuffix(".py")
        found |= {(here, there) for there in imported(path) if there != here}
    return {(here, there) for here, there in found if {here, there} <= set(known)}


def imported(path: Path) -> Iterator[str]:
    """Yield the room of everything of the program that a file imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{each.name}" for each in node.names]
        for name in names:
            package, _, rest = name.partition(".")
            if package == CODE.name:
                yield rest.partition(".")[0]


def drawing(known: list[str], imports: Imports) -> str:
    """Return the picture, and a sentence on what all of them stand on."""
    lines = ["```mermaid", "flowchart TD"]
    for here in known:
        there = [each for each in known if (here, each) in imports and each not in GROUND]
        if there:
            lines.append(f"    {here} --> {' & '.join(there)}")
    return "\n".join([*lines, "```", "", *(on_the_ground(each, known, imports) for each in GROUND), ""])


def on_the_ground(ground: str, known: list[str], imports: Imports) -> str:
    """Return who imports a room of the lowest layer."""
    above = [each for each in known if each not in GROUND]
    without = [each for each in above if (each, ground) not in imports]
    names = ", ".join(f"`{each}`" for each in without)
    return f"`{ground}` is imported by every room above{f' but {names}' if names else ''}."


def page_with(picture: str) -> str:
    """Return the page with this picture between the marks."""
    marked = re.compile(f"(?<={re.escape(BEGIN)}).*(?={re.escape(END)})", re.DOTALL)
    return marked.sub(lambda _: picture, PAGE.read_text("utf-8"), count=1)


def main() -> None:
    """Draw it anew."""
    known = rooms()
    PAGE.write_text(page_with(drawing(known, imports_between(known))), "utf-8")


if __name__ == "__main__":
    main()
