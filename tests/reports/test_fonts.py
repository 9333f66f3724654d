"""Which characters need another font."""

from __future__ import annotations

import os
import subprocess
import sys

from carejournal.reports.fonts import (
    LAST_RESORT,
    MAIN_FONT,
    SURELY_SHOWN,
    bundled_fonts,
    in_order,
    missing_glyphs,
    shown_by_main_font,
)


def test_european_middle_eastern_and_plain_signs_need_no_other_font() -> None:
    written = "Größe façade Сегодня καλή \u0645\u0631\u062d\u0628\u0627 \u05e9\u05b8\u05dc ▲◆■★✚☑☐ – “”"
    assert missing_glyphs(written) == set()


def test_what_is_taken_to_be_shown_is_in_the_font() -> None:
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x250))}
    taken = {ord(char) for char in (latin | SURELY_SHOWN) - {"\n"}}
    assert taken <= shown_by_main_font()


def test_what_has_no_look_of_its_own_is_not_missed() -> None:
    assert missing_glyphs("a\u200db\ufe0f\u200f\u00ad\ufeff") == set()


def test_other_scripts_are_missed_each_character_once() -> None:
    assert missing_glyphs("a\u4eca\u4eca\u0939") == {"\u4eca", "\u0939"}


def test_our_font_is_asked_first_and_the_boxes_last() -> None:
    families = ["Z Sans", LAST_RESORT, "Book Serif", MAIN_FONT, "A Sans"]
    assert in_order(families) == [MAIN_FONT, "A Sans", "Z Sans", "Book Serif", LAST_RESORT]


def test_the_fonts_are_there() -> None:
    names = {file.name for file in bundled_fonts().iterdir()}
    assert {
        "DejaVuSans.ttf",
        "DejaVuSans-Bold.ttf",
        "DejaVuSansMono.ttf",
        "LastResortHE-Regular.ttf",
    } <= names


def test_a_report_does_not_load_matplotlib() -> None:
    script = "import sys; from carejournal.reports import typesetting; print('matplotlib' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=environment
    )
    assert told.stdout.strip() == "False"
