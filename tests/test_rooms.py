"""docs/architecture.md: the picture of the rooms and the table beside it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = (CHECKOUT / "docs" / "architecture.md").read_text("utf-8")


def test_the_picture_shows_the_layers_that_import_linter_holds() -> None:
    assert drawn_layers() == contracted_layers()


def test_the_table_tells_of_every_room_in_the_order_of_the_picture() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert told == [room for layer in contracted_layers() for room in layer]


def test_every_room_of_the_program_is_told_of() -> None:
    rooms = (CHECKOUT / "src" / "carejournal").iterdir()
    assert {room.stem for room in rooms if room.suffix in {"", ".py"} and "__" not in room.name} <= {
        room for layer in drawn_layers() for room in layer
    }


def contracted_layers() -> list[list[str]]:
    """Return the layers of the contract in pyproject.toml, highest first, each a list of rooms."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [layer.split(" | ") for layer in layers]


def drawn_layers() -> list[list[str]]:
    """Return the layers of the picture, highest first; each line begins where the last one ended."""
    drawn: list[list[str]] = []
    for line in re.findall(r"^ +(.+ --> .+)$", PAGE, re.MULTILINE):
        chain = [layer.split(" & ") for layer in line.split(" --> ")]
        assert not drawn or chain[0] == drawn[-1], line
        drawn += chain[1:] if drawn else chain
    return drawn
