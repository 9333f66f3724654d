"""docs/architecture.md: the picture of who imports whom, and the table of the rooms below it."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = (CHECKOUT / "docs" / "architecture.md").read_text("utf-8")


def load_draw_rooms() -> Any:
    spec = importlib.util.spec_from_file_location("draw_rooms", CHECKOUT / "packaging" / "draw_rooms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


draw_rooms = load_draw_rooms()
ROOMS = draw_rooms.rooms()


def test_the_picture_is_drawn_from_the_code_as_it_is() -> None:
    # python3 packaging/draw_rooms.py draws it anew.
    drawn = draw_rooms.drawing(ROOMS, draw_rooms.imports_between(ROOMS))
    assert PAGE.count(draw_rooms.BEGIN) == PAGE.count(draw_rooms.END) == 1
    assert draw_rooms.BEGIN + drawn + draw_rooms.END in PAGE


def test_an_import_is_seen_wherever_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(
        "import json\n"
        "from carejournal import charts\n"
        "from carejournal.ui.theme import STEP\n"
        "if TYPE_CHECKING:\n    import carejournal.storage.journal\n"
        "def late():\n    from carejournal.system import clock\n",
        "utf-8",
    )
    assert set(draw_rooms.imported(file)) == {"charts", "ui", "storage", "system"}


def test_every_arrow_of_the_picture_goes_down() -> None:
    arrows = [
        (here, there)
        for here, names in re.findall(r"^ +(\w+) --> (.+)$", PAGE, re.MULTILINE)
        for there in names.split(" & ")
    ]
    assert len(arrows) > len(ROOMS)
    assert [each for each in arrows if ROOMS.index(each[0]) >= ROOMS.index(each[1])] == []


def test_the_table_tells_of_every_room_in_the_order_of_the_contract() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == ROOMS


def test_every_room_of_the_program_is_told_of() -> None:
    rooms = (CHECKOUT / "src" / "carejournal").iterdir()
    found = {room.stem for room in rooms if room.suffix in {"", ".py"} and "__" not in room.name}
    assert found <= set(ROOMS)
