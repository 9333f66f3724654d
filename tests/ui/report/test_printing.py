"""The report on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter

from carejournal.domain.refusal import Refusal
from carejournal.ui.report.printing import print_pages

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def pages(count: int) -> list[bytes]:
    made = []
    for number in range(count):
        target = io.BytesIO()
        Image.new("L", (210, 297), 40 * number).save(target, "PNG")
        made.append(target.getvalue())
    return made


def printer_into(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setFullPage(True)
    return printer


@pytest.mark.parametrize(("first", "last", "printed"), [(0, 0, 3), (2, 3, 2), (2, 2, 1)])
def test_the_chosen_pages_come_out_one_a_sheet(
    qtbot: QtBot, tmp_path: Path, first: int, last: int, printed: int
) -> None:
    assert qtbot is not None
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setFromTo(first, last)
    print_pages(printer, pages(3))
    with pikepdf.open(tmp_path / "paper.pdf") as document:
        assert len(document.pages) == printed
        assert all(page.get_images() for page in document.pages)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told_kindly(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    with pytest.raises(Refusal, match="did not take the report"):
        print_pages(printer_into(tmp_path / "gone" / "paper.pdf"), pages(1))
